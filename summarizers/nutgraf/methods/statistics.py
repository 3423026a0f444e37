"""Stem statistics of an article's sentences: their stems, and how many sentences use each.

Ratings depend on the whole article, but an edit leaves nearly all of it unchanged. Results for the
sentences of a block are therefore cached with the block, and counts over the whole article are
taken over from the article before the edit: removed ones are subtracted, new ones added.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from nutgraf.article import Article, BlockSentences
from nutgraf.cache import Key
from nutgraf.cancellation import checked, checkpoint
from nutgraf.frozen import dataclass
from nutgraf.language.stems import content_stems
from nutgraf.reading.change import change

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
    wordings: tuple[BlockSentences, ...]
    firsts: Sequence[int]
    sentences_with: Mapping[str, int]


# A method that has come by the stems on its way puts them here.
STEMS = Key[tuple[Stems, ...]]("statistics.stems")
_STATISTICS = Key[Statistics]("statistics")


def stems_of(wording: BlockSentences, language: str) -> tuple[Stems, ...]:
    """The stems of each of a block's sentences, found once."""
    found = wording.cache.get(STEMS, language)
    if found is None:
        checkpoint()
        stems = tuple(tuple(dict.fromkeys(content_stems(text, language))) for text in wording.texts)
        found = wording.cache.put(STEMS, stems, language)
    return found


def statistics(article: Article) -> Statistics:
    """The article's statistics, from those of the article before an edit where there are some."""
    wordings = tuple(block.wording for block in article.blocks if block.wording)
    known = article.cache.get(_STATISTICS)
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
    return article.cache.put(_STATISTICS, Statistics(article.language, wordings, firsts, counts))


def _add(counts: dict[str, int], sentences: Iterable[Stems], sign: int) -> None:
    for stems in sentences:
        for stem in stems:
            count = counts.get(stem, 0) + sign
            if count:
                counts[stem] = count
            else:
                del counts[stem]
