"""The default method's weights, from their file, and how common a stem is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from nutgraf import models
from nutgraf.models import learned

# Stems are grouped by how many articles have them: one in 1, 2, 4, ... Rarer than the last group is
# whatever is in none.
RAREST = 8


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by the names of features.

    Attributes:
        one: of sentences, when one sentence is asked for.
        three: of sentences, when three or more are.
        usual: how much there is of each of their features in the usual sentence, which is rated 0.
        stem: of stems.
        said_twice: what a set of three or more loses for each word of the summary to be expected
            that two of its sentences use, times how likely it is.
        small: the commonest words of languages, with how many summaries use each.
    """

    one: Mapping[str, float]
    three: Mapping[str, float]
    usual: Mapping[str, float]
    stem: Mapping[str, float]
    said_twice: float
    small: Mapping[str, Mapping[str, float]]


@cache
def model() -> Model:
    """The weights that come with the package."""
    import tomllib

    found = tomllib.loads(models.text("default.toml"))
    sentence = found["sentence"]
    return Model(
        {name: float(row[0]) for name, row in sentence.items()},
        {name: float(row[1]) for name, row in sentence.items()},
        {name: float(row[2]) for name, row in sentence.items()},
        found["stem"],
        float(found["together"]["said twice"]),
        found["small-words"],
    )


def small_words(language: str) -> Mapping[str, float]:
    """The share of summaries that use each of a language's commonest words; empty if not known."""
    return model().small.get(language, {})


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
    """How likely a sentence is to lean on the one before it: logistic regression.

    Attributes:
        bias: where none of the features is seen.
        weights: by the names of the features of a sentence by itself.
    """

    bias: float
    weights: Mapping[str, float]


@cache
def standing_alone(language: str) -> StandingAlone | None:
    """The weights of a language; None where they were not learned for it."""
    import tomllib

    found = tomllib.loads(models.text("standing-alone.toml")).get(language)
    return StandingAlone(float(found["bias"]), found["features"]) if found else None
