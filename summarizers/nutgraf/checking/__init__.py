"""What an editor at a desk would ask about: one file a check, each a pure function of an article.

A hint that is wrong costs more than one that is missing: in doubt, these say nothing.
"""

from collections.abc import Iterator, Sequence

from nutgraf.article import Article
from nutgraf.checking import dangling_opening, differing_number, no_source
from nutgraf.checking.finding import Check, Finding, Related
from nutgraf.claims import Claim

__all__ = ["Check", "Finding", "Related", "findings"]


def findings(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """What every check finds, check by check.

    Args:
        article: the article.
        claims: all its claims, in the order of the text.
    """
    yield from no_source.findings(article, claims)
    yield from differing_number.findings(article, claims)
    yield from dangling_opening.findings(article)
