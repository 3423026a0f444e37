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
    """What mends a finding: `text` in place of what stands at `span`; `title` says so in words."""

    span: Span
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at, and why, in one line.

    `repair` makes the fix when it is asked for, as that may take a summary; it gives None where
    none can be made after all.
    """

    rule: Rule
    span: Span
    message: str
    related: tuple[Related, ...] = ()
    repair: Callable[[], Fix | None] | None = field(default=None, compare=False, repr=False)

    @property
    def fix(self) -> Fix | None:
        """What mends it, made anew each time; None where a person has to."""
        return self.repair() if self.repair else None
