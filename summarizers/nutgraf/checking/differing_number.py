"""Numbers that differ from another mention of what seems to be the same thing."""

from collections.abc import Iterator

from nutgraf.article import Article
from nutgraf.briefing.differing import DifferingFigure, differing_figures
from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding, Related
from nutgraf.checking.rule import Rule, Severity
from nutgraf.locating import words_at

RULE = Rule(
    "NG202",
    "differing-number",
    Severity.NOTE,
    "a number that differs from another mention of the same thing",
)


def findings(draft: Draft) -> Iterator[Finding]:
    """The numbers that differ, each at its later mention; those of a summary are NG105's."""
    for differing in differing_figures(draft.article, draft.claims):
        places = (differing.figure.span, differing.earlier.span)
        if any(summary.holds(place) for summary in draft.summaries for place in places):
            continue
        yield _finding(draft.article, differing)


def _finding(article: Article, differing: DifferingFigure) -> Finding:
    words = words_at(article, differing.earlier.phrase)
    line = article.lines.line(differing.earlier.span.start) + 1
    own = words_at(article, differing.figure.phrase)
    return Finding(
        RULE,
        differing.figure.span,
        f"“{own}” here, “{words}” in line {line}",
        (Related(differing.earlier.span, f"“{words}”"),),
    )
