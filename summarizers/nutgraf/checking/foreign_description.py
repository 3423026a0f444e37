"""Descriptions with sentences that are not in the text, or are worded differently there."""

from collections.abc import Iterator

from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding
from nutgraf.checking.front_matter import description_of, words_of
from nutgraf.checking.rule import Rule, Severity

RULE = Rule(
    "NG103",
    "foreign-description",
    Severity.NOTE,
    "a description with a sentence that is not in the text",
    is_default=False,
)


def findings(draft: Draft) -> Iterator[Finding]:
    """The one finding there can be."""
    field = description_of(draft)
    words = words_of(field)
    if field is None or not words or not draft.article.sentences:
        return
    if draft.text.compared(words).absent:
        message = f"the {field.key} has a sentence that is not in the text"
        yield Finding(RULE, field.name, message)
