"""What a text says a speaker is, beside the name: "finance minister Jane Roe"."""

import re
from functools import cache

from nutgraf.article import Span
from nutgraf.claims.reporting import reporting_verbs
from nutgraf.claims.speakers import grammar
from nutgraf.claims.wordlists import words

# No apposition is longer than this, in characters, nor has its role noun later than this, in words.
_LONGEST = 160
_EARLY = 6
_WORD = re.compile(r"\w+(?:[-'’&]\w+)*\.?")
# ", 44," and "(D-Ill.)" may stand between a name and what its bearer is.
_GAP = re.compile(r"(?: \([^()\n]{1,30}\))?,\s(?:\d{1,3},\s)?")
_ENDS = re.compile(r"[,;:.!?()\n—–]| - |\bwho\b|\bwhose\b")
_ABBREVIATION = re.compile(r"\b[A-Z][a-z]{0,3}\.$|\b[A-Z]\.$")


@cache
def role_nouns(language: str) -> frozenset[str]:
    """Nouns for what people are."""
    return words("roles", "roles", language) | words("roles", "titles", language)


def role_of(text: str, source: Span, end: int, language: str) -> Span | None:
    """The words beside a name that say what its bearer is; None if there are none.

    Args:
        text: that the spans are of.
        source: a speaker's name, with what stands before it.
        end: where the sentence ends; nothing behind it is looked at.
        language: of the text.

    >>> text = "Jane Roe, 44, the finance minister, said so."
    >>> role_of(text, Span(0, 8), len(text), "en").of(text)
    'the finance minister'
    >>> text = "Finance minister Jane Roe said so."
    >>> role_of(text, Span(0, 25), len(text), "en").of(text)
    'Finance minister'
    """
    found = list(_WORD.finditer(text, source.start, source.end))
    if not found or not found[-1].group()[0].isupper():
        return None
    return _before(text, found, language) or _behind(text, source, end, language)


def _before(text: str, found: list[re.Match[str]], language: str) -> Span | None:
    """The role in front of the name, within the same phrase."""
    nouns = role_nouns(language)
    titles = words("roles", "titles", language)
    for match in reversed(found[:-1]):
        low = match.group().lower().rstrip(".")
        # "Mr." says nothing of what somebody is.
        if low in nouns and low not in _CIVIL:
            after = text[match.end() :].lstrip()[:1]
            if after.isupper() and (low in titles or not match.group().endswith(".")):
                return Span(found[0].start(), match.end())
    return None


_CIVIL = frozenset({"mr", "mrs", "ms", "miss", "mx"})


def _behind(text: str, source: Span, end: int, language: str) -> Span | None:
    """The role in an apposition behind the name."""
    gap = _GAP.match(text, source.end, end)
    if gap is None:
        return None
    start = gap.end()
    stop = _end(text, start, min(end, start + _LONGEST))
    verbs = reporting_verbs(language)
    for match in _WORD.finditer(text, start, stop):
        if match.group() in verbs and match.group() not in grammar(language).nouns:
            # An apposition that was never closed: "Ann Lee, a baker from Hull said".
            stop = match.start()
            break
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    inside = [match.group().lower() for match in _WORD.finditer(text, start, stop)]
    if not inside:
        return None
    nouns = role_nouns(language)
    opens = inside[0] in grammar(language).determiners or inside[0] in nouns
    early = any(
        word.rstrip(".") in nouns or word.removesuffix("s") in nouns for word in inside[:_EARLY]
    )
    clause = any(word in grammar(language).auxiliaries for word in inside[:_EARLY])
    if not early or clause or (not opens and _opens_otherwise(inside[0], language)):
        return None
    return Span(start, stop)


def _opens_otherwise(word: str, language: str) -> bool:
    """Whether a word opens something that is no apposition."""
    known = grammar(language)
    return (
        word in known.pronouns | known.prepositions | known.subordinators | {"along"}
        or word in reporting_verbs(language)
        or word.endswith("ing")
    )


def _end(text: str, start: int, limit: int) -> int:
    for match in _ENDS.finditer(text, start, limit):
        if (
            match.group() != "."
            or match.end() == limit
            or not _ABBREVIATION.search(text, start, match.end())
        ):
            return match.start()
    return limit
