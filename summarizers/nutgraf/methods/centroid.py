"""Centroid: sentences near the centroid of all.

Dragomir R. Radev, Hongyan Jing, Małgorzata Styś and Daniel Tam (2004): Centroid-based
Summarization of Multiple Documents. Information Processing and Management 40 (6), 919-938.

Here the documents are the article's sentences. As in Gaetano Rossiello, Pierpaolo Basile and
Giovanni Semeraro (2017): Centroid-based Text Summarization through Compositionality of Word
Embeddings, the centroid keeps the words above a share of its greatest weight, and a sentence is
rated by its cosine with it.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.article import Article
from nutgraf.cancellation import checked
from nutgraf.methods import terms
from nutgraf.methods.parameters import parameter
from nutgraf.methods.similarity import idfs, unit, unit_vectors


@dataclass(frozen=True, slots=True)
class Centroid:
    """Similarity to the article's most characteristic words (Radev and others 2004)."""

    threshold: float = parameter(
        0.3, "ignore words below this share of the greatest weight", least=0, most=1
    )

    name = "centroid"
    paper = "Radev and others 2004, Information Processing and Management 40 (6), 919-938"

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """The cosine of the sentence and the centroid."""
        del count
        sentences = terms.content(article)
        idf = idfs(sentences)
        uses = Counter(term for sentence in sentences for term in sentence)
        weights = {term: times * idf[term] for term, times in uses.items()}
        least = self.threshold * max(weights.values(), default=0.0)
        centroid = unit({term: weight for term, weight in weights.items() if weight >= least})
        return [
            math.fsum(weight * centroid.get(term, 0.0) for term, weight in vector.items())
            for vector in checked(unit_vectors(sentences))
        ]
