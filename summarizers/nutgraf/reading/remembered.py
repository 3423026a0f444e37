"""A cache of results keyed by the text itself, limited by the amount of text."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

_Found = TypeVar("_Found")

# Two articles of a megabyte. After an edit what did not change is taken over from the article
# before; this serves texts that are read a second time: opened in two windows, or edited twice.
_CHARACTERS = 2_000_000
# The overhead of a cached text, in characters.
_BESIDES = 500


class Remembered(Generic[_Found]):
    """A function of a text and its language with a cache.

    The least recently used texts are dropped when all of them together become too long.

    >>> remembered = Remembered(lambda text, language: text.title())
    >>> remembered("the mill", "en")
    'The Mill'
    """

    def __init__(self, find: Callable[[str, str], _Found], characters: int = _CHARACTERS) -> None:
        self._find = find
        self._most = characters
        self._found: OrderedDict[tuple[str, str], _Found] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def __call__(self, text: str, language: str) -> _Found:
        """The result for `text`."""
        key = text, language
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
        found = self._find(text, language)
        with self._lock:
            if key not in self._found:
                self._found[key] = found
                self._size += len(text) + _BESIDES
            while self._size > self._most and len(self._found) > 1:
                (forgotten, _), _ = self._found.popitem(last=False)
                self._size -= len(forgotten) + _BESIDES
        return found
