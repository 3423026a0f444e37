"""Files and standard input opened for reading, and their lines."""

import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from nutgraf_server.batch.errors import WrongUseError
from nutgraf_server.batch.packing import unpacking
from nutgraf_server.batch.records import MOST_BYTES, Failure, Member, Raw
from nutgraf_server.batch.sources.naming import STANDARD_INPUT, Source

DAMAGED = "the file is damaged from here on"
TOO_LONG = Failure("too-large", f"longer than {MOST_BYTES // 2**20} MB")

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class CannotOpenError(Exception):
    """An input that cannot be opened; the message is for people and does not name it."""


@contextmanager
def opened(source: Source) -> Iterator[tuple[BinaryIO, Callable[[], int]]]:
    """What is in an input, unpacked; and a function that tells how many bytes of it went by.

    Raises:
        CannotOpenError: it cannot be opened.
    """
    if source.name == STANDARD_INPUT:
        given = piped()
        yield unpacking(given), lambda: 0
        return
    with _file(source.name) as file:
        # Asking the file itself costs a call and is ahead by what is buffered: near enough.
        yield unpacking(file), file.raw.tell


def _file(name: str) -> io.BufferedReader:
    try:
        if not stat.S_ISREG(os.stat(name).st_mode):  # noqa: PTH116
            raise CannotOpenError("is not a file")
        return open(name, "rb")  # noqa: PTH123
    except FileNotFoundError:
        raise CannotOpenError("no such file") from None
    except PermissionError:
        raise CannotOpenError("not allowed to read it") from None
    except OSError as error:
        raise CannotOpenError(f"cannot be read: {error.strerror}") from None


def piped() -> io.BufferedReader:
    """Standard input.

    Raises:
        WrongUseError: nothing is piped in.
    """
    if sys.stdin is None or sys.stdin.isatty():
        raise WrongUseError("name an INPUT, or pipe one in")
    found = sys.stdin.buffer
    # What tests put in its place is not always one.
    return found if isinstance(found, io.BufferedReader) else io.BufferedReader(found)  # type: ignore[arg-type]


def standard_input(source: Source) -> Raw:
    """All of standard input as one text."""
    data = piped().read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return Raw(source.shown, None, None, TOO_LONG)
    return Raw(source.shown, None, None, Member(data))


def lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines without a byte order mark; None for one that is too long to be read."""
    first = True
    while line := file.readline(MOST_BYTES + 1):
        if first:
            line, first = line.removeprefix(_BYTE_ORDER_MARK), False
        if len(line) <= MOST_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MOST_BYTES)
        yield None


def broken(source: Source, line: int | None, message: str, reach: int) -> Raw:
    """A record in the place of what cannot be read."""
    return Raw(source.shown, line, None, Failure("cannot-be-read", message), reach)


def folder_of(source: Source) -> str:
    """Where the paths in an input lead: its own folder, or the current one."""
    return "." if source.name == STANDARD_INPUT else os.path.dirname(source.name) or "."  # noqa: PTH120
