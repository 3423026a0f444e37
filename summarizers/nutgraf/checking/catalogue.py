"""The rules, in the order of their codes. A new rule is a module and an entry here.

NG1xx are about texts derived from an article and kept with it, NG2xx about facts, NG3xx about
structure.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from nutgraf.checking import (
    dangling_opening,
    differing_number,
    event_without_source,
    foreign_description,
    long_description,
    missing_description,
    no_source,
    no_speaker,
    past_as_future,
    stale_briefing,
    stale_description,
    stale_summary,
)
from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding
from nutgraf.checking.rule import Rule

Check = Callable[[Draft], Iterator[Finding]]

CHECKS: Mapping[Rule, Check] = MappingProxyType(
    {
        module.RULE: module.findings
        for module in (
            missing_description,
            long_description,
            foreign_description,
            stale_description,
            stale_summary,
            stale_briefing,
            no_source,
            differing_number,
            no_speaker,
            past_as_future,
            event_without_source,
            dangling_opening,
        )
    }
)
"""What finds what each rule is about."""

OF_BRIEFINGS = frozenset({stale_briefing.RULE})
"""The rules for texts derived from an article; only these apply to them."""

RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in CHECKS})
"""The rules by their codes."""
