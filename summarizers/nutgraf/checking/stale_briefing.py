"""Briefings in a file next to their article, which has changed since.

Only replaced words are reported. What a briefing leaves out or words differently is not a change.
"""

import re
from collections.abc import Iterator
from functools import partial

from nutgraf.article import Article, Role, Span
from nutgraf.cancellation import checked
from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding, Fix
from nutgraf.checking.rule import Rule, Severity
from nutgraf.checking.standing import StandingText
from nutgraf.edits.written_briefing import rewritten

RULE = Rule(
    "NG106",
    "stale-briefing",
    Severity.WARNING,
    "a written briefing with a sentence that its article now words differently",
    is_fixable=True,
)

# The position in the article, which a briefing gives after a sentence.
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
            span = block.sentences[0].span
            yield Finding(RULE, span, message, (), partial(_fix, draft, draft.original))


def _fix(draft: Draft, original: Article) -> Fix | None:
    text = draft.article.source
    page = rewritten(text, original, draft.wish)
    if page is None:
        return None
    return Fix(Span(0, len(text)), page, "Renew the briefing")
