"""Where sentences begin and end.

Punkt (Kiss and Strunk 2006), in nltk's implementation, with parameters of this project's own: it
is never trained on the text it splits, so a text is always split the same way. A repair pass then
mends what Punkt cannot know.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from nutgraf.reading.inline import Clean
from nutgraf.wordlists import groups, words

_ROOM = "nutgraf.reading"

_CLOSERS = "\"'”’»)\\]}›"
_OPENERS = "\"'“‘«(\\[{„‹¿¡"

# A reporting verb soon after a quoted question or cry makes one sentence of both:
# "Why?" the minister asked.
_REPORTING = (
    "said|says|asked|asks|cried|cries|shouted|shouts|yelled|replied|answered|added|adds|wrote|"
    "writes|exclaimed|wondered|demanded|whispered|told|quipped|joked|recalled|insisted|continued"
)
_TALE = re.compile(
    rf"(?:(?:{_REPORTING})\s|(?:[A-Z][\w.’'-]*|the|he|she|they|we|I|it|one|a|an|my|his|her|their)"
    rf"(?:\s[\w.’'-]+){{0,3}}?\s(?:{_REPORTING})\b)"
)
_QUOTED_CRY = re.compile(r"[?!…]['\"”’»]+$")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)\]]+$")
_LOWER_START = re.compile(rf"[{_OPENERS}…—–-]*\s?[a-zß-öø-ÿ]")
_CAMEL_START = re.compile(r"[a-z]{1,2}[A-Z]")
_NO_WORD = re.compile(r"[\W_]*$")
_LAST_TOKEN = re.compile(r"[^\s]{1,24}$")
# A place Punkt may have passed over: an end mark, closing marks, white space, then a capital.
_CANDIDATE = re.compile(rf"[.?!…][{_CLOSERS}]*(\s+)(?=[{_OPENERS}]*[^\W\d_a-zß-öø-ÿ])")
# Two sentences glued by a paste: "a ceasefire.The Kremlin".
_GLUED = re.compile(r"(?<=[a-zß-öø-ÿ]{3}[.?!])[”’»)]?(?=[“‘«(]?[A-Z][a-z]{1,20}[\s,])")
_NUMBER = re.compile(r"[0-9]|[IVXLC]{1,6}\b|[A-Z][0-9]")
_FIRST_WORD = re.compile(rf"[{_OPENERS}]*([^\W\d_]+)")
_LONE_CAPITAL = re.compile(r"\w\s[A-Z]\.$")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Abbreviations of one language, without their final stop, by what may follow them."""

    title: frozenset[str]
    number: frozenset[str]
    before: frozenset[str]
    either: frozenset[str]


@cache
def abbreviations(language: str) -> Abbreviations:
    """Those of `language`, or English ones where there is no list for it."""
    found = groups(_ROOM, "abbreviations", language)
    return Abbreviations(
        frozenset(found["title"]),
        frozenset(found["number"]),
        frozenset(found["before"]),
        frozenset(found["either"]),
    )


def _starters(language: str, group: str) -> frozenset[str]:
    return words(_ROOM, "sentence-starters", language, group)


@cache
def _punkt(language: str) -> Any:  # noqa: ANN401  # nltk has no types
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    known = abbreviations(language)
    parameters = PunktParameters()
    parameters.abbrev_types = set(known.title | known.before | known.either)
    parameters.sent_starters = set(_starters(language, "sure") | _starters(language, "likely"))
    return PunktSentenceTokenizer(parameters)


def split(text: str, language: str = "en") -> list[tuple[int, int]]:
    """The sentences of one paragraph as (start, end) pairs, white space left out.

    Every non-blank character is in exactly one of them.

    >>> text = "Acme Inc. The firm fell 2.5 percent. “Why?” he asked."
    >>> [text[start:end] for start, end in split(text)]
    ['Acme Inc.', 'The firm fell 2.5 percent.', '“Why?” he asked.']
    """
    bounds = [
        (start, end)
        for start, end in _joined(text, list(_punkt(language).span_tokenize(text)), language)
    ]
    return [pair for start, end in bounds for pair in _parted(text, start, end, language)]


def split_clean(clean: Clean, language: str = "en") -> Iterator[Clean]:
    """The sentences of a cleaned paragraph."""
    for start, end in split(clean.text, language):
        yield clean.cut(start, end)


def _joined(text: str, spans: list[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    """Join what Punkt split and should not have."""
    held: tuple[int, int] | None = None
    for start, end in spans:
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        last = start + len(text[start:end].rstrip())
        if first >= last:
            continue
        if held is None:
            held = (first, last)
        elif _belongs(text, held, (first, last), language):
            held = (held[0], last)
        else:
            yield held
            held = (first, last)
    if held is not None:
        yield held


# How far back from a boundary, and forward, the rules look: enough for the longest of them, and a
# bound that keeps the work linear.
_REACH = 80


def _belongs(text: str, left: tuple[int, int], right: tuple[int, int], language: str) -> bool:
    """Whether the sentence found at `right` goes on from the one at `left`."""
    before = text[max(left[0], left[1] - _REACH) : left[1]]
    after = text[right[0] : min(right[1], right[0] + _REACH)]
    if _NO_WORD.match(after) and right[1] - right[0] <= _REACH:
        return True
    if left[1] - left[0] <= 8 and _ENUMERATOR.match(before):  # noqa: PLR2004  # "(iii).", "12."
        return True
    if _QUOTED_CRY.search(before) and (_LOWER_START.match(after) or _TALE.match(after)):
        return True
    if before[-1] in "?!…" and _LOWER_START.match(after) and not _CAMEL_START.match(after):
        return True
    token = _last_token(before)
    known = abbreviations(language)
    if token in known.title:
        return True
    if token in known.number:
        return _NUMBER.match(after) is not None
    if token in known.before:
        return not _starts_surely(after, language)
    return False


def _last_token(before: str) -> str:
    match = _LAST_TOKEN.search(before)
    return match[0].rstrip(".").lstrip("(\"'“‘[«").lower() if match else ""


def _starts_surely(after: str, language: str) -> bool:
    match = _FIRST_WORD.match(after)
    if match is None or not match[1][0].isupper():
        return False
    return match[1].lower() in _starters(language, "sure")


def _parted(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Part what Punkt left together and should not have."""
    here = start
    for stop, go in sorted(_missed(text, start, end, language)):
        if here < stop and go < end:
            yield here, stop
            here = go
    yield here, end


def _missed(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    for match in _CANDIDATE.finditer(text, start, end):
        stop, go = match.start(1), match.end(1)
        before = text[max(start, stop - _REACH) : stop]
        after = text[go : min(end, go + _REACH)]
        if _is_missed(before, after, language):
            yield stop, go
    for match in _GLUED.finditer(text, start, end):
        yield match.end(), match.end()


def _is_missed(before: str, after: str, language: str) -> bool:
    if not _starts_surely(after, language):
        return False
    token = _last_token(before)
    known = abbreviations(language)
    if token in known.title:
        return False
    return _LONE_CAPITAL.search(before) is not None or before[-1] == "…" or token in known.either
