"""The rows of a Parquet file, a few at a time."""

import os
from collections.abc import Iterator
from typing import Any

from nutgraf_server.batch.errors import WrongUseError
from nutgraf_server.batch.records import Fields, Raw
from nutgraf_server.batch.sources.naming import STANDARD_INPUT, Source
from nutgraf_server.batch.sources.opening import DAMAGED, broken, folder_of

# Enough to read with little overhead, few enough that long articles stay small in memory.
_ROWS = 64


def records(source: Source, before: int) -> Iterator[Raw]:
    """The rows with all their fields."""
    if source.name == STANDARD_INPUT:
        yield broken(source, None, "Parquet cannot be piped in; name a file", before)
        return
    parquet = library()
    from pyarrow import ArrowException

    folder = os.path.abspath(folder_of(source))  # noqa: PTH100
    number, reach = 0, before
    try:
        size = os.stat(source.name).st_size  # noqa: PTH116
        # Without buffering a whole column of a row group would be held.
        with parquet.ParquetFile(source.name, pre_buffer=False, buffer_size=2**20) as file:
            total = max(1, file.metadata.num_rows)
            for batch in file.iter_batches(batch_size=_ROWS, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    reach = before + size * number // total
                    yield Raw(source.shown, number, None, Fields(row, folder), reach)
    except FileNotFoundError:
        yield broken(source, None, "no such file", reach)
    except (ArrowException, OSError):
        yield broken(source, number + 1, DAMAGED, reach)


def library() -> Any:  # noqa: ANN401  # a module
    """The library for Parquet.

    Raises:
        WrongUseError: it is not installed.
    """
    try:
        import pyarrow.parquet as found
    except ImportError:
        raise WrongUseError(
            "for Parquet, install the extra: pip install 'nutgraf[parquet]'"
        ) from None
    return found
