"""Luhn's method: sentences in which the article's significant words are close together.

Hans Peter Luhn (1958): The Automatic Creation of Literature Abstracts. IBM Journal of Research and
Development 2 (2), 159-165.

As in sumy, every word used more than once that is not a stop word is significant, including words
of headings; a stop word with the same stem counts as it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from nutgraf.article import Article
from nutgraf.cancellation import checked
from nutgraf.methods import terms
from nutgraf.methods.parameters import parameter


@dataclass(frozen=True, slots=True)
class Luhn:
    """Clusters of significant words (Luhn 1958)."""

    gap: int = parameter(
        4,
        "number of other words in a row that end a cluster of significant ones",
        least=1,
        most=100,
    )
    share: float = parameter(
        1.0,
        "take the most frequent words as significant, up to this share of all uses",
        least=0,
        most=1,
    )

    name = "luhn"
    paper = "Luhn 1958, IBM Journal of Research and Development 2 (2), 159-165"

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """The best cluster's: significant words squared, by its length."""
        del count
        sentences = terms.sentences(article)
        every = chain(terms.headings(article), sentences)
        uses = Counter(form.stem for found in every for form in found if not form.is_common)
        most = uses.most_common(int(uses.total() * self.share))
        significant = {stem for stem, count in most if count > 1}
        return [self._best(sentence, significant) for sentence in checked(sentences)]

    def _best(self, sentence: terms.Sentence, significant: set[str]) -> float:
        places = [place for place, form in enumerate(sentence) if form.stem in significant]
        clusters: list[list[int]] = []
        for place in places:
            if clusters and place - clusters[-1][-1] <= self.gap:
                clusters[-1].append(place)
            else:
                clusters.append([place])
        return max(map(_rating, clusters), default=0.0)


def _rating(cluster: Sequence[int]) -> float:
    """Of the places of significant words; one alone says nothing."""
    if len(cluster) == 1:
        return 0.0
    return len(cluster) ** 2 / (cluster[-1] - cluster[0] + 1)
