"""Submodular: sentences that together cover the article's words, with diversity.

Hui Lin and Jeff Bilmes (2011): A Class of Submodular Functions for Document Summarization.
Proceedings of ACL, 510-520.

Two things differ from the paper, so that the cost is linear in the words and nothing is random:
coverage, with its saturation, is measured per word instead of per sentence, and the clusters that
reward diversity are the sentences with the same highest-weighted word. Both sums are shares of
their maximum.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace

from nutgraf.article import Article
from nutgraf.cancellation import checked, checkpoint
from nutgraf.methods import terms
from nutgraf.methods.parameters import parameter
from nutgraf.methods.similarity import Vector, unit_vectors

# At least this many are taken one by one: some may say what others say.
_ALWAYS_TAKEN = 100
# Gains closer than this differ by how they were added up.
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Submodular:
    """Coverage of the article's words, and variety (Lin and Bilmes 2011)."""

    enough: float = parameter(
        5.0,
        "a word is covered at this many times its mean weight in a sentence",
        least=0.01,
        most=10_000,
    )
    diversity: float = parameter(1.0, "weight of variety, relative to coverage", least=0, most=1000)

    name = "submodular"
    paper = "Lin and Bilmes 2011, Proceedings of ACL, 510-520"

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """The gain of each sentence over those taken before it, the best one first.

        `count` sentences, and always some more, are taken one by one; all others have their gain at
        that point.
        """
        state = _State(unit_vectors(terms.content(article)), self.enough, self.diversity)
        places = range(article.size)
        # Gains only ever decrease: the best is the sentence whose gain has not changed since it was
        # last computed and is higher than the others' last gains (lazy evaluation).
        heap = [(-state.gain(place), place) for place in checked(places)]
        heapify(heap)
        ratings: dict[int, float] = {}
        while heap and len(ratings) < max(count, _ALWAYS_TAKEN):
            checkpoint()
            was, place = heap[0]
            now = -state.gain(place)
            if now != was:
                heapreplace(heap, (now, place))
                continue
            heappop(heap)
            ratings[place] = -now
            state.take(place)
        return [
            ratings[place] if place in ratings else state.gain(place) for place in checked(places)
        ]


class _State:
    """What is covered so far."""

    def __init__(self, vectors: Sequence[Vector], enough: float, diversity: float) -> None:
        self._vectors = vectors
        weights: defaultdict[str, float] = defaultdict(float)
        for vector in checked(vectors):
            for term, weight in vector.items():
                weights[term] += weight
        share = min(1.0, enough / max(1, len(vectors)))
        most = math.fsum(weight * weight for weight in weights.values()) * share or 1.0
        self._worth = {term: weight / most for term, weight in weights.items()}
        self._missing = {term: weight * share for term, weight in weights.items()}
        self._clusters: list[str] = []
        self._centrality: list[float] = []
        for vector in checked(vectors):
            parts = {term: weight * weights[term] for term, weight in vector.items()}
            self._clusters.append(max(parts, key=parts.__getitem__, default=""))
            self._centrality.append(math.fsum(parts.values()))
        self._held: defaultdict[str, float] = defaultdict(float)
        for cluster, central in zip(self._clusters, self._centrality, strict=True):
            self._held[cluster] += central
        whole = math.fsum(math.sqrt(held) for held in self._held.values())
        self._diversity = diversity / (whole or 1.0)
        self._held = defaultdict(float)

    def gain(self, place: int) -> float:
        """The gain of the sentence at `place`."""
        missing, worth = self._missing, self._worth
        covered = math.fsum(
            worth[term] * min(weight, missing[term])
            for term, weight in self._vectors[place].items()
        )
        held = self._held[self._clusters[place]]
        variety = math.sqrt(held + self._centrality[place]) - math.sqrt(held)
        return round(covered + self._diversity * variety, _DIGITS)

    def take(self, place: int) -> None:
        """Put the sentence at `place` into the summary."""
        for term, weight in self._vectors[place].items():
            self._missing[term] = max(0.0, self._missing[term] - weight)
        self._held[self._clusters[place]] += self._centrality[place]
