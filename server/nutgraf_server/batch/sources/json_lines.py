"""A JSON object a line, packed or not."""

import os
from collections.abc import Iterator

from nutgraf_server.batch.records import JsonLine, Raw
from nutgraf_server.batch.sources.naming import InputSource
from nutgraf_server.batch.sources.opening import (
    TOO_LONG,
    UNREADABLE,
    broken,
    failure,
    folder_of,
    lines,
    opened,
    place_of,
)


def records(source: InputSource, before: int) -> Iterator[Raw]:
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
                    yield Raw(source.shown, number, None, JsonLine(line, folder), reach)
    except UNREADABLE as error:
        yield broken(source, place_of(error, number + 1), failure(error), reach)
