"""Comma-separated rows under a header that names the fields; semicolons and tabs do as well."""

import csv
import os
from collections.abc import Iterator
from typing import BinaryIO, Protocol, cast

from nutgraf_server.batch.records import Failure, Fields, Raw
from nutgraf_server.batch.sources.naming import InputSource
from nutgraf_server.batch.sources.opening import (
    UNREADABLE,
    NoEndError,
    broken,
    failure,
    folder_of,
    opened,
    place_of,
)
from nutgraf_server.inputs.bounds import (
    MAX_ROW_CELLS,
    MAX_SKIPPED_BYTES,
    MAX_TEXT_BYTES,
    mib,
)

_DELIMITERS = ",;\t"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# Bytes that are no UTF-8 come through as these, so that only their own row fails.
_UNDECODED = tuple(chr(0xDC00 + byte) for byte in range(0x80, 0x100))
_TOO_LONG = Failure("too-large", f"longer than {mib(MAX_TEXT_BYTES)}")
_TOO_MANY = Failure("too-large", f"has more than {MAX_ROW_CELLS:,} cells")
_NOT_A_MARK = bytes(set(range(256)) - set(b'"\n'))


class _Peekable(Protocol):
    def peek(self, size: int, /) -> bytes: ...
    def read(self, size: int, /) -> bytes: ...
    def readline(self, size: int, /) -> bytes: ...


class _RowTooLongError(Exception):
    def __init__(self, why: Failure) -> None:
        super().__init__(why.message)
        self.why = why


def records(source: InputSource, before: int) -> Iterator[Raw]:
    """The rows. Each says the line where it ends, as a field may hold several."""
    rows: _Rows | None = None
    reach = before
    try:
        with opened(source) as (file, gone):
            rows = _Rows(source, file)
            for content in rows:
                reach = before + gone()
                yield Raw(source.shown, rows.line, None, content, reach)
    except UNREADABLE as error:
        line = rows.line + 1 if rows else 1
        yield broken(source, place_of(error, line), failure(error), reach)


class _Rows:
    """Rows as fields or failures; `line` is where the last one ended."""

    def __init__(self, source: InputSource, file: BinaryIO) -> None:
        self._lines = _Lines(cast("_Peekable", file))
        self._folder = os.path.abspath(folder_of(source))  # noqa: PTH100

    @property
    def line(self) -> int:
        return self._lines.number

    def __iter__(self) -> Iterator[Fields | Failure]:
        # The bounds of `_Lines` come first.
        csv.field_size_limit(3 * MAX_TEXT_BYTES)
        lines = self._lines
        try:
            header = next(lines, "")
        except _RowTooLongError as error:
            yield error.why
            return
        delimiter = max(_DELIMITERS, key=header.count)
        try:
            names = next(csv.reader([header], delimiter=delimiter), [])
        except csv.Error as error:
            yield Failure("bad-row", f"not a CSV header: {error}")
            return
        if not names:
            return
        lines.delimiter = delimiter.encode()
        rows = csv.reader(lines, delimiter=delimiter)
        while True:
            lines.begin_row()
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield Failure("bad-row", f"not a CSV row: {error}")
                continue
            except _RowTooLongError as error:
                yield error.why
                # What the old one has of the row is no beginning of the next.
                rows = csv.reader(lines, delimiter=delimiter)
                continue
            if row is None:
                return
            if row:
                yield self._fields(names, row)

    def _fields(self, names: list[str], row: list[str]) -> Fields | Failure:
        if len(row) > len(names):
            return Failure("bad-row", f"has {len(row)} fields, but the header has {len(names)}")
        if any(letter in cell for cell in row if not cell.isascii() for letter in _UNDECODED):
            return Failure("not-utf-8", "not UTF-8")
        # Every field of a row is a text, and one that is empty is none.
        return Fields(
            {name: cell for name, cell in zip(names, row, strict=False) if cell}, self._folder
        )


class _Lines:
    """The lines, as the reader of rows asks for them; it asks for more only within quotes.

    Attributes:
        number: how many lines have gone by.
        delimiter: what stands between cells.
    """

    def __init__(self, file: _Peekable) -> None:
        self._file = file
        self.number = 0
        self.delimiter = b","
        self._bytes = self._cells = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._file.readline(MAX_TEXT_BYTES + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if self.number == 1:
            line = line.removeprefix(_BYTE_ORDER_MARK)
        is_quoted = self._bytes > 0
        self._bytes += len(line)
        self._cells += line.count(self.delimiter)
        if self._bytes > MAX_TEXT_BYTES:
            self._skip(line, is_quoted=is_quoted)
            raise _RowTooLongError(_TOO_LONG)
        if self._cells > MAX_ROW_CELLS:
            self._skip(line, is_quoted=is_quoted)
            raise _RowTooLongError(_TOO_MANY)
        return line.decode("utf-8", "surrogateescape")

    def begin_row(self) -> None:
        """Count anew."""
        self._bytes = self._cells = 0

    def _skip(self, line: bytes, *, is_quoted: bool) -> None:
        """Read on to the end of the row that `line` belongs to.

        Raises:
            NoEndError: it is too far.
        """
        is_quoted ^= line.count(b'"') % 2 == 1
        if line.endswith(b"\n") and not is_quoted:
            return
        skipped = 0
        while ahead := self._file.peek(1):
            end = row_end(ahead, is_quoted=is_quoted)
            gone = self._file.read(len(ahead) if end is None else end)
            self.number += gone.count(b"\n")
            if end is not None:
                return
            is_quoted ^= gone.count(b'"') % 2 == 1
            skipped += len(gone)
            if skipped > MAX_SKIPPED_BYTES:
                raise NoEndError


def row_end(data: bytes, *, is_quoted: bool) -> int | None:
    r"""One past the first line end outside quotes; None where there is none.

    >>> row_end(b'b","c\nd"\ne', is_quoted=True), row_end(b'a"\n"\n', is_quoted=True)
    (9, 3)
    """
    # Pairs of quotes with no line end between change nothing. Without them, any two quotes have a
    # line end between. Hostile files have a hundred million of them, which are not looked at.
    marks = data.translate(None, _NOT_A_MARK).replace(b'""', b"")
    if not is_quoted and not marks.startswith(b'"'):
        has_end = bool(marks)
    else:
        closing = marks.find(b'"', 0 if is_quoted else 1)
        has_end = 0 <= closing < len(marks) - 1
    if not has_end:
        return None
    here = 0
    while True:
        if is_quoted:
            here = data.index(b'"', here) + 1
        end = data.index(b"\n", here)
        quote = data.find(b'"', here, end)
        if quote < 0:
            return end + 1
        here, is_quoted = quote + 1, True
