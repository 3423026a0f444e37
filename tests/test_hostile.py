"""Reading texts made to be slow: the time grows with the length, not with its square.

Long, so it has a target of its own: make test-long.
"""

from functools import partial

import pytest

import nutgraf
from growth import assert_linear

UNITS = [
    "(", "a ", '"', ".", "«", "#", "*", "- ", "<div>", "|", "word ", "word\n", "A line.\n", "[", "`",
    "U.S. ", "\n\n", "中。",
]  # fmt: skip
FORMATS = ["plaintext", "markdown", "html"]


@pytest.mark.long
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("unit", UNITS)
def test_reading_is_linear(unit: str, form: str):
    assert_linear(lambda size: partial(nutgraf.read, unit * (size // len(unit)), form, "en"), form)
