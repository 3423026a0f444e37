"""Tables for a terminal or a pipe, as lines."""

import textwrap
from io import StringIO
from typing import TYPE_CHECKING

from nutgraf.rendering.text import Line, Style

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


def lines_of(table: "Table", width: int | None) -> list[Line]:
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
    first, *rest = captured.get().splitlines()
    return [Line(first.rstrip(), Style.HEADING), *(Line(line.rstrip()) for line in rest)]


def titled(title: str, note: str, table: "Table", width: int | None) -> list[Line]:
    """A table under its title and what there is to know of it."""
    return [
        Line(""),
        Line(title, Style.TITLE),
        *paragraph(note, width),
        *lines_of(table, width),
    ]


def paragraph(words: str, width: int | None) -> list[Line]:
    """A few words to be read beside a table."""
    return [Line(line, Style.FAINT) for line in textwrap.wrap(words, width or WIDTH)]
