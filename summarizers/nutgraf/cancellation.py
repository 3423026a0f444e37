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


# Not an Exception: methods are anybody's code, run where every Exception is taken for a failure of
# theirs, and this is none.
class CancelledError(BaseException):
    """The computation was given up at the wish of whoever asked for it."""


@contextmanager
def cancellable(is_cancelled: Callable[[], bool]) -> Iterator[None]:
    """Within this context the engine gives up, with a CancelledError, once `is_cancelled` says so.

    The check holds for this thread (or task) only. It is asked very often and should be quick, as
    `threading.Event.is_set` is.

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
    """The items, with a checkpoint before each; as they are where nobody has installed a check.

    They are to be gone through where they were asked for: whether there is a check is seen once.

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
