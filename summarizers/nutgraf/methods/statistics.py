"""What an article's sentences have in common: their stems, and how many of them use each.

Ratings are about the whole article, though after an edit nearly all of it is as it was. So what a
block's sentences hold is kept by the block's wording, and what is counted over the whole article is
taken over from the article before the edit: what is gone is subtracted, what is new is added.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from nutgraf.article import Article, Wording
from nutgraf.cancellation import checked, checkpoint
from nutgraf.reading.change import change
from nutgraf.reading.word_forms import content_stems

# The different stems of a sentence, without those of stop words, in the order of their first use.
Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """An article's stems.

    Attributes:
        language: the article's.
        wordings: those of the blocks that have sentences, in order.
        firsts: the index of the first sentence of each.
        sentences_with: in how many sentences a stem occurs; only those that do.
    """

    language: str
    wordings: tuple[Wording, ...]
    firsts: Sequence[int]
    sentences_with: Mapping[str, int]


def stems_of(wording: Wording, language: str) -> tuple[Stems, ...]:
    """The stems of each of a block's sentences, found once."""
    found: tuple[Stems, ...] | None = wording.notes.get("stems")
    if found is None:
        checkpoint()
        found = tuple(tuple(dict.fromkeys(content_stems(text, language))) for text in wording.texts)
        wording.notes["stems"] = found
    return found


def statistics(article: Article) -> Statistics:
    """The article's statistics, from those of the article before an edit where there are some."""
    wordings = tuple(block.wording for block in article.blocks if block.wording)
    known: Statistics | None = article.notes.get("statistics")
    if known is not None and known.wordings == wordings:
        return known
    counts = dict(known.sentences_with) if known else {}
    old = known.wordings if known else ()
    same = change(old, wordings)
    for wording in old[same.before : len(old) - same.behind]:
        _add(counts, stems_of(wording, article.language), -1)
    for wording in checked(wordings[same.before : len(wordings) - same.behind]):
        _add(counts, stems_of(wording, article.language), 1)
    firsts = list(accumulate((len(wording.texts) for wording in wordings), initial=0))[:-1]
    found = Statistics(article.language, wordings, firsts, counts)
    article.notes["statistics"] = found
    return found


def _add(counts: dict[str, int], sentences: Iterable[Stems], sign: int) -> None:
    for stems in sentences:
        for stem in stems:
            count = counts.get(stem, 0) + sign
            if count:
                counts[stem] = count
            else:
                del counts[stem]


# What is made of a sentence's stems and of how many sentences use each.
Value = Callable[[Stems, Mapping[str, int]], float]


@dataclass(frozen=True, slots=True, eq=False)
class _Highest:
    """The highest value among the sentences of each block."""

    statistics: Statistics
    by_block: list[float]


def highest(article: Article, name: str, value: Value) -> float:
    """The highest value of all sentences of an article; minus infinity where there is none.

    Only the sentences with a stem whose count an edit has changed are valued again.

    Args:
        article: the article.
        name: under which the values are kept.
        value: what to value a sentence by, and by nothing else.
    """
    now = statistics(article)
    known: _Highest | None = article.notes.get(name)
    if known is None or known.statistics is not now:
        known = article.notes[name] = _Highest(now, _by_block(now, known, value))
    return max(known.by_block, default=-math.inf)


def _by_block(now: Statistics, known: _Highest | None, value: Value) -> list[float]:
    counts = now.sentences_with

    def best(wording: Wording) -> float:
        checkpoint()
        return max(value(stems, counts) for stems in stems_of(wording, now.language))

    if known is None:
        return [best(wording) for wording in now.wordings]
    before = known.statistics
    same = change(before.wordings, now.wordings)
    changed = _changed(before.sentences_with, counts)

    def again(wording: Wording, was: float) -> float:
        kept = all(map(changed.isdisjoint, stems_of(wording, now.language)))
        return was if kept else best(wording)

    first, last = same.before, len(now.wordings) - same.behind
    behind = known.by_block[len(known.by_block) - same.behind :]
    return [
        *map(again, now.wordings[:first], known.by_block),
        *map(best, now.wordings[first:last]),
        *map(again, now.wordings[last:], behind),
    ]


def _changed(old: Mapping[str, int], new: Mapping[str, int]) -> frozenset[str]:
    """The stems that not as many sentences use as before."""
    gone = frozenset(old.keys() - new.keys())
    return gone.union(stem for stem, count in new.items() if old.get(stem) != count)
