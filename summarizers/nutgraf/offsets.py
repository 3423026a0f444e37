"""Offset maps: the positions of the characters of a shown text in the source.

A reader sees "$4.2 million"; the source may have `**$4.2**&nbsp;million`. Most of a text is shown
as it is written, so a map holds one entry for each run of characters that are adjacent in both, and
a text without markup needs none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from nutgraf.frozen import dataclass


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Runs of shown characters and their positions, relative to the start of their block.

    Attributes:
        shown: the shown offset at which each run begins, and last the length of the text.
        starts: the source offset at which each run begins.
        ends: the source offset at which each run ends. The last character of a run may be written
            with several: `&amp;` is one.
    """

    shown: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The positions in the source of the shown characters from `start` to `end`.

        >>> offsets = OffsetMap((0, 1, 2, 4), (0, 1, 8), (1, 6, 10))  # "a&amp;<b>cd" shown "a&cd"
        >>> offsets.to_source(1, 2), offsets.to_source(0, 4)
        ((1, 6), (0, 10))
        """
        run = min(bisect_right(self.shown, start), len(self.starts)) - 1
        first = self.starts[run] + start - self.shown[run]
        if end <= start:
            return first, first
        run = bisect_left(self.shown, end) - 1
        if end == self.shown[run + 1]:
            return first, self.ends[run]
        return first, self.starts[run] + end - self.shown[run]

    def to_shown(self, start: int, end: int) -> tuple[int, int]:
        """The shown characters between two offsets of the source, wholly or in part.

        >>> offsets = OffsetMap((0, 1, 2, 4), (0, 1, 8), (1, 6, 10))
        >>> offsets.to_shown(1, 8), offsets.to_shown(6, 9)
        ((1, 2), (2, 3))
        """
        first = self._shown_after(start)
        return first, max(first, self._shown_before(end))

    def _shown_after(self, place: int) -> int:
        """The first shown character that ends behind `place`."""
        run = bisect_right(self.ends, place)
        if run == len(self.ends):
            return self.shown[-1]
        inside = place - self.starts[run]
        width = self.shown[run + 1] - self.shown[run]
        return self.shown[run] + min(max(0, inside), width - 1)

    def _shown_before(self, place: int) -> int:
        """The first shown character that does not begin before `place`."""
        run = bisect_left(self.starts, place) - 1
        if run < 0:
            return 0
        width = self.shown[run + 1] - self.shown[run]
        return self.shown[run] + min(place - self.starts[run], width)


def offset_map(
    places: Sequence[int], widths: Mapping[int, int], base: int, length: int
) -> OffsetMap | None:
    """The map of a text whose characters are at `places`; None if no map is needed.

    Args:
        places: the source offset of each character, rising.
        widths: how many source characters stand for the one at a place, where it is not one.
        base: the source offset from which the map counts.
        length: how much source the block covers.

    >>> offset_map(range(7, 12), {}, 7, 5) is None
    True
    >>> offset_map([0, 1, 5], {1: 4}, 0, 6)
    OffsetMap(shown=(0, 2, 3), starts=(0, 5), ends=(5, 6))
    """
    if not places:
        return None if not length else OffsetMap((0, 0), (0,), (0,))
    size = len(places)
    first, last = places[0], places[-1]
    if last - first == size - 1:
        end = last + widths.get(last, 1)
        if first == base and size == length:
            return None
        return OffsetMap((0, size), (first - base,), (end - base,))
    breaks = [index for index, (one, two) in enumerate(pairwise(places), 1) if two - one != 1]
    return OffsetMap(
        (0, *breaks, size),
        (first - base, *(places[index] - base for index in breaks)),
        tuple(
            places[index - 1] + widths.get(places[index - 1], 1) - base for index in (*breaks, size)
        ),
    )
