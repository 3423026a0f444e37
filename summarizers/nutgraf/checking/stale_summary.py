"""Summaries inserted into a text, at its top or under a heading, that no longer match it."""

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
    "an inserted summary with a sentence that the text now words differently",
    is_fixable=True,
)


def findings(draft: Draft) -> Iterator[Finding]:
    """The summaries all of whose sentences were the text's, and some are no longer."""
    for one in draft.summaries:
        change = next(iter(one.compared.changes), None)
        related: tuple[Related, ...] = ()
        if change is not None:
            message = f"the summary says {change.told}"
            related = (Related(change.sentence.span, "the sentence as it reads now"),)
        elif one.compared.absent:
            # Only of one with a mark: any other paragraph may well say what no other says.
            message = "the summary says something that the text no longer says"
        else:
            continue
        first = one.block.sentences[0].span if one.block.sentences else one.block.span
        yield Finding(RULE, first, message, related, partial(_fix, draft, one))


def _fix(draft: Draft, one: KnownSummary) -> Fix | None:
    others = [each.inserted for each in draft.summaries]
    try:
        edit = renewed(draft.article, one.inserted, draft.wish, others)
    except NutgrafError:
        return None
    return Fix(edit.span, edit.text, "Summarize the text as it reads now")
