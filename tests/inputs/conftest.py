"""What the tests of inputs share."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from measured import Measured


@pytest.fixture(scope="session")
def measured(program: list[str]) -> Measured:
    """Runs a command as a person does, and checks what it took."""
    return Measured(program)
