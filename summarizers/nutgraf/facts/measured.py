"""What a figure measures, in the words of its sentence.

In "Sales of its own brand rose to $6 million", the thing measured precedes the figure at a
distance; in "31 percent of its water", it follows directly. Every run of words near the figure is
rated by its position, its start and end, its words and what lies between. The weights, from a
softmax over the runs, are trained by `benchmarks/train_measured.py` (docs/claims.md). The chosen
run is the one with the least expected error: it has most in common with all runs, weighted by their
probability (Kumar and Byrne, 2004, "Minimum Bayes-risk decoding"). If even that is small, there is
no result.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from nutgraf.article import Span
from nutgraf.facts.counted import counted_behind
from nutgraf.facts.measured_by_rule import measured_by_rule
from nutgraf.facts.numbers import Number, NumberKind, UnitKind
from nutgraf.language.function_words import function_words
from nutgraf.language.wordlists import words
from nutgraf.models import learned
from nutgraf.patterns import pattern

# The maximum number of words and marks considered on each side, and in one run.
_REACH = 16
_LONGEST = 8
# Characters before the figure that hold those words.
_WINDOW = 240
_TOKEN = pattern(r"[^\W_](?:[\w’'.-]*\w)?|[^\w\s]")
# No run extends beyond these, nor beyond another number ("#"): what is counted is told in words.
_ENDS = frozenset(".,;:()“”—#")
# "30 saves and Minnesota beat Buffalo": another clause, which is ignored.
_JOINING = frozenset({"and", "as", "but", "while"})
# Where the distance from the figure changes its name.
_DISTANCES = (0, 1, 2, 3, 4, 6, 9, 13)
_DISTANCE_OF = [max(one for one in _DISTANCES if one <= first) for first in range(_REACH)]
_ENDINGS = ("ly", "ed", "ing")
_CALENDAR = ("months", "weekdays", "units")
# Weights are stored as such, so that adding them up is exact.
SCALE = 100
# The number of likeliest runs that may be chosen, and that they are compared with.
_MAY_BE_TAKEN, _COMPARED = 5, 10
# A run whose odds are a hundredth of the likeliest one's or less changes nothing.
_NEGLIGIBLE = 460
# The chosen run must have at least this expected overlap.
_LEAST_AGREEMENT = 0.36
# Digits to compare by, since the last ones are not the same on every machine.
_DIGITS = 6
# Sums of weights: the same function words begin and end runs again and again.
_TOTALS_HELD = 8192
_FORMS_HELD = 8192
# Two sides a language that has a model.
_TABLES_HELD = 64


class WordRun(NamedTuple):
    """Words that may be what a figure measures, and the names of their features."""

    span: Span
    features: tuple[str, ...]


class _Side(NamedTuple):
    """The words on one side of a figure, from the nearest on."""

    name: str
    kind: str
    places: Sequence[tuple[int, int]]
    words: Sequence[str]


def measured(text: str, figure: Span, number: Number, language: str) -> Span | None:
    """The words for what a figure measures; by rule if the language has no model.

    Args:
        text: the sentence, as a reader sees it.
        figure: the span of the figure in it, with its unit.
        number: its value.
        language: an ISO 639-1 code.
    """
    if not _weights(language):
        has_unit = number.unit is not None or number.kind is not NumberKind.COUNT
        # "Um apoio de 30 milhões": the thing itself is not named.
        has_unit = has_unit or (
            number.scale > 0 and counted_behind(text, number, language) == number.span.end
        )
        if number.unit == "year":
            # "A technician of 41 years": how old somebody is.
            return None
        near = number.unit_kind is UnitKind.TIME
        return measured_by_rule(text, figure, language, near=near) if has_unit else None
    rated = [
        (rating, side, first, last)
        for side in _sides(text, figure, number, language)
        for rating, first, last in _rated(side, language)
    ]
    if not rated:
        return None
    least = max(one[0] for one in rated) - _NEGLIGIBLE
    return likeliest([(one[0], *_ends(*one[1:])) for one in rated if one[0] > least])


def likeliest(rated: Sequence[tuple[int, int, int]]) -> Span | None:
    """The run with the highest expected overlap; None if that is too small.

    Args:
        rated: for each run its rating, start and end.
    """
    best = sorted(rated, key=lambda found: -found[0])[:_COMPARED]
    if not best:
        return None
    top = best[0][0]
    best = [found for found in best if found[0] > top - _NEGLIGIBLE]
    # Each run with its odds; spelled out without a call a pair, for there are a hundred a figure.
    likely = [
        (math.exp((rating - top) / SCALE), start, end, end - start) for rating, start, end in best
    ]
    whole = math.fsum(odd for odd, _, _, _ in likely)
    found = [
        (round(math.fsum(_in_common(likely, start, end, size)) / whole, _DIGITS), rank)
        for rank, (_, start, end, size) in enumerate(likely[:_MAY_BE_TAKEN])
    ]
    agreement, rank = max(found, key=lambda pair: pair[0])
    return Span(*best[rank][1:]) if agreement >= _LEAST_AGREEMENT else None


def _in_common(
    likely: Sequence[tuple[float, int, int, int]], start: int, end: int, size: int
) -> Iterator[float]:
    """The overlap of a run with each of the others, as a share of their length (Dice)."""
    for odd, first, last, other in likely:
        common = (min(end, last)) - (max(start, first))
        if common > 0:
            yield odd * (2 * common / (size + other))


def runs(text: str, figure: Span, number: Number, language: str) -> list[WordRun]:
    """All runs that are rated, with their features; for learning the weights."""
    found = []
    for side in _sides(text, figure, number, language):
        for first, last in _pairs(side):
            features = [*_near_features(_near(side, first)), *_far_features(*_far(side, last))]
            features.append(f"{side.name} long {last - first + 1}")
            features += [f"{side.name} in {word}" for word in side.words[first : last + 1]]
            features += [f"{side.name} past {word}" for word in side.words[:first]]
            found.append(WordRun(Span(*_ends(side, first, last)), tuple(features)))
    return found


@cache
def _weights(language: str) -> Mapping[str, int]:
    lines = learned("figure-words", language).get("run", ())
    pairs = (line.partition(" ") for line in lines)
    return {name: int(weight) for weight, _, name in pairs}


def _sides(text: str, figure: Span, number: Number, language: str) -> list[_Side]:
    kind = _kind(number)
    after = [one.span() for one in islice(_TOKEN.finditer(text, figure.end), _REACH)]
    first = max(0, figure.start - _WINDOW)
    before = [one.span() for one in _TOKEN.finditer(text, first, figure.start)]
    before = before[::-1][:_REACH]
    return [
        _within_clause(_Side(name, kind, places, [_form(text[a:b], language) for a, b in places]))
        for name, places in (("after", after), ("before", before))
    ]


def _within_clause(side: _Side) -> _Side:
    """A side up to a conjunction between a common word and a name, which starts another clause."""
    forms = side.words
    step = 1 if side.name == "after" else -1
    for at in range(1, len(forms) - 1):
        if forms[at] in _JOINING and forms[at + step] == "~A" and forms[at - step] != "~A":
            return side._replace(places=side.places[: at + 1], words=forms[: at + 1])
    return side


def _kind(number: Number) -> str:
    if number.kind in {NumberKind.MONEY, NumberKind.PERCENT}:
        return number.kind.value
    if number.unit_kind is UnitKind.TIME:
        return "time"
    return "bare" if number.unit is None else "unit"


@lru_cache(maxsize=_FORMS_HELD)
def _form(word: str, language: str) -> str:
    """A function word as it is; for other words, whether it is a time or name, or its ending."""
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


def _ends(side: _Side, first: int, last: int) -> tuple[int, int]:
    """Where a run starts and ends in the text, whichever side it is on."""
    one, other = side.places[first], side.places[last]
    return min(one, other)[0], max(one, other)[1]


class _Beginning(NamedTuple):
    """Where a run begins, as seen from the figure: how far, between which words, with which."""

    side: str
    kind: str
    distance: int
    between: str
    beside: str
    word: str


def _near(side: _Side, first: int) -> _Beginning:
    between, beside = (side.words[first - 1], side.words[0]) if first else ("^", "^")
    word = side.words[first]
    return _Beginning(side.name, side.kind, _DISTANCE_OF[first], between, beside, word)


def _near_features(begins: _Beginning) -> tuple[str, ...]:
    """The features of a run that depend on its start."""
    name, kind, distance, between, beside, word = begins
    return (
        f"{name} {distance}",
        f"{name} {kind} {distance}",
        f"{name} behind {between}",
        f"{name} {distance} behind {between}",
        f"{name} first {word}",
        f"{name} {kind} next {beside}",
    )


def _far(side: _Side, last: int) -> tuple[str, str, str]:
    """Where a run ends."""
    beyond = side.words[last + 1] if last + 1 < len(side.words) else "$"
    return side.name, side.words[last], beyond


def _far_features(name: str, word: str, beyond: str) -> tuple[str, ...]:
    """The features of a run that depend on its end."""
    return f"{name} last {word}", f"{name} before {beyond}"


def _rated(side: _Side, language: str) -> list[tuple[int, int, int]]:
    """Rating, nearest and farthest word of all runs of a side.

    What speaks for each end is added up once: there are a hundred runs to a figure.
    """
    telling = [word[0] in "~#" for word in side.words]
    firsts = [place for place, tells in enumerate(telling) if tells]
    if not firsts:
        return []
    inside_of, past_of, long = _tables(language, side.name)
    inside = [0, *accumulate([inside_of.get(word, 0) for word in side.words])]
    past = [0, *accumulate([past_of.get(word, 0) for word in side.words])]
    far: dict[int, int] = {}
    found = []
    for first in firsts:
        near = _near_total(language, _near(side, first)) + past[first] - inside[first]
        for last in range(first, min(len(telling), first + _LONGEST)):
            if side.words[last] in _ENDS:
                break
            if telling[last]:
                end = far.get(last)
                if end is None:
                    end = _far_total(language, *_far(side, last)) + inside[last + 1]
                    far[last] = end
                found.append((near + end + long[last - first + 1], first, last))
    return found


# Below, weights are looked up by what they are of, without a name being put together for each: that
# was two thirds of the time of this module.


@lru_cache(maxsize=_TABLES_HELD)
def _tables(language: str, side: str) -> tuple[Mapping[str, int], Mapping[str, int], Sequence[int]]:
    """The weights of a word inside a run, of one before it, and of a run's length, on a side."""
    weights = _weights(language)
    inside, past = (
        {name.removeprefix(start): one for name, one in weights.items() if name.startswith(start)}
        for start in (f"{side} in ", f"{side} past ")
    )
    return inside, past, [weights.get(f"{side} long {size}", 0) for size in range(_LONGEST + 1)]


@lru_cache(maxsize=_TOTALS_HELD)
def _near_total(language: str, begins: _Beginning) -> int:
    return _total(language, _near_features(begins))


@lru_cache(maxsize=_TOTALS_HELD)
def _far_total(language: str, name: str, word: str, beyond: str) -> int:
    return _total(language, _far_features(name, word, beyond))


def _total(language: str, features: Sequence[str]) -> int:
    weights = _weights(language)
    return sum(weights.get(one, 0) for one in features)
