"""ROUGE (Lin 2004), as the library rouge-score computes it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from nutgraf.errors import MissingExtraError
from nutgraf.extras import install_command
from nutgraf.reading import split_sentences

_TYPES = ("rouge1", "rouge2", "rougeLsum")


@dataclass(frozen=True, slots=True)
class Rouge:
    """F1 of words, of pairs of words, and of longest common subsequences over sentences."""

    rouge1: float
    rouge2: float
    rouge_lsum: float


# The score of a summary, one sentence a line, against references of the same form.
Scorer = Callable[[str, Sequence[str]], Rouge]


def scorer() -> Scorer:
    """What scores summaries: F1 of stemmed words, the mean over the references.

    Raises:
        MissingExtraError: rouge-score is not installed.
    """
    try:
        from rouge_score.rouge_scorer import RougeScorer
    except ImportError:
        raise MissingExtraError(f"ROUGE needs rouge-score: {install_command('evaluate')}") from None
    library = RougeScorer([*_TYPES], use_stemmer=True)

    def score(summary: str, references: Sequence[str]) -> Rouge:
        found = [library.score(reference, summary) for reference in references]
        return Rouge(*(fmean(one[kind].fmeasure for one in found) for kind in _TYPES))

    return score


def as_lines(texts: Iterable[str]) -> str:
    """Sentences one a line, as ROUGE-Lsum wants them."""
    return "\n".join(" ".join(text.split()) for text in texts)


def sentences_as_lines(text: str, language: str) -> str:
    r"""A reference with a sentence a line; a line's end is a sentence's.

    >>> sentences_as_lines("It rained. Boats\nstayed.", "en")
    'It rained.\nBoats\nstayed.'
    """
    return as_lines(
        span.of(line) for line in text.splitlines() for span in split_sentences(line, language)
    )
