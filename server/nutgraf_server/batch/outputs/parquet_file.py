"""A Parquet file, which is written in one go: its rows are collected as JSON lines first."""

import gzip
import json
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from nutgraf_server.batch.journal import Checkpoint
from nutgraf_server.batch.outcome import RESULTS
from nutgraf_server.batch.outputs.appended import Appended, sync_folder
from nutgraf_server.batch.sources.parquet_rows import library
from nutgraf_server.batch.work import Made

# Rows in a group: what is held of them at a time stays within some ten megabytes.
_ROWS = 1000


class ParquetFile:
    """Collected lines, made into a table when all are there.

    Columns are `schema`, `version`, `settings`, `id`, `source`, `line`, one of JSON for each thing
    that was made, and `error_kind` and `error_message`.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self._lines = Appended(target)
        self._assembled = target.with_name(target.name + ".assembled")

    def begin(self, done: Checkpoint) -> None:
        """Go on collecting."""
        self._lines.begin(done)

    def write(self, made: Made) -> None:
        """Collect lines."""
        self._lines.write(made)

    def sync(self) -> int:
        """Wait for the disk."""
        return self._lines.sync()

    def place(self) -> None:
        """Make the table, rename it, and remove what was collected."""
        self._lines.close()
        growing = self._lines.growing
        if growing.exists():
            self._assemble()
            with self._assembled.open("rb") as file:
                os.fsync(file.fileno())
            self._assembled.replace(self.target)
            sync_folder(self.target.parent)
            growing.unlink()

    def close(self) -> None:
        """Let go of the lines."""
        self._lines.close()

    def _assemble(self) -> None:
        import pyarrow as pa

        text = pa.string()
        columns = [("schema", text), ("version", pa.int32()), ("settings", text), ("id", text)]
        columns += [("source", text), ("line", pa.int64())]
        columns += [(name, text) for name in (*RESULTS, "error_kind", "error_message")]
        schema = pa.schema(columns)
        with library().ParquetWriter(self._assembled, schema, compression="zstd") as writer:
            for rows in _in_groups(self._lines.growing):
                writer.write_table(pa.Table.from_pylist(rows, schema))


def _in_groups(path: Path) -> Iterator[list[dict[str, Any]]]:
    with gzip.open(path, "rb") as lines:
        while rows := [_row(json.loads(line)) for line in islice(lines, _ROWS)]:
            yield rows


def _row(record: dict[str, Any]) -> dict[str, Any]:
    error = record.get("error", {})
    return {
        **{name: record[name] for name in ("schema", "version", "settings", "source", "line")},
        "id": _writable(str(record["id"])),
        **{name: _writable(_as_json(record[name])) for name in RESULTS if name in record},
        "error_kind": error.get("kind"),
        "error_message": error.get("message"),
    }


def _as_json(made: object) -> str:
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def _writable(text: str) -> str:
    """The text without halves of pairs of surrogates, which no UTF-8 has."""
    return text.encode("utf-8", "replace").decode("utf-8")
