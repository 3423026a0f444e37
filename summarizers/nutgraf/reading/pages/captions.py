"""Captions of pictures, tables and figures.

The words they begin with are in the list `captions`, lexicon/<language>/pages.txt; agencies are
the same everywhere.
"""

import re
from collections.abc import Iterable
from functools import cache

from nutgraf.frozen import dataclass
from nutgraf.language.alternation import any_of
from nutgraf.language.typography import is_plain
from nutgraf.language.wordlists import FALLBACK_LANGUAGE, groups
from nutgraf.patterns import pattern
from nutgraf.reading.pages import bylines

_AGENCY = pattern(
    r"(?:getty\simages|ap\sphoto|/\s?(?:ap|afp|reuters|epa|getty|shutterstock|alamy)\b|shutterstock|"
    r"\bvia\s(?:ap|getty|reuters|afp)\b|usa\stoday\ssports|"
    r"\b(?:submitted|contributed|courtesy|provided)\sphoto\b|licensed\sunder\b|creative\scommons|\bcc\sby\b|file\sphoto|handout|istock|unsplash|wikimedia)",
    re.IGNORECASE,
)
# One of these is in each of them.
_AGENCY_SIGNS = (
    *(
        "getty",
        "photo",
        "/",
        "shutterstock",
        "via",
        "sports",
        "licensed",
        "commons",
        "cc",
        "handout",
    ),
    *("istock", "unsplash", "wikimedia"),
)
# A name in brackets at the end of a short line, with no stop behind it.
_IN_BRACKETS = pattern(r"\S\s\((?P<name>[^()]{2,40})\)$")
# "A tram at its stop | TIAGO PETINGA/LUSA", "... ÁLVARO CABRERA (EFE)".
_CAPITAL_CREDIT = pattern(
    r"[|.]\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{0,20}(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{0,20}){1,3}\s?[/(][A-Z]{2,12}\)?$"
)
_SHORT_AGENCIES = frozenset({"AP", "AFP", "EPA", "Reuters", "dpa"})
_NAMED_WORDS = 25
_BRACKETED = pattern(r"^[(\[].{0,200}[)\]]\.?$", re.DOTALL)
# "Ships wait off the port [Ola Berg/Reuters]", "... [File: Reuters]": behind no end of a sentence.
_IN_SQUARE_BRACKETS = pattern(r"[^\s.!?]\s\[(?P<credit>[^\[\]]{2,60})\]$")
# "Ships wait off the portCredit: EPA": two boxes of a page that a browser has put together.
_GLUED_CREDIT = pattern(r"[a-z.]Credit:\s?\S")
# A caption that a page shows the beginning of, behind which a reader could open the rest.
_SHORTENED = pattern(r"\s(?:\.\.\.|…)\s(?:\[\+\]|more)$")
# "Ola Berg/Tideway News", "Ola Berg / Tideway".
_NAME_AND_PUBLISHER = pattern(r"(?P<name>[^/]{5,40}?)\s?/\s?[A-Z]\w{1,20}(?:\s[A-Z]\w{1,20}){0,2}")
# The name of an agency for pictures, and nothing else.
_ONLY_A_PICTURE_AGENCY = pattern(r"(?:getty(?:\simages)?|epa|alamy|shutterstock)\.?", re.IGNORECASE)

# A caption is a sentence or three; longer ones are paragraphs that name a source.
_LONGEST = 70
# A line with an agency's name and at most this many words is its credit.
_BARE_CREDIT = 12
# A credit is at the end: this many characters of a line are searched for one.
_TAIL = 90


@dataclass(frozen=True, slots=True)
class _Forms:
    """What credits and numbered captions look like in one language.

    A credit has one of `credit_signs` in it.
    """

    credit: re.Pattern[str]
    credit_signs: frozenset[str]
    numbered: re.Pattern[str]
    labelled: re.Pattern[str]


