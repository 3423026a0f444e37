"""The number of words that two sentences share, over the logarithms of their lengths.

The similarity of TextRank (Mihalcea and Tarau 2004) and of Reduction: every use of a word in one
is counted with every use in the other, divided by log(words in one) + log(words in the other).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import chain
from operator import itemgetter, mul

from nutgraf.cancellation import checked, checkpoint
from nutgraf.methods.similarity import MANY

# One rating by another: for each sentence the sum of the others' values by their similarity.
Sums = Callable[[Sequence[float]], list[float]]

# The most cells of the table of words by lengths, 32 MB.
_MOST_CELLS = 1 << 22


def sums_by_likeness(sentences: Sequence[Sequence[str]], of_single_words: float) -> Sums:
    """The matrix of similarities, as the function that multiplies it with a vector.

    A sentence's similarity to itself is left out; it is `likeness_to_itself`.

    Args:
        sentences: the words of each.
        of_single_words: how alike two sentences are that are the same one word, for which the
            logarithms give nothing to divide by.
    """
    sentences_with = Counter(term for sentence in sentences for term in set(sentence))
    shared = [[t for t in sentence if sentences_with[t] > 1] for sentence in checked(sentences)]
    sizes = [len(sentence) for sentence in sentences]
    words, lengths = sum(count > 1 for count in sentences_with.values()), len(set(sizes))
    if len(sentences) < MANY or not 0 < words * lengths <= _MOST_CELLS:
        return _by_pairs(shared, sizes, of_single_words)
    return _by_lengths(shared, sizes, of_single_words)


def likeness_to_itself(sentence: Sequence[str], of_single_words: float) -> float:
    """The similarity of a sentence to itself."""
    if not sentence:
        return 0.0
    pairs = sum(count * count for count in Counter(sentence).values())
    return pairs * _factor(len(sentence), len(sentence), of_single_words)


def _factor(one: int, other: int, of_single_words: float) -> float:
    logarithms = math.log(one) + math.log(other)
    return 1 / logarithms if logarithms else of_single_words


def _by_pairs(
    shared: Sequence[Sequence[str]], sizes: Sequence[int], of_single_words: float
) -> Sums:
    """Looks at every pair that shares a word: the less, the shorter the article."""
    lengths = {*sizes} - {0}
    factors = {
        one: {other: _factor(one, other, of_single_words) for other in lengths} for one in lengths
    }
    # Itself twice without weight: looking up one place would give no row.
    near: list[list[int]] = [[place, place] for place in range(len(shared))]
    similarity: list[list[float]] = [[0.0, 0.0] for _ in shared]
    places_of: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(checked(shared)):
        earlier = Counter(chain.from_iterable(map(places_of.__getitem__, words)))
        if earlier:
            by_size = factors[sizes[place]]
            alike = [count * by_size[sizes[other]] for other, count in earlier.items()]
            near[place] += earlier
            similarity[place] += alike
            for other, its in zip(earlier, alike, strict=True):
                near[other].append(place)
                similarity[other].append(its)
        for word in words:
            places_of[word].append(place)
    look_up = [itemgetter(*places) for places in near]

    def sums(values: Sequence[float]) -> list[float]:
        checkpoint()
        return [
            sum(map(mul, found(values), alike))
            for found, alike in zip(look_up, similarity, strict=True)
        ]

    return sums


def _by_lengths(
    shared: Sequence[Sequence[str]], sizes: Sequence[int], of_single_words: float
) -> Sums:
    """Sums over sentences of one length first, so that only pairs of lengths are examined.

    An article has few lengths: the cost is linear in its words.
    """
    import numpy as np

    numbers: dict[str, int] = {}
    groups = {size: group for group, size in enumerate(sorted({size for size in sizes if size}))}
    places, cells, uses = [], [], []
    for place, found in enumerate(checked(shared)):
        for term, count in Counter(found).items():
            number = numbers.setdefault(term, len(numbers))
            places.append(place)
            cells.append(number * len(groups) + groups[sizes[place]])
            uses.append(count)
    place_of, cell_of, count_of = np.array(places), np.array(cells), np.array(uses, float)
    factors = np.array([[_factor(a, b, of_single_words) for a in groups] for b in groups])
    size = len(groups)
    own = np.bincount(
        place_of,
        count_of * count_of * factors.diagonal()[cell_of % size],
        len(shared),
    )

    def sums(values: Sequence[float]) -> list[float]:
        checkpoint()
        known = np.asarray(values)
        table = np.bincount(cell_of, count_of * known[place_of], len(numbers) * size)
        spread = (table.reshape(-1, size) @ factors).ravel()
        found = np.bincount(place_of, count_of * spread[cell_of], len(shared))
        return [float(value) for value in found - own * known]

    return sums
