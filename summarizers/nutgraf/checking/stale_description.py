"""Descriptions that came from the text, which has changed since."""

from collections.abc import Iterator
from functools import partial

from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding, Related
from nutgraf.checking.front_matter import description_fix, description_of, words_of
from nutgraf.checking.rule import Rule, Severity

RULE = Rule(
    "NG104",
    "stale-description",
    Severity.WARNING,
    "a description with a sentence that the text now words differently",
    is_fixable=True,
)


def findings(draft: Draft) -> Iterator[Finding]:
    """The one finding there can be."""
    field = description_of(draft)
    words = words_of(field)
    if field is None or not words:
        return
    for change in draft.text.compared(words).changes:
        message = f"the {field.key} says {change.told}"
        related = (Related(change.sentence.span, "the sentence as it reads now"),)
        repair = partial(description_fix, draft, field.key)
        yield Finding(RULE, field.name, message, related, repair)
        return
