"""How work grows with the size of its text."""

import gc
import math
import time
from collections.abc import Callable, Sequence

SIZES = (250_000, 500_000, 1_000_000)
# 1 is linear and 2 quadratic; caches and memory cost a little more than linear.
_STEEPEST = 1.5
# Seconds below which a clock tells nothing of growth.
_TOO_SHORT = 0.3
# What else a machine does slows one measurement down; what grows too fast does so every time.
_ATTEMPTS = 4

Work = Callable[[], object]


def assert_linear(prepared: Callable[[int], Work], what: str, sizes: Sequence[int] = SIZES) -> None:
    """Check that work takes hardly more time than in proportion to the size of its text.

    Args:
        prepared: gives the work on a new text of so many characters.
        what: named where the check fails.
        sizes: the sizes to try, in rising order.
    """
    steepest: list[list[float]] = []
    for _ in range(_ATTEMPTS):
        times = [_seconds(prepared(size)) for size in sizes]
        if _is_linear(times, sizes):
            return
        steepest.append(times)
    raise AssertionError(what, steepest)


def _is_linear(times: Sequence[float], sizes: Sequence[int]) -> bool:
    if times[-1] < _TOO_SHORT:
        return True
    return math.log(times[-1] / times[0]) < _STEEPEST * math.log(sizes[-1] / sizes[0])


def _seconds(work: Work) -> float:
    """The processor's time for some work, without the collecting of what others left."""
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        work()
        return time.process_time() - started
    finally:
        gc.enable()
