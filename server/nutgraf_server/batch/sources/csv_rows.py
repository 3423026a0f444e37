"""Comma-separated rows under a head that names the fields; semicolons and tabs do as well."""

import csv
import os
from collections.abc import Iterator

from nutgraf_server.batch.packing import DAMAGE
from nutgraf_server.batch.records import MOST_BYTES, Failure, Fields, Raw
from nutgraf_server.batch.sources.naming import Source
from nutgraf_server.batch.sources.opening import (
    DAMAGED,
    CannotOpenError,
    broken,
    folder_of,
    lines,
    opened,
)

_DELIMITERS = ",;\t"
# Bytes that are no UTF-8 come through as these, so that only their own row fails.
_UNDECODED = tuple(chr(0xDC00 + byte) for byte in range(0x80, 0x100))


class _LineTooLongError(Exception):
    pass


def records(source: Source, before: int) -> Iterator[Raw]:
    """The rows. Each says the line where it ends, as a field may hold several."""
    rows: _Rows | None = None
    reach = before
    try:
        with opened(source) as (file, gone):
            rows = _Rows(source, lines(file))
            for content in rows:
                reach = before + gone()
                yield Raw(source.shown, rows.line, None, content, reach)
    except CannotOpenError as error:
        yield broken(source, None, str(error), reach)
    except DAMAGE:
        yield broken(source, rows.line + 1 if rows else 1, DAMAGED, reach)


class _Rows:
    """Rows as fields or failures; `line` is where the last one ended."""

    def __init__(self, source: Source, given: Iterator[bytes | None]) -> None:
        self._given = given
        self._folder = os.path.abspath(folder_of(source))  # noqa: PTH100
        self.line = 0

    def __iter__(self) -> Iterator[Fields | Failure]:
        csv.field_size_limit(MOST_BYTES)
        text = self._text()
        head = next(text, "")
        delimiter = max(_DELIMITERS, key=head.count)
        names = next(csv.reader([head], delimiter=delimiter), [])
        if not names:
            return
        rows = csv.reader(text, delimiter=delimiter)
        while True:
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield Failure("bad-row", f"no row of CSV: {error}")
                continue
            except _LineTooLongError:
                yield Failure("too-large", f"longer than {MOST_BYTES // 2**20} MB")
                # A generator that has raised is at its end.
                rows = csv.reader(self._text(), delimiter=delimiter)
                continue
            if row is None:
                return
            if row:
                yield self._fields(names, row)

    def _text(self) -> Iterator[str]:
        for line in self._given:
            self.line += 1
            if line is None:
                raise _LineTooLongError
            yield line.decode("utf-8", "surrogateescape")

    def _fields(self, names: list[str], row: list[str]) -> Fields | Failure:
        if len(row) > len(names):
            return Failure("bad-row", f"has {len(row)} fields, and the head {len(names)}")
        if any(letter in cell for cell in row if not cell.isascii() for letter in _UNDECODED):
            return Failure("not-utf-8", "not UTF-8")
        # Every field of a row is a text, and one that is empty is none.
        return Fields(
            {name: cell for name, cell in zip(names, row, strict=False) if cell}, self._folder
        )
