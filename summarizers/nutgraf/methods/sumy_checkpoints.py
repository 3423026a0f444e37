"""Checkpoints inside sumy's summarizers, whose loops do not support cancellation.

A subclass intercepts a summarizer's own small methods, so the results are still sumy's. Two loops
call no methods: the scaling of LexRank's matrix is reimplemented here with the same sums, and LSA's
are run column by column. For words and stems, the check is in `sumy_document`, where they are made.

What numpy does in one call cannot be cancelled: LSA's decomposition, which takes minutes for
thousands of sentences, and each step of LexRank's and TextRank's iterations, which takes
milliseconds.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, SupportsFloat

from nutgraf.cancellation import checkpoint

# Called for every sentence or pair of sentences, by the summarizer's class.
_ASKED = {
    "KLSummarizer": ("_joint_freq", "_find_index_of_best_sentence"),
    "LexRankSummarizer": ("_find_tf_max", "cosine_similarity"),
    "LuhnSummarizer": ("rate_sentence",),
    "ReductionSummarizer": ("_rate_sentences_edge",),
    "SumBasicSummarizer": ("_update_tf",),
    "TextRankSummarizer": ("_rate_sentences_edge",),
}


def asking(summarizer: type[Any]) -> type[Any]:
    """The summarizer with checkpoints, or itself where it needs none but at its words."""
    name = summarizer.__name__
    own = {method: _asked(summarizer, method) for method in _ASKED.get(name, ())}
    if name == "LexRankSummarizer":
        own |= {"_to_words_set": _words_asked(summarizer), "_create_matrix": _similar_rows}
    if name == "LsaSummarizer":
        own["_compute_term_frequency"] = _frequencies_by_column(summarizer)
        own["_compute_ranks"] = _ranks_by_column(summarizer)
    if name == "SumBasicSummarizer":
        own["_compute_average_probability_of_words"] = staticmethod(_average_probability)
    if hasattr(summarizer, "epsilon"):
        own["epsilon"] = _Bound(summarizer.epsilon)
    return type(name, (summarizer,), own) if own else summarizer


_Method = Callable[..., Any]


def _asked(summarizer: type[Any], method: str) -> Any:  # noqa: ANN401  # a function or descriptor
    original: _Method = getattr(summarizer, method)
    static = isinstance(vars(summarizer)[method], staticmethod)

    def asked(*args: Any) -> Any:  # noqa: ANN401
        checkpoint()
        return original(*args)

    return staticmethod(asked) if static else asked


def _average_probability(likely: Mapping[str, float], words: Sequence[str]) -> float:
    """The mean likelihood of a sentence's words, added from the first to the last.

    That is what `sum` did until Python 3.12, which adds more exactly: equals were none there.
    """
    checkpoint()
    total = 0.0
    for word in words:
        total += likely[word]
    return total / len(words) if words else 0.0


class _Bound:
    """The limit for an iteration's change; checks for cancellation once per round."""

    # numpy's numbers then leave the comparison to this class.
    __array_ufunc__ = None

    def __init__(self, value: float) -> None:
        self._value = value

    def __lt__(self, change: SupportsFloat) -> bool:
        checkpoint()
        return self._value < float(change)


class _Words(list[Any]):
    """The words of a sentence; a search in them checks for cancellation too."""

    def __contains__(self, word: object) -> bool:
        checkpoint()
        return super().__contains__(word)


def _words_asked(summarizer: type[Any]) -> _Method:
    original: _Method = summarizer._to_words_set  # noqa: SLF001
    return lambda self, sentence: _Words(original(self, sentence))


def _similar_rows(
    self: Any,  # noqa: ANN401
    sentences: Sequence[Any],
    threshold: float,
    tf_metrics: Sequence[Any],
    idf_metrics: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    """LexRank's matrix: in each row an equal share for every sentence that is alike enough."""
    import numpy as np

    matrix = np.zeros((len(sentences), len(sentences)))
    for row, (one, tf_one) in enumerate(zip(sentences, tf_metrics, strict=True)):
        for column, (other, tf_other) in enumerate(zip(sentences, tf_metrics, strict=True)):
            alike = self.cosine_similarity(one, other, tf_one, tf_other, idf_metrics)
            matrix[row, column] = float(alike > threshold)
        matrix[row] /= matrix[row].sum() or 1.0
    return matrix


def _columns(matrix: Any) -> Iterator[Any]:  # noqa: ANN401
    for column in range(matrix.shape[1]):
        checkpoint()
        yield matrix[:, column : column + 1]


def _frequencies_by_column(summarizer: type[Any]) -> _Method:
    original: _Method = summarizer._compute_term_frequency  # noqa: SLF001

    def frequencies(self: Any, matrix: Any) -> Any:  # noqa: ANN401
        # Each is a view, in which sumy changes the matrix itself.
        for column in _columns(matrix):
            original(self, column)
        return matrix

    return frequencies


def _ranks_by_column(summarizer: type[Any]) -> _Method:
    original: _Method = summarizer._compute_ranks  # noqa: SLF001

    def ranks(self: Any, sigma: Any, v_matrix: Any) -> list[float]:  # noqa: ANN401
        return [rank for column in _columns(v_matrix) for rank in original(self, sigma, column)]

    return ranks
