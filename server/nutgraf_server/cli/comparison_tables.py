"""A comparison of methods as tables for a terminal."""

from typing import TYPE_CHECKING

from nutgraf.comparison import Comparison
from nutgraf.rendering.places import line_of
from nutgraf.rendering.strip import strip
from nutgraf.rendering.text import Line, Style
from nutgraf.rendering.wording import OVERLAP, about_comparison, percent
from nutgraf_server.cli.tables import WIDTH, columns, lines_of, titled

if TYPE_CHECKING:
    from rich.table import Table

# A strip of so many marks, and the names of methods in so many columns, leave room for numbers.
_CELLS = 40
_NAME = 20
# A number of the matrix takes three digits, and a space beside it.
_CELL = 4


def tables(found: Comparison, width: int | None) -> list[Line]:
    """Which sentences were picked, where the picks stand, and what methods have in common."""
    width = width or WIDTH
    title = [Line(found.article.title.text, Style.TITLE)] if found.article.title else []
    lines = [*title, Line(about_comparison(found), Style.FAINT)]
    if found.summaries:
        lines += [Line(""), *lines_of(_sentences(found), width)]
        lines += titled(
            "Where the picks stand",
            "From the article's first sentence to its last; sentences are counted from 1.",
            _places(found),
            width,
        )
    if len(found.summaries) > 1:
        lines += _overlap(found, width)
    if found.failures:
        lines += [Line(""), Line("Methods that failed", Style.TITLE)]
        lines += [Line(f"{one.method}: {one.reason}") for one in found.failures]
    return lines


def _sentences(found: Comparison) -> "Table":
    count = len(found.summaries)
    table = columns(("line", True), ("sentence", False), (f"of {count}", True), ("by", False))
    table.columns[-1].max_width = _NAME
    for one in found.agreements:
        by = "all" if len(one.methods) == count > 1 else ", ".join(one.methods)
        line = line_of(found.article, one.sentence.span)
        table.add_row(str(line), one.sentence.text, str(len(one.methods)), by)
    return table


def _places(found: Comparison) -> "Table":
    table = columns(("method", False), ("start to end", False), ("sentences", False))
    table.columns[0].max_width = _NAME
    for summary in found.summaries:
        indexes = [pick.sentence.index for pick in summary.picks]
        numbers = ", ".join(str(index + 1) for index in indexes)
        shown = strip(indexes, found.article.size, _CELLS)
        table.add_row(summary.method, shown, numbers)
    return table


def _overlap(found: Comparison, width: int) -> list[Line]:
    """The matrix, in as many pieces as its columns need; they go by the numbers of the rows."""
    lines: list[Line] = []
    names = [f"{number} {name}" for number, name in enumerate(found.methods, start=1)]
    at_once = max(1, (width - _NAME) // _CELL)
    for start in range(0, len(names), at_once):
        shown = range(start, min(start + at_once, len(names)))
        table = columns(("method", False), *((str(place + 1), True) for place in shown), gap=1)
        table.columns[0].max_width = _NAME
        for name, row in zip(names, found.overlaps, strict=True):
            table.add_row(name, *(percent(row[place]) for place in shown))
        lines += (
            [Line(""), *lines_of(table, width)]
            if start
            else titled("Overlap", OVERLAP, table, width)
        )
    return lines
