"""A JSON object a line, packed or not."""

import os
from collections.abc import Iterator

from nutgraf_server.batch.packing import DAMAGE
from nutgraf_server.batch.records import Line, Raw
from nutgraf_server.batch.sources.naming import Source
from nutgraf_server.batch.sources.opening import (
    DAMAGED,
    TOO_LONG,
    CannotOpenError,
    broken,
    folder_of,
    lines,
    opened,
)


def records(source: Source, before: int) -> Iterator[Raw]:
    """The lines but for empty ones, unread: whoever works on one parses it."""
    folder = os.path.abspath(folder_of(source))  # noqa: PTH100
    number, reach = 0, before
    try:
        with opened(source) as (file, gone):
            for number, line in enumerate(lines(file), start=1):
                reach = before + gone()
                if line is None:
                    yield Raw(source.shown, number, None, TOO_LONG, reach)
                elif line.strip():
                    yield Raw(source.shown, number, None, Line(line, folder), reach)
    except CannotOpenError as error:
        yield broken(source, None, str(error), reach)
    except DAMAGE:
        yield broken(source, number + 1, DAMAGED, reach)
