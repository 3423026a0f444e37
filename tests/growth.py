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


def seconds(work: Callable[[], object]) -> float:
    """The processor's time for some work, without the collecting of what others left."""
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        work()
        return time.process_time() - started
    finally:
        gc.enable()


def assert_no_steeper(times: Sequence[float], what: str) -> None:
    """Check the times for each of `SIZES`: hardly more than in proportion to them."""
    if times[-1] > _TOO_SHORT:
        steepness = math.log2(times[-1] / times[0]) / math.log2(SIZES[-1] / SIZES[0])
        assert steepness < _STEEPEST, (what, times)
