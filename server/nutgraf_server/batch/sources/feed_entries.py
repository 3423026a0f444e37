"""The entries of a feed, in its order: each a page of HTML made of it."""

from collections.abc import Iterator

from nutgraf_server.batch.records import Failure, Member, Raw
from nutgraf_server.batch.sources.naming import InputSource
from nutgraf_server.batch.sources.opening import (
    UNREADABLE,
    broken,
    cannot_be_read,
    failure,
    opened,
)
from nutgraf_server.inputs.errors import InputError, TooLargeError
from nutgraf_server.inputs.feeds import feed_in
from nutgraf_server.inputs.files import read_bounded


def records(source: InputSource, before: int) -> Iterator[Raw]:
    """The entries; one without text is an error record, as any record without a text."""
    try:
        with opened(source) as (file, _):
            data = read_bounded(file)
        feed = feed_in(data)
    except UNREADABLE as error:
        yield broken(source, None, failure(error), before)
        return
    except TooLargeError as error:
        yield broken(source, None, Failure("too-large", str(error)), before)
        return
    except InputError as error:
        yield cannot_be_read(source, str(error), before)
        return
    if feed is None:
        yield cannot_be_read(source, "is not a feed (RSS, Atom or JSON Feed)", before)
        return
    reach = before + len(data)
    for number, entry in enumerate(feed.entries, start=1):
        if entry.has_text:
            yield Raw(source.shown, number, None, Member(entry.page.encode()), reach)
        else:
            why = Failure("cannot-be-read", "the entry has no text")
            yield Raw(source.shown, number, None, why, reach)
