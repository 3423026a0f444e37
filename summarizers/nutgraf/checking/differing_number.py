"""Numbers that differ from another mention of what seems to be the same."""

from collections.abc import Iterator, Sequence

from nutgraf.article import Article
from nutgraf.briefing.differing import DifferingFigure, differing_figures
from nutgraf.checking.finding import Check, Finding, Related
from nutgraf.claims import Claim
from nutgraf.locating import words_at


def findings(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """The numbers that differ, each at its later mention."""
    for differing in differing_figures(article, claims):
        yield _finding(article, differing)


def _finding(article: Article, differing: DifferingFigure) -> Finding:
    words = words_at(article, differing.earlier.phrase)
    line = article.lines.line(differing.earlier.span.start) + 1
    own = words_at(article, differing.figure.phrase)
    return Finding(
        Check.DIFFERING_NUMBER,
        differing.figure.span,
        f"“{own}” here, “{words}” in line {line}",
        (Related(differing.earlier.span, f"“{words}”"),),
    )
