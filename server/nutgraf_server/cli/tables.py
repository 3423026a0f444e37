"""Tables for a terminal or a pipe, as lines."""

import textwrap
from io import StringIO
from typing import TYPE_CHECKING

from nutgraf.rendering.text import LineStyle, StyledLine
from nutgraf.rendering.visible import visible, visible_line

if TYPE_CHECKING:
    from rich.table import Table

# Where nobody says how wide a line may be, it fits the narrowest terminal in use.
WIDTH = 80


def columns(*heads: tuple[str, bool], gap: int = 2) -> "Table":
    """An empty table with these words above its columns, and whether each is one of numbers."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, gap - 1, 0, 0), show_edge=False)
    for head, is_number in heads:
        table.add_column(
            head, justify="right" if is_number else "left", no_wrap=is_number, overflow="fold"
        )
    return table


def add_row(table: "Table", *cells: str) -> None:
    """Add a row; the words of its cells are made visible before they are measured."""
    table.add_row(*map(visible, cells))


def lines_of(table: "Table", width: int | None) -> list[StyledLine]:
    """A table as lines no wider than `width`."""
    from rich.console import Console

    console = Console(
        file=StringIO(),
        width=width or WIDTH,
        color_system=None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        force_terminal=False,
    )
    with console.capture() as captured:
        console.print(table)
    first, *rest = captured.get().rstrip("\n").split("\n")
    return [
        StyledLine(first.rstrip(), LineStyle.HEADING),
        *(StyledLine(line.rstrip()) for line in rest),
    ]


def titled(title: str, note: str, table: "Table", width: int | None) -> list[StyledLine]:
    """A table under its title and what there is to know of it."""
    return [
        StyledLine(""),
        StyledLine(title, LineStyle.TITLE),
        *paragraph(note, width),
        *lines_of(table, width),
    ]


def paragraph(words: str, width: int | None) -> list[StyledLine]:
    """A few words to be read beside a table."""
    return [
        StyledLine(line, LineStyle.FAINT)
        for line in textwrap.wrap(visible_line(words), width or WIDTH)
    ]
