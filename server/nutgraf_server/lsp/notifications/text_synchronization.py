"""`textDocument/didOpen`, `didChange`, `didClose`: the editor's text is the server's text."""

import logging

from lsprotocol import types

from nutgraf_server.lsp.documents.rope import Rope
from nutgraf_server.lsp.documents.texts import DocumentText
from nutgraf_server.lsp.session.session import Session

_log = logging.getLogger(__name__)


def did_open(session: Session, params: types.DidOpenTextDocumentParams) -> None:
    """Keep the text."""
    document = params.text_document
    rope = Rope.of(document.text)
    session.texts.keep(DocumentText(document.uri, document.language_id, document.version, rope))
    session.text_changed(document.uri)


def did_change(session: Session, params: types.DidChangeTextDocumentParams) -> None:
    """Keep the text as it is after the edits."""
    text = session.texts.find(params.text_document.uri)
    if text is None:
        _log.warning("ignored a change of a document that is not open")
        return
    session.texts.keep(
        text.edited(params.text_document.version, params.content_changes, session.client.encoding)
    )
    session.text_changed(text.uri)


def did_save(_session: Session, _params: types.DidSaveTextDocumentParams) -> None:
    """Nothing is kept of a file: the text that counts is the editor's."""


def did_close(session: Session, params: types.DidCloseTextDocumentParams) -> None:
    """Forget the text."""
    text = session.texts.find(params.text_document.uri)
    if text is not None:
        session.texts.forget(text.uri)
        session.text_closed(text)
