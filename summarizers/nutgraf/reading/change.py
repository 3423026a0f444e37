"""The common parts of two versions of a text or a sequence."""

from collections.abc import Sequence

from nutgraf.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """How much is the same at the beginning and at the end, without overlap."""

    before: int
    behind: int


def change(old: Sequence[object], new: Sequence[object]) -> Change:
    """What an edit left unchanged at either end of a text or a tuple.

    >>> change("The mill burned.", "The old mill burned.")
    Change(before=4, behind=12)
    >>> change("aaa", "aaaa")
    Change(before=3, behind=0)
    """
    shorter = min(len(old), len(new))
    before = _same(old, new, shorter)
    return Change(before, _same_behind(old, new, shorter - before))


# Whole slices are compared, which is as fast as memory; each step halves the rest.


def _same(old: Sequence[object], new: Sequence[object], most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_behind(old: Sequence[object], new: Sequence[object], most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low
