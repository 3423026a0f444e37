"""What was found in an article: by whoever asks first, once, and forgotten with the article.

Lenses, hover, hints, colours and diagnostics ask for the same claims and the same summary, often a
dozen of them at a time.
"""

import threading
import weakref
from bisect import bisect_right
from collections.abc import Callable, Hashable
from functools import partial
from typing import Generic, TypeVar, cast

import nutgraf
from nutgraf.article import Article, Sentence
from nutgraf.cancellation import checkpoint
from nutgraf.claims import Claim
from nutgraf.facts.names import Name, find_names
from nutgraf.selection import Pick
from nutgraf_server.settings import Settings

_Found = TypeVar("_Found")

# Whoever waits for another's finding looks this often, in seconds, whether to go on waiting.
_LOOK = 0.05


def claims_in(article: Article) -> tuple[Claim, ...]:
    """All the claims, in the order of the text."""

    def find() -> tuple[Claim, ...]:
        return tuple(sorted(nutgraf.find_claims(article), key=lambda claim: claim.sentence.index))

    return _once(article, "claims", find)


def summary_of(article: Article, settings: Settings) -> tuple[Pick, ...]:
    """The summary that the settings ask for, in the order of the text."""
    method, length = settings.method, settings.length

    def find() -> tuple[Pick, ...]:
        picks = nutgraf.summarize(article, method, length).picks
        # With the reasons told: a pick that has yet to tell them holds the article.
        return tuple(
            Pick(one.sentence, one.rating, explain=partial(tuple, one.reasons)) for one in picks
        )

    return _once(article, ("summary", method, length), find)


def names_in(article: Article) -> tuple[Name, ...]:
    """Who is who, by first mention."""
    return _once(article, "names", lambda: tuple(find_names(article)))


def sentence_at(article: Article, offset: int) -> Sentence | None:
    """The body's sentence at `offset`, its end included; None elsewhere."""
    place = bisect_right(article.sentences, offset, key=lambda sentence: sentence.span.start) - 1
    if place < 0 or offset > article.sentences[place].span.end:
        return None
    return article.sentences[place]


class _Once(Generic[_Found]):
    """Something that is found once; again, if the one who was finding it gave up."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: _Found | None = None

    def get(self, find: Callable[[], _Found]) -> _Found:
        while not self._lock.acquire(timeout=_LOOK):
            checkpoint()
        try:
            if self._found is None:
                self._found = find()
            return self._found
        finally:
            self._lock.release()


# By the article itself, not by what it says: to compare two long ones takes longer than to look.
_known: dict[int, dict[Hashable, object]] = {}
_lock = threading.Lock()


def _once(article: Article, what: Hashable, find: Callable[[], _Found]) -> _Found:
    with _lock:
        own = _known.get(id(article))
        if own is None:
            own = _known[id(article)] = {}
            # What is found must not hold the article itself, or neither is ever forgotten.
            weakref.finalize(article, _known.pop, id(article), None)
        once = cast("_Once[_Found]", own.setdefault(what, _Once()))
    return once.get(find)
