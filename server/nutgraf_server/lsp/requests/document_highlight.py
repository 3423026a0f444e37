"""`textDocument/documentHighlight`: the sentences that a summary is made of."""

from lsprotocol import types

import nutgraf
from nutgraf.article import Article, Role, Sentence
from nutgraf_server.lsp.documents.extents import block_at, sections_at
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
    """The sentences of the summary that what is at `offset` belongs to; none where to none.

    The title and every sentence of the article's summary stand for all of it, a heading for that
    of its section.
    """
    block = block_at(article, offset)
    if block is None:
        return ()
    if block.role is Role.HEADING:
        return _of_section(article, offset, settings)
    asked = sentence_at(article, offset)
    if asked is None and block is not article.title:
        return ()
    summary = tuple(pick.sentence for pick in summary_of(article, settings))
    return summary if asked is None or asked in summary else ()


def _of_section(article: Article, offset: int, settings: Settings) -> tuple[Sentence, ...]:
    """The sentences of the summary of the innermost section around `offset`."""
    around = [*sections_at(article, offset)]
    if not around:
        return ()
    summary = nutgraf.summarize(article, settings.method, settings.length, within=around[-1])
    return tuple(pick.sentence for pick in summary.picks)
