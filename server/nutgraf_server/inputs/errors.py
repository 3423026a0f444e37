"""Why an input cannot be read."""

import errno


class InputError(Exception):
    """An input that cannot be read; the message is for people and does not name the input."""


class TooLargeError(InputError):
    """An input beyond one of the bounds."""


class UnknownEncodingError(InputError):
    """A text whose encoding cannot be told."""


class MissingLibraryError(InputError):
    """An input that needs an extra which is not installed; the message says which."""


NO_MEMORY = "not enough memory"
"""What is said where memory ran out."""

_REASONS = {
    errno.ENOENT: "no such file",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EMFILE: "too many open files; raise the limit, for example with `ulimit -n`",
    errno.ENOMEM: NO_MEMORY,
    errno.ENFILE: "too many open files on this system",
}


def is_shortage(error: Exception) -> bool:
    """Whether the machine has no more memory or open files to give, which is nobody's mistake."""
    shortages = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)
    return isinstance(error, MemoryError) or getattr(error, "errno", None) in shortages


def reason(error: Exception) -> str:
    """Why opening or reading failed, in one line for people.

    >>> reason(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    'no such file'
    """
    if isinstance(error, MemoryError):
        return NO_MEMORY
    if isinstance(error, OSError):
        known = _REASONS.get(error.errno or 0)
        return known or f"cannot be read: {error.strerror or type(error).__name__}"
    return f"cannot be read: {first_line(error)}"


def first_line(error: Exception) -> str:
    """The first line of an error's message, or its type where it has none."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
