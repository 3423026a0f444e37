"""The width at which a text is wrapped, estimated from its lines.

A line of wrapped text ends because the next word did not fit: it is *full*. At the right width,
nearly all lines that end in the middle of a sentence are full, and most lines after them begin in
lower case. Headings, menus, verse and paragraphs pasted whole are full at no width, except for a
few by chance.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from nutgraf.cancellation import checked
from nutgraf.frozen import dataclass
from nutgraf.reading.wrapping.marks import (
    begins_anew,
    has_ended,
    is_address,
    is_broken_word,
    is_table_row,
)
from nutgraf.reading.wrapping.rows import SourceRow
from nutgraf.reading.wrapping.widths import Measure, columns, first_unit, is_unspaced, printed

# Text is wrapped somewhere in this range of columns. Shorter lines are menus, longer ones are
# paragraphs pasted whole.
NARROWEST = 22
_WIDEST = 135
# In so narrow a column, more lines must show that they are wrapped: lists look alike.
_NARROW = 40
_ENOUGH = 1
_ENOUGH_NARROW = 3
_ENOUGH_WITHOUT_CASE = 2
_ENOUGH_OF_PART = 2
# Text without a ragged margin easily seems to have one.
_ENOUGH_RAGGED = 3
_ENOUGH_RAGGED_NARROW = 8
# Editors differ in how they count quotes and dashes.
_EVEN_SLACK = 2.0
# Print is measured with the widths of no face in particular.
_PRINT_SLACK = 0.04
# The share of a line that a ragged margin leaves empty.
_RAGGED_SLACK = 0.2
# If this share of the lines that end in the middle of a sentence is full, no other layout is tried;
# the second is the minimum.
_SURE_SHARE = 0.88
_FULL_SHARE = 0.6
_FULL_SHARE_RAGGED = 0.75
# Lines of less than half the width do not count: a page has menus around its text. Of a ragged
# margin half of the longer ones would be full by chance: there most lines count, and all do in
# narrow columns, which menus look like.
_HALF = 0.5
_THIRD = 0.35
# This share of the lines after full ones begins in lower case, if the script has it.
_LOWER_SHARE = 0.4
# Widths that are tried: that of the longest line and of some shorter ones, by their place in order.
_TRIED = (0, 1, 3)
_TRIED_SHARES = (0.02, 0.07, 0.2)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is wrapped.

    Attributes:
        width: the maximum width of its lines.
        is_printed: whether that is as printed, not in columns.
        slack: the share of the width that a line leaves empty although the next word would fit.
        is_spaced: whether blank lines separate its paragraphs.
    """

    width: float
    is_printed: bool
    slack: float
    is_spaced: bool = False

    @property
    def measure(self) -> Measure:
        """How wide a text is."""
        return printed if self.is_printed else columns

    def is_full(self, row: SourceRow, following: SourceRow) -> bool:
        """Whether a line ends because what follows had no room."""
        width = row.indent + self.measure(row.text)
        word = first_unit(following.text)
        blank = 0 if is_unspaced(word[0]) else 1
        longer = width + blank + self.measure(word)
        return width <= self.width + _EVEN_SLACK and longer > self.width - self.slack


@dataclass(frozen=True, slots=True)
class _Way:
    is_printed: bool
    slack: float
    least_share: float
    least_width: float
    enough: int = _ENOUGH
    enough_narrow: int = _ENOUGH_NARROW

    def slack_at(self, width: float) -> float:
        return max(_EVEN_SLACK, self.slack * width)


_WAYS = (
    _Way(is_printed=False, slack=0.0, least_share=_FULL_SHARE, least_width=_HALF),
    _Way(is_printed=True, slack=_PRINT_SLACK, least_share=_FULL_SHARE, least_width=_HALF),
    _Way(
        is_printed=False,
        slack=_RAGGED_SLACK,
        least_share=_FULL_SHARE_RAGGED,
        least_width=_THIRD,
        enough=_ENOUGH_RAGGED,
        enough_narrow=_ENOUGH_RAGGED_NARROW,
    ),
)


class _Pair(NamedTuple):
    """Two lines that follow each other, the first of which ends in the middle of a sentence.

    `is_lower` says that the second begins in lower case, `has_case` that it begins with a letter
    which has a capital.
    """

    row: SourceRow
    following: SourceRow
    is_lower: bool
    has_case: bool


