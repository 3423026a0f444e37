"""The nut graf: the sentence or two that tell why the story matters."""

import re
from collections.abc import Sequence

from nutgraf.article import Article, Sentence
from nutgraf.cancellation import checked
from nutgraf.reading.words import content_stems, count_words
from nutgraf.selection.redundancy import overlap, stems_of
from nutgraf.selection.summary import leaning

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


def gist(
    article: Article, ratings: Sequence[float], candidates: Sequence[Sentence]
) -> list[Sentence]:
    """One or two of `candidates`, in the order of the text, that stand on their own.

    Empty only where there is no candidate.
    """
    if not candidates:
        return []
    standing = [sentence for sentence in candidates if not leaning(article, sentence)]
    pool = standing or list(candidates)
    values = _values(article, ratings, pool)
    order = sorted(pool, key=lambda sentence: (-values[sentence.index], sentence.index))
    chosen = [order[0]]
    if len(candidates) > _SHORT_ARTICLE:
        chosen.extend(_second(article, order, values))
    return sorted(chosen, key=lambda sentence: sentence.index)


def _second(
    article: Article, order: Sequence[Sentence], values: dict[int, float]
) -> list[Sentence]:
    """The sentence that adds most to the first of `order`, if one does and there is room."""
    own = stems_of(order[0].text, article.language)
    room = _WHOLE_GIST - count_words(order[0].text)
    best, best_value = None, float("-inf")
    for sentence in checked(order[1:]):
        shared = overlap(stems_of(sentence.text, article.language), own)
        value = values[sentence.index] - _SAME_LOSS * shared
        if count_words(sentence.text) <= room and value > best_value:
            best, best_value = sentence, value
    return [best] if best else []


def _values(
    article: Article, ratings: Sequence[float], pool: Sequence[Sentence]
) -> dict[int, float]:
    found = [ratings[sentence.index] for sentence in pool]
    low, spread = min(found), (max(found) - min(found)) or 1.0
    title = set(content_stems(article.title.text, article.language)) if article.title else set()
    first, last = pool[0].index, pool[-1].index
    reach = max(_EARLY_AT_LEAST, _EARLY_SHARE * (last - first + 1))
    values = {}
    for sentence in checked(pool):
        text = sentence.text
        words = count_words(text)
        value = (ratings[sentence.index] - low) / spread
        value += _STAKES_GAIN * min(2, len(_STAKES.findall(text)))
        value += _EARLY_GAIN * max(0.0, 1 - (sentence.index - first) / reach)
        if title:
            shared = title.intersection(content_stems(text, article.language))
            value += _TITLE_GAIN * len(shared) / len(title)
        value -= _QUOTE_LOSS * (text[0] in '"“«„‘')
        value -= _QUESTION_LOSS * text.rstrip("\"'”’»)").endswith("?")
        value -= _SELF_LOSS * (_SELF.search(text) is not None)
        value -= _SIZE_LOSS * (not _FEWEST_WORDS <= words <= _MOST_WORDS)
        values[sentence.index] = value
    return values
