"""A briefing in a file next to its article, written again for the current article."""

import nutgraf
from nutgraf.article import Article
from nutgraf.edits.backlink import PageExtent, article_named, signed, written_extent
from nutgraf.edits.insertion import Wish
from nutgraf.rendering import markdown


def rewritten(text: str, original: Article, wish: Wish) -> str | None:
    """The briefing of `original`, written again; None if its options are unknown.

    See `written_extent`.

    Args:
        text: the existing briefing.
        original: its article.
        wish: the method, and how to read the article.
    """
    extent, name = written_extent(text), article_named(text)
    if extent in (None, PageExtent.CHOSEN) or name is None:
        return None
    article = original
    if wish.furniture or wish.body:
        article = nutgraf.read(
            original.source,
            original.format,
            original.language,
            furniture=wish.furniture,
            body=wish.body,
        )
    briefing = nutgraf.brief(article, method=wish.method)
    if not briefing.gist:
        return None
    page = markdown.briefing(briefing, full=extent is PageExtent.FULL)
    return signed(page, name, PageExtent(extent))
