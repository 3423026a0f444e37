"""How a handler's outcome becomes an answer: a result, or an error of one line.

pygls would send the traceback to the client and write it to the log, and with it, now and then,
words of the article.
"""

import inspect
import logging
import traceback
from collections.abc import Callable
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from nutgraf.errors import NutgrafError
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.lsp.session import Session

_log = logging.getLogger(__name__)


def bind(name: str, handler: Callable[..., Any], session: Session) -> Callable[..., Any]:
    """Make `handler` into a function for pygls to call when `name` is asked for.

    The function has no annotated parameters, so that pygls hands over a command's arguments as
    they came, however many there are.
    """
    if inspect.iscoroutinefunction(handler):

        async def answer_later(*arguments: Any) -> Any:  # noqa: ANN401 - whatever the protocol carries
            try:
                return await handler(session, *arguments)
            except Exception as error:  # noqa: BLE001 - every request is answered
                raise _answer(name, error) from None

        return answer_later

    def answer(*arguments: Any) -> Any:  # noqa: ANN401 - the same
        try:
            return handler(session, *arguments)
        except Exception as error:  # noqa: BLE001 - the same
            raise _answer(name, error) from None

    return answer


def _answer(name: str, error: Exception) -> JsonRpcException:
    if isinstance(error, BadArgumentsError):
        return JsonRpcException(f"{name}: {error}", types.ErrorCodes.InvalidParams)
    if isinstance(error, NutgrafError):
        return JsonRpcException(f"{name}: {error}", types.LSPErrorCodes.RequestFailed)
    # Neither the log nor the answer has the error's own message: it may quote the article.
    place = traceback.extract_tb(error.__traceback__)[-1]
    kind = type(error).__name__
    _log.error("%s failed: %s in %s, line %s", name, kind, place.filename, place.lineno)
    message = f"{name} failed: {kind}; the server's log says where"
    return JsonRpcException(message, types.ErrorCodes.InternalError)
