"""Front matter without a description: lists and link previews show whatever comes first."""

from collections.abc import Iterator
from functools import partial

from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding
from nutgraf.checking.front_matter import description_fix, description_of
from nutgraf.checking.rule import Rule, Severity
from nutgraf.edits.description import DESCRIPTION

RULE = Rule(
    "NG101",
    "missing-description",
    Severity.WARNING,
    "front matter with neither a description nor a summary",
    is_fixable=True,
)


def findings(draft: Draft) -> Iterator[Finding]:
    """The one finding there can be: at the field that is empty, or at the first of all."""
    if not draft.fields or not draft.article.sentences:
        return
    field = description_of(draft)
    if field is None:
        key, place = DESCRIPTION, draft.fields[0].name
        message = "the front matter has no description"
    elif field.is_empty:
        key, place = field.key, field.name
        message = f"the {key} is empty"
    else:
        return
    repair = partial(description_fix, draft, key)
    yield Finding(RULE, place, message, repair=repair)
