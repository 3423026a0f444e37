"""The rows of a Parquet file, a few at a time, and of them only the columns that are wanted.

On some damaged files the library ends the process: `parquet_process` reads in another one.
"""

import os
from collections.abc import Iterator
from typing import Any, BinaryIO

from nutgraf.extras import install_command
from nutgraf_server.batch.errors import WrongUseError
from nutgraf_server.batch.records import Failure, Fields, Raw
from nutgraf_server.batch.sources.naming import InputSource
from nutgraf_server.batch.sources.opening import (
    DAMAGED,
    CannotOpenError,
    broken,
    cannot_be_read,
    folder_of,
    open_raw,
)
from nutgraf_server.batch.sources.parquet_pages import PageError, footer_size, pages
from nutgraf_server.inputs.bounds import (
    MAX_PARQUET_FOOTER_BYTES,
    MAX_PARQUET_PAGE_BYTES,
    MAX_PARQUET_PAGE_VALUES,
    MAX_TEXT_BYTES,
    mib,
)
from nutgraf_server.inputs.errors import NO_MEMORY
from nutgraf_server.inputs.names import STANDARD_INPUT

# Enough to read with little overhead, few enough that long articles stay small in memory.
_ROWS = 64
_MEMORY = MAX_PARQUET_PAGE_BYTES
_BUFFER = 2**20
_TOO_LONG = Failure("too-large", f"longer than {mib(MAX_TEXT_BYTES)}")


class _GroupError(Exception):
    """Rows that cannot be read; the message is for people."""


def records(source: InputSource, before: int) -> Iterator[Raw]:
    """The rows with the fields that are wanted."""
    if source.name == STANDARD_INPUT:
        yield cannot_be_read(source, "Parquet cannot be read from a pipe; name a file", before)
        return
    parquet = library()
    reach = before
    try:
        with open_raw(source.name) as file:
            size = os.fstat(file.fileno()).st_size
            if footer_size(file) > MAX_PARQUET_FOOTER_BYTES:
                yield cannot_be_read(source, "has a footer that is too large", reach)
                return
            # Without buffering a whole column of a row group would be held.
            with parquet.ParquetFile(file, pre_buffer=False, buffer_size=_BUFFER) as opened:
                rows = _Rows(opened, file, source)
                total = max(1, opened.metadata.num_rows)
                for number, content in rows.all():
                    reach = before + size * min(number, total) // total
                    yield Raw(source.shown, number, None, content, reach)
    except CannotOpenError as error:
        yield cannot_be_read(source, str(error), reach)
    except MemoryError:
        yield cannot_be_read(source, NO_MEMORY, reach)
    except _errors():
        yield broken(source, 1, Failure("cannot-be-read", DAMAGED), reach)


class _Rows:
    """The rows of a file that is open."""

    def __init__(self, parquet: Any, file: BinaryIO, source: InputSource) -> None:  # noqa: ANN401
        self._parquet, self._file = parquet, file
        self._folder = os.path.abspath(folder_of(source))  # noqa: PTH100
        self._names = [
            name
            for name in parquet.schema_arrow.names
            if source.fields is None or name in source.fields
        ]

    def all(self) -> Iterator[tuple[int, Fields | Failure]]:
        """Each row with its number, from 1; in the place of many that cannot be read, one failure.

        Row groups stand by themselves: what is wrong with one is no matter in the next.
        """
        first = 1
        for group in range(self._parquet.num_row_groups):
            count = self._parquet.metadata.row_group(group).num_rows
            done = 0
            try:
                for content in self._group(group, count):
                    yield first + done, content
                    done += 1
            except MemoryError:
                why = NO_MEMORY
            except _GroupError as error:
                why = str(error)
            except _errors():
                why = "damaged"
            else:
                why = ""
            if why:
                last = first + max(count, 1) - 1
                message = f"rows {first + done:,} to {last:,} cannot be read: {why}"
                yield first + done, Failure("cannot-be-read", message)
            first += max(count, 0)

    def _group(self, group: int, count: int) -> Iterator[Fields | Failure]:
        if not self._names:
            # Without columns the library gives no rows either.
            yield from (Fields({}, self._folder) for _ in range(count))
            return
        rows = max(1, min(_ROWS, _MEMORY // self._largest_pages(group)))
        for batch in self._parquet.iter_batches(
            batch_size=rows, row_groups=[group], columns=self._names, use_threads=False
        ):
            for row in range(batch.num_rows):
                yield self._row(batch, row)

    def _largest_pages(self, group: int) -> int:
        """What the largest pages of all columns unpack to, in bytes.

        Raises:
            _GroupError: one is beyond a bound.
        """
        found = self._parquet.metadata.row_group(group)
        largest: dict[str, int] = {}
        for index in range(found.num_columns):
            column = found.column(index)
            name = column.path_in_schema.split(".")[0]
            if name not in self._names:
                continue
            start = column.data_page_offset
            if column.has_dictionary_page:
                start = min(start, column.dictionary_page_offset)
            for size, values in pages(self._file, start, start + column.total_compressed_size):
                if size > MAX_PARQUET_PAGE_BYTES:
                    limit = mib(MAX_PARQUET_PAGE_BYTES)
                    raise _GroupError(f"a page of {name} unpacks to more than {limit}")
                if values > MAX_PARQUET_PAGE_VALUES:
                    raise _GroupError(
                        f"a page of {name} has more than {MAX_PARQUET_PAGE_VALUES:,} values"
                    )
                largest[column.path_in_schema] = max(size, largest.get(column.path_in_schema, 1))
        return max(1, sum(largest.values()))

    def _row(self, batch: Any, row: int) -> Fields | Failure:  # noqa: ANN401
        values: dict[str, object] = {}
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            cell = column[row]
            try:
                if _size(cell) > MAX_TEXT_BYTES:
                    return _TOO_LONG
                values[name] = cell.as_py()
            except UnicodeDecodeError:
                return Failure("not-utf-8", "not UTF-8")
            except _errors():
                return Failure("cannot-be-read", f"the value of {name} cannot be read")
        return Fields(values, self._folder)


def _size(cell: Any) -> int:  # noqa: ANN401  # of a library without types
    """The bytes of a text; 0 for anything else."""
    buffer = cell.as_buffer() if hasattr(cell, "as_buffer") else None
    return buffer.size if buffer is not None else 0


def _errors() -> tuple[type[Exception], ...]:
    """What reading raises where a file is damaged, or has what the library does not know."""
    from pyarrow import ArrowException

    standard = (OSError, ArithmeticError, LookupError, NotImplementedError, TypeError, ValueError)
    return (ArrowException, PageError, *standard)


def library() -> Any:  # noqa: ANN401  # a module
    """The library for Parquet.

    Raises:
        WrongUseError: it is not installed.
    """
    try:
        import pyarrow.parquet as found
    except ImportError:
        raise WrongUseError(
            f"to read Parquet, install pyarrow: {install_command('parquet')}"
        ) from None
    return found
