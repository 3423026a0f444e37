"""The finding of a rule."""

from collections.abc import Callable
from dataclasses import dataclass, field

from nutgraf.article import Span
from nutgraf.checking.rule import Rule


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding is about."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Fix:
    """The fix of a finding: `text` replaces the source at `span`; `title` describes it."""

    span: Span
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at, and why, in one line.

    `repair` creates the fix on request, because that may require a summary; it returns None if no
    fix is possible.
    """

    rule: Rule
    span: Span
    message: str
    related: tuple[Related, ...] = ()
    repair: Callable[[], Fix | None] | None = field(default=None, compare=False, repr=False)

    @property
    def fix(self) -> Fix | None:
        """The fix, created anew each time; None if only a person can fix it."""
        return self.repair() if self.repair else None
