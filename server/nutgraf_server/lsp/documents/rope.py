r"""A text in pieces that an edit need not touch, with an index of its lines.

Lines end at LF, CRLF and CR, as the protocol has it, and nowhere else. Every piece but the last
ends where a line ends, so no line is in two pieces; an edit makes the pieces it touches anew and
takes the others over. Nothing is changed in place: a text that is being read stays what it was.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

# An edit costs about the reading of one piece, and a step for each piece there is.
_PIECE = 8192
_LONG_PIECE = 2 * _PIECE

_LINE_END = re.compile(r"\r\n|\n|\r")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class RopePiece:
    """Some lines, and where each of them starts, from the start of the piece."""

    text: str
    starts: tuple[int, ...]
    ascii: bool

    @classmethod
    def of(cls, text: str) -> "RopePiece":
        """Index `text`, whose first line starts at 0."""
        starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
        if len(starts) > 1 and starts[-1] == len(text):
            # The line behind the last line end is the next piece's first.
            starts.pop()
        return cls(text, tuple(starts), text.isascii())


@dataclass(frozen=True)
class Rope:
    r"""A text and its lines, counted from 0.

    >>> rope = Rope.of("one\ntwo").replaced(3, 4, "\r\nand\r")
    >>> rope.text, rope.lines, rope.line(2)
    ('one\r\nand\rtwo', 3, (9, 'two'))
    """

    pieces: tuple[RopePiece, ...]

    @classmethod
    def of(cls, text: str) -> "Rope":
        """Cut `text` into pieces."""
        return cls(tuple(map(RopePiece.of, _cut(text))))

    @cached_property
    def text(self) -> str:
        """All of it."""
        return "".join(piece.text for piece in self.pieces)

    def __len__(self) -> int:
        return self._offsets[-1]

    @property
    def lines(self) -> int:
        """How many lines there are: one more than line ends."""
        return self._lines[-1] + self._ends_open

    def line(self, number: int) -> tuple[int, str]:
        """Where a line starts, and the line without its line end.

        A line past the last starts at the end of the text, and is empty.
        """
        if number >= self._lines[-1]:
            return len(self), ""
        place = bisect_right(self._lines, number) - 1
        piece, row = self.pieces[place], number - self._lines[place]
        start = piece.starts[row]
        end = piece.starts[row + 1] if row + 1 < len(piece.starts) else len(piece.text)
        line = piece.text[start:end]
        if line.endswith("\r\n"):
            line = line[:-2]
        elif line.endswith(("\n", "\r")):
            line = line[:-1]
        return self._offsets[place] + start, line

    def line_of(self, offset: int) -> int:
        """The line that holds the character at `offset`; at the end of the text, the last."""
        if offset >= len(self):
            return self.lines - 1
        place = bisect_right(self._offsets, offset) - 1
        inside = offset - self._offsets[place]
        return self._lines[place] + bisect_right(self.pieces[place].starts, inside) - 1

    def before(self, offset: int) -> tuple[int, str | int]:
        """The line that holds `offset`, and what of it stands before; only its length, if ASCII.

        An offset inside a line end stands before it.
        """
        if offset >= len(self):
            number = self.lines - 1
            return number, self.line(number)[1]
        place = bisect_right(self._offsets, offset) - 1
        piece, inside = self.pieces[place], offset - self._offsets[place]
        row = bisect_right(piece.starts, inside) - 1
        if inside and piece.text.startswith("\r\n", inside - 1):
            inside -= 1
        start, number = piece.starts[row], self._lines[place] + row
        return number, inside - start if piece.ascii else piece.text[start:inside]

    def replaced(self, start: int, end: int, text: str) -> "Rope":
        """The rope with `text` in place of what stands from `start` to `end`."""
        if not self.pieces:
            return Rope.of(text)
        first = min(bisect_right(self._offsets, start), len(self.pieces)) - 1
        last = min(max(bisect_right(self._offsets, end) - 1, first), len(self.pieces) - 1)
        if first and start == self._offsets[first]:
            # A line feed or half of a surrogate pair may join what ends the piece before.
            first -= 1
        before = self.pieces[first].text[: start - self._offsets[first]]
        middle = before + text + self.pieces[last].text[end - self._offsets[last] :]
        last += 1
        # An edit up to a piece's end has taken the next along: a CR here has no LF behind it.
        while last < len(self.pieces) and not middle.endswith(("\n", "\r")):
            middle += self.pieces[last].text
            last += 1
        made = map(RopePiece.of, _cut(_paired(middle)))
        return Rope((*self.pieces[:first], *made, *self.pieces[last:]))

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        """Where each piece starts, and the end."""
        return tuple(accumulate((len(piece.text) for piece in self.pieces), initial=0))

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        """The first line of each piece, and how many lines the pieces have."""
        return tuple(accumulate((len(piece.starts) for piece in self.pieces), initial=0))

    @property
    def _ends_open(self) -> bool:
        """Whether an empty line follows the last line end."""
        return not self.pieces or self.pieces[-1].text.endswith(("\n", "\r"))


def _cut(text: str) -> Iterator[str]:
    """Pieces of about the right size; a line longer than that is one piece."""
    start = 0
    while len(text) - start > _LONG_PIECE:
        found = _LINE_END.search(text, start + _PIECE)
        if found is None:
            break
        yield text[start : found.end()]
        start = found.end()
    if start < len(text):
        yield text[start:]


def _paired(text: str) -> str:
    """`text` with each two halves of a surrogate pair that have met made one character."""
    if _SURROGATE.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
