"""`nutgraf.verify`: a document, what is selected in it, or a quotation, held against an article."""

from typing import Any

import nutgraf
from nutgraf.article import Article
from nutgraf.rendering import markdown, text, verification_data, verification_view
from nutgraf_server.lsp.commands import target
from nutgraf_server.lsp.commands.answer import answer
from nutgraf_server.lsp.commands.arguments import Arguments, parse
from nutgraf_server.lsp.documents.unopened import read_unopened
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.lsp.session.session import SessionSnapshot
from nutgraf_server.lsp.session.snapshots import Snapshot

_LONGEST_QUOTE = 10_000
_WHICH = "also open the article to check it against"


def run(view: SessionSnapshot, *given: object) -> dict[str, Any]:
    """Say which sentences of a document the article `against` supports, and where.

    With a `quote`, say whether that stands in the document, or in `against`, and who says it.

    The article is open, or a file in a folder of the workspace; where nobody says which, the one
    that the client touched last besides this document.

    Raises:
        NoDocumentError: one of the two is neither, or cannot be read.
    """
    arguments = parse(*given)
    if arguments.quote is not None:
        return _quotation(view, arguments, arguments.quote)
    snapshot = target.snapshot_of(view, arguments.uri)
    other = view.other_than(snapshot.uri)
    against = arguments.against or (other.uri if other else None)
    if against is None:
        return {"markdown": f"{_WHICH}\n", "message": _WHICH}
    span = snapshot.span(arguments.range) if arguments.range else None
    start, end = (span.start, span.end) if span else (0, len(snapshot.text.source))
    summary = _summary(snapshot, start, end)
    found = nutgraf.verify_summary(summary, _article(view, against))
    shown = verification_view.verification_view(found)
    nothing = None if found.sentences else verification_view.about_verification(found)
    names = snapshot.uri, against
    body = verification_data.verification(found, *names) | verification_data.lines(found, names)
    return answer(arguments, body, markdown.drawn(shown), text.drawn(shown), nothing)


def _quotation(view: SessionSnapshot, arguments: Arguments, quote: str) -> dict[str, Any]:
    if not quote.strip() or len(quote) > _LONGEST_QUOTE:
        raise BadArgumentsError(f"a quote must have 1 to {_LONGEST_QUOTE} characters")
    uri = arguments.against or target.snapshot_of(view, arguments.uri).uri
    article = _article(view, uri)
    checked = nutgraf.verify_quote(quote, article)
    shown = verification_view.quote_view(article, quote, checked)
    body = verification_data.quote(article, quote, checked, uri)
    return answer(arguments, body, markdown.drawn(shown), text.drawn(shown), None)


def _summary(snapshot: Snapshot, start: int, end: int) -> Article:
    """The selected part as a summary of its own, its places those of the whole document."""
    source = snapshot.text.source
    # What stands before and after is blanked, so that offsets and lines stay what they are.
    kept = _blank(source[:start]) + source[start:end] + _blank(source[end:])
    return nutgraf.read(kept, snapshot.article.format)


def _blank(source: str) -> str:
    return "".join(one if one in "\r\n" else " " for one in source)


def _article(view: SessionSnapshot, uri: str) -> Article:
    snapshot = view.snapshot(uri)
    if snapshot is not None:
        return snapshot.article
    source = read_unopened(uri, view.session.configuration.folders)
    settings = view.session.configuration.of(uri).settings
    return nutgraf.read(source, name=uri, furniture=settings.furniture, body=settings.body)
