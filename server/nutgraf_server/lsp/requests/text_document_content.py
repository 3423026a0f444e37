"""`workspace/textDocumentContent`: the text of a result, for clients that ask for it (LSP 3.18)."""

from lsprotocol import types

from nutgraf_server.lsp.documents import shown_texts
from nutgraf_server.lsp.session.session import SessionSnapshot
from nutgraf_server.lsp.transport.codes import Code, RequestError


def text_document_content(
    _view: SessionSnapshot, params: types.TextDocumentContentParams
) -> types.TextDocumentContentResult:
    """Answer with the text.

    Raises:
        RequestError: it is kept no longer, or never was.
    """
    text = shown_texts.text_of(params.uri)
    if text is None:
        raise RequestError(
            Code.REQUEST_FAILED, "this result is no longer available; run the command again"
        )
    return types.TextDocumentContentResult(text=text)
