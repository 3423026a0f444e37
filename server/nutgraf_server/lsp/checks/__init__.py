"""What an editor at a desk would ask about: one file a check, each a pure function of an article.

A hint that is wrong costs more than one that is missing: in doubt, these say nothing.
"""

from collections.abc import Iterator

from nutgraf.article import Article
from nutgraf_server.lsp.checks import dangling_opening, differing_number, no_source
from nutgraf_server.lsp.checks.finding import Check, Finding, Related

__all__ = ["Check", "Finding", "Related", "findings"]


def findings(article: Article) -> Iterator[Finding]:
    """What every check finds, check by check."""
    yield from no_source.findings(article)
    yield from differing_number.findings(article)
    yield from dangling_opening.findings(article)