@cache
def _forms(language: str) -> _Forms:
    """Those of `language` and the English ones, which occur on pages in any language."""
    lists = [
        groups("captions", code, fallback=False)
        for code in dict.fromkeys((language, FALLBACK_LANGUAGE))
    ]

    def phrases(group: str) -> list[str]:
        return [phrase for found in lists for phrase in found.get(group, ())]

    def any_in(group: str) -> str:
        return any_of(phrases(group))

    return _Forms(
        credit=re.compile(
            rf"(?:{any_in('credits')}(?:\s{any_in('credits, second word')})?"
            rf"\s*(?:{any_in('of')}|[:：/]|©)|{any_in('short credits')})\s*\S",
            re.IGNORECASE,
        ),
        credit_signs=frozenset(
            re.split(r"[\s']", phrase)[0]
            for phrase in phrases("credits") + phrases("short credits")
        ),
        labelled=re.compile(rf"{any_in('credits')}\s?[:：]\s?\S", re.IGNORECASE),
        numbered=re.compile(rf"{any_in('numbered')}\s?\d{{1,3}}[a-z]?\s?[.:：–—|-]", re.IGNORECASE),
    )


def is_caption(text: str, language: str = "en") -> bool:
    """Whether a line is a caption or a picture credit.

    >>> is_caption("The night train waits. Photo: Ola Berg"), is_caption("Table 2: Rents by year")
    (True, True)
    >>> is_caption("The photo was taken in May."), is_caption("Foto: Ola Berg", "de")
    (False, True)
    """
    words = len(text.split(maxsplit=_LONGEST))
    if words > _LONGEST:
        return False
    forms = _forms(language)
    if forms.numbered.match(text) or forms.labelled.match(text):
        return True
    if words <= _NAMED_WORDS and _CAPITAL_CREDIT.search(text):
        return True
    if words <= _NAMED_WORDS and _names_photographer(text, language):
        return True
    if _is_cut_or_credited(text, language):
        return True
    if words <= _NAMED_WORDS and _closes_with_credit(text, forms, language):
        return True
    tail = text[-_TAIL:]
    credit = forms.credit.search(tail) if _may_hold(tail, forms.credit_signs) else None
    if credit and (
        credit.end() > len(tail) - 60 and (credit.start() == 0 or _cut_off(tail, credit))
    ):
        return True
    return bool(_may_hold(tail, _AGENCY_SIGNS) and _AGENCY.search(tail)) and (
        _BRACKETED.match(text) is not None
        or words <= _BARE_CREDIT
        or text.rstrip()[-1:] in ")]"
        or not text.rstrip().endswith((".", "!", "?", '"', "”"))
    )


def _is_cut_or_credited(text: str, language: str) -> bool:
    """Whether a line is a caption cut short, or has its credit where only captions have one."""
    tail = text[-_TAIL:]
    if (
        _SHORTENED.search(tail)
        or _GLUED_CREDIT.search(tail)
        or _ONLY_A_PICTURE_AGENCY.fullmatch(text)
    ):
        return True
    bracketed = _IN_SQUARE_BRACKETS.search(tail)
    if bracketed:
        credit = bracketed["credit"]
        return ": " in credit or "/" in credit or " via " in credit or credit in _SHORT_AGENCIES
    credited = _NAME_AND_PUBLISHER.fullmatch(text)
    return credited is not None and bylines.is_name(credited["name"], language)


def _names_photographer(text: str, language: str) -> bool:
    """Whether a line closes with a name in brackets: "A fern in its glass (Nora Felt)"."""
    match = _IN_BRACKETS.search(text)
    if match is None:
        return False
    name = match["name"]
    return name in _SHORT_AGENCIES or (
        bylines.begins_with_given_name(name, language) and bylines.is_name(name, language)
    )


def _closes_with_credit(text: str, forms: _Forms, language: str) -> bool:
    """Whether a line closes with a credit in capitals: "A fern in its glass Image: Nora Felt."."""
    if not text.endswith("."):
        return False
    before, colon, name = text.rpartition(": ")
    lead = before.rpartition(" ")[2]
    if not colon or not lead[:1].isupper() or not forms.labelled.match(f"{lead}: {name}"):
        return False
    name = name.rstrip(". ")
    return " / " in name or bylines.is_name(name, language)


def _may_hold(text: str, signs: Iterable[str]) -> bool:
    """Whether a text has one of some lower-case signs, or may have one, if it is not ASCII.

    Ten times as fast as a case-insensitive regular expression.
    """
    if not is_plain(text):
        return True
    return any(map(text.lower().__contains__, signs))


def _cut_off(tail: str, credit: re.Match[str]) -> bool:
    """Whether a credit is separate, not in the run of a sentence."""
    before = tail[: credit.start()].rstrip()
    return not before or before.endswith(" -") or before[-1] in '.!?)|(/–—["”’'
