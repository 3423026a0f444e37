"""Figures without a named source.

Only claims with a figure that somebody must have measured or estimated are checked: a share, an
amount of money, a count of a thousand or more. Anybody can count sixteen trays. "According to",
"said" and similar words name a source, and so does a link or a footnote; "we" and "I" make the
author the source. A source named in the sentence before or after in the same paragraph covers this
sentence too: nobody repeats "the ministry said" in every sentence.
"""

import re
from collections.abc import Iterator
from itertools import islice

from nutgraf.article import Article, Block, Sentence
from nutgraf.briefing import Figure, find_figures
from nutgraf.cancellation import checked
from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding
from nutgraf.checking.rule import Rule, Severity
from nutgraf.claims import Kind, worth_checking
from nutgraf.facts.numbers import NumberKind
from nutgraf.locating import words_at

RULE = Rule(
    "NG201",
    "no-source",
    Severity.NOTE,
    "a measured or estimated figure without a named source",
    is_default=False,
)

# In other languages the engine does not know how a source is named.
_LANGUAGES = frozenset({"en"})

# A link, a footnote or a numbered reference, in any format: somebody can look it up.
_REFERENCE = re.compile(r"https?://|\]\(|\]\[|\[\^|\[\d{1,4}\]|<a\s|\\(?:cite|footnote)|\^\[|`_")


# Who writes so has seen it.
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")

# Nobody counts this many on their own.
_MEASURED_FROM = 1000


def findings(draft: Draft) -> Iterator[Finding]:
    """The figures without a source."""
    for sentence in unsourced(draft, Kind.QUANTITY):
        figures = find_figures(draft.article, [sentence])
        measured = (figure for figure in figures if _is_measured(figure))
        # One per sentence: a source of the first claim is a source of all.
        yield from (_finding(draft.article, figure) for figure in islice(measured, 1))


def unsourced(draft: Draft, kind: Kind) -> Iterator[Sentence]:
    """The sentences with a check-worthy claim of that kind and without a source."""
    article, claims = draft.article, draft.claims
    if article.language not in _LANGUAGES:
        return
    worth = worth_checking(claims)
    asked = {claim.sentence.index for claim in worth if kind in claim.kinds}
    sourced = {claim.sentence.index for claim in claims if claim.speaker is not None}
    for block in checked(article.blocks):
        for sentence in block.sentences:
            if sentence.index in asked and _is_unsourced(article, block, sentence, sourced):
                yield sentence


def _is_unsourced(article: Article, block: Block, sentence: Sentence, sourced: set[int]) -> bool:
    first, last = block.sentences[0].index, block.sentences[-1].index
    around = range(max(first, sentence.index - 1), min(last, sentence.index + 1) + 1)
    if not sourced.isdisjoint(around) or _FIRST_PERSON.search(sentence.text):
        return False
    # A footnote mark may follow the full stop.
    following = article.sentences[sentence.index + 1] if sentence.index < last else None
    end = following.span.start if following else block.span.end
    return _REFERENCE.search(article.source, sentence.span.start, end) is None


def _is_measured(figure: Figure) -> bool:
    number = figure.number
    if number.kind is not NumberKind.COUNT:
        return True
    value = number.high or number.value
    return value is not None and value >= _MEASURED_FROM


def _finding(article: Article, figure: Figure) -> Finding:
    words = words_at(article, figure.phrase)
    return Finding(RULE, figure.span, f"“{words}”: no source is named")
