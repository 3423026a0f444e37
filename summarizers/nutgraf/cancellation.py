"""Cancellation of computations whose result is no longer needed.

The caller installs a check, and the engine calls it between pieces of work: a line, a paragraph, a
sentence, a row of a matrix. Nothing is left incomplete: all values cached until then are complete,
and the same call made again gives the same result.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

_Item = TypeVar("_Item")

_is_cancelled: ContextVar[Callable[[], bool] | None] = ContextVar("is_cancelled", default=None)


# Not an Exception: third-party methods run where every Exception counts as their failure.
class CancelledError(BaseException):
    """The computation was cancelled by the caller."""


@contextmanager
def cancellable(is_cancelled: Callable[[], bool]) -> Iterator[None]:
    """Within this context, the engine raises CancelledError once `is_cancelled` returns true.

    The check applies to this thread (or task) only. It is called very often and should be fast,
    like `threading.Event.is_set`.

    >>> from nutgraf import read
    >>> with cancellable(lambda: True):
    ...     read("It rained.")
    Traceback (most recent call last):
    ...
    nutgraf.cancellation.CancelledError
    """
    token = _is_cancelled.set(is_cancelled)
    try:
        yield
    finally:
        _is_cancelled.reset(token)


def checkpoint() -> None:
    """Give up here if that is wished.

    Raises:
        CancelledError: the check that `cancellable` has installed said so.
    """
    is_cancelled = _is_cancelled.get()
    if is_cancelled is not None and is_cancelled():
        raise CancelledError


def checked(items: Iterable[_Item]) -> Iterator[_Item]:
    """The items, with a checkpoint before each; unchanged if no check is installed.

    Iterate over them where you call this: whether there is a check is determined once.

    >>> sum(checked([1, 2, 3]))
    6
    """
    is_cancelled = _is_cancelled.get()
    return iter(items) if is_cancelled is None else _checked(items, is_cancelled)


def _checked(items: Iterable[_Item], is_cancelled: Callable[[], bool]) -> Iterator[_Item]:
    for item in items:
        if is_cancelled():
            raise CancelledError
        yield item
