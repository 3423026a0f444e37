"""Numbers that differ from another mention of what seems to be the same."""

from collections.abc import Iterator

from nutgraf.article import Article, Span
from nutgraf.briefing.differing import DifferingFigure, differing_figures
from nutgraf_server.lsp.checks.finding import Check, Finding, Related
from nutgraf_server.lsp.findings import claims_in


def findings(article: Article) -> Iterator[Finding]:
    """The numbers that differ, each at its later mention."""
    for differing in differing_figures(article, claims_in(article)):
        yield _finding(article, differing)


def _finding(article: Article, differing: DifferingFigure) -> Finding:
    words = _shown(article, differing.earlier.phrase)
    line = article.lines.line(differing.earlier.span.start) + 1
    own = _shown(article, differing.figure.phrase)
    return Finding(
        Check.DIFFERING_NUMBER,
        differing.figure.span,
        f"“{own}” here, “{words}” in line {line}",
        (Related(differing.earlier.span, f"“{words}”"),),
    )


def _shown(article: Article, span: Span) -> str:
    return " ".join(span.of(article.source).split())
