"""Measured methods as tables for a terminal."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from nutgraf.evaluation import Estimate, Evaluation, Measure
from nutgraf.rendering import estimates
from nutgraf.rendering.text import LineStyle, StyledLine
from nutgraf_server.cli.tables import add_row, columns, lines_of, paragraph

_ROUGE = (Measure.ROUGE_1, Measure.ROUGE_2, Measure.ROUGE_LSUM)
# Names of methods in so many columns leave room for four figures with their intervals.
_NAME = 20

_Row = tuple[str, Mapping[Measure, Estimate]]


def tables(found: Evaluation, name: str, width: int | None) -> list[StyledLine]:
    """Figures and their differences from the first method's, each above its interval."""
    lines = [StyledLine(name, LineStyle.TITLE)]
    lines += paragraph(estimates.about_evaluation(found), width)
    lines += paragraph(estimates.about_bad(found), width)
    lines += _grouped(
        found,
        [(one.method, one.figures) for one in found.measured],
        lambda measure, estimate: estimates.value(measure, estimate.value),
        width,
    )
    if len(found.measured) > 1:
        lines += [StyledLine(""), StyledLine("Differences", LineStyle.TITLE)]
        lines += paragraph(estimates.about_differences(found), width)
        rows = [(one.method, one.differences) for one in found.measured[1:]]
        lines += _grouped(found, rows, estimates.difference, width)
    return lines


def _grouped(
    found: Evaluation,
    rows: Sequence[_Row],
    shown: Callable[[Measure, Estimate], str],
    width: int | None,
) -> Iterator[StyledLine]:
    """Two tables, of ROUGE and of all else, since one would be too wide."""
    measures = estimates.measures_of(found)
    for group in (
        [measure for measure in measures if measure in _ROUGE],
        [measure for measure in measures if measure not in _ROUGE],
    ):
        heads = ((estimates.SHOWN[measure].name, True) for measure in group)
        table = columns(("method", False), *heads)
        table.columns[0].max_width = _NAME
        for name, figures in rows:
            add_row(
                table, name, *(_cell(measure, figures.get(measure), shown) for measure in group)
            )
        yield StyledLine("")
        yield from lines_of(table, width)


def _cell(
    measure: Measure, estimate: Estimate | None, shown: Callable[[Measure, Estimate], str]
) -> str:
    if estimate is None:
        return "–"
    return f"{shown(measure, estimate)}\n{estimates.interval(measure, estimate)}"
