"""Methods side by side: what each picks, what they agree on, and how much they overlap."""

from nutgraf.comparison.agreement import Agreement, agreements
from nutgraf.comparison.comparison import Comparison, MethodFailure, compare
from nutgraf.comparison.overlap import jaccard, overlaps
from nutgraf.comparison.sides import comparable

__all__ = [
    "Agreement",
    "Comparison",
    "MethodFailure",
    "agreements",
    "comparable",
    "compare",
    "jaccard",
    "overlaps",
]
