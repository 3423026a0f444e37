"""Counts, amounts, shares and rates that a claim can be about.

`nutgraf.facts.numbers` finds the numbers. Durations and ages are not claims about a quantity, nor
is "a 12-inch screen", and a small number is one only with what it counts.
"""

from collections.abc import Iterator
from typing import NamedTuple

from nutgraf.claims.wordlists import FALLBACK_LANGUAGE
from nutgraf.facts.numbers import (
    Number,
    NumberKind,
    UnitKind,
    counted_end,
    find_numbers,
    quantified,
)
from nutgraf.patterns import pattern


class Quantity(NamedTuple):
    """A quantity in a text: its position, its description ("a share of 60 percent"), its sort.

    Sorts are "share", "money", "times", "scaled" (thousands and more in words), "number" (in
    digits) and "word"; weights are trained for each.
    """

    start: int
    end: int
    reason: str
    sort: str


_LABELS = {
    "share": "a share of",
    "money": "an amount of",
    "times": "a factor of",
    "scaled": "a count of",
    "number": "the number",
    "word": "the number",
}
_FOLLOWING_NOUN = pattern(
    r"\s(?:\w+(?:[-'’]\w+)*\s){0,3}?\w{2,}s\b|\s(?:people|men|women|children)\b"
)
# A bare number from here on counts something even where no plural follows.
_SURELY_A_COUNT = 100
_LOOK_AHEAD = 60


def find_quantities(text: str, language: str = FALLBACK_LANGUAGE) -> Iterator[Quantity]:
    """The quantities in `text`, in order.

    >>> [quantity.reason for quantity in find_quantities("On 3 May 2004, 60% of 1,200 shops shut.")]
    ['a share of 60%', 'the number 1,200']
    >>> list(find_quantities("I am late.")), next(find_quantities("Half a million came.")).reason
    ([], 'a count of Half a million')
    """
    for number in find_numbers(text, language):
        sort = _sort(number)
        if sort not in {"number", "word"} or _counts(text, number, language):
            words = " ".join(number.span.of(text).split())
            yield Quantity(number.span.start, number.span.end, f"{_LABELS[sort]} {words}", sort)


def _sort(number: Number) -> str:
    if number.kind in {NumberKind.PERCENT, NumberKind.SHARE}:
        return "share"
    if number.kind is NumberKind.MONEY:
        return "money"
    if number.kind is NumberKind.MULTIPLE or number.unit == "time":
        return "times"
    if number.scale or (number.value is None and number.low is None):
        return "scaled"
    return "word" if number.in_words else "number"


def _counts(text: str, number: Number, language: str) -> bool:
    """Whether a number without a scale counts something."""
    if number.unit_kind is not None:
        # "A 12-inch screen" says which one.
        is_attribute = text[number.amount.end : number.amount.end + 1] == "-"
        return number.unit_kind is UnitKind.MEASURE and not is_attribute
    end = number.span.end
    if language == FALLBACK_LANGUAGE:
        following = _FOLLOWING_NOUN.match(text, end, end + _LOOK_AHEAD) is not None
    else:
        following = counted_end(text, end, language) > end
    if following or number.in_words:
        return following
    if text[end : end + 1] == "-":
        return False
    if number.value is None or number.value >= _SURELY_A_COUNT or _is_written_out(text, number):
        return True
    return quantified(text, number, language) or text.startswith(" of ", end)


def _is_written_out(text: str, number: Number) -> bool:
    """Whether it has a decimal mark or groups."""
    return not number.amount.of(text).isdigit()
