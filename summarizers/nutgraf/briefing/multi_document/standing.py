"""The rank of a sentence in its own article, because ratings of two articles are not comparable."""

from collections.abc import Iterable, Sequence

from nutgraf.briefing.multi_document.part import JointMention

# The share of the article's sentences that are rated higher, and then the order of the texts.
Rank = tuple[float, int, int]


class SentenceRanks:
    """The rank of every sentence of several articles; the lowest is the highest."""

    def __init__(self, ratings: Iterable[Sequence[float]]) -> None:
        self._shares = [_shares(own) for own in ratings]

    def of(self, mention: JointMention) -> Rank:
        """The rank of one."""
        number, index = mention.part.number, mention.sentence.index
        return self._shares[number][index], number, index


def _shares(ratings: Sequence[float]) -> list[float]:
    shares = [0.0] * len(ratings)
    best_first = sorted(range(len(ratings)), key=lambda index: (-ratings[index], index))
    for place, index in enumerate(best_first):
        shares[index] = place / len(ratings)
    return shares