def layout_of(rows: Sequence[SourceRow], *, is_part: bool = False) -> Layout | None:
    """How lines that follow each other are wrapped; None where they are not.

    Args:
        rows: the lines.
        is_part: whether they are of a text that is not wrapped as a whole. Then more must show that
            they are, and no column is narrow: it would be a menu.
    """
    # With fewer pairs no way finds a width.
    fewest = _ENOUGH_OF_PART if is_part else _ENOUGH
    if len(rows) <= fewest or _is_pasted_whole(rows):
        return None
    pairs = list(_open_pairs(rows))
    if len(pairs) < fewest:
        return None
    best: tuple[float, Layout] | None = None
    for way in _WAYS:
        found = _best_at(pairs, way, is_part=is_part)
        if found and (best is None or found[0] > best[0]):
            best = found
        if best and best[0] >= _SURE_SHARE:
            break
    return replace(best[1], is_spaced=_is_spaced(rows, best[1])) if best else None


def _is_spaced(rows: Sequence[SourceRow], layout: Layout) -> bool:
    """Whether more paragraphs end at blank lines than at other lines that are not full."""
    ends = [
        following.apart
        for row, following in checked(pairwise(rows))
        if has_ended(row.text) and (following.apart or not layout.is_full(row, following))
    ]
    return 2 * sum(ends) > len(ends)


def _open_pairs(rows: Sequence[SourceRow]) -> Iterator[_Pair]:
    for row, following in checked(pairwise(rows)):
        if following.apart or has_ended(row.text) or is_over_wide(row):
            continue
        if is_broken_word(row.text, following.text) or is_address(row.text):
            continue
        if is_address(following.text) or begins_anew(following.text) or is_table_row(row.text):
            continue
        is_lower = following.text[0].islower()
        yield _Pair(row, following, is_lower, is_lower or following.text[0].isupper())


def is_over_wide(row: SourceRow) -> bool:
    """Whether a line is longer than any that are wrapped."""
    return len(row.text) > _WIDEST


def _is_pasted_whole(rows: Sequence[SourceRow]) -> bool:
    """Whether most of the text is on lines too long to be wrapped."""
    long = sum(len(row.text) for row in rows if is_over_wide(row))
    return 2 * long > sum(len(row.text) for row in rows)


def _best_at(pairs: Sequence[_Pair], way: _Way, *, is_part: bool) -> tuple[float, Layout] | None:
    """The width at which most lines are full, with their share; None where too few are."""
    measure = printed if way.is_printed else columns
    widths = [pair.row.indent + measure(pair.row.text) for pair in pairs]
    longer = [
        width
        + (0 if is_unspaced(pair.following.text[0]) else 1)
        + measure(first_unit(pair.following.text))
        for width, pair in zip(widths, pairs, strict=True)
    ]
    best: tuple[float, float, Layout] | None = None
    least, narrowest = (_ENOUGH_OF_PART, _NARROW) if is_part else (_ENOUGH, NARROWEST)
    for width in _candidates(widths, narrowest):
        slack = way.slack_at(width)
        full = [
            index
            for index in range(len(pairs))
            if widths[index] <= width + _EVEN_SLACK and longer[index] > width - slack
        ]
        shortest = way.least_width * width if width >= _NARROW else 0.0
        long = sum(one >= shortest for one in widths)
        share = len(full) / max(1, long)
        needed = way.enough_narrow if width < _NARROW else max(way.enough, least)
        if share < way.least_share or not _goes_on([pairs[index] for index in full], needed):
            continue
        if best is None or (share, width) > best[:2]:
            best = share, width, Layout(width, way.is_printed, slack)
    return (best[0], best[2]) if best else None


def _candidates(widths: Sequence[float], narrowest: float) -> list[float]:
    order = sorted(widths, reverse=True)
    places = {*_TRIED, *(int(share * len(order)) for share in _TRIED_SHARES)}
    found = {order[place] for place in places if place < len(order)}
    return sorted((width for width in found if width >= narrowest), reverse=True)


def _goes_on(full: Sequence[_Pair], enough: int) -> bool:
    """Whether the lines after full ones continue their sentences."""
    cased = [pair for pair in full if pair.has_case]
    lower = sum(pair.is_lower for pair in cased)
    if 2 * len(cased) < len(full):
        return len(full) >= _ENOUGH_WITHOUT_CASE
    return lower >= enough and lower >= _LOWER_SHARE * len(cased)
