"""Lines without "by" that may name an author: a name, a name and a job title, an agency.

Elsewhere, such a line may be anything. Between a headline and its article, it is a byline.
"""

from nutgraf.language.wordlists import FALLBACK_LANGUAGE, groups
from nutgraf.patterns import pattern
from nutgraf.reading.pages import bylines

_LONGEST = 10
# An account: "@jane_doe", with its name before it.
_ACCOUNT = pattern(r"\s?@\w{2,30}(?![\w.])")
_NAME_WORDS = 4
_PLACE_WORDS = 3


def may_name_author(text: str, language: str = "en") -> bool:
    """Whether a line could name an author and nothing else, in a form that others share.

    >>> may_name_author("Nora Felt"), may_name_author("NORA FELT"), may_name_author("Nora Felt @nf")
    (True, True, True)
    >>> may_name_author("Nora Felt, Senior Science Writer"), may_name_author("Reuters, Lisbon")
    (True, True)
    >>> may_name_author("Nora Felt, the mayor, resigned"), may_name_author("World News")
    (False, True)
    """
    if len(text.split(maxsplit=_LONGEST)) > _LONGEST or text.rstrip().endswith((":", "?", "!")):
        return False
    bare = _ACCOUNT.sub("", text).strip(" ,|/·•-–—")
    return bool(bare) and (_is_name(bare, language) or has_post(bare, language))


def is_agency(text: str) -> bool:
    """Whether a line is the name of a news agency, perhaps with a place.

    >>> is_agency("Associated Press"), is_agency("Reuters, Lisbon"), is_agency("The Press")
    (True, True, False)
    """
    name, _, place = text.partition(",")
    return name.strip().lower() in _agencies() and len(place.split()) <= _PLACE_WORDS


def _agencies() -> tuple[str, ...]:
    return groups("outlets", FALLBACK_LANGUAGE)["agencies"]


def _is_name(text: str, language: str) -> bool:
    if is_agency(text):
        return True
    in_capitals = text.isupper() and len(text.split()) in range(2, _NAME_WORDS + 1)
    return bylines.is_name(text.title() if in_capitals else text, language)


def has_post(text: str, language: str = "en") -> bool:
    """Whether a line is a name and, after a comma, a post or an agency.

    >>> has_post("Nora Felt, Staff Writer"), has_post("Nora Felt, the mayor, resigned")
    (True, False)
    """
    name, comma, post = text.partition(",")
    if not comma or not bylines.is_name(name, language):
        return False
    return bylines.is_post(post, language) or is_agency(post.strip())
