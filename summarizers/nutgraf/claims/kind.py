"""The kinds of claim: name, reason shown, and what would settle a claim of the kind.

A kind is defined here and by the list of its name in lexicon/<language>/claims.txt. Only a kind
that words alone do not identify has a rule in `kinds`.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """The kind of a claim. A claim may have several kinds or none.

    Kinds of a claim are listed in this order.
    """

    QUANTITY = "quantity"
    CAUSAL = "causal"
    COMPARISON = "comparison"
    FORECAST = "forecast"
    EVENT = "event"
    RULE = "rule"
    ATTRIBUTED = "attributed"
    OPINION = "opinion"


REASONS: Mapping[Kind, str] = MappingProxyType({
    Kind.CAUSAL: "gives a cause",
    Kind.COMPARISON: "compares",
    Kind.FORECAST: "looks ahead",
    Kind.EVENT: "reports an event",
    Kind.RULE: "is about rules",
    Kind.OPINION: "passes judgement",
})  # fmt: skip
"""The label of each kind, shown before the words that show it."""

SETTLED_BY: Mapping[Kind, str] = MappingProxyType({
    Kind.QUANTITY: "the figure at its source",
    Kind.COMPARISON: "both sides of the comparison",
    Kind.RULE: "the rule's own text",
    Kind.CAUSAL: "what shows the cause",
    Kind.EVENT: "a second account of it",
    Kind.FORECAST: "who says so, and on what grounds",
    Kind.ATTRIBUTED: "what was said in full",
    Kind.OPINION: "",
})  # fmt: skip
"""What would settle a claim, the kinds that decide first; nothing settles an opinion."""


def settled_by(kinds: Collection[Kind]) -> str:
    """What would settle a claim of these kinds; "" where nothing would.

    >>> settled_by([Kind.CAUSAL, Kind.RULE]), settled_by([Kind.OPINION]), settled_by([])
    ("the rule's own text", '', '')
    """
    return next((check for kind, check in SETTLED_BY.items() if kind in kinds), "")
