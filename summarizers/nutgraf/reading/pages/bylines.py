"""Bylines: lines that name who wrote an article.

The words are in the list `bylines`, lexicon/<language>/pages.txt.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from nutgraf.frozen import dataclass
from nutgraf.language.alternation import any_of
from nutgraf.language.function_words import function_words
from nutgraf.language.wordlists import FALLBACK_LANGUAGE, groups, words
from nutgraf.patterns import pattern
from nutgraf.reading.pages import dates

# All that names begin with in scripts that have capitals, for a class of characters.
CAPITAL = "A-ZÀ-ÖØ-Þ" + "".join(filter(str.isupper, map(chr, range(0x100, 0x250))))
_NAME_WORD = (
    rf"(?:[{CAPITAL}][\w'’.\-]*|de|da|di|del|der|den|la|le|van|von|bin|al|el|y|ten|ter"
    r"|do|dos|das|du|des|della|dello|dei|degli|zu|zur|zum|af|av)"
)
_NAME = rf"[{CAPITAL}][\w'’.\-]*(?:\s{_NAME_WORD}){{0,4}}"
# Chinese names have two to four characters; several are separated by a space or a comma.
_HAN_NAME = r"[\u4e00-\u9fff]{2,4}(?:[\s、，·]{1,2}[\u4e00-\u9fff]{2,4}){0,3}(?![\u4e00-\u9fff])"
_HAN_LANGUAGES = frozenset({"zh", "ja"})
_BARE = pattern(rf"{_NAME}")
# A name follows its "by" after white space or a colon, or at once where the paste lost the blank.
_TO_NAME = r"(?:\s*[:：|/]\s*|\s+|(?=\S[^\W\d_A-Z]))"

# "// By Jane Doe", "| by Jane Doe".
_LEADING_MARKS = "/|•·-–— \t"
# A byline with titles, places and a date is still no longer than this many words.
_LONGEST = 24
# A name has two to five words; one word is as likely a rubric.
_NAME_WORDS = range(2, 6)
_MOST_NAMES = 4
# "On 10 May 2026 by @jane_doe".
_DATED_ACCOUNT = pattern(r"\bby\s@\w{2,30}$", re.IGNORECASE)
# First name and surname are enough to know somebody by.
_FULL_NAME = 2


@dataclass(frozen=True, slots=True)
class _Forms:
    """What bylines look like in one language."""

    led: re.Pattern[str]
    credits: re.Pattern[str]
    named_later: re.Pattern[str]
    between_names: re.Pattern[str]
    abbreviated_end: re.Pattern[str]
    post: re.Pattern[str]
    alone: frozenset[str]
    staff: frozenset[str]
    joining: frozenset[str]


@cache
def _forms(language: str) -> _Forms:
    # A list need not have every group.
    listed: Mapping[str, tuple[str, ...]] = defaultdict(tuple, groups("bylines", language))
    name = _HAN_NAME if language in _HAN_LANGUAGES else _NAME
    between = any_of(listed["and"])
    done = rf"\s+(?:{between}\s\w+\s)?{any_of(listed['done by'])}" if listed["done by"] else ""
    lead = rf"(?:{any_of(listed['deeds'])}{done}|{any_of(listed['by'])})"
    credited = [
        any_of([phrase]) + (r"\s*" if phrase[-1] in ":：" else rf"{done}\s")
        for phrase in listed["credits"]
    ]
    # Chinese has no word boundaries to find.
    edge = "" if language in _HAN_LANGUAGES else r"\b"
    return _Forms(
        led=re.compile(rf"(?i:{lead}){_TO_NAME}(?:[Tt]he\s)?(?P<name>{name})"),
        credits=re.compile(rf"[\[(]?(?:{'|'.join(credited) or any_of(())})", re.IGNORECASE),
        named_later=re.compile(rf"{edge}(?i:{any_of(listed['later'])})\s?[:：]?\s?{name}"),
        between_names=re.compile(rf"(?<!\s)\s*(?:,|&|、|\b{between}\b)\s*"),
        abbreviated_end=re.compile(rf"\b(?:(?i:{any_of(listed['ends in a stop'])})|[A-Z])\.$"),
        post=re.compile(rf"{edge}{any_of(listed['posts'])}{edge}", re.IGNORECASE),
        alone=frozenset(listed["alone"]),
        staff=frozenset(listed["staff"]),
        joining=frozenset(listed["and"]),
    )


def is_byline(text: str, language: str = "en") -> bool:
    """Whether a line names its author in a known form.

    >>> is_byline("by James Carter Senior News Editor"), is_byline("By Friday the roads were open.")
    (True, False)
    >>> is_byline("Staff Reporter | May 10, 2026")
    True
    >>> is_byline("Posted on May 2, 2026 Author Ida Holm")
    True
    >>> is_byline("Propos recueillis par Anne Girel", "fr")
    True
    """
    text = text.lstrip(_LEADING_MARKS)
    if not 0 < len(text.split(maxsplit=_LONGEST)) <= _LONGEST:
        return False
    forms = _forms(language)
    if forms.credits.match(text):
        return True
    if _ends_sentence(text, forms):
        return False
    return (
        _is_led(text, forms)
        or _is_dated_name(text, language)
        or _names_after_date(text, language)
        or _is_placed_name(text, language)
        or (language != FALLBACK_LANGUAGE and _names_desk(text, forms, language))
    )


def name_in(text: str, language: str = "en") -> str | None:
    """The first name in a byline, for instance to know a paragraph about its bearer.

    >>> name_in("by James Carter Senior News Editor"), name_in("Ida Holm")
    ('James Carter', 'Ida Holm')
    """
    match = _forms(language).led.match(text)
    name = (match["name"] if match else text).split()[:_FULL_NAME]
    return " ".join(name) if len(name) == _FULL_NAME else None


def _ends_sentence(text: str, forms: _Forms) -> bool:
    """Whether a line ends as a sentence does, not with "p.m." or "Jr."."""
    end = text.rstrip()
    return end.endswith(
        (".", "!", "?", ";", "。", "！", "？")
    ) and not forms.abbreviated_end.search(text)


def _is_led(text: str, forms: _Forms) -> bool:
    """By Jane Doe, whatever follows on the line."""
    match = forms.led.match(text)
    if match is None:
        return False
    rest = text[match.end() :]
    several = len(match["name"].split()) > 1
    return several or not rest.strip() or not rest.strip()[0].isalpha()


def _is_dated_name(text: str, language: str) -> bool:
    """Jane Doe | May 10, 2026, with a mark or without one."""
    name, mark, rest = _partitioned(text)
    if mark and is_name(name, language) and dates.is_date_line(rest, language):
        return True
    return _is_full_name(dates.before_date(text, language), language)


def _is_placed_name(text: str, language: str) -> bool:
    """Álvaro Terán, Vitoria: a name and where it was written, in languages with a list of places.

    >>> _is_placed_name("Tiago Meireles, no Porto", "pt"), _is_placed_name("Paris, no Porto", "pt")
    (True, False)
    """
    match = _PLACED.fullmatch(text.strip())
    if language == FALLBACK_LANGUAGE or match is None:
        return False
    return (
        begins_with_given_name(match["name"], language)
        and _is_one_name(match["name"], language)
        and match["place"].lower() in _places(language)
    )


def _names_desk(text: str, forms: _Forms, language: str) -> bool:
    """Whether a line names only a desk, initials, or an agency next to an author.

    >>> [_names_desk(text, _forms("nl"), "nl") for text in ("Redactie Wonen", "lth/sid")]
    [True, True]
    >>> _names_desk("Inês Falcato e Lusa", _forms("pt"), "pt")
    True
    """
    words = text.split()
    for length in range(max(1, len(words) - _DESK_WORDS), len(words) + 1):
        rest = words[length:]
        if " ".join(words[:length]).lower() in forms.staff and all(w[0].isupper() for w in rest):
            return True
    if _INITIALS.fullmatch(text):
        return True
    agency = len(words) > _FULL_NAME and words[-1].lower() in _AGENCIES
    joined = agency and words[-2].lower() in {*forms.joining, "/", "com", "con", "avec", "met"}
    return joined and _is_full_name(" ".join(words[:-2]), language)


# "Redactie Wonen"; more words begin a sentence.
_DESK_WORDS = 1
_INITIALS = pattern(r"[a-z]{2,4}(?:/[a-z]{2,4}){1,3}")
_AGENCIES = frozenset({"lusa", "afp", "efe", "dpa", "ansa", "anp", "belga", "reuters", "sid"})
# A comma or a bar, and perhaps an "in", separate a name from a place.
_PLACED = pattern(r"(?P<name>[^,|]{3,50}?)\s?[,|]\s(?:\w{1,3}\s)?(?P<place>\w[\w’' -]{1,30})")


@cache
def _places(language: str) -> frozenset[str]:
    return frozenset().union(
        *(words("places", language, group, fallback=False) for group in ("cities", "regions")),
        *(groups("places", language, fallback=False).get(group, ()) for group in ("cities",)),
    )


def _is_full_name(text: str, language: str) -> bool:
    """Whether a text is a name that begins with a known given name."""
    return begins_with_given_name(text, language) and is_name(text, language)


def begins_with_given_name(text: str, language: str = FALLBACK_LANGUAGE) -> bool:
    """Whether the first word of a line is a known given name.

    >>> begins_with_given_name("Anna Kell, Staff Writer"), begins_with_given_name("World News")
    (True, False)
    """
    first = text.split(maxsplit=1)[:1]
    return bool(first) and first[0].lower().strip(".,") in _given_names(language)


@cache
def _given_names(language: str) -> frozenset[str]:
    """Those of a language, and of English, as people move."""
    own = words("given-names", language, fallback=False)
    return own | words("given-names", FALLBACK_LANGUAGE)


def _names_after_date(text: str, language: str) -> bool:
    """Posted on May 10, 2026 Author Jane Doe."""
    match = _forms(language).named_later.search(text)
    if match is not None and dates.has_date(text[: match.start()], language):
        return True
    return _DATED_ACCOUNT.search(text) is not None and dates.has_date(text, language)


def _partitioned(text: str) -> tuple[str, str, str]:
    for mark in ("|", "•", "·", " - ", " – ", " — "):
        if mark in text:
            before, _, after = text.partition(mark)
            return before.strip(), mark, after.strip()
    return text, "", ""


def is_lone_by(text: str, language: str = "en") -> bool:
    """Whether a line says "By" and nothing else, the name being on the next."""
    return text.strip().lower().rstrip(":： ") in _forms(language).alone


def is_name(text: str, language: str = "en") -> bool:
    """Whether a line could be nothing but one or more names.

    >>> is_name("Jessica Rudder"), is_name("Ann Lee and J. R. Roe"), is_name("What In The World")
    (True, True, False)
    """
    parts = _forms(language).between_names.split(text.strip())
    return len(parts) <= _MOST_NAMES and all(_is_one_name(part, language) for part in parts)


def _is_one_name(text: str, language: str) -> bool:
    parts = text.split()
    if len(parts) not in _NAME_WORDS or text.isupper() or not _BARE.fullmatch(text):
        return False
    small = function_words(language)
    return not any(part.lower() in small for part in parts if part[0].isupper())


def is_post(text: str, language: str = "en") -> bool:
    """Whether a line could name a post or an outlet: "Staff Reporter", "Corvane Press"."""
    return len(text.split()) <= max(_NAME_WORDS) and bool(_forms(language).post.search(text))
