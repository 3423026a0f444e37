"""`textDocument/documentHighlight`: the sentences that a summary is made of."""

from lsprotocol import types

from nutgraf.article import Article, Sentence
from nutgraf_server.lsp.session.findings import sentence_at, summary_of
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.settings import Settings


def document_highlight(
    snapshot: Snapshot, params: types.DocumentHighlightParams
) -> list[types.DocumentHighlight] | None:
    """Answer with the sentences of the summary that the cursor is on."""
    if not snapshot.settings.document_highlight:
        return None
    offset = snapshot.offset(params.position)
    return [
        types.DocumentHighlight(snapshot.range(sentence.span), types.DocumentHighlightKind.Text)
        for sentence in told_by(snapshot.article, offset, snapshot.settings)
    ] or None


def told_by(article: Article, offset: int, settings: Settings) -> tuple[Sentence, ...]:
    """The sentences of the article's summary, where one of them is at `offset`; else none.

    Neither title nor headings stand for them: the cursor is on the title when a file is opened.
    """
    asked = sentence_at(article, offset)
    if asked is None:
        return ()
    summary = tuple(pick.sentence for pick in summary_of(article, settings))
    return summary if asked in summary else ()
