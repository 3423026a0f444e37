"""The order in which a page is read: its columns, and what goes across them.

A gutter is a strip of the page that no word crosses for some lines, with text that fills its column
to the left and to the right of it. Where there is one, what is above it is read first, then each
side from top to bottom, then what is below; each of these may have gutters itself.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nutgraf_server.inputs.documents.pdf.lines import SetLine, line, main_size
from nutgraf_server.inputs.documents.pdf.words import Word

Row = list[Word]

# The narrowest gutter, in parts of the size of the text. Blanks of a justified line may be as wide,
# but not one below the other.
_GUTTER = 0.75
# Lines that a column has at least, and words that each of them has on average: those of a table
# have less.
_FEWEST_LINES = 3
_FEWEST_WORDS = 2.5
# Columns are at least this wide, in parts of the size of the text.
_NARROWEST = 6
# Places that are tried for a gutter, those where most lines begin.
_MOST_PLACES = 24
# Columns with so many lines show where others begin; so many such places are kept.
_SURE_LINES = 8
_MOST_KNOWN = 6
# Columns within columns.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read one after the other.

    Attributes:
        lines: from the top.
        left: where most of them begin.
        right: where the longest ends.
    """

    lines: tuple[SetLine, ...]
    left: float
    right: float


def all_columns(pages: Sequence[Sequence[Row]]) -> list[list[Column]]:
    """The columns of each page of a document.

    Where others have a gutter, the last page may have one with a line or two beside it.
    """
    found = [columns(page) for page in pages]
    starts = Counter(
        round(column.left)
        for page in found
        if len(page) > 1
        for column in page
        if len(column.lines) >= _SURE_LINES
    )
    known = sorted(starts, key=lambda start: (-starts[start], start))[:_MOST_KNOWN]
    return [columns(page, frozenset(map(float, known))) for page in pages] if known else found


def columns(
    page: Sequence[Row], known: frozenset[float] = frozenset(), depth: int = 0
) -> list[Column]:
    """The columns of a page, or of a part of it, in the order in which they are read.

    Args:
        page: its rows from the top.
        known: where columns of the document begin.
        depth: how many columns it is in.
    """
    if not page:
        return []
    gutter = _gutter(page, known) if depth < _DEEPEST else None
    if gutter is None:
        return [_column(page)]
    first, last, place = gutter
    sides = [
        [
            side
            for row in page[first:last]
            if (side := [w for w in row if is_left(w, place) == left])
        ]
        for left in (True, False)
    ]
    parts = (page[:first], *sides, page[last:])
    return [column for part in parts for column in columns(part, known, depth + 1)]


def is_left(word: Word, place: float) -> bool:
    """Whether a word stands to the left of a place."""
    return word.left + word.right < 2 * place


def _column(page: Sequence[Row]) -> Column:
    lines = tuple(line(row) for row in page)
    starts = Counter(round(each.left) for each in lines)
    often = max(starts, key=lambda start: (starts[start], -start))
    return Column(lines, float(often), max(each.right for each in lines))


def _gutter(page: Sequence[Row], known: frozenset[float]) -> tuple[int, int, float] | None:
    """The first and the last row at the best gutter, and where it is."""
    size = main_size(word for row in page for word in row)
    best, found = 0, None
    for place in [*_places(page, size), *sorted(known)]:
        strip = (place - _GUTTER * size, place - size / 10)
        fewest = 1 if place in known else _FEWEST_LINES
        for first, last in _runs(page, strip, fewest):
            worth = _worth(page[first:last], strip[1], size, fewest)
            if worth > best:
                best, found = worth, (first, last, strip[1])
    return found


def _places(page: Sequence[Row], size: float) -> list[float]:
    """Where lines begin, the commonest first."""
    counts: Counter[int] = Counter()
    least: dict[int, float] = {}
    for row in page:
        starts = [row[0], *(b for a, b in pairwise(row) if b.left - a.right >= _GUTTER * size)]
        for word in starts:
            key = round(word.left / size)
            counts[key] += 1
            least[key] = min(least.get(key, word.left), word.left)
    often = sorted(counts, key=lambda key: (-counts[key], key))[:_MOST_PLACES]
    return [least[key] for key in often if counts[key] >= _FEWEST_LINES]


def _runs(page: Sequence[Row], strip: tuple[float, float], fewest: int) -> list[tuple[int, int]]:
    """The rows next to each other that leave a strip free, as first and last."""
    runs, start = [], 0
    for index, row in enumerate(page):
        if any(word.left < strip[1] and word.right > strip[0] for word in row):
            runs.append((start, index))
            start = index + 1
    runs.append((start, len(page)))
    return [(first, last) for first, last in runs if last - first >= fewest]


def _worth(page: Sequence[Row], place: float, size: float, fewest: int) -> int:
    """How many lines stand at the emptier side of a place; 0 where no text does."""
    sure = fewest == _FEWEST_LINES
    counts = []
    for left in (True, False):
        side = [part for row in page if (part := [w for w in row if is_left(w, place) == left])]
        words = sum(map(len, side))
        if len(side) < fewest or (sure and words < _FEWEST_WORDS * len(side)):
            return 0
        width = max(part[-1].right for part in side) - min(part[0].left for part in side)
        if sure and width < _NARROWEST * size:
            return 0
        counts.append(len(side))
    return min(counts)
