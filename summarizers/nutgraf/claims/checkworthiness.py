"""The check-worthiness of a claim: signals, each with a weight and a reason.

A signal is observable in the sentence (`signals`) or in its position in the article (`setting`).
The score is the logistic function of the bias and the sum of strength times weight. The weights,
one table for bare sentences and one for sentences in their article, are in `models/claims.toml`;
docs/claims.md describes their training.
"""

from collections.abc import Iterable, Mapping
from math import exp, fsum

from nutgraf.claims.signals import Signal
from nutgraf.models import numbers

# Scores are rounded so that they are the same on every system.
DIGITS = 4
BIAS = "bias"
# A signal with a smaller contribution is not shown.
_LEAST_TOLD = 0.05


def weights(use: str) -> Mapping[str, float]:
    """The weights of signals by name, for a "sentence" alone or for one in its "article".

    >>> weights("sentence")["quantity"] > 0
    True
    """
    return numbers("claims", use)


def score_of(signals: Iterable[Signal], use: str) -> float:
    """The check-worthiness that the signals add up to, between 0 and 1.

    >>> score_of([], "sentence") < score_of([Signal("quantity", 1.0, "")], "sentence")
    True
    """
    known = weights(use)
    # Exact, so that the order of adding changes nothing.
    total = known[BIAS] + fsum(known.get(name, 0.0) * strength for name, strength, _ in signals)
    return round(1 / (1 + exp(-total)), DIGITS)


def reasons_of(signals: Iterable[Signal], use: str) -> tuple[str, ...]:
    """The reasons of the signals, the weightiest first."""
    known = weights(use)
    parts = {
        signal.reason: abs(known.get(signal.name, 0.0) * signal.strength)
        for signal in signals
        if signal.reason
    }
    told = [reason for reason, part in parts.items() if part >= _LEAST_TOLD]
    return tuple(sorted(told, key=lambda reason: -parts[reason]))
