"""One thing that the default method looks at."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

_Seen = TypeVar("_Seen")


@dataclass(frozen=True, slots=True)
class Feature(Generic[_Seen]):
    """One thing to look at.

    Attributes:
        name: as in the file of weights.
        kind: what reasons call it, together with others of its kind.
        meaning: what it is, in one line.
        value: how much of it there is.
    """

    name: str
    kind: str
    meaning: str
    value: Callable[[_Seen], float]


def truth(found: bool) -> float:  # noqa: FBT001
    """1 for what is there, 0 for what is not."""
    return 1.0 if found else 0.0
