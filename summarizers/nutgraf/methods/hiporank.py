"""HipoRank: sentences central to their section, sections central to the text, edges preferred.

Yue Dong, Andrei Mircea and Jackie Chi Kit Cheung (2021): Discourse-Aware Unsupervised
Summarization of Long Scientific Documents. Proceedings of EACL, 1089-1102.

Similarity is the cosine of TF-IDF vectors. Between two sentences of a section, or two sections of
the text, the one nearer to an edge is weighted with `lambda2`, the other with `lambda1`. A text
without headings is one section.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from nutgraf.article import Article
from nutgraf.cancellation import checked
from nutgraf.methods import terms
from nutgraf.methods.parameters import parameter
from nutgraf.methods.similarity import Vector, add, product, unit, unit_vectors


@dataclass(frozen=True, slots=True)
class HipoRank:
    """Centrality within and among sections, near their boundaries (Dong and others 2021)."""

    lambda1: float = parameter(
        0.0, "weight of similarity to sentences nearer to a boundary", least=-10, most=10
    )
    lambda2: float = parameter(
        1.0, "weight of similarity to sentences farther from a boundary", least=-10, most=10
    )
    alpha: float = parameter(
        1.0, "weight of distance from the end, relative to the start", least=0, most=100
    )
    mu: float = parameter(1.0, "weight of sections, relative to sentences", least=0, most=100)

    name = "hiporank"
    paper = "Dong, Mircea and Cheung 2021, Proceedings of EACL, 1089-1102"

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """Centrality among the section's sentences plus that among the text's sections."""
        del count
        vectors = unit_vectors(terms.content(article))
        sections = _sections(article)
        members = [[vectors[index] for index in section] for section in sections]
        ratings = [0.0] * len(vectors)
        for section, own in zip(checked(sections), members, strict=True):
            within = self._from_the_ends(own, [[vector] for vector in own])
            for index, vector, (similarity,) in zip(section, own, within, strict=True):
                itself = self.lambda2 * product(vector, vector)
                ratings[index] = (similarity - itself) / max(1, len(own) - 1)
        about = [unit(_sum(own)) for own in members]
        for section, among in zip(sections, self._from_the_ends(about, members), strict=True):
            for index, similarity in zip(section, among, strict=True):
                ratings[index] += self.mu * similarity / len(sections)
        return ratings

    def _from_the_ends(
        self, row: Sequence[Vector], asked: Sequence[Sequence[Vector]]
    ) -> list[list[float]]:
        """The weighted similarity of each vector of a row to all of the row.

        Vectors are summed from the middle to the ends and back, so that no pairs are compared.
        """
        last = len(row) - 1

        def depth(place: int) -> float:
            return min(place, self.alpha * (last - place))

        found = [[0.0] * len(vectors) for vectors in asked]
        outward = sorted(range(len(row)), key=depth, reverse=True)
        for weight, places, as_deep in (
            (self.lambda2, outward, True),
            (self.lambda1, outward[::-1], False),
        ):
            summed: defaultdict[str, float] = defaultdict(float)
            for _, group in groupby(checked(places) if weight else (), key=depth):
                here = [*group]
                if as_deep:
                    add(summed, (row[place] for place in here))
                for place in here:
                    for number, vector in enumerate(asked[place]):
                        found[place][number] += weight * product(vector, summed)
                if not as_deep:
                    add(summed, (row[place] for place in here))
        return found


def _sections(article: Article) -> list[list[int]]:
    """The indexes of the sentences directly under each heading that has any."""
    found = (
        [sentence.index for block in section.blocks for sentence in block.sentences]
        for section in article.walk()
    )
    return [section for section in found if section]


def _sum(vectors: Iterable[Vector]) -> Vector:
    summed: defaultdict[str, float] = defaultdict(float)
    add(summed, vectors)
    return summed
