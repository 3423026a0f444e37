"""The lines of all columns as paragraphs, headings, tables and notes."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from statistics import median

from nutgraf_server.inputs.documents.pdf.columns import Column
from nutgraf_server.inputs.documents.pdf.lines import Cell, SetLine

# Sizes that differ less, in parts, are one.
_SAME_SIZE = 0.08
# What is set larger than the text by this is a heading, what is smaller by this a note.
_LARGER = 1.1
_SMALLER = 0.93
# Lines further apart than usual by this begin a paragraph.
_FURTHER = 1.3
# So far, in parts of its size, a first line is indented.
_INDENT = 0.7
# And no further; what is, is centred.
_MOST_INDENT = 6
# How wide a letter is on average, and how much of a column a line has to leave free to be its
# paragraph's last whatever it ends with.
_LETTER = 0.45
_SHORT = 0.6
_END = re.compile(r"[.!?…:。！？][\"'”’»)\]]{0,3}\Z")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,3})[.)]?\s?(?=\D)")
_ENTRY = re.compile(r"(?:[•◦‣▪–—·●○■*-]|\(?(?:\d{1,2}|[a-z])[.)])\s")
# A heading in bold type that is no larger than the text has so many words at most.
_HEADING_WORDS = 16
_HEADING_LINES = 3
# The dots of a list of contents.
_LEADERS = re.compile(r"(?:\. ?){5}")
# Rows that a table has at least, and words of a cell on average.
_FEWEST_ROWS = 3
_CELL_WORDS = 5
# What begins in the middle of a sentence goes on from a paragraph so many blocks before.
_BACK = 4


class BlockKind(Enum):
    """What a block is."""

    TEXT = "text"
    ENTRY = "entry"
    HEADING = "heading"
    TABLE = "table"
    NOTE = "note"


@dataclass(slots=True)
class SetBlock:
    """Lines that belong together.

    Attributes:
        kind: what they are.
        lines: each of them.
        page: the number of the page on which they begin, from 0.
    """

    kind: BlockKind
    lines: list[SetLine]
    page: int

    @property
    def size(self) -> float:
        """How large it is set."""
        return self.lines[0].size

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.is_bold for line in self.lines)

    @property
    def text(self) -> str:
        """Its lines, one below the other."""
        return "\n".join(line.text for line in self.lines)

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def has_ended(self) -> bool:
        """Whether its last line ends a sentence."""
        return ends_sentence(self.lines[-1].text)


def ends_sentence(text: str) -> bool:
    """Whether a line ends with the end of a sentence."""
    return _END.search(text[-8:]) is not None


def text_size(columns: Iterable[Column]) -> float:
    """The size in which most of a document is set."""
    letters: Counter[float] = Counter()
    for column in columns:
        for line in column.lines:
            letters[round(line.size, 1)] += len(line.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def blocks(pages: Sequence[Sequence[Column]]) -> list[SetBlock]:
    """The blocks of a document, in the order in which they are read; notes last."""
    flat = [column for page in pages for column in page]
    size = text_size(flat)
    is_bold = _is_mostly_bold(flat)
    leading = _leading(flat, size)
    found: list[SetBlock] = []
    notes: list[SetBlock] = []
    before: Column | None = None
    for number, page in enumerate(pages):
        for column in page:
            text, below = _without_notes(column.lines, size)
            notes += _paragraphs(below, column, number, leading, BlockKind.NOTE)
            _add(found, _column_blocks(text, column, number, leading), before)
            before = column
    for block in found:
        if block.kind in (BlockKind.TEXT, BlockKind.ENTRY) and _is_heading(
            block, size, is_bold=is_bold
        ):
            block.kind = BlockKind.HEADING
    return [*_mended(found), *notes]


def _is_mostly_bold(columns: Iterable[Column]) -> bool:
    lines = [line for column in columns for line in column.lines]
    return 2 * sum(line.is_bold for line in lines) > len(lines)


def _leading(columns: Iterable[Column], size: float) -> float:
    """How far apart the lines of a paragraph stand."""
    steps = [
        above.base - below.base
        for column in columns
        for above, below in pairwise(column.lines)
        if _is_same_size(above.size, size) and _is_same_size(below.size, size)
    ]
    return median(steps) if steps else size


def _is_same_size(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_SIZE * max(one, other)


def _without_notes(
    lines: Sequence[SetLine], size: float
) -> tuple[Sequence[SetLine], Sequence[SetLine]]:
    """The lines of a column, and the notes below them: smaller, the first of them with a mark."""
    start = len(lines)
    while start and lines[start - 1].size < _SMALLER * size:
        start -= 1
    while start < len(lines) and not _NOTE.match(lines[start].text):
        start += 1
    # A page of small type is no page of notes.
    if 2 * start < len(lines):
        return lines, ()
    return lines[:start], lines[start:]


def _column_blocks(
    lines: Sequence[SetLine], column: Column, page: int, leading: float
) -> Iterator[SetBlock]:
    """The blocks of one column."""
    done = 0
    for start, end in _tables(lines):
        yield from _paragraphs(lines[done:start], column, page, leading, BlockKind.TEXT)
        yield SetBlock(BlockKind.TABLE, list(lines[start:end]), page)
        done = end
    yield from _paragraphs(lines[done:], column, page, leading, BlockKind.TEXT)


def _tables(lines: Sequence[SetLine]) -> Iterator[tuple[int, int]]:
    """Where rows of short cells stand, below each other."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _is_row(lines[end], lines[end - 1] if end > start else None):
            end += 1
        if _is_table(lines[start:end]):
            yield start, end
        start = max(end, start + 1)


