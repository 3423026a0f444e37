"""Descriptions that search engines and previews cut."""

from collections.abc import Iterator
from functools import partial

from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding
from nutgraf.checking.front_matter import description_fix, description_of, words_of
from nutgraf.checking.rule import Rule, Severity
from nutgraf.edits.description import LONGEST_DESCRIPTION

RULE = Rule(
    "NG102",
    "long-description",
    Severity.WARNING,
    f"a description of more than {LONGEST_DESCRIPTION} characters",
    is_fixable=True,
)


def findings(draft: Draft) -> Iterator[Finding]:
    """The one finding there can be. A person's own words are a person's to shorten."""
    field = description_of(draft)
    words = words_of(field)
    if field is None or len(words) <= LONGEST_DESCRIPTION:
        return
    message = (
        f"the {field.key} has {len(words)} characters; "
        f"search engines and previews cut it after {LONGEST_DESCRIPTION}"
    )
    is_taken = draft.text.compared(words).is_kept
    repair = partial(description_fix, draft, field.key) if is_taken else None
    yield Finding(RULE, field.name, message, repair=repair)
