"""The measures of one summary."""

import itertools
from collections.abc import Mapping, Sequence
from enum import StrEnum
from statistics import fmean

from nutgraf.article import Sentence
from nutgraf.evaluation.rouge import Rouge
from nutgraf.language.stems import content_stems
from nutgraf.reading import count_words
from nutgraf.selection.context_dependence import dependent_opening


class Measure(StrEnum):
    """A number that a summary gets."""

    ROUGE_1 = "rouge1"
    ROUGE_2 = "rouge2"
    ROUGE_LSUM = "rougeLsum"
    REDUNDANCY = "redundancy"
    DANGLING = "dangling"
    WORDS = "words"
    MILLISECONDS = "milliseconds"


# None: a summary has no such number, as one sentence has no redundancy.
Scores = Mapping[Measure, float | None]


def scores(
    picked: Sequence[Sentence], language: str, rouge: Rouge, milliseconds: float | None
) -> Scores:
    """Everything that is measured of the sentences of a summary."""
    return {
        Measure.ROUGE_1: rouge.rouge1,
        Measure.ROUGE_2: rouge.rouge2,
        Measure.ROUGE_LSUM: rouge.rouge_lsum,
        Measure.REDUNDANCY: redundancy([sentence.text for sentence in picked], language),
        Measure.DANGLING: dangling(picked, language),
        Measure.WORDS: float(sum(count_words(sentence.text) for sentence in picked)),
        Measure.MILLISECONDS: milliseconds,
    }


def redundancy(texts: Sequence[str], language: str) -> float | None:
    """The overlap of sentences: the mean over all pairs.

    The overlap of a pair is the number of shared content words (stems without stop words) as a
    share of those of the sentence with fewer. None if no pair has any.

    >>> redundancy(["The mill burned.", "A mill was sold."], "en")
    0.5
    """
    stems = [frozenset(content_stems(text, language)) for text in texts]
    shares = [
        len(one & other) / min(len(one), len(other))
        for one, other in itertools.combinations(stems, 2)
        if one and other
    ]
    return fmean(shares) if shares else None


# From this degree upwards an opening needs the sentence before: pronouns and connectives do, words
# that only now and then refer to something do not.
_NEEDS = 0.5


def dangling(picked: Sequence[Sentence], language: str) -> float:
    """The share of the picks that open with a word that refers to a sentence not picked."""
    indexes = {sentence.index for sentence in picked}
    found = 0
    for sentence in picked:
        if sentence.index and sentence.index - 1 not in indexes:
            opening = dependent_opening(sentence.text, language)
            found += opening is not None and opening.degree >= _NEEDS
    return found / len(picked)
