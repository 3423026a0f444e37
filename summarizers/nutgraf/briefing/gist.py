"""The gist (nut graf): the sentence or two that tell why the story matters."""

import heapq
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from nutgraf.article import Article, Block, BlockSentences, Sentence
from nutgraf.briefing.overtaken import overtaken
from nutgraf.briefing.questions import asks
from nutgraf.cache import Key
from nutgraf.cancellation import checked
from nutgraf.language.alternation import any_of
from nutgraf.language.wordlists import groups
from nutgraf.language.words import count_words
from nutgraf.selection.context_dependence import leaning
from nutgraf.selection.redundancy import overlap, stems_of

# The bonus of a sentence that states the conclusion, as a share of the distance between the best
# rating and the worst.
_THESIS_GAIN = 0.1
# Penalties, as shares of the distance between the best rating and the worst: for each half degree
# of context dependence, and for a sentence too short to tell the story or too long to grasp.
_LEANING_LOSS = 2.0
_SIZE_LOSS = 0.2
# The length limits of a sentence of the gist, and of the whole gist, in words.
_FEWEST_WORDS = 10
_MOST_WORDS = 50
_WHOLE_GIST = 75
# From this share of the shorter one's words on, a second sentence is spent on the same.
_SAME = 0.4
# For a text of up to this many sentences, one sentence is enough.
_SHORT_ARTICLE = 4


class _Traits(NamedTuple):
    """The features of a sentence's words."""

    leaning: float
    words: int
    thesis: bool


# There are few that differ, and each is kept once.
_traits = cache(_Traits)
_TRAITS = Key[tuple[_Traits, ...]]("briefing.gist")


def _traits_in(article: Article, block: Block, wording: BlockSentences) -> tuple[_Traits, ...]:
    """The traits of each of a block's sentences, found once."""
    # The very first sentence is never context-dependent.
    is_first = block.first == 0
    found = wording.cache.get(_TRAITS, is_first)
    if found is None:
        traits = tuple(_traits_of(article, sentence) for sentence in block.sentences)
        found = wording.cache.put(_TRAITS, traits, is_first)
    return found


def _traits_of(article: Article, sentence: Sentence) -> _Traits:
    text = sentence.text
    words = min(count_words(text), _WHOLE_GIST + 1)
    thesis = _thesis(article.language).search(text) is not None
    return _traits(leaning(article, sentence), words, thesis)


@cache
def _thesis(language: str) -> re.Pattern[str]:
    """The words that state a conclusion in a language; empty without a list."""
    listed = groups("thesis", language, fallback=False)
    phrases, adjectives, nouns = (
        any_of(listed.get(name, ())) for name in ("phrases", "adjectives", "nouns")
    )
    between = r"(?:,?\s\w+){0,3}\s"
    return re.compile(rf"\b(?:{phrases}|the\s{adjectives}{between}{nouns})\b", re.IGNORECASE)


def gist(
    article: Article, ratings: Sequence[float], candidates: Sequence[Sentence]
) -> list[Sentence]:
    """One or two of `candidates`, in the order of the text: the highest rated that stand alone.

    Empty only if there is no candidate.
    """
    if not candidates:
        return []
    traits = _TraitsOf(article)
    back = overtaken(article, candidates)
    allowed = [one for one in candidates if one.index not in back]
    pool = [one for one in allowed if not asks(one.text)] or candidates
    order = _best_first(ratings, pool, traits)
    chosen = [next(order)]
    if len(candidates) > _SHORT_ARTICLE:
        chosen.extend(_second(article, chosen[0], order, traits))
    return sorted(chosen, key=lambda sentence: sentence.index)


class _TraitsOf:
    """The features of an article's sentences, computed on demand."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._blocks = [
            (block, block.wording) for block in checked(article.blocks) if block.wording
        ]
        self._firsts = [block.first for block, _ in self._blocks]

    def __call__(self, sentence: Sentence) -> _Traits:
        block, wording = self._blocks[bisect_right(self._firsts, sentence.index) - 1]
        return _traits_in(self._article, block, wording)[sentence.index - block.first]


def _second(
    article: Article, first: Sentence, others: Iterable[Sentence], traits: _TraitsOf
) -> list[Sentence]:
    """The next of `others` that does not say the same as the first, if there is room for it."""
    own = stems_of(first.text, article.language)
    room = _WHOLE_GIST - traits(first).words
    for sentence in checked(others):
        fits = traits(sentence).words <= room
        if fits and overlap(stems_of(sentence.text, article.language), own) < _SAME:
            return [sentence]
    return []


def _best_first(
    ratings: Sequence[float], pool: Sequence[Sentence], traits: _TraitsOf
) -> Iterator[Sentence]:
    """The sentences by their value as a gist; ties go to the earlier one.

    A sentence is analysed only when its rating, plus its maximum bonus, makes it the next.
    """
    found = [ratings[sentence.index] for sentence in pool]
    spread = (max(found) - min(found)) or 1.0
    waiting: list[tuple[float, int, Sentence]] = []
    for sentence in sorted(pool, key=lambda one: (-ratings[one.index], one.index)):
        most = ratings[sentence.index] + spread * _THESIS_GAIN
        while waiting and -waiting[0][0] > most:
            yield heapq.heappop(waiting)[2]
        own = traits(sentence)
        out_of_size = not _FEWEST_WORDS <= own.words <= _MOST_WORDS
        loss = _LEANING_LOSS * own.leaning + _SIZE_LOSS * out_of_size
        value = ratings[sentence.index] + spread * (_THESIS_GAIN * own.thesis - loss)
        heapq.heappush(waiting, (-value, sentence.index, sentence))
    while waiting:
        yield heapq.heappop(waiting)[2]
