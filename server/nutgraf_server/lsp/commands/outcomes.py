"""How a handler's outcome becomes an answer: a result, or an error of one line.

A traceback would carry words of the article now and then, and so would an error's own message:
neither reaches the client or the log, unless it was written for people.
"""

from nutgraf.errors import NutgrafError
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.lsp.session.failures import log_failure
from nutgraf_server.lsp.transport.codes import Code, RequestError


def error_of(name: str, error: BaseException) -> RequestError:
    """The answer to a request for `name` whose handler raised `error`."""
    if isinstance(error, RequestError):
        return error
    if isinstance(error, BadArgumentsError):
        return RequestError(Code.INVALID_PARAMS, f"{name}: {error}")
    if isinstance(error, NutgrafError):
        return RequestError(Code.REQUEST_FAILED, f"{name}: {error}")
    log_failure(name, error)
    kind = type(error).__name__
    return RequestError(Code.INTERNAL_ERROR, f"{name} failed: {kind}; see the server's log")
