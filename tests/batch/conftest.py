"""What the tests of batch runs share."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from corpus import Command, json_lines


@pytest.fixture(scope="session")
def batch(program: list[str]) -> Command:
    """The command."""
    return Command(program)


@pytest.fixture(scope="session")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of 60 records."""
    return json_lines(tmp_path_factory.mktemp("lake") / "lake.jsonl", 60)
