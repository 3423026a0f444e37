"""Standard input, output and error as they are found: closed, full, or cut off by a reader.

What is said on standard error is lost where that cannot be written: it changes neither the result
nor the status. A result that cannot be written is an error of its own.
"""

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_INPUT, _OUTPUT, _ERROR = 0, 1, 2


class OutputError(OSError):
    """Standard output cannot be written."""

    def __str__(self) -> str:
        return f"standard output cannot be written: {self.strerror}"


def prepare() -> None:
    """Make the three usable, whatever became of them before this process began.

    A closed one is opened on the null device, or the next file to be opened would be taken for it.
    """
    closed = [number for number in (_INPUT, _OUTPUT, _ERROR) if _is_closed(number)]
    for number in closed:
        # The lowest free number is taken, which is this one.
        os.open(os.devnull, os.O_RDONLY if number == _INPUT else os.O_WRONLY)
        os.set_inheritable(number, True)  # noqa: FBT003  # its only argument
    if _has_descriptor(sys.stdout, _OUTPUT):
        sys.stdout = _text(_Output(is_closed=_OUTPUT in closed), sys.stdout, "strict")
    if _has_descriptor(sys.stderr, _ERROR):
        sys.stderr = _text(_Error(), sys.stderr, "backslashreplace")


def flush() -> None:
    """Write what is left of standard output.

    Raises:
        OutputError: that cannot be done.
    """
    if sys.stdout:
        sys.stdout.flush()


def give_up_output() -> None:
    """Write no more to standard output, not even what waits there."""
    null = os.open(os.devnull, os.O_WRONLY)
    sys.stdout = io.TextIOWrapper(io.FileIO(null, "wb"), encoding="utf-8", write_through=True)


class _Output(io.FileIO):
    """Standard output, whose errors are told from those of other files."""

    def __init__(self, *, is_closed: bool) -> None:
        super().__init__(_OUTPUT, "wb", closefd=False)
        self._is_closed = is_closed

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write, or say what of standard output is wrong."""
        if self._is_closed:
            raise OutputError(errno.EBADF, "it is closed")
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(error.errno, error.strerror) from None


class _Error(io.FileIO):
    """Standard error, whose own errors nobody can be told."""

    def __init__(self) -> None:
        super().__init__(_ERROR, "wb", closefd=False)

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write if that can be."""
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def _text(raw: io.FileIO, before: TextIO | None, errors: str) -> io.TextIOWrapper:
    encoding = (before.encoding if before else None) or "utf-8"
    is_error = raw.fileno() == _ERROR
    return io.TextIOWrapper(
        # A pipe may take less than it is given, which a buffer sees to.
        io.BufferedWriter(raw),
        encoding=encoding,
        errors=(before.errors if before else None) or errors,
        line_buffering=is_error or raw.isatty(),
    )


def _is_closed(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return True
    return False


def _has_descriptor(stream: object, number: int) -> bool:
    """Whether a stream is the process's own, or missing; a test may have put another there."""
    if stream is None:
        return True
    try:
        return isinstance(stream, io.TextIOWrapper) and stream.fileno() == number
    except (OSError, ValueError):
        return False
