"""How far long work is, on a terminal only."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

_Item = TypeVar("_Item")

# Often enough to look alive, seldom enough to cost nothing.
_SECONDS = 0.2
_CLEAR = "\r\x1b[K"


def counted(items: Iterable[_Item], what: str) -> Iterator[_Item]:
    """The items; meanwhile standard error says how many went by, where it is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    begun = told = time.monotonic()
    try:
        for number, item in enumerate(items):
            now = time.monotonic()
            if now - told >= _SECONDS:
                told = now
                _say(f"{_CLEAR}{number} {what}, {number / (now - begun):.0f} per second")
            yield item
    finally:
        _say(_CLEAR)


def _say(words: str) -> None:
    sys.stderr.write(words)
    sys.stderr.flush()
