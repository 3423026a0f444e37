"""Trained weights for the lines of pages: the weight of each cue for a role."""

from collections.abc import Iterable, Mapping

from nutgraf.models import numbers

# Ratings are compared to this many digits, fewer than could differ between machines.
_DIGITS = 6


def weights(role: str) -> Mapping[str, float]:
    """The weights of the cues for a role, in logarithms of odds; none of one not learned yet."""
    return numbers("pages", role)


def rating(role: str, cues: Iterable[str]) -> float:
    """The total weight of some cues for a role."""
    known = weights(role)
    return round(sum(known.get(cue, 0.0) for cue in cues), _DIGITS)


def strongest(role: str, cues: Iterable[str], count: int) -> list[str]:
    """The cues that speak most for a role, the first of those that speak as much."""
    known = weights(role)
    favourable = [cue for cue in cues if known.get(cue, 0.0) > 0]
    return sorted(favourable, key=lambda cue: -known[cue])[:count]
