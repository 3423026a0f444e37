"""What a figure measures, in the words of its sentence.

"Sales of its own brand rose to $6 million": what is $6 million stands before it and away from it,
where "31 percent of its water" says it in the next words. Every run of words near the figure is
rated by where it stands, how it begins and ends, what is in it and what lies between; the weights
are those of a softmax over the runs, found by `benchmarks/train_measured.py` (docs/claims.md). Of
the runs, the one is taken that has most in common with all of them, by how likely each is: the
least expected error (Kumar and Byrne, 2004, "Minimum Bayes-risk decoding"). Where even that is
small, nothing is said.
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from nutgraf.article import Span
from nutgraf.facts.numbers import Number, NumberKind, UnitKind
from nutgraf.language.function_words import function_words
from nutgraf.language.wordlists import words
from nutgraf.models import learned

# So many words and marks on each side are looked at, and so many in one run.
_REACH = 16
_LONGEST = 8
# Characters before the figure that hold those words.
_WINDOW = 240
_TOKEN = re.compile(r"[^\W_](?:[\w’'.-]*\w)?|[^\w\s]")
# No run goes on past these.
_ENDS = frozenset(".,;:()“”—")
# Where the distance from the figure changes its name.
_DISTANCES = (0, 1, 2, 3, 4, 6, 9, 13)
_ENDINGS = ("ly", "ed", "ing")
_CALENDAR = ("months", "weekdays", "units")
# Weights are stored as such, so that adding them up is exact.
SCALE = 100
# The likeliest runs: so many may be taken, and so many are what they are compared with.
_MAY_BE_TAKEN, _COMPARED = 8, 16
# What is taken has at least so much in common with what it is expected to be.
_LEAST_AGREEMENT = 0.45
# Digits to compare by, since the last ones are not the same on every machine.
_DIGITS = 6
# Sums of weights: the same small words begin and end runs again and again.
_TOTALS_HELD = 8192


class WordRun(NamedTuple):
    """Words that may be what a figure measures, and the names of what speaks for and against."""

    span: Span
    features: tuple[str, ...]


class _Side(NamedTuple):
    """The words on one side of a figure, from the nearest on."""

    name: str
    kind: str
    places: Sequence[Span]
    words: Sequence[str]


def measured(text: str, figure: Span, number: Number, language: str) -> Span | None:
    """The words that say what a figure measures; None in a language without a model.

    Args:
        text: the sentence, as a reader sees it.
        figure: where the figure stands in it, with its unit.
        number: how much it is.
        language: an ISO 639-1 code.
    """
    if not _weights(language):
        return None
    rated = [
        found for side in _sides(text, figure, number, language) for found in _rated(side, language)
    ]
    return likeliest(rated)


def likeliest(rated: Sequence[tuple[int, Span]]) -> Span | None:
    """The run with the most in common with what is expected; None where that is too little."""
    best = sorted(rated, key=lambda found: -found[0])[:_COMPARED]
    if not best:
        return None
    top = best[0][0]
    odds = [(math.exp((rating - top) / SCALE), span) for rating, span in best]
    whole = math.fsum(odd for odd, _ in odds)
    found = [
        (round(math.fsum(odd * _agreement(one, span) for odd, span in odds) / whole, _DIGITS), one)
        for _, one in best[:_MAY_BE_TAKEN]
    ]
    agreement, span = max(found, key=lambda pair: pair[0])
    return span if agreement >= _LEAST_AGREEMENT else None


def _agreement(one: Span, other: Span) -> float:
    """How much of two runs is in both, as a share of their length (Dice)."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0.0, 2 * common / (one.end - one.start + other.end - other.start))


def runs(text: str, figure: Span, number: Number, language: str) -> list[WordRun]:
    """All runs that are rated, with their features; for learning the weights."""
    found = []
    for side in _sides(text, figure, number, language):
        for first, last in _pairs(side):
            features = [*_near(side, first), *_far(side, last), _length(side, first, last)]
            features += [f"{side.name} in {word}" for word in side.words[first : last + 1]]
            features += [f"{side.name} past {word}" for word in side.words[:first]]
            found.append(WordRun(_span(side, first, last), tuple(features)))
    return found


@cache
def _weights(language: str) -> Mapping[str, int]:
    lines = learned("figure-words", language).get("run", ())
    pairs = (line.partition(" ") for line in lines)
    return {name: int(weight) for weight, _, name in pairs}


