"""Summaries that were put into a text, at its top or under a heading, and no longer match it."""

from collections.abc import Iterator
from functools import partial

from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding, Fix, Related
from nutgraf.checking.inserted_summaries import KnownSummary
from nutgraf.checking.rule import Rule, Severity
from nutgraf.edits.insertion import renewed
from nutgraf.errors import NutgrafError

RULE = Rule(
    "NG105",
    "stale-summary",
    Severity.WARNING,
    "an inserted summary with a sentence that the text now has in other words",
    is_fixable=True,
)


def findings(draft: Draft) -> Iterator[Finding]:
    """The summaries all of whose sentences were the text's, and some are no longer."""
    for one in draft.summaries:
        if not one.compared.changes:
            continue
        change = one.compared.changes[0]
        yield Finding(
            RULE,
            one.block.sentences[0].span,
            f"the summary says {change.told}",
            (Related(change.sentence.span, "the sentence as it reads now"),),
            partial(_fix, draft, one),
        )


def _fix(draft: Draft, one: KnownSummary) -> Fix | None:
    others = [each.inserted for each in draft.summaries]
    try:
        edit = renewed(draft.article, one.inserted, draft.wish, others)
    except NutgrafError:
        return None
    return Fix(edit.span, edit.text, "Summarize the text as it reads now")
