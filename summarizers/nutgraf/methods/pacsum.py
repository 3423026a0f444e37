"""PacSum: rates a sentence by its similarity to later sentences, less that to earlier ones.

Hao Zheng and Mirella Lapata (2019): Sentence Centrality Revisited for Unsupervised Summarization.
Proceedings of ACL, 6236-6247. The variant with TF-IDF.

Similarity is the dot product of uses times log((N - n + 0.5) / (n + 0.5)), as in the authors'
program, whose defaults are used; the paper tunes them on each corpus.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from nutgraf.article import Article
from nutgraf.cancellation import checked
from nutgraf.methods import terms
from nutgraf.methods.parameters import parameter
from nutgraf.methods.similarity import (
    MANY,
    Vector,
    add,
    pairs_above,
    product,
    products_with_earlier,
)

# How far off log((N - n + 0.5) / (n + 0.5)) is from where n is 0 or N.
_HALF = 0.5
# A sentence's similarity to itself, which counts only where the least and the greatest are sought.
_ITSELF = 1.0


@dataclass(frozen=True, slots=True)
class PacSum:
    """Similarity to later and earlier sentences, weighted separately (Zheng and Lapata 2019)."""

    lambda1: float = parameter(
        0.0,
        "weight of similarity to sentences before; negative values penalize it",
        least=-10,
        most=10,
    )
    lambda2: float = parameter(1.0, "weight of similarity to sentences after", least=-10, most=10)
    beta: float = parameter(
        0.0,
        "threshold for a link, as a position between least and greatest similarity",
        least=0,
        below=1,
    )

    name = "pacsum"
    paper = "Zheng and Lapata 2019, Proceedings of ACL, 6236-6247"

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """The weighted similarity to the sentences before and after."""
        del count
        vectors = _vectors(terms.content(article))
        if not self.beta and _are_apart(vectors):
            before, after = _all_sums(vectors)
        else:
            found = _linked_many if len(vectors) >= MANY else _linked
            before, after = found(vectors, self.beta)
        return [
            self.lambda1 * earlier + self.lambda2 * later
            for earlier, later in zip(before, after, strict=True)
        ]


def _vectors(sentences: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    sentences_with = Counter(term for sentence in sentences for term in set(sentence))
    total = len(sentences)
    idf = {
        term: math.log(total - count + _HALF) - math.log(count + _HALF)
        for term, count in sentences_with.items()
    }
    return [
        {term: count * idf[term] for term, count in Counter(sentence).items()}
        for sentence in checked(sentences)
    ]


def _are_apart(vectors: Sequence[Vector]) -> bool:
    """Whether the shortest sentence shares nothing with some other: then the least similarity is 0.

    Where it does not, two others still may.
    """
    shortest = min(vectors, key=len)
    return any(shortest.keys().isdisjoint(vector) for vector in vectors)


def _all_sums(vectors: Sequence[Vector]) -> tuple[list[float], list[float]]:
    """All similarity to the sentences before and after each, without looking at pairs."""
    before = _sums_so_far(vectors)
    return before, _sums_so_far(vectors[::-1])[::-1]


def _sums_so_far(vectors: Sequence[Vector]) -> list[float]:
    summed: defaultdict[str, float] = defaultdict(float)
    found: list[float] = []
    for vector in checked(vectors):
        found.append(product(vector, summed))
        add(summed, [vector])
    return found


def _linked(vectors: Sequence[Vector], beta: float) -> tuple[list[float], list[float]]:
    """What similarity is above the threshold, summed over the sentences before and after each."""
    rows = [*products_with_earlier(vectors)]
    alike = [_ITSELF, *chain.from_iterable(row.values() for row in rows)]
    threshold = _threshold(len(vectors), len(alike) - 1, min(alike), max(alike), beta)
    before = [0.0] * len(vectors)
    after = [0.0] * len(vectors)
    for place, row in enumerate(checked(rows)):
        for other, similarity in row.items():
            if similarity > threshold:
                before[place] += similarity - threshold
                after[other] += similarity - threshold
    return before, after


def _linked_many(vectors: Sequence[Vector], beta: float) -> tuple[list[float], list[float]]:
    """The same, by numpy."""
    import numpy as np

    count, least, greatest = 0, _ITSELF, _ITSELF
    for _, _, alike in pairs_above(vectors, 0.0):
        count += len(alike)
        least = min(least, float(alike.min(initial=least)))
        greatest = max(greatest, float(alike.max(initial=greatest)))
    threshold = _threshold(len(vectors), count, least, greatest, beta)
    before, after = np.zeros(len(vectors)), np.zeros(len(vectors))
    for later, earlier, alike in pairs_above(vectors, threshold):
        before += np.bincount(later, alike - threshold, len(vectors))
        after += np.bincount(earlier, alike - threshold, len(vectors))
    return before.tolist(), after.tolist()


def _threshold(total: int, pairs: int, least: float, greatest: float, beta: float) -> float:
    """How alike two of `total` sentences must be; all but `pairs` pairs share nothing."""
    if pairs < math.comb(total, 2):
        least = 0.0
    return least + beta * (greatest - least)
