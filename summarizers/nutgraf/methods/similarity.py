"""Similarity of sentences: term vectors and their dot products.

Only one in forty of all pairs of an article's sentences shares a word; only those are computed.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from operator import mul
from typing import TYPE_CHECKING, TypeAlias

from nutgraf.cancellation import checked

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray

Vector: TypeAlias = Mapping[str, float]

# From this many sentences on, importing numpy pays off.
MANY = 3000
# The block size: the sums of a block with 20,000 others take 10 MB, and the work some 40 MB.
_ROWS = 64
_MOST_PRODUCTS = 1_000_000


def products_with_earlier(vectors: Iterable[Vector]) -> Iterator[dict[int, float]]:
    """For each vector its dot product with every earlier one that it shares a term with.

    >>> list(products_with_earlier([{"a": 1.0}, {"b": 1.0}, {"a": 2.0, "b": 0.5}]))
    [{}, {}, {0: 2.0, 1: 0.5}]
    """
    weights_of: dict[str, tuple[list[int], list[float]]] = {}
    for place, vector in enumerate(checked(vectors)):
        found: dict[int, float] = {}
        for term, weight in vector.items():
            known = weights_of.get(term)
            if known is None:
                weights_of[term] = [place], [weight]
                continue
            places, weights = known
            for other, its in zip(places, weights, strict=True):
                found[other] = found.get(other, 0.0) + weight * its
            places.append(place)
            weights.append(weight)
        yield found


def pairs_above(
    vectors: Sequence[Vector], threshold: float
) -> "Iterator[tuple[NDArray[intp], NDArray[intp], NDArray[float64]]]":
    """The pairs of very many vectors whose dot product is above a threshold, by numpy.

    Yields:
        Some of the pairs at a time: the place of the later one, that of the earlier one, and the
        product.
    """
    import numpy as np

    numbers: dict[str, int] = {}
    found = [numbers.setdefault(term, len(numbers)) for vector in vectors for term in vector]
    term = np.array(found, np.intp)
    weight = np.array([weight for vector in checked(vectors) for weight in vector.values()], float)
    sizes = np.array([len(vector) for vector in vectors])
    place = np.repeat(np.arange(len(vectors)), sizes)
    # Where each term's uses are, once they are sorted by it.
    order = np.argsort(term, kind="stable")
    place_by_term, weight_by_term = place[order], weight[order]
    start = np.searchsorted(term[order], np.arange(len(numbers)))
    work = np.bincount(place, np.bincount(term, minlength=len(numbers))[term], len(vectors))
    seen = np.zeros(len(numbers), np.intp)
    begin = 0
    for first, last in checked(_stretches(work.tolist())):
        end = begin + int(sizes[first:last].sum())
        terms = term[begin:end]
        seen += np.bincount(terms, minlength=len(numbers))
        uses = seen[terms]
        among = np.repeat(start[terms] - np.cumsum(uses) + uses, uses)
        among += np.arange(len(among))
        cells = np.repeat((place[begin:end] - first) * last, uses)
        cells += place_by_term[among]
        products = np.repeat(weight[begin:end], uses)
        products *= weight_by_term[among]
        sums = np.bincount(cells, products).astype(float, copy=False)
        above = np.flatnonzero(sums > threshold)
        later, earlier = np.divmod(above, last)
        later += first
        once = earlier < later
        yield later[once], earlier[once], sums[above[once]]
        begin = end


def _stretches(work: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Neighbours to be done in one go, as a half-open range: not too many, nor too much work."""
    first, done = 0, 0.0
    for place, its in enumerate(work):
        if place > first and (place == first + _ROWS or done + its > _MOST_PRODUCTS):
            yield first, place
            first, done = place, 0.0
        done += its
    yield first, len(work)


def idfs(sentences: Sequence[Sequence[str]]) -> dict[str, float]:
    """The idf of each term: log(1 + N / n), n of N sentences having it; above 0."""
    sentences_with = Counter(term for sentence in sentences for term in set(sentence))
    return {term: math.log1p(len(sentences) / count) for term, count in sentences_with.items()}


def unit_vectors(sentences: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """For each sentence its terms by uses and idf, of length 1; an empty one for none.

    >>> unit_vectors([["mill"], []])
    [{'mill': 1.0}, {}]
    """
    idf = idfs(sentences)
    return [
        unit({term: count * idf[term] for term, count in Counter(sentence).items()})
        for sentence in checked(sentences)
    ]


def unit(vector: Vector) -> dict[str, float]:
    """The vector with length 1; without any length an empty one."""
    values = list(vector.values())
    length = math.sqrt(math.fsum(map(mul, values, values)))
    return {term: weight / length for term, weight in vector.items()} if length else {}


def product(one: Vector, other: Vector) -> float:
    """The dot product.

    >>> product({"mill": 2.0, "gate": 1.0}, {"mill": 0.5})
    1.0
    """
    return math.fsum(weight * other.get(term, 0.0) for term, weight in one.items())


def add(summed: MutableMapping[str, float], vectors: Iterable[Vector]) -> None:
    """Add vectors to a sum."""
    for vector in vectors:
        for term, weight in vector.items():
            summed[term] = summed.get(term, 0.0) + weight
