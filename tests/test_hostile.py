"""Reading texts made to be slow: the time grows with the length, not with its square.

Long, so it has a target of its own: make test-long.
"""

import math
import time

import pytest

import nutgraf

UNITS = [
    "(", "a ", '"', ".", "«", "#", "*", "- ", "<div>", "|", "word ", "word\n", "A line.\n", "[", "`",
    "U.S. ", "\n\n", "中。",
]  # fmt: skip
FORMATS = ["plaintext", "markdown", "html"]
SIZES = (250_000, 500_000, 1_000_000)
# 1 is linear and 2 quadratic; caches and memory cost a little more than linear.
STEEPEST = 1.5
# Seconds below which a clock tells nothing of growth.
TOO_SHORT = 0.3


@pytest.mark.long
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("unit", UNITS)
def test_a_megabyte_takes_four_times_a_quarter(unit: str, form: str):
    times = []
    for size in SIZES:
        text = unit * (size // len(unit))
        started = time.process_time()
        nutgraf.read(text, form, "en")
        times.append(time.process_time() - started)
    if times[-1] > TOO_SHORT:
        steepness = math.log2(times[-1] / times[0]) / math.log2(SIZES[-1] / SIZES[0])
        assert steepness < STEEPEST, times
