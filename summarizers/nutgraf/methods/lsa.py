"""Latent semantic analysis: how much a sentence says about the article's main topics.

Josef Steinberger and Karel Ježek (2004): Using Latent Semantic Analysis in Text Summarization and
Summary Evaluation. Proceedings of ISIM, 93-100.

A sentence's rating is the length of its vector in the space of the `dimensions` strongest topics.
As in sumy, all topics are kept unless fewer are requested. The rating is then the length of the
sentence's column in the term-sentence matrix, without any decomposition. A word that a sentence
lacks weighs 0.4 in it, a word that it has up to 1; words of headings are words too.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from nutgraf.article import Article
from nutgraf.cancellation import checked, checkpoint
from nutgraf.methods import terms
from nutgraf.methods.parameters import parameter

# The weight of a missing word; the rest depends on the frequency.
_SMOOTH = 0.4
# Topics are found by power iteration: with this many more than requested, until the strengths
# change by no more than this, or for this many rounds.
_MORE_TOPICS = 8
_PRECISION = 1e-10
_MOST_ROUNDS = 300
_SEED = 20_040_101


@dataclass(frozen=True, slots=True)
class Lsa:
    """Latent semantic analysis (Steinberger and Ježek 2004)."""

    dimensions: int = parameter(
        0, "number of strongest topics to keep; 0 keeps all, as sumy does", least=0, most=100
    )

    name = "lsa"
    paper = "Steinberger and Ježek 2004, Proceedings of ISIM, 93-100"

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """The length of the sentence's vector in the space of topics."""
        del count
        sentences = terms.sentences(article)
        known = {
            form.stem
            for sentence in chain(sentences, terms.headings(article))
            for form in sentence
            if not form.is_common
        }
        columns = [_column(sentence, known) for sentence in checked(sentences)]
        if not 0 < self.dimensions < min(len(known), len(columns)):
            return [_length(column.values(), len(known)) for column in columns]
        return _lengths_in_topics(columns, len(known), self.dimensions)


def _column(sentence: terms.Sentence, known: set[str]) -> dict[str, float]:
    """What each word of a sentence weighs in it."""
    uses = Counter(form.stem for form in sentence if form.stem in known)
    most = max(uses.values(), default=1)
    return {word: _SMOOTH + (1 - _SMOOTH) * count / most for word, count in uses.items()}


def _length(weights: Iterable[float], words: int) -> float:
    """The length of a column of a number of words; 0 for an empty column."""
    squares = [weight * weight for weight in weights]
    if not squares:
        return 0.0
    return math.sqrt(math.fsum(squares) + (words - len(squares)) * _SMOOTH * _SMOOTH)


def _lengths_in_topics(
    columns: Sequence[dict[str, float]], words: int, dimensions: int
) -> list[float]:
    """The lengths of the columns in the space of the strongest topics (orthogonal iteration).

    The matrix is the constant for words that are not there plus few other cells, and is never
    written out.
    """
    import numpy as np

    rows: dict[str, int] = {}
    cells = [
        (rows.setdefault(word, len(rows)), place, weight - _SMOOTH)
        for place, column in enumerate(columns)
        for word, weight in column.items()
    ]
    row = np.array([cell[0] for cell in cells])
    place = np.array([cell[1] for cell in cells])
    weight = np.array([cell[2] for cell in cells])
    says = np.array([float(bool(column)) for column in columns])
    topics = min(dimensions + _MORE_TOPICS, words, len(columns))
    basis = np.linalg.qr(np.random.RandomState(_SEED).standard_normal((len(columns), topics)))[0]
    strengths = np.zeros(topics)
    axes, image = basis, basis
    for _ in range(_MOST_ROUNDS):
        checkpoint()
        by_word = np.column_stack(
            [
                np.bincount(row, weight * vector[place], words) + _SMOOTH * (says @ vector)
                for vector in basis.T
            ]
        )
        squares, axes = np.linalg.eigh(by_word.T @ by_word)
        image = basis
        before, strengths = strengths, squares
        if np.abs(strengths - before)[-dimensions:].max() <= _PRECISION * strengths[-1]:
            break
        by_place = np.column_stack(
            [
                np.bincount(place, weight * vector[row], len(columns))
                + _SMOOTH * says * vector.sum()
                for vector in by_word.T
            ]
        )
        basis = np.linalg.qr(by_place)[0]
    kept = (image @ axes)[:, -dimensions:] ** 2 * strengths[-dimensions:]
    return [math.sqrt(max(0.0, float(square))) for square in kept.sum(axis=1)]
