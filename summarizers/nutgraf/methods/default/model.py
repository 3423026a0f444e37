"""The weights of the default method, from their file, and the document frequency of stems."""

from collections.abc import Mapping
from functools import cache

from nutgraf.frozen import dataclass
from nutgraf.models import learned, numbers, tables

# Stems are grouped by how many articles have them: one in 1, 2, 4, ... Rarer than the last group is
# whatever is in none.
RAREST = 8


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by the names of features.

    Attributes:
        one: of sentences, when one sentence is requested.
        three: of sentences, when three or more are.
        usual: the values of the features of the usual sentence, which is rated 0.
        stem: of stems.
        said_twice: the penalty of a set of three or more for each expected summary word that two of
            its sentences use, times its probability.
    """

    one: Mapping[str, float]
    three: Mapping[str, float]
    usual: Mapping[str, float]
    stem: Mapping[str, float]
    said_twice: float


@cache
def model() -> Model:
    """The weights that come with the package."""
    sentence = tables("default")["sentence"]
    return Model(
        {name: row[0] for name, row in sentence.items()},
        {name: row[1] for name, row in sentence.items()},
        {name: row[2] for name, row in sentence.items()},
        numbers("default", "stem"),
        numbers("default", "together")["said twice"],
    )


def small_words(language: str) -> Mapping[str, float]:
    """The share of summaries that use each of a language's commonest words; empty if not known."""
    return numbers("default", f"small-words.{language}")


@cache
def idfs(language: str) -> Mapping[str, float]:
    """How rare a language's commoner stems are, from 0 to 1; one that is not in it is rarest.

    >>> idfs("en")["year"] < idfs("en")["island"], idfs("tlh")
    (True, {})
    """
    listed = learned("common-stems", language)
    return {
        stem: int(group) / RAREST
        for group, lines in listed.items()
        if group
        for line in lines
        for stem in line.split()
    }


@dataclass(frozen=True, slots=True)
class StandingAlone:
    """The probability that a sentence depends on the one before it: logistic regression.

    Attributes:
        bias: the value without any feature.
        weights: by the names of the features of a sentence by itself.
    """

    bias: float
    weights: Mapping[str, float]


@cache
def standing_alone(language: str) -> StandingAlone | None:
    """The weights of a language; None where they were not learned for it."""
    weights = numbers("standing-alone", f"{language}.features")
    return StandingAlone(numbers("standing-alone", language)["bias"], weights) if weights else None
