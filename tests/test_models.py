"""What was learned, as it is read from its files."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from nutgraf import models

FOLDER = Path(models.__file__).parent


def flat(tables: dict, prefix: str = "") -> Iterator[tuple[str, str, tuple[float, ...]]]:
    for name, value in tables.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}.{name}".lstrip("."))
        else:
            yield prefix, name, tuple(value) if isinstance(value, list) else (value,)


@pytest.mark.parametrize("name", [path.stem for path in sorted(FOLDER.glob("*.toml"))])
def test_models_are_read_as_the_toml_that_they_are(name: str):
    whole = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    read = models.tables(name)
    rows = [(table, key, row) for table, rows in read.items() for key, row in rows.items()]
    assert rows == list(flat(whole))
    assert len(rows) > 10
