"""A comparison of methods as tables for a terminal."""

from typing import TYPE_CHECKING

from nutgraf.comparison import Comparison
from nutgraf.rendering.places import line_of
from nutgraf.rendering.strip import strip
from nutgraf.rendering.text import LineStyle, StyledLine
from nutgraf.rendering.wording import OVERLAP, about_comparison, percent
from nutgraf_server.cli.tables import WIDTH, add_row, columns, lines_of, titled

if TYPE_CHECKING:
    from rich.table import Table

# A strip of so many marks, and the names of methods in so many columns, leave room for numbers.
_CELLS = 40
_NAME = 20
# A number of the matrix takes three digits, and a space beside it.
_CELL = 4


def tables(found: Comparison, width: int | None) -> list[StyledLine]:
    """Which sentences were picked, where the picks stand, and what methods have in common."""
    width = width or WIDTH
    title = [StyledLine(found.article.title.text, LineStyle.TITLE)] if found.article.title else []
    lines = [*title, StyledLine(about_comparison(found), LineStyle.FAINT)]
    if found.summaries:
        lines += [StyledLine(""), *lines_of(_sentences(found), width)]
        lines += titled(
            "Positions of the picks",
            "From the article's first sentence to its last; sentences are numbered from 1.",
            _places(found),
            width,
        )
    if len(found.summaries) > 1:
        lines += _overlap(found, width)
    if found.failures:
        lines += [StyledLine(""), StyledLine("Methods that failed", LineStyle.TITLE)]
        lines += [StyledLine(f"{one.method}: {one.reason}") for one in found.failures]
    return lines


def _sentences(found: Comparison) -> "Table":
    count = len(found.summaries)
    table = columns(("line", True), ("sentence", False), (f"of {count}", True), ("by", False))
    table.columns[-1].max_width = _NAME
    for one in found.agreements:
        by = "all" if len(one.methods) == count > 1 else ", ".join(one.methods)
        line = line_of(found.article, one.sentence.span)
        add_row(table, str(line), one.sentence.text, str(len(one.methods)), by)
    return table


def _places(found: Comparison) -> "Table":
    table = columns(("method", False), ("start to end", False), ("sentences", False))
    table.columns[0].max_width = _NAME
    for summary in found.summaries:
        indexes = [pick.sentence.index for pick in summary.picks]
        numbers = ", ".join(str(index + 1) for index in indexes)
        shown = strip(indexes, found.article.size, _CELLS)
        add_row(table, summary.method, shown, numbers)
    return table


def _overlap(found: Comparison, width: int) -> list[StyledLine]:
    """The matrix, in as many pieces as its columns need; they go by the numbers of the rows."""
    lines: list[StyledLine] = []
    names = [f"{number} {name}" for number, name in enumerate(found.methods, start=1)]
    at_once = max(1, (width - _NAME) // _CELL)
    for start in range(0, len(names), at_once):
        shown = range(start, min(start + at_once, len(names)))
        table = columns(("method", False), *((str(place + 1), True) for place in shown), gap=1)
        table.columns[0].max_width = _NAME
        for name, row in zip(names, found.overlaps, strict=True):
            add_row(table, name, *(percent(row[place]) for place in shown))
        lines += (
            [StyledLine(""), *lines_of(table, width)]
            if start
            else titled("Overlap", OVERLAP, table, width)
        )
    return lines
