"""The articles that a command line names: files, or standard input."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from nutgraf_server.inputs.errors import InputError, UnknownEncodingError
from nutgraf_server.inputs.feeds import Feed, feed_in
from nutgraf_server.inputs.files import read_bounded, read_named
from nutgraf_server.inputs.names import STANDARD_INPUT, shown_name
from nutgraf_server.inputs.texts import text_of


@dataclass(frozen=True, slots=True)
class Input:
    """A text and where it comes from.

    Attributes:
        name: what it is called in messages and output.
        path: as it was named.
        text: the text.
        note: what the user should know of how it was read.
        format: what the text is in, where it was converted to that.
        is_entry: whether it is one entry of a feed, of which there may be more in the same file.
    """

    name: str
    path: str
    text: str
    note: str | None = None
    format: str | None = None
    is_entry: bool = False


def read_all(
    names: Sequence[str], encoding: str | None = None, *, feeds: bool = False
) -> Iterator[tuple[str, Input | InputError]]:
    """Each input in order with its shown name, or why it cannot be read.

    Args:
        names: as the user gave them; none are standard input.
        encoding: what the texts are in, where the user knows.
        feeds: whether a feed is as many inputs as it has entries with text; else it is refused.

    Raises:
        click.UsageError: one is standard input, and nothing is piped in.
    """
    for name in names or (STANDARD_INPUT,):
        shown = shown_name(name)
        try:
            data = _standard_input() if name == STANDARD_INPUT else read_named(name)
            feed = feed_in(data) if feeds else None
            if feed is not None:
                yield from _entries(feed, shown, name)
                continue
            found = text_of(data, name, encoding)
        except UnknownEncodingError as error:
            yield shown, InputError(f"{error}, or use --encoding")
        except InputError as error:
            yield shown, error
        else:
            yield shown, Input(shown, name, found.text, found.note, found.format)


def _entries(feed: Feed, shown: str, path: str) -> Iterator[tuple[str, Input]]:
    """The entries of a feed, each called by its address; the first has the note on all."""
    note: str | None = feed.note
    for number, entry in enumerate(feed.entries, start=1):
        if entry.has_text:
            name = entry.link or f"{shown}#{number}"
            yield name, Input(name, path, entry.page, note, "html", is_entry=True)
            note = None


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("name a FILE, or pipe text in")
    return read_bounded(sys.stdin.buffer)
