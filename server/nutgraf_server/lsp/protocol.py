"""pygls's protocol, with two habits changed."""

from typing import Any

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol

_KEPT_BY_TEXTS = (
    types.TEXT_DOCUMENT_DID_OPEN,
    types.TEXT_DOCUMENT_DID_CHANGE,
    types.TEXT_DOCUMENT_DID_CLOSE,
)


class Protocol(LanguageServerProtocol):
    """The protocol without pygls's own copy of the texts, and without tracebacks in answers."""

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401 - pygls's own
        super().__init__(*arguments)
        for method in _KEPT_BY_TEXTS:
            del self.fm.builtin_features[method]

    def _send_response(
        self,
        msg_id: Any,  # noqa: ANN401 - pygls's own
        result: Any | None = None,  # noqa: ANN401 - the same
        error: types.ResponseError | None = None,
    ) -> None:
        if error is not None:
            line = next(iter(error.message.splitlines()), "")
            error = types.ResponseError(code=error.code, message=line)
        super()._send_response(msg_id, result, error)
