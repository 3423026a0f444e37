"""Finds the installed summarizers by name."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from nutgraf.article import Article
from nutgraf.cancellation import checked
from nutgraf.errors import MethodFailedError, UnknownMethodError
from nutgraf.methods.summarizer import PartialSummarizer, Summarizer

GROUP = "nutgraf.summarizers"

# Ratings are compared after rounding to this many significant digits: sums of floating-point
# numbers differ in the last ones between processors, and a pick must not.
_DIGITS = 9


@cache
def _entries() -> dict[str, EntryPoint]:
    """The registered entry points by name, read when first asked for."""
    found = {entry.name: entry for entry in entry_points(group=GROUP)}
    return dict(sorted(found.items()))


@cache
def load(name: str) -> Summarizer:
    """The summarizer called `name`.

    Raises:
        UnknownMethodError: there is none of that name.
        MethodFailedError: it is registered but cannot be loaded.
    """
    try:
        entry = _entries()[name]
    except KeyError:
        known = ", ".join(_entries())
        raise UnknownMethodError(f"unknown method “{name}”: use one of {known}") from None
    try:
        made: Summarizer = entry.load()()
    except Exception as error:
        raise MethodFailedError(
            f"method “{name}” ({entry.value}) cannot be loaded: {type(error).__name__}: {error}"
        ) from error
    return made


def methods() -> dict[str, str]:
    """Every installed summarizer's name and what it does, in one line, by name.

    One that cannot be loaded is listed with the reason.
    """
    return {name: _description(name) for name in _entries()}


def _description(name: str) -> str:
    try:
        lines = (type(load(name)).__doc__ or "").strip().splitlines()
    except MethodFailedError as error:
        return str(error)
    return lines[0].rstrip(".") if lines else ""


def rate(article: Article, name: str, count: int) -> tuple[float, ...]:
    """One finite rating per sentence of `article`, by the summarizer called `name`.

    Raises:
        UnknownMethodError: there is none of that name.
        MethodFailedError: it raised, or gave something other than one number per sentence.
    """
    summarizer = load(name)
    if not article.size:
        return ()
    return _rounded(name, article.size, lambda: summarizer.rate(article, max(1, count)))


def rate_some(
    article: Article, name: str, count: int, indexes: Sequence[int]
) -> Mapping[int, float] | None:
    """The ratings that `rate` gives the sentences at `indexes`, by index.

    None where the method can only rate all sentences at once.

    Raises:
        UnknownMethodError, MethodFailedError: see `rate`.
    """
    summarizer = load(name)
    if not isinstance(summarizer, PartialSummarizer):
        return None
    if not indexes:
        return {}
    some = summarizer.rate_some
    found = _rounded(name, len(indexes), lambda: some(article, max(1, count), indexes))
    return dict(zip(indexes, found, strict=True))


def _rounded(name: str, size: int, find: Callable[[], Sequence[float]]) -> tuple[float, ...]:
    """The ratings of `size` sentences that `find` gives, rounded; raises where it gives others."""
    try:
        rounded = tuple(float(f"{rating:.{_DIGITS}g}") for rating in checked(find()))
    except Exception as error:
        raise MethodFailedError(
            f"method “{name}” failed: {type(error).__name__}: {error}"
        ) from error
    if len(rounded) != size:
        raise MethodFailedError(f"method “{name}” gave {len(rounded)} ratings for {size} sentences")
    if not all(map(math.isfinite, rounded)):
        raise MethodFailedError(f"method “{name}” gave a rating that is not a number")
    return rounded
