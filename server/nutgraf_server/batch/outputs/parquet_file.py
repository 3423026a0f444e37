"""A Parquet file, which is written in one go: its rows are collected as JSON lines first."""

import gzip
import json
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from nutgraf.rendering.json_text import json_text
from nutgraf_server import files
from nutgraf_server.batch.checkpoint_log import Checkpoint
from nutgraf_server.batch.outputs.appended import Appended
from nutgraf_server.batch.outputs.output import assembled
from nutgraf_server.batch.record_result import RESULTS
from nutgraf_server.batch.sources.parquet_rows import library
from nutgraf_server.batch.work import ChunkResult

# Rows in a group: what is held of them at a time stays within some ten megabytes.
_ROWS = 1000


class ParquetFile:
    """Collected lines, made into a table when all are there.

    Columns are `schema`, `version`, `settings`, `id`, `source`, `line`, one of JSON for each thing
    that was made, and `error_kind` and `error_message`.
    """

    def __init__(self, target: Path, run: str) -> None:
        self.target = target
        self._lines = Appended(target)
        self._assembled = assembled(target, run)

    def begin(self, done: Checkpoint | None) -> None:
        """Go on collecting."""
        self._lines.begin(done)

    def write(self, made: ChunkResult) -> None:
        """Collect lines."""
        self._lines.write(made)

    def sync(self) -> tuple[int, str]:
        """Wait for the disk."""
        return self._lines.sync()

    def place(self, *, over: bool) -> None:
        """Make the table, remove what was collected, and rename the table."""
        self._lines.close()
        growing = self._lines.growing
        if os.path.lexists(growing):
            # One that is there already was not finished.
            self._assembled.unlink(missing_ok=True)
            with os.fdopen(files.create(self._assembled), "wb") as file:
                self._assemble(file)
                file.flush()
                os.fsync(file.fileno())
            growing.unlink()
        if os.path.lexists(self._assembled):
            files.rename(self._assembled, self.target, over=over)

    def discard(self, done: Checkpoint | None) -> None:
        """Remove the lines, and the table if it was begun."""
        self._lines.discard(done)
        self._assembled.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the lines."""
        self._lines.close()

    def _assemble(self, file: BinaryIO) -> None:
        import pyarrow as pa

        text = pa.string()
        columns = [("schema", text), ("version", pa.int32()), ("settings", text), ("id", text)]
        columns += [("source", text), ("line", pa.int64())]
        columns += [(name, text) for name in (*RESULTS, "error_kind", "error_message")]
        schema = pa.schema(columns)
        with library().ParquetWriter(file, schema, compression="zstd") as writer:
            for rows in _in_groups(self._lines.growing):
                writer.write_table(pa.Table.from_pylist(rows, schema))


def _in_groups(path: Path) -> Iterator[list[dict[str, Any]]]:
    packed = os.fdopen(files.reopen(path, os.O_RDONLY), "rb")
    with packed, gzip.GzipFile(fileobj=packed) as lines:
        while rows := [_row(json.loads(line)) for line in islice(lines, _ROWS)]:
            yield rows


def _row(record: dict[str, Any]) -> dict[str, Any]:
    error = record.get("error", {})
    return {
        **{name: record[name] for name in ("schema", "version", "settings", "source", "line")},
        "id": _writable(str(record["id"])),
        **{name: json_text(record[name]) for name in RESULTS if name in record},
        "error_kind": error.get("kind"),
        "error_message": error.get("message"),
    }


def _writable(text: str) -> str:
    """The text without halves of pairs of surrogates, which no UTF-8 has."""
    return text.encode("utf-8", "replace").decode("utf-8")
