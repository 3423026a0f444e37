"""Vectors of words by the company they keep, for learning from few labels.

Positive pointwise mutual information of each word with the words up to two places before and
behind it, reduced by singular values: words that are used alike get like vectors. Learned of the
texts of `train` files; only the weights that are made with them go anywhere.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.linalg import svds

from fitting import Vector

# Words, and marks that tell where clauses end.
_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[.,;:?!\"“”()]")
_FEWEST_USES = 8
_MOST_WORDS = 25_000
# So many of the commonest are told apart as company.
_COMPANY = 4_000
_PLACES = (-2, -1, 1, 2)
# Frequent company counts less than its share.
_SMOOTHING = 0.75
NUMBER = "0"


def vectors_of(texts: Sequence[str], size: int) -> Mapping[str, Vector]:
    """A vector of unit length for each word in small letters that the texts use often enough."""
    documents = [
        [NUMBER if token[0].isdigit() else token for token in _TOKEN.findall(_plain(text))]
        for text in texts
    ]
    uses = Counter(token for document in documents for token in document)
    vocabulary = [word for word, count in uses.most_common(_MOST_WORDS) if count >= _FEWEST_USES]
    number = {word: place for place, word in enumerate(vocabulary)}
    gap = [-1] * max(_PLACES)
    stream = np.array(
        [n for document in documents for n in (*(number.get(t, -1) for t in document), *gap)]
    )
    weighted = _information(stream, len(vocabulary))
    start = np.random.RandomState(0).rand(min(weighted.shape))
    left, values, _ = svds(weighted, size, v0=start)
    found = left * np.sqrt(values)
    found /= np.linalg.norm(found, axis=1, keepdims=True) + 1e-9
    return dict(zip(vocabulary, found, strict=True))


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _information(stream: Vector, words: int) -> Any:
    """How much oftener than by chance each word has each other at each place about it."""
    rows, columns = [], []
    for place, offset in enumerate(_PLACES):
        own = stream[max(0, -offset) : len(stream) - max(0, offset)]
        other = stream[max(0, offset) : len(stream) - max(0, -offset)]
        known = (own >= 0) & (other >= 0) & (other < _COMPANY)
        rows.append(own[known])
        columns.append(other[known] + place * _COMPANY)
    pair = (np.concatenate(rows), np.concatenate(columns))
    shape = (words, len(_PLACES) * _COMPANY)
    counts = coo_matrix((np.ones(len(pair[0])), pair), shape=shape).tocsr()
    of_words = np.asarray(counts.sum(1)).ravel()
    of_company = np.asarray(counts.sum(0)).ravel() ** _SMOOTHING
    of_company /= of_company.sum()
    entries = counts.tocoo()
    chance = of_words[entries.row] * of_company[entries.col]
    more = np.maximum(0, np.log(entries.data / chance))
    return csr_matrix((more, (entries.row, entries.col)), shape=shape)
