r"""Fixtures that read like the screen: the cursor and the ranges expected stand in the text.

A bar is the cursor. A line of nothing but carets marks what stands above it:

    The ferry| left.
        ^^^^^
    It was late.

As many such lines as needed may stand below one line of the text. A range over several lines begins
in a run of carets that ends with `>` and ends in one that begins with `<`; both cover a character
as a caret does. A caret past the end of a line stands for the line's end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

from nutgraf.article import Span

_MARKS = re.compile(r"[ ^<>]*\^[ ^<>]*")
_RUN = re.compile(r"<?\^+>?")


@dataclass(frozen=True)
class Marked:
    """A text without its marks, where the cursors stood and what was marked.

    `spans` are sorted by their starts, of those with the same start the shortest first.
    """

    source: str
    offsets: tuple[int, ...]
    spans: tuple[Span, ...]

    @property
    def offset(self) -> int:
        """Where the one cursor stood."""
        (offset,) = self.offsets
        return offset

    @property
    def span(self) -> Span:
        """The one range that was marked."""
        (span,) = self.spans
        return span

    @property
    def shown(self) -> tuple[str, ...]:
        """The words that were marked."""
        return tuple(span.of(self.source) for span in self.spans)


def marked(text: str, cursor: str = "|") -> Marked:
    r"""Read a fixture. Its indentation and a first empty line are not part of it.

    >>> marked("The ferry| left.\n    ^^^^^\n")
    Marked(source='The ferry left.\n', offsets=(9,), spans=(Span(start=4, end=9),))
    >>> marked("One. Two\n     ^^>\nand three.\n<^^^^^^^^^\n").shown
    ('Two\nand three.',)
    """
    lines: list[str] = []
    offsets: list[int] = []
    spans: list[Span] = []
    opened: list[int] = []
    start = 0
    above = ""
    for line in dedent(text.removeprefix("\n")).split("\n"):
        if _MARKS.fullmatch(line):
            for run in _RUN.finditer(line):
                left, right = (
                    start + _column(above, place, cursor) for place in (run.start(), run.end())
                )
                if run[0].endswith(">"):
                    opened.append(left)
                else:
                    spans.append(Span(opened.pop() if run[0].startswith("<") else left, right))
            continue
        start = sum(map(len, lines)) + len(lines)
        above = line
        offsets.extend(start + place for place in _places(line, cursor))
        lines.append(line.replace(cursor, ""))
    if opened:
        raise ValueError("a range is opened and never closed")
    return Marked("\n".join(lines), tuple(offsets), tuple(sorted(spans)))


def _column(line: str, place: int, cursor: str) -> int:
    """The column in the line without its cursors of what stands at `place` in it."""
    return len(line[:place].replace(cursor, ""))


def _places(line: str, cursor: str) -> Iterator[int]:
    """Where the cursors stand in the line without them."""
    place = 0
    for piece in line.split(cursor)[:-1]:
        place += len(piece)
        yield place
