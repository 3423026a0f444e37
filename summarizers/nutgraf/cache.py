"""Caches of results about a text, which live as long as the text.

The sentences of each block and each article carry a `Cache`. A block that an edit only moves keeps
its sentences and so its cache; after an edit, an article takes over the cache of the article
before. A package that caches something has a `Key` for it, which defines its type. Without the key,
a value cannot be read, so packages cannot interfere with each other.
"""

from collections.abc import Callable, Hashable, Sequence
from functools import wraps
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, overload

from nutgraf.cancellation import checkpoint

_Value = TypeVar("_Value")
_Parameters = ParamSpec("_Parameters")

# Each key holds one value, or one per language: no cache comes near this limit, and none exceeds
# it.
MAX_ENTRIES = 64


class FoundOnce(Generic[_Value]):
    """A property that is found out at its first use, and then kept.

    As functools.cached_property, which takes a lock before Python 3.12: of the thousands of small
    things that are seen in the lines of a page, that is most of the time. Two threads may find the
    same twice.

    >>> class Line:
    ...     words = FoundOnce(lambda line: "It rained.".count(" ") + 1)
    >>> line = Line()
    >>> line.words, vars(line)
    (2, {'words': 2})
    """

    def __init__(self, find: Callable[[Any], _Value]) -> None:
        self._find = find
        self._name = ""
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> "FoundOnce[_Value]": ...
    @overload
    def __get__(self, instance: object, owner: type) -> _Value: ...
    def __get__(self, instance: object | None, owner: type) -> "FoundOnce[_Value] | _Value":
        """The cached result; later accesses read it from the object itself."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._find(instance)
        return value


class Key(Generic[_Value]):
    """A cached value; compared by identity, `name` is for people."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"Key({self.name!r})"


class Cache:
    """Values by their keys and by what else they depend on, at most `MAX_ENTRIES`.

    >>> size, cache = Key[int]("size"), Cache()
    >>> cache.get(size), cache.put(size, 3), cache.get(size)
    (None, 3, 3)
    """

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values: dict[tuple[Key[Any], Hashable], Any] = {}

    def get(self, key: Key[_Value], about: Hashable = ()) -> _Value | None:
        """The cached value for the key; None if there is none."""
        value: _Value | None = self._values.get((key, about))
        return value

    def put(self, key: Key[_Value], value: _Value, about: Hashable = ()) -> _Value:
        """Remember a value, and give it back."""
        if len(self._values) >= MAX_ENTRIES:
            # Dictionaries keep their order; other threads may have been quicker.
            self._values.pop(next(iter(self._values)), None)
        self._values[key, about] = value
        return value

    def copy(self) -> "Cache":
        """Another one that begins with the same values."""
        other = Cache()
        other._values = dict(self._values)
        return other

    def __reduce__(self) -> tuple[type["Cache"], tuple[()]]:
        # What can be found out again need not be carried along.
        return Cache, ()

    def clear(self) -> None:
        """Forget everything."""
        self._values.clear()


class HasCache(Protocol):
    """The sentences of a block, or an article."""

    @property
    def cache(self) -> Cache:
        """The cached results about it."""


_Owner = TypeVar("_Owner", bound=HasCache)


def cached(
    find: Callable[Concatenate[_Owner, _Parameters], _Value],
) -> Callable[Concatenate[_Owner, _Parameters], _Value]:
    """Cache the result of a function of a block's sentences.

    Its other arguments (a language, for example) must be hashable and positional. A checkpoint
    comes before the computation.
    """
    key = Key[_Value](find.__qualname__)

    @wraps(find)
    def remembered(
        owner: _Owner, /, *about: _Parameters.args, **none: _Parameters.kwargs
    ) -> _Value:
        # As `Cache.get`, without the call: this is asked of each block again and again.
        value: _Value | None = owner.cache._values.get((key, about))  # noqa: SLF001
        if value is None:
            checkpoint()
            value = owner.cache.put(key, find(owner, *about, **none), about)
        return value

    return remembered


class HasBlocks(HasCache, Protocol):
    """An article."""

    @property
    def blocks(self) -> Sequence[object]:
        """The blocks; different ones after an edit, and in the shown text."""


_Article = TypeVar("_Article", bound=HasBlocks)


def cached_with_blocks(find: Callable[[_Article], _Value]) -> Callable[[_Article], _Value]:
    """Cache the result of a function of an article; compute it again after an edit.

    After an edit, an article takes over the cache of the one before, for which this would be wrong.
    """
    key = Key[tuple[Sequence[object], _Value]](find.__qualname__)

    @wraps(find)
    def remembered(article: _Article, /) -> _Value:
        known = article.cache.get(key)
        if known is None or known[0] is not article.blocks:
            checkpoint()
            known = article.cache.put(key, (article.blocks, find(article)))
        return known[1]

    return remembered