def _sides(text: str, figure: Span, number: Number, language: str) -> list[_Side]:
    kind = _kind(number)
    after = [
        Span(one.start(), one.end()) for one in islice(_TOKEN.finditer(text, figure.end), _REACH)
    ]
    first = max(0, figure.start - _WINDOW)
    before = [Span(one.start(), one.end()) for one in _TOKEN.finditer(text, first, figure.start)]
    before = before[::-1][:_REACH]
    return [
        _Side(name, kind, places, [_form(place.of(text), language) for place in places])
        for name, places in (("after", after), ("before", before))
    ]


def _kind(number: Number) -> str:
    if number.kind in {NumberKind.MONEY, NumberKind.PERCENT}:
        return number.kind.value
    if number.unit_kind is UnitKind.TIME:
        return "time"
    return "bare" if number.unit is None else "unit"


def _form(word: str, language: str) -> str:
    """A small word as it is; of any other word whether it tells when or names, or how it ends."""
    low = word.lower()
    if low in function_words(language) or not low[0].isalnum():
        return low
    if low[0].isdigit():
        return "#"
    if low in _calendar(language):
        return "~when"
    if word[0].isupper():
        return "~A"
    if low[-1] == "s" and not low.endswith("ss"):
        return "~s"
    return "~" + next((ending for ending in _ENDINGS if low.endswith(ending)), "")


@cache
def _calendar(language: str) -> frozenset[str]:
    """Months, weekdays, and spans of time such as "year"."""
    return frozenset().union(*(words("dates", language, group) for group in _CALENDAR))


def _pairs(side: _Side) -> list[tuple[int, int]]:
    """The nearest and the farthest word of each run; both say something."""
    telling = [word[0] in "~#" for word in side.words]
    pairs = []
    for first, is_first in enumerate(telling):
        for last in range(first, min(len(telling), first + _LONGEST) if is_first else first):
            if side.words[last] in _ENDS:
                break
            if telling[last]:
                pairs.append((first, last))
    return pairs


def _span(side: _Side, first: int, last: int) -> Span:
    ends = side.places[first], side.places[last]
    return Span(min(ends).start, max(ends).end)


def _near(side: _Side, first: int) -> tuple[str, ...]:
    """What is said of a run by where it begins, as seen from the figure."""
    between, beside = (side.words[first - 1], side.words[0]) if first else ("^", "^")
    distance = max(one for one in _DISTANCES if one <= first)
    return _near_features(side.name, side.kind, distance, between, beside, side.words[first])


def _near_features(
    name: str, kind: str, distance: int, between: str, beside: str, word: str
) -> tuple[str, ...]:
    return (
        f"{name} {distance}",
        f"{name} {kind} {distance}",
        f"{name} behind {between}",
        f"{name} {distance} behind {between}",
        f"{name} first {word}",
        f"{name} {kind} next {beside}",
    )


def _far(side: _Side, last: int) -> tuple[str, ...]:
    """What is said of a run by where it ends."""
    beyond = side.words[last + 1] if last + 1 < len(side.words) else "$"
    return f"{side.name} last {side.words[last]}", f"{side.name} before {beyond}"


def _length(side: _Side, first: int, last: int) -> str:
    return f"{side.name} long {last - first + 1}"


def _rated(side: _Side, language: str) -> list[tuple[int, Span]]:
    """The ratings of all runs of a side: what speaks for each end is added up once."""
    weights = _weights(language)
    pairs = _pairs(side)
    near = {first: _total(language, _near(side, first)) for first, _ in pairs}
    far = {last: _total(language, _far(side, last)) for _, last in pairs}
    inside = [0, *accumulate(weights.get(f"{side.name} in {word}", 0) for word in side.words)]
    past = [0, *accumulate(weights.get(f"{side.name} past {word}", 0) for word in side.words)]
    return [
        (
            near[first]
            + far[last]
            + past[first]
            + inside[last + 1]
            - inside[first]
            + weights.get(_length(side, first, last), 0),
            _span(side, first, last),
        )
        for first, last in pairs
    ]


@lru_cache(maxsize=_TOTALS_HELD)
def _total(language: str, features: tuple[str, ...]) -> int:
    weights = _weights(language)
    return sum(weights.get(one, 0) for one in features)
