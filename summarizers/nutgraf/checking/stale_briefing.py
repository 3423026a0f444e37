"""Briefings in a file beside their article, which has changed since.

Only words that were exchanged for others are told. What a briefing leaves out, and what it says in
words of its own, is no change.
"""

import re
from collections.abc import Iterator

from nutgraf.article import Role
from nutgraf.cancellation import checked
from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding
from nutgraf.checking.rule import Rule, Severity
from nutgraf.checking.standing import StandingText

RULE = Rule(
    "NG106",
    "stale-briefing",
    Severity.WARNING,
    "a written briefing with a sentence that its article now has in other words",
)

# Where a sentence stands in the article, which a briefing says behind it.
_PLACE = re.compile(r"[ ]?\((?:lines?|paragraphs?|minutes?)\b[^()]{1,60}\)")


def findings(draft: Draft) -> Iterator[Finding]:
    """The sentences of the briefing that have changed."""
    if draft.original is None:
        return
    text = StandingText(draft.original)
    for block in checked(draft.article.blocks):
        if block.role is not Role.BODY or not block.sentences:
            continue
        compared = text.compared(_PLACE.sub("", block.text))
        change = next((one for one in compared.changes if one.old and one.new), None)
        if change is not None:
            line = draft.original.lines.line(change.sentence.span.start) + 1
            message = f"the briefing says {change.told}, in line {line} of the article"
            yield Finding(RULE, block.sentences[0].span, message)
