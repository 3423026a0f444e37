"""Files and standard input opened for reading, and their lines."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from nutgraf_server.batch.errors import WrongUseError
from nutgraf_server.batch.records import Failure, Member, Raw
from nutgraf_server.batch.sources.naming import InputSource
from nutgraf_server.inputs.bounds import MAX_SKIPPED_BYTES, MAX_TEXT_BYTES, mib
from nutgraf_server.inputs.compression import DAMAGE, unpacking
from nutgraf_server.inputs.errors import InputError, MissingLibraryError, TooLargeError
from nutgraf_server.inputs.files import open_file, read_bounded
from nutgraf_server.inputs.names import STANDARD_INPUT

DAMAGED = "the file is damaged from here on"
NO_END = f"has no end within {mib(MAX_SKIPPED_BYTES)}; the rest of the file is not read"
TOO_LONG = Failure("too-large", f"longer than {mib(MAX_TEXT_BYTES)}")

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SKIPPED_AT_A_TIME = 2**20


class CannotOpenError(Exception):
    """An input that cannot be opened; the message is for people and does not name it."""


class NoEndError(Exception):
    """A record whose end is not found within `MAX_SKIPPED_BYTES`."""


UNREADABLE = (CannotOpenError, NoEndError, MemoryError, *DAMAGE)
"""What reading an input raises where it cannot be read on; see `failure`."""


def failure(error: Exception) -> Failure:
    """What is said of an input that cannot be read on."""
    if isinstance(error, NoEndError):
        return Failure("too-large", NO_END)
    if isinstance(error, MemoryError):
        return Failure("cannot-be-read", "not enough memory to read on from here")
    return Failure("cannot-be-read", str(error) if isinstance(error, CannotOpenError) else DAMAGED)


@contextmanager
def opened(
    source: InputSource, *, more: bool = False
) -> Iterator[tuple[BinaryIO, Callable[[], int]]]:
    """What is in an input, unpacked; and a function that tells how many bytes of it went by.

    Args:
        source: the input.
        more: whether it may be packed as .bz2 or .xz as well.

    Raises:
        CannotOpenError: it cannot be opened.
        WrongUseError: a library for it is not installed, or nothing is piped in.
    """
    if source.name == STANDARD_INPUT:
        yield _unpacking(piped(), more=more), lambda: 0
        return
    with open_raw(source.name) as file:
        # Asking the file itself costs a call and is ahead by what is buffered: near enough.
        yield _unpacking(file, more=more), file.raw.tell


def open_raw(name: str) -> io.BufferedReader:
    """A file as it is.

    Raises:
        CannotOpenError: it cannot be opened.
    """
    try:
        return cast("io.BufferedReader", open_file(name))
    except InputError as error:
        raise CannotOpenError(str(error)) from None


def _unpacking(file: io.BufferedReader, *, more: bool) -> BinaryIO:
    try:
        return unpacking(file, more=more)
    except MissingLibraryError as error:
        raise WrongUseError(str(error)) from None


def piped() -> io.BufferedReader:
    """Standard input.

    Raises:
        WrongUseError: nothing is piped in.
    """
    if sys.stdin is None or sys.stdin.isatty():
        raise WrongUseError("name an INPUT, or pipe data in")
    found = sys.stdin.buffer
    # What tests put in its place is not always one.
    return found if isinstance(found, io.BufferedReader) else io.BufferedReader(found)  # type: ignore[arg-type]


def standard_input(source: InputSource) -> Raw:
    """All of standard input as one text."""
    try:
        return Raw(source.shown, None, None, Member(read_bounded(piped())))
    except TooLargeError:
        return Raw(source.shown, None, None, TOO_LONG)
    except InputError as error:
        return Raw(source.shown, None, None, Failure("cannot-be-read", str(error)))


def lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines without a byte order mark; None for one that is too long to be read.

    Raises:
        NoEndError: one has no end.
    """
    first = True
    while line := file.readline(MAX_TEXT_BYTES + 1):
        if first:
            line, first = line.removeprefix(_BYTE_ORDER_MARK), False
        if len(line) <= MAX_TEXT_BYTES:
            yield line
            continue
        _skip_line(file, line)
        yield None


def _skip_line(file: BinaryIO, begun: bytes) -> None:
    skipped = 0
    line = begun
    while line and not line.endswith(b"\n"):
        line = file.readline(_SKIPPED_AT_A_TIME)
        skipped += len(line)
        if skipped > MAX_SKIPPED_BYTES:
            raise NoEndError


def place_of(error: Exception, line: int) -> int | None:
    """The line at which an input cannot be read on; None where it is the whole input."""
    return None if isinstance(error, CannotOpenError) else line


def broken(source: InputSource, line: int | None, why: Failure, reach: int) -> Raw:
    """A record in the place of what cannot be read."""
    return Raw(source.shown, line, None, why, reach)


def cannot_be_read(source: InputSource, why: str, reach: int) -> Raw:
    """A record in the place of an input of which nothing can be read."""
    return broken(source, None, Failure("cannot-be-read", why), reach)


def folder_of(source: InputSource) -> str:
    """Where the paths in an input lead: its own folder, or the current one."""
    return "." if source.name == STANDARD_INPUT else os.path.dirname(source.name) or "."  # noqa: PTH120
