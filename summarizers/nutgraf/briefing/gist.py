"""The nut graf: the sentence or two that tell why the story matters."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import count
from typing import NamedTuple

from nutgraf.article import Article, Block, Sentence, Wording
from nutgraf.cancellation import checked
from nutgraf.methods.statistics import Stems, stems_of
from nutgraf.reading.word_forms import content_stems
from nutgraf.reading.words import count_words
from nutgraf.selection import redundancy
from nutgraf.selection.dangling import stands_alone
from nutgraf.selection.redundancy import overlap

# Words with which a writer says that something matters, or what follows from it.
_STAKES = re.compile(
    r"\b(?:because|consequences?|crisis|critical|crucial|danger(?:ous)?|decisive|matters?|means|"
    r"must|never before|precedent|raises?|record|reveals?|risks?|shows?|signals?|stakes?|strategic|"
    r"threat(?:ens?)?|turning point|underscores?|warn(?:s|ed|ing)?|worst)\b",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(?:I|me|my|we|our|us|you|your)\b")

# How much each sign adds to a rating scaled to 0..1.
_STAKES_GAIN = 0.15
_TITLE_GAIN = 0.45
_EARLY_GAIN = 0.5
_QUOTE_LOSS = 0.5
_QUESTION_LOSS = 1.0
_SELF_LOSS = 0.15
_SIZE_LOSS = 0.4
# More signs of what is at stake add nothing.
_MOST_STAKES = 2
# A second sentence loses so much of a rating for what the first has said already.
_SAME_LOSS = 1.0
# The nut graf stands in the first part of a story.
_EARLY_SHARE = 0.35
_EARLY_AT_LEAST = 4.0
# A sentence of the gist has between so many words, the whole gist no more than so many.
_FEWEST_WORDS = 10
_MOST_WORDS = 50
_WHOLE_GIST = 75
# One sentence is gist enough for a text of no more than this many.
_SHORT_ARTICLE = 4


class _Signs(NamedTuple):
    """What a sentence's words tell of it."""

    leans: bool
    stakes: int
    quotes: bool
    asks: bool
    speaks_of_self: bool
    is_out_of_size: bool


# There are few that differ, and each is kept once.
_signs = cache(_Signs)


def _signs_in(article: Article, block: Block, wording: Wording) -> tuple[_Signs, ...]:
    """The signs of each of a block's sentences, found once."""
    # The first sentence of all leans on nothing, wherever else it would.
    name = "gist" if block.first else "gist: first block"
    found: tuple[_Signs, ...] | None = wording.notes.get(name)
    if found is None:
        found = tuple(_signs_of(article, sentence) for sentence in block.sentences)
        wording.notes[name] = found
    return found


def _signs_of(article: Article, sentence: Sentence) -> _Signs:
    text = sentence.text
    return _signs(
        not stands_alone(article, sentence),
        min(_MOST_STAKES, len(_STAKES.findall(text))),
        text[0] in '"“«„‘',
        text.rstrip("\"'”’»)").endswith("?"),
        _SELF.search(text) is not None,
        not _FEWEST_WORDS <= count_words(text) <= _MOST_WORDS,
    )


def gist(
    article: Article, ratings: Sequence[float], candidates: Sequence[Sentence]
) -> list[Sentence]:
    """One or two of `candidates`, in the order of the text, that stand on their own.

    Empty only where there is no candidate.
    """
    if not candidates:
        return []
    by_index = _seen(article, candidates)
    pool = [s for s in candidates if not by_index[s.index][0].leans] or list(candidates)
    values = _values(article, ratings, pool, by_index)
    order = sorted(pool, key=lambda sentence: (-values[sentence.index], sentence.index))
    chosen = [order[0]]
    if len(candidates) > _SHORT_ARTICLE:
        chosen.extend(_second(article, order, values))
    return sorted(chosen, key=lambda sentence: sentence.index)


# Of each sentence by its index the signs and the stems.
_Seen = Mapping[int, tuple[_Signs, Stems]]


def _seen(article: Article, candidates: Iterable[Sentence]) -> _Seen:
    found: dict[int, tuple[_Signs, Stems]] = {}
    blocks = [(block, block.wording) for block in article.blocks if block.wording]
    firsts = [block.first for block, _ in blocks]
    for sentence in checked(candidates):
        if sentence.index not in found:
            block, wording = blocks[bisect_right(firsts, sentence.index) - 1]
            signs, stems = _signs_in(article, block, wording), stems_of(wording, article.language)
            found.update(zip(count(block.first), zip(signs, stems, strict=True)))
    return found


def _second(
    article: Article, order: Sequence[Sentence], values: Mapping[int, float]
) -> list[Sentence]:
    """The sentence that adds most to the first of `order`, if one does and there is room."""
    own = redundancy.stems_of(order[0].text, article.language)
    room = _WHOLE_GIST - count_words(order[0].text)
    best, best_value = None, float("-inf")
    for sentence in checked(order[1:]):
        if values[sentence.index] <= best_value:
            # Nor has any that follows a higher value.
            break
        shared = overlap(redundancy.stems_of(sentence.text, article.language), own)
        value = values[sentence.index] - _SAME_LOSS * shared
        if count_words(sentence.text) <= room and value > best_value:
            best, best_value = sentence, value
    return [best] if best else []


def _values(
    article: Article, ratings: Sequence[float], pool: Sequence[Sentence], seen: _Seen
) -> dict[int, float]:
    found = [ratings[sentence.index] for sentence in pool]
    low, spread = min(found), (max(found) - min(found)) or 1.0
    title = set(content_stems(article.title.text, article.language)) if article.title else set()
    first, last = pool[0].index, pool[-1].index
    reach = max(_EARLY_AT_LEAST, _EARLY_SHARE * (last - first + 1))
    values = {}
    for sentence in pool:
        signs, stems = seen[sentence.index]
        value = (ratings[sentence.index] - low) / spread
        value += _STAKES_GAIN * signs.stakes
        value += _EARLY_GAIN * max(0.0, 1 - (sentence.index - first) / reach)
        if title:
            value += _TITLE_GAIN * len(title.intersection(stems)) / len(title)
        value -= _QUOTE_LOSS * signs.quotes
        value -= _QUESTION_LOSS * signs.asks
        value -= _SELF_LOSS * signs.speaks_of_self
        value -= _SIZE_LOSS * signs.is_out_of_size
        values[sentence.index] = value
    return values
