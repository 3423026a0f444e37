"""Measurements of methods in words and round numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from nutgraf.evaluation import Estimate, Evaluation, Measure
from nutgraf.evaluation.bootstrap import RESAMPLES

# Behind a difference whose interval does not hold 0.
MARK = "*"


@dataclass(frozen=True, slots=True)
class Shown:
    """How a measure is shown.

    Attributes:
        name: what it is called above a column.
        title: what it is called where there is room.
        about: what it means.
        times: what a figure is multiplied by.
        digits: how many digits it has behind the point.
    """

    name: str
    title: str
    about: str
    times: float
    digits: int


_F1 = "F1 × 100 against the references; higher is better"
SHOWN: Mapping[Measure, Shown] = MappingProxyType(
    {
        Measure.ROUGE_1: Shown("ROUGE-1", "ROUGE-1", f"Stemmed words in common, {_F1}.", 100, 2),
        Measure.ROUGE_2: Shown(
            "ROUGE-2", "ROUGE-2", f"Pairs of stemmed words in common, {_F1}.", 100, 2
        ),
        Measure.ROUGE_LSUM: Shown(
            "ROUGE-Lsum",
            "ROUGE-Lsum",
            f"Longest sequences of stemmed words in common, {_F1}.",
            100,
            2,
        ),
        Measure.REDUNDANCY: Shown(
            "redundant %",
            "Redundancy",
            "Content words that two sentences of a summary share, in per cent of those of the one "
            "with fewer; lower is better.",
            100,
            1,
        ),
        Measure.DANGLING: Shown(
            "dangling %",
            "Dangling openings",
            "Picks that open with a word that leans on a sentence that was not picked, in per "
            "cent; lower is better.",
            100,
            1,
        ),
        Measure.WORDS: Shown("words", "Words", "Words of a summary.", 1, 1),
        Measure.MILLISECONDS: Shown(
            "ms",
            "Milliseconds",
            "Milliseconds from text to summary: the median; lower is better.",
            1,
            2,
        ),
    }
)


def value(measure: Measure, figure: float) -> str:
    """A figure as it is shown.

    >>> value(Measure.ROUGE_1, 0.34617)
    '34.62'
    """
    return f"{_scaled(measure, figure):.{SHOWN[measure].digits}f}"


def interval(measure: Measure, found: Estimate) -> str:
    """An estimate's interval.

    >>> interval(Measure.WORDS, Estimate(60, 58.04, 62, 9))
    '58.0 to 62.0'
    """
    return f"{value(measure, found.low)} to {value(measure, found.high)}"


def difference(measure: Measure, found: Estimate) -> str:
    """A difference with its sign, marked where its interval does not hold 0.

    >>> difference(Measure.DANGLING, Estimate(0.021, 0.01, 0.03, 9))
    '+2.1*'
    """
    mark = MARK if found.excludes_zero else ""
    return f"{_scaled(measure, found.value):+.{SHOWN[measure].digits}f}{mark}"


def figure(measure: Measure, found: Estimate | None) -> str:
    """A figure with its interval."""
    return f"{value(measure, found.value)} ({interval(measure, found)})" if found else "–"


def change(measure: Measure, found: Estimate | None) -> str:
    """A difference with its interval."""
    return f"{difference(measure, found)} ({interval(measure, found)})" if found else "–"


def measures_of(found: Evaluation) -> list[Measure]:
    """What some method has a figure of."""
    return [m for m in Measure if any(m in one.figures for one in found.measured)]


def about_evaluation(found: Evaluation) -> str:
    """On what, and how."""
    documents = f"{found.documents} {'document' if found.documents == 1 else 'documents'}"
    return f"{documents}, summaries of {found.length}; 95 % intervals from {RESAMPLES} resamples"


def about_differences(found: Evaluation) -> str:
    """What the differences are from, and what is marked."""
    first = found.measured[0].method
    return f"Relative to {first}, document by document; {MARK} marks 95 % intervals without 0."


def about_bad(found: Evaluation) -> str:
    """Which records could not be used; empty where all could."""
    if not found.bad_count:
        return ""
    told = "; ".join(f"line {one.line}: {one.reason}" for one in found.bad)
    more = found.bad_count - len(found.bad)
    records = "1 record" if found.bad_count == 1 else f"{found.bad_count} records"
    return f"{records} could not be used: {told}{f'; and {more} more' if more else ''}"


def _scaled(measure: Measure, figure: float) -> float:
    shown = SHOWN[measure]
    # Nothing is shown as less than nothing.
    return round(figure * shown.times, shown.digits) + 0.0
