"""A document as the rules of `nutgraf.checking` look at it, and a briefing beside its article."""

import nutgraf
from nutgraf.article import Article
from nutgraf.checking import Draft
from nutgraf.edits.backlink import article_named
from nutgraf.edits.insertion import Wish
from nutgraf.edits.written_briefing import rewritten
from nutgraf.rendering.labels import choose
from nutgraf_server.lsp.bounds import LONGEST_ARTICLE
from nutgraf_server.lsp.session.findings import claims_in
from nutgraf_server.lsp.session.snapshots import Snapshot


def draft_of(snapshot: Snapshot) -> Draft:
    """The document as it is checked."""
    return Draft(snapshot.article, wish_of(snapshot), None, original_of(snapshot), claims_in)


def wish_of(snapshot: Snapshot) -> Wish:
    """What summary the settings ask for."""
    settings = snapshot.settings
    return Wish(settings.method, None, settings.length, settings.furniture, settings.body)


def original_of(snapshot: Snapshot) -> Article | None:
    """The article that the document says it is a briefing of."""
    found = text_beside(snapshot)
    return nutgraf.read(*found) if found else None


def text_beside(snapshot: Snapshot) -> tuple[str, None, None, str] | None:
    """That article's text and name, as `nutgraf.read` takes them."""
    name = article_named(snapshot.text.source)
    text = snapshot.beside(name) if name else None
    if name is None or text is None or len(text) > LONGEST_ARTICLE:
        return None
    return text, None, None, name


def page_of(snapshot: Snapshot) -> str | None:
    """The briefing as its article reads now; None where it is not at hand, or nobody can say."""
    original = original_of(snapshot)
    if original is None:
        return None
    choose(snapshot.settings.labels)
    return rewritten(snapshot.text.source, original, wish_of(snapshot))
