"""The records of all inputs, one after the other."""

import os
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Protocol

from nutgraf_server.batch.records import Raw
from nutgraf_server.batch.sources.naming import STANDARD_INPUT, Source, kind_of


class _Reader(Protocol):
    """A module of this room that reads one kind of input."""

    def records(self, source: Source, before: int) -> Iterator[Raw]:
        """The records of `source`, before which `before` bytes of other inputs have gone by.

        A record that is not there as it should be is a `Failure`; nothing is raised.
        """


def reader(kind: str) -> _Reader:
    """The module that reads a kind of input, loaded when the first of it comes."""
    found: _Reader = import_module(f"nutgraf_server.batch.sources.{_MODULES[kind]}")
    return found


_MODULES = {
    "folder": "folder",
    "text": "folder",
    "jsonl": "json_lines",
    "csv": "csv_rows",
    "parquet": "parquet_rows",
    "zip": "zip_members",
    "tar": "tar_members",
}


def stream(inputs: Sequence[Source]) -> Iterator[Raw]:
    """The records of all inputs in their order, read as they are asked for."""
    before = 0
    for source in inputs:
        reach = before
        for record in reader(source.kind).records(source, before):
            reach = record.reach
            yield record
        before = max(reach, before + (size_of(source) if source.kind != "folder" else 0))


def size_of(source: Source) -> int:
    """How many bytes there are to read; 0 where nobody can tell, as of standard input."""
    if source.name == STANDARD_INPUT:
        return 0
    if source.kind == "folder":
        from nutgraf_server.batch.sources import folder

        return folder.size_below(source.name)
    try:
        return os.stat(source.name).st_size  # noqa: PTH116
    except OSError:
        return 0


def nested(path: str) -> Source | None:
    """The input that a file in a folder is by its name; None for a text."""
    kind = kind_of(path)
    return None if kind == "text" else Source(path, kind)