def _is_row(line: SetLine, above: SetLine | None) -> bool:
    if _LEADERS.search(line.text):
        return True
    return bool(line.cells) and (above is None or _are_aligned(above.cells, line.cells))


def _is_table(rows: Sequence[SetLine]) -> bool:
    cells = [cell for line in rows for cell in line.cells]
    words = sum(len(cell.text.split()) for cell in cells)
    if len(rows) >= _FEWEST_ROWS and words <= _CELL_WORDS * len(cells):
        return True
    return any(_LEADERS.search(line.text) for line in rows)


def _are_aligned(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a cell but the first begins or ends, or has its middle, where one above it does."""
    return any(
        min(
            abs(one.left - other.left),
            abs(one.right - other.right),
            abs(one.left + one.right - other.left - other.right),
        )
        < _ALIGNED
        for one in above[1:_MOST_CELLS]
        for other in below[1:_MOST_CELLS]
    )


# Points by which the cells of a column may be out of line, and cells of a row that are compared.
_ALIGNED = 4
_MOST_CELLS = 16


def _paragraphs(
    lines: Sequence[SetLine], column: Column, page: int, leading: float, kind: BlockKind
) -> Iterator[SetBlock]:
    """Lines of one column as paragraphs."""
    block: list[SetLine] = []
    for line in lines:
        if block and _begins(block, line, column, leading, kind):
            yield _block(block, page, kind)
            block = []
        block.append(line)
    if block:
        yield _block(block, page, kind)


def _block(lines: list[SetLine], page: int, kind: BlockKind) -> SetBlock:
    is_entry = kind is BlockKind.TEXT and _ENTRY.match(lines[0].text)
    return SetBlock(BlockKind.ENTRY if is_entry else kind, lines, page)


def _begins(
    block: Sequence[SetLine], line: SetLine, column: Column, leading: float, kind: BlockKind
) -> bool:
    """Whether a line begins a paragraph below another one of its column."""
    above = block[-1]
    if not _is_same_size(above.size, line.size) or _ENTRY.match(line.text):
        return True
    goes_on = line.text[:1].islower() and not ends_sentence(above.text)
    if above.is_bold != line.is_bold:
        return not goes_on
    usual = leading * line.size / max(above.size, line.size)
    if len(block) > 1:
        usual = max(usual, block[-2].base - above.base)
    if above.base - line.base > _FURTHER * max(usual, line.size * 0.9):
        return True
    if kind is BlockKind.NOTE:
        return _NOTE.match(line.text) is not None and ends_sentence(above.text)
    shift = line.left - column.left
    is_indented = _INDENT * line.size < shift < _MOST_INDENT * line.size
    is_hanging = len(block) == 1 and _ENTRY.match(above.text)
    if is_indented and not is_hanging and abs(above.left - column.left) < _INDENT * line.size:
        return not goes_on
    return _is_last(above, line, column) and not goes_on


def _is_last(above: SetLine, line: SetLine, column: Column) -> bool:
    """Whether a line is so short that it ends its paragraph."""
    first = line.text.split(" ", 1)[0]
    free = column.right - above.right
    would_fit = free > (len(first) + 2) * _LETTER * line.size
    if ends_sentence(above.text):
        return would_fit
    return would_fit and above.right - column.left < _SHORT * (column.right - column.left)


def _add(found: list[SetBlock], new: Iterable[SetBlock], before: Column | None) -> None:
    """Put the blocks of a column to those before; the first may go on with the last of them."""
    for index, block in enumerate(new):
        if index == 0 and found and before and _goes_on(found[-1], block, before):
            found[-1].lines += block.lines
        else:
            found.append(block)


def _goes_on(last: SetBlock, block: SetBlock, before: Column) -> bool:
    """Whether the first block of a column goes on with the last one of the column before."""
    if last.kind not in (BlockKind.TEXT, BlockKind.ENTRY) or block.kind is not BlockKind.TEXT:
        return False
    if not _is_same_size(last.size, block.size) or last.is_bold != block.is_bold:
        return False
    end = last.lines[-1]
    fills = end.right - before.left >= _SHORT * (before.right - before.left)
    return not last.has_ended and (fills or block.text[:1].islower())


def _is_heading(block: SetBlock, size: float, *, is_bold: bool) -> bool:
    if len(block.lines) > _HEADING_LINES or not any(map(str.isalpha, block.text)):
        return False
    if block.size > _LARGER * size:
        return True
    if not block.is_bold or is_bold or block.size < _SMALLER * size:
        return False
    return block.words <= _HEADING_WORDS and not block.text.endswith((".", ",", ";", ":"))


def _mended(found: Sequence[SetBlock]) -> list[SetBlock]:
    """The blocks, those joined that a picture, a table or a box has parted."""
    kept: list[SetBlock] = []
    for block in found:
        if block.kind is BlockKind.TEXT and block.text[:1].islower():
            before = next(
                (
                    each
                    for each in reversed(kept[-_BACK:])
                    if each.kind is BlockKind.TEXT
                    and _is_same_size(each.size, block.size)
                    and len(each.lines) > 1
                ),
                None,
            )
            if before is not None and not before.has_ended:
                before.lines += block.lines
                continue
        kept.append(block)
    return kept
