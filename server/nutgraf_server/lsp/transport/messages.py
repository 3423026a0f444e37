"""What a message body says: a request, a notification, an answer, or nothing that can be used."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

from nutgraf_server.lsp.transport.codes import Code

Id: TypeAlias = int | str


@dataclass(frozen=True, slots=True)
class Request:
    """Asks for something, and has to be answered."""

    id: Id
    method: str
    params: object


@dataclass(frozen=True, slots=True)
class Notification:
    """Tells something."""

    method: str
    params: object


@dataclass(frozen=True, slots=True)
class Response:
    """Answers a request of the server's, by a result or by an error's message.

    Without an id it answers none, as where the client could not read what it was sent.
    """

    id: Id | None
    result: object
    error: str | None


@dataclass(frozen=True, slots=True)
class Invalid:
    """Cannot be used; to be answered with an error, under its id where it has one."""

    id: Id | None
    code: Code
    message: str


Message: TypeAlias = Request | Notification | Response | Invalid


def parse(body: bytes) -> Iterator[Message]:
    """The message in `body`, or the messages of a batch, each to be answered on its own.

    >>> [message] = parse(b'{"jsonrpc": "2.0", "id": 7, "method": "shutdown"}')
    >>> message
    Request(id=7, method='shutdown', params=None)
    """
    try:
        found = json.loads(body.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        kind = "UTF-8" if isinstance(error, UnicodeDecodeError) else "JSON"
        yield Invalid(None, Code.PARSE_ERROR, f"the message is not {kind}")
        return
    if not isinstance(found, list):
        yield _message(found)
    elif found:
        yield from map(_message, found)
    else:
        yield Invalid(None, Code.INVALID_REQUEST, "the batch is empty")


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _message(found: object) -> Message:
    if not isinstance(found, dict):
        return Invalid(None, Code.INVALID_REQUEST, "a message has to be an object")
    id_ = found.get("id")
    known = id_ if is_id(id_) else None
    if "method" not in found and ("result" in found or "error" in found):
        # Whatever is wrong with an answer, it is not answered: two peers would never stop.
        return _response(known, found)
    if found.get("jsonrpc") != "2.0":
        return Invalid(known, Code.INVALID_REQUEST, 'a message has to say "jsonrpc": "2.0"')
    if "method" not in found:
        return Invalid(known, Code.INVALID_REQUEST, "a message has to have a method or a result")
    method, params = found["method"], found.get("params")
    if not isinstance(method, str):
        return Invalid(known, Code.INVALID_REQUEST, "a method has to be a string")
    if "id" not in found:
        return Notification(method, params)
    if known is None:
        return Invalid(None, Code.INVALID_REQUEST, "an id has to be a whole number or a string")
    return Request(known, method, params)


def is_id(value: object) -> bool:
    """Whether `value` can name a request. A boolean is a number to Python alone."""
    return isinstance(value, int | str) and not isinstance(value, bool)


def _response(id_: Id | None, found: Mapping[str, Any]) -> Response:
    error = found.get("error")
    if error is None:
        return Response(id_, found.get("result"), None)
    message = error.get("message") if isinstance(error, dict) else error
    return Response(id_, None, str(message))
