"""Regular files, opened without ever waiting for anybody, and read up to a bound."""

import os
import stat
from typing import BinaryIO, cast

from nutgraf_server.inputs.bounds import MAX_TEXT_BYTES, mib
from nutgraf_server.inputs.errors import InputError, TooLargeError, reason

TOO_LARGE = f"is larger than {mib(MAX_TEXT_BYTES)}"
"""What is said of an input over the bound."""

NOT_A_FILE = "is not a file"
"""What is said of pipes and devices."""

# Opening a pipe waits for somebody to write into it, unless one asks not to wait.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
# What a shell has opened for us, as with `nutgraf brief <(pandoc a.rtf)`.
_OPENED_BY_THE_SHELL = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")


def open_file(path: str) -> BinaryIO:
    """A regular file, opened for reading bytes.

    Raises:
        InputError: it is a folder, a pipe or a device, or cannot be opened.
    """
    try:
        _check(os.stat(path).st_mode)  # noqa: PTH116  # one call, one answer
        handle = os.open(path, _FLAGS)
        try:
            # It may be another one by now.
            _check(os.fstat(handle).st_mode)
            return cast("BinaryIO", os.fdopen(handle, "rb"))
        except BaseException:
            os.close(handle)
            raise
    except (OSError, ValueError, MemoryError) as error:
        raise InputError(reason(error)) from None


def _check(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise InputError("is a folder; name files in it")
    if not stat.S_ISREG(mode):
        raise InputError(NOT_A_FILE)


def read_file(path: str, limit: int = MAX_TEXT_BYTES) -> bytes:
    """All bytes of a regular file.

    Raises:
        InputError: it cannot be read.
        TooLargeError: it has more than `limit` bytes.
    """
    with open_file(path) as file:
        return read_bounded(file, limit)


def read_named(path: str) -> bytes:
    """All bytes of a file that a person named, which may be a pipe that the shell has opened.

    Raises:
        InputError: it cannot be read.
        TooLargeError: it is too large.
    """
    if not path.startswith(_OPENED_BY_THE_SHELL):
        return read_file(path)
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return read_bounded(file)
    except OSError as error:
        raise InputError(reason(error)) from None


def read_bounded(file: BinaryIO, limit: int = MAX_TEXT_BYTES) -> bytes:
    """All bytes of an open file.

    Raises:
        InputError: it cannot be read.
        TooLargeError: it has more than `limit` bytes.
    """
    try:
        data = file.read(limit + 1)
    except (OSError, MemoryError) as error:
        raise InputError(reason(error)) from None
    if len(data) > limit:
        raise TooLargeError(f"is larger than {mib(limit)}; split it")
    return data
