"""What a check finds."""

from dataclasses import dataclass
from enum import StrEnum

from nutgraf.article import Span


class Check(StrEnum):
    """The checks, by the codes that editors show."""

    NO_SOURCE = "no-source"
    DIFFERING_NUMBER = "differing-number"
    DANGLING_OPENING = "dangling-opening"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding is about."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at, and why, in one line."""

    check: Check
    span: Span
    message: str
    related: tuple[Related, ...] = ()
