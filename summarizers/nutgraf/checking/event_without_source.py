"""Events without a named source.

A claim of an event that is worth checking, treated like figures: see `no_source`.
"""

from collections.abc import Iterator

from nutgraf.cancellation import checked
from nutgraf.checking import no_source
from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding
from nutgraf.checking.rule import Rule, Severity
from nutgraf.claims import Kind

RULE = Rule(
    "NG205",
    "event-without-source",
    Severity.NOTE,
    "a claim of an event without a named source",
    is_default=False,
)


def findings(draft: Draft) -> Iterator[Finding]:
    """The claims."""
    for sentence in checked(no_source.unsourced(draft, Kind.EVENT)):
        yield Finding(RULE, sentence.span, "no source is named for this event")
