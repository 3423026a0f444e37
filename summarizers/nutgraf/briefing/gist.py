"""The nut graf: the sentence or two that tell why the story matters."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import count
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

# What a sentence gains, of the distance between the best rating and the worst, where it says what
# it all comes to.
_THESIS_GAIN = 0.1
# What a sentence loses, of the distance between the best rating and the worst: for each half degree
# that it leans, and where it is too short to tell the story or too long to be taken in.
_LEANING_LOSS = 2.0
_SIZE_LOSS = 0.2
# A sentence of the gist has between so many words, the whole gist no more than so many.
_FEWEST_WORDS = 10
_MOST_WORDS = 50
_WHOLE_GIST = 75
# From this share of the shorter one's words on, a second sentence is spent on the same.
_SAME = 0.4
# One sentence is gist enough for a text of no more than this many.
_SHORT_ARTICLE = 4


class _Traits(NamedTuple):
    """What a sentence's words tell of it."""

    leaning: float
    asks: bool
    words: int
    thesis: bool


# There are few that differ, and each is kept once.
_traits = cache(_Traits)
_TRAITS = Key[tuple[_Traits, ...]]("briefing.gist")


def _traits_in(article: Article, block: Block, wording: BlockSentences) -> tuple[_Traits, ...]:
    """The traits of each of a block's sentences, found once."""
    # The first sentence of all leans on nothing, wherever else it would.
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
    return _traits(leaning(article, sentence), asks(text), words, thesis)


@cache
def _thesis(language: str) -> re.Pattern[str]:
    """What says what it all comes to, in a language; nothing where it has no list."""
    listed = groups("thesis", language, fallback=False)
    phrases, adjectives, nouns = (
        any_of(listed.get(name, ())) for name in ("phrases", "adjectives", "nouns")
    )
    between = r"(?:,?\s\w+){0,3}\s"
    return re.compile(rf"\b(?:{phrases}|the\s{adjectives}{between}{nouns})\b", re.IGNORECASE)


def gist(
    article: Article, ratings: Sequence[float], candidates: Sequence[Sentence]
) -> list[Sentence]:
    """One or two of `candidates`, in the order of the text: the best rated that stand alone.

    Empty only where there is no candidate.
    """
    if not candidates:
        return []
    traits = _seen(article, candidates)
    back = overtaken(article, candidates)
    pool = [s for s in candidates if not traits[s.index].asks and s.index not in back]
    values = _values(ratings, pool or candidates, traits)
    order = sorted(pool or candidates, key=lambda s: (-values[s.index], s.index))
    chosen = [order[0]]
    if len(candidates) > _SHORT_ARTICLE:
        chosen.extend(_second(article, order, traits))
    return sorted(chosen, key=lambda sentence: sentence.index)


def _seen(article: Article, candidates: Iterable[Sentence]) -> Mapping[int, _Traits]:
    """The traits of each sentence by its index."""
    found: dict[int, _Traits] = {}
    blocks = [(block, block.wording) for block in checked(article.blocks) if block.wording]
    firsts = [block.first for block, _ in blocks]
    for sentence in checked(candidates):
        if sentence.index not in found:
            block, wording = blocks[bisect_right(firsts, sentence.index) - 1]
            found.update(zip(count(block.first), _traits_in(article, block, wording)))
    return found


def _second(
    article: Article, order: Sequence[Sentence], traits: Mapping[int, _Traits]
) -> list[Sentence]:
    """The next of `order` that does not say the same as the first, if there is room for it."""
    first, *others = order
    own = stems_of(first.text, article.language)
    room = _WHOLE_GIST - traits[first.index].words
    for sentence in checked(others):
        fits = traits[sentence.index].words <= room
        if fits and overlap(stems_of(sentence.text, article.language), own) < _SAME:
            return [sentence]
    return []


def _values(
    ratings: Sequence[float], pool: Sequence[Sentence], traits: Mapping[int, _Traits]
) -> dict[int, float]:
    found = [ratings[sentence.index] for sentence in pool]
    spread = (max(found) - min(found)) or 1.0
    values = {}
    for sentence in checked(pool):
        own = traits[sentence.index]
        out_of_size = not _FEWEST_WORDS <= own.words <= _MOST_WORDS
        loss = _LEANING_LOSS * own.leaning + _SIZE_LOSS * out_of_size
        gain = _THESIS_GAIN * own.thesis
        values[sentence.index] = ratings[sentence.index] + spread * (gain - loss)
    return values
