"""LexRank: a sentence is central if central sentences are similar to it.

Güneş Erkan and Dragomir R. Radev (2004): LexRank: Graph-based Lexical Centrality as Salience in
Text Summarization. Journal of Artificial Intelligence Research 22, 457-479.

As in sumy: frequencies relative to the sentence's most frequent word, inverse sentence frequency
log(N / (1 + n)), no damping, ratings of unit length.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from nutgraf.article import Article
from nutgraf.cancellation import checked, checkpoint
from nutgraf.methods import terms
from nutgraf.methods.parameters import parameter
from nutgraf.methods.similarity import (
    MANY,
    Vector,
    pairs_above,
    products_with_earlier,
    unit,
)

if TYPE_CHECKING:
    from numpy import int32
    from numpy.typing import NDArray

# Ten are common; this is for an article in which two groups of sentences draw level.
_MOST_ROUNDS = 1000
# 40 MB; 20,000 sentences of news have a quarter of them.
_MOST_PAIRS = 5_000_000


@dataclass(frozen=True, slots=True)
class LexRank:
    """Eigenvector centrality among similar sentences (Erkan and Radev 2004)."""

    threshold: float = parameter(0.1, "link sentences whose cosine is above this", least=0, below=1)
    epsilon: float = parameter(
        0.1, "stop once a round changes the ratings by no more than this", least=1e-6, most=1
    )

    name = "lexrank"
    paper = "Erkan and Radev 2004, Journal of Artificial Intelligence Research 22, 457-479"

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """The share of a walker's time, from sentence to sentence like it."""
        del count
        vectors = _vectors(terms.content(article))
        linked = _linked_many if len(vectors) >= MANY else _linked
        degrees, sums = linked(vectors, self.threshold)
        return _walk(degrees, sums, self.epsilon)


# For each sentence the sum of the values of those that it is linked to.
_Sums = Callable[[Sequence[float]], Sequence[float]]


def _vectors(sentences: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """A vector of unit length for each sentence; an empty one where no word has any weight."""
    sentences_with = Counter(chain.from_iterable(map(set, sentences)))
    total = len(sentences)
    idf = {term: math.log(total / (1 + count)) for term, count in sentences_with.items()}
    return [_vector(Counter(sentence), idf) for sentence in checked(sentences)]


def _vector(counts: Counter[str], idf: dict[str, float]) -> dict[str, float]:
    most = max(counts.values(), default=1)
    return unit({term: count / most * idf[term] for term, count in counts.items()})


def _linked(vectors: Sequence[Vector], threshold: float) -> tuple[list[int], _Sums]:
    """How many sentences each is linked to, itself among them unless it says nothing."""
    links = [[place] if vector else [] for place, vector in enumerate(vectors)]
    for place, products in enumerate(products_with_earlier(vectors)):
        near = [other for other, product in products.items() if product > threshold]
        links[place] += near
        for other in near:
            links[other].append(place)

    def sums(values: Sequence[float]) -> list[float]:
        return [sum(map(values.__getitem__, near)) for near in links]

    return [*map(len, links)], sums


def _linked_many(vectors: Sequence[Vector], threshold: float) -> tuple[list[int], _Sums]:
    """The same, by numpy."""
    import numpy as np

    itself = np.array([float(bool(vector)) for vector in vectors])
    kept = _kept(vectors, threshold)

    def sums(values: Sequence[float]) -> list[float]:
        known = np.asarray(values)
        total = itself * known
        for later, earlier in kept or _pairs(vectors, threshold):
            total += np.bincount(later, known[earlier], len(vectors))
            total += np.bincount(earlier, known[later], len(vectors))
        found: list[float] = total.tolist()
        return found

    return [int(degree) for degree in sums([1.0] * len(vectors))], sums


def _pairs(
    vectors: Sequence[Vector], threshold: float
) -> "Iterator[tuple[NDArray[int32], NDArray[int32]]]":
    for later, earlier, _ in pairs_above(vectors, threshold):
        yield later.astype("int32"), earlier.astype("int32")


def _kept(
    vectors: Sequence[Vector], threshold: float
) -> "list[tuple[NDArray[int32], NDArray[int32]]]":
    """The linked pairs; none if they are too many to keep and are recomputed each round."""
    kept = []
    count = 0
    for pairs in _pairs(vectors, threshold):
        kept.append(pairs)
        count += len(pairs[0])
        if count > _MOST_PAIRS:
            return []
    return kept


def _walk(degrees: Sequence[int], sums: _Sums, epsilon: float) -> list[float]:
    ratings = [1 / len(degrees)] * len(degrees)
    for _ in range(_MOST_ROUNDS):
        checkpoint()
        raw = sums([rating / (near or 1) for rating, near in zip(ratings, degrees, strict=True)])
        length = math.hypot(*raw)
        if not length:
            return [0.0] * len(degrees)
        following = [rating / length for rating in raw]
        change = math.dist(following, ratings)
        ratings = following
        if change <= epsilon:
            break
    return ratings
