"""What sentences are worth to one who has read the gist."""

import re
from collections.abc import Sequence

from nutgraf.article import Article, Sentence
from nutgraf.cancellation import checked
from nutgraf.selection.redundancy import overlap, stems_of

# What a point loses, of the distance between the best rating and the worst, for the share of its
# words that the gist has too; and besides, where it brings no number that the gist does not have,
# for what of this share is more than two sentences of one subject have in common.
_TOLD_LOSS = 0.4
_REPEATED_LOSS = 2.0
_IN_COMMON = 0.3
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def after_gist(
    article: Article,
    ratings: Sequence[float],
    candidates: Sequence[Sentence],
    gist_sentences: Sequence[Sentence],
) -> Sequence[float]:
    """The ratings after the gist was read: what it has told of is worth less.

    Args:
        article: the article.
        ratings: of all its sentences.
        candidates: those that are to be rated again.
        gist_sentences: the gist.
    """
    told = [stems_of(sentence.text, article.language) for sentence in gist_sentences]
    numbers = {number for sentence in gist_sentences for number in _NUMBER.findall(sentence.text)}
    spread = max(ratings, default=0.0) - min(ratings, default=0.0)
    found = list(ratings)
    for sentence in checked(candidates):
        own = stems_of(sentence.text, article.language)
        share = max((overlap(own, other) for other in told), default=0.0)
        loss = _TOLD_LOSS * share
        if share > _IN_COMMON and numbers.issuperset(_NUMBER.findall(sentence.text)):
            loss += _REPEATED_LOSS * (share - _IN_COMMON)
        found[sentence.index] -= spread * loss
    return found
