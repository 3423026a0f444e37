"""The kind of a name and its importance to a reader, by trained weights.

`models/en/name-weights.txt` has one line per feature (`features.py`): its weight for each kind, its
weight for the importance, and its name. `benchmarks/train_names.py` writes it; see `docs/names.md`.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from nutgraf import models
from nutgraf.facts.names.features import Features
from nutgraf.facts.names.name import NameKind

MODEL = "name-weights"
KINDS = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE, NameKind.OTHER)
"""In the order of the columns; the last column is the importance."""

_Weights = Mapping[str, tuple[float, ...]]


class Judgement(NamedTuple):
    """The likeliest kind, and how far a reader would list the name: above 0 rather than not."""

    kind: NameKind
    worth: float


def judge(features: Features, language: str) -> Judgement | None:
    """The result of a language's weights for a name; None if there are none."""
    weights = _weights(language)
    if not weights:
        return None
    person = organisation = place = other = worth = 0.0
    for name, value in features.items():
        row = weights.get(name)
        if row is not None:
            person += row[0] * value
            organisation += row[1] * value
            place += row[2] * value
            other += row[3] * value
            worth += row[4] * value
    return Judgement(likeliest((person, organisation, place, other), features), worth)


def likeliest(sums: Sequence[float], features: Features) -> NameKind:
    """The kind that most speaks for; OTHER where little speaks even for that.

    Args:
        sums: what speaks for each of `KINDS`.
        features: those of the name.

    >>> likeliest([-0.2, -2.0, -1.0, -1.5], {}).value
    'other'
    >>> likeliest([-0.2, -2.0, -1.0, -1.5], {"around person yes": 1.0}).value
    'person'
    """
    most = max(sums)
    kind = KINDS[sums.index(most)]
    seen = f"own {kind.value} yes" in features or f"around {kind.value} yes" in features
    least = _LEAST if seen else _LEAST_UNSEEN.get(kind, _LEAST)
    return kind if most >= least else NameKind.OTHER


# Below this a kind was wrong as often as right (cross-validated): where a rule sees a sign of it,
# and where nothing but the weights speaks for it. "Clear Firth" looks like somebody's name.
_LEAST = -0.7
_LEAST_UNSEEN = {NameKind.PERSON: 0.0, NameKind.ORGANISATION: -0.3, NameKind.PLACE: -0.3}


@cache
def _weights(language: str) -> _Weights:
    found = {}
    for line in models.learned(MODEL, language).get("", ()):
        *numbers, name = line.split(" ", len(KINDS) + 1)
        found[name] = tuple(map(float, numbers))
    return found
