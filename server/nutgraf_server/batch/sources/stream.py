"""The records of all inputs, one after the other."""

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Protocol

from nutgraf_server.batch.records import Raw
from nutgraf_server.batch.sources.naming import InputSource, kind_of
from nutgraf_server.inputs.names import STANDARD_INPUT


class _Reader(Protocol):
    """A module of this package that reads one kind of input."""

    def records(self, source: InputSource, before: int) -> Iterator[Raw]:
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
    "parquet": "parquet_process",
    "zip": "zip_members",
    "tar": "tar_members",
    "feed": "feed_entries",
}


def stream(inputs: Sequence[InputSource], fields: Collection[str] | None = None) -> Iterator[Raw]:
    """The records of all inputs in their order, read as they are asked for.

    Args:
        inputs: the inputs.
        fields: those that are wanted of each record; None: all. A table is read column by column,
            and others cost nothing, whatever is in them.
    """
    before = 0
    for given in inputs:
        source = replace(given, fields=None if fields is None else frozenset(fields))
        reach = before
        for record in reader(source.kind).records(source, before):
            reach = record.reach
            yield record
        before = max(reach, before + (size_of(source) if source.kind != "folder" else 0))


def size_of(source: InputSource) -> int:
    """How many bytes there are to read; 0 where nobody can tell, as of standard input."""
    if source.name == STANDARD_INPUT:
        return 0
    if source.kind == "folder":
        from nutgraf_server.batch.sources import folder

        return folder.size_below(source)
    try:
        return os.stat(source.name).st_size  # noqa: PTH116
    except OSError:
        return 0


def nested(path: str, fields: frozenset[str] | None) -> InputSource | None:
    """The input that a file in a folder is by its name; None for a text."""
    kind = kind_of(path)
    return None if kind == "text" else InputSource(path, kind, fields)
