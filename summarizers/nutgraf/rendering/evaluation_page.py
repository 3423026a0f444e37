"""Evaluation results as a part of a web page: a dot plot with intervals for each measure."""

from typing import TYPE_CHECKING

from nutgraf.evaluation import Estimate, Evaluation, Measure
from nutgraf.rendering import estimates
from nutgraf.rendering.axis import Axis
from nutgraf.rendering.filling import filled

if TYPE_CHECKING:
    from markupsafe import Markup

# Of a plot and of the room beside it for the numbers of its ends, in CSS pixels.
_WIDTH = 340
_MARGIN = 30


def part(found: Evaluation, name: str) -> "Markup":
    """The figures of every method, measure by measure; `name` is the dataset's."""
    return filled(
        "evaluation",
        title=name,
        about=estimates.about_evaluation(found),
        bad=estimates.about_bad(found),
        differences=estimates.about_differences(found) if len(found.measured) > 1 else "",
        width=_WIDTH,
        measures=[_plot(found, measure) for measure in estimates.measures_of(found)],
    )


def _plot(found: Evaluation, measure: Measure) -> dict[str, object]:
    shown = estimates.SHOWN[measure]
    figures = [one.figures[measure] for one in found.measured if measure in one.figures]
    axis = Axis.of(end * shown.times for one in figures for end in (one.low, one.high, one.value))

    def place(figure: float) -> str:
        return f"{_MARGIN + axis.place(figure * shown.times) * (_WIDTH - 2 * _MARGIN):.1f}"

    return {
        "name": shown.title,
        "about": shown.about,
        "ticks": [
            {"label": f"{tick:g}", "place": place(tick / shown.times)} for tick in axis.ticks
        ],
        "rows": [
            {
                "method": one.method,
                "estimate": _estimate(measure, one.figures.get(measure)),
                "difference": _difference(measure, one.differences.get(measure)),
                "low": place(one.figures[measure].low) if measure in one.figures else None,
                "high": place(one.figures[measure].high) if measure in one.figures else None,
                "value": place(one.figures[measure].value) if measure in one.figures else None,
            }
            for one in found.measured
        ],
    }


def _estimate(measure: Measure, found: Estimate | None) -> tuple[str, str]:
    if found is None:
        return ("–", "")
    return estimates.value(measure, found.value), estimates.interval(measure, found)


def _difference(measure: Measure, found: Estimate | None) -> tuple[str, str]:
    if found is None:
        return ("–", "")
    return estimates.difference(measure, found), estimates.interval(measure, found)
