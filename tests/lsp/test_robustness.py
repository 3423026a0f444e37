"""What no client should send, and some do: each request is answered once, and the server goes on."""

import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import pytest

from nutgraf_server.lsp.session import routes
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.server_capabilities import capabilities
from nutgraf_server.lsp.transport.codes import Code
from nutgraf_server.lsp.transport.messages import is_id, parse
from nutgraf_server.lsp.transport.request_queue import RequestQueue

from .wire import (
    PING,
    SERVER,
    Wire,
    at,
    change,
    checked,
    code,
    encoded,
    framed,
    item,
    place,
    server,
    splice,
)

# In the article and in nothing else: it must never be in the log.
RARE = "Quagmirewards"
URI = "untitled:hostile"
TEXT = f"""# The {RARE} ferry

The ferry left at nine with {RARE} people on board. It came back at noon with 12 of them.

## Who stayed

“The others stayed on the island,” said the {RARE} captain. Nobody knows why.
"""
DOCUMENT = {"uri": URI}
RANGE = {"start": place(0, 0), "end": place(2, 5)}
ITEM = {"name": "x", "kind": 6, "uri": URI, "range": RANGE, "selectionRange": RANGE}
ON_DOCUMENT = {"textDocument": DOCUMENT}
AT_PLACE = {"textDocument": DOCUMENT, "position": place(0, 3)}
ON_RANGE = {"textDocument": DOCUMENT, "range": RANGE}

# Every request that there is a handler for, with nothing but what it has to have.
PARAMS: dict[str, dict[str, Any]] = {
    "textDocument/hover": AT_PLACE,
    "textDocument/completion": AT_PLACE,
    "textDocument/definition": AT_PLACE,
    "textDocument/references": {**AT_PLACE, "context": {"includeDeclaration": True}},
    "textDocument/documentHighlight": AT_PLACE,
    "textDocument/documentSymbol": ON_DOCUMENT,
    "textDocument/foldingRange": ON_DOCUMENT,
    "textDocument/codeLens": ON_DOCUMENT,
    "textDocument/documentLink": ON_DOCUMENT,
    "textDocument/diagnostic": ON_DOCUMENT,
    "textDocument/semanticTokens/full": ON_DOCUMENT,
    "textDocument/semanticTokens/full/delta": {**ON_DOCUMENT, "previousResultId": "1"},
    "textDocument/semanticTokens/range": ON_RANGE,
    "textDocument/inlayHint": ON_RANGE,
    "textDocument/codeAction": {**ON_RANGE, "context": {"diagnostics": []}},
    "textDocument/selectionRange": {**ON_DOCUMENT, "positions": [place(0, 3)]},
    "codeLens/resolve": {"range": RANGE},
    "codeAction/resolve": {"title": "x"},
    "workspace/symbol": {"query": "ferry"},
    "workspace/diagnostic": {"previousResultIds": [{"uri": URI, "value": "1"}]},
    "workspace/executeCommand": {"command": "nutgraf.methods"},
    "workspace/textDocumentContent": {"uri": "nutgraf-result:/one.brief.md"},
    "workspace/willRenameFiles": {
        "files": [{"oldUri": "file:///articles/one.md", "newUri": "file:///articles/two.md"}]
    },
}
NOTIFICATIONS: dict[str, dict[str, Any]] = {
    "initialized": {},
    "$/setTrace": {"value": "off"},
    "$/cancelRequest": {"id": 999_999},
    "window/workDoneProgress/cancel": {"token": "x"},
    "textDocument/didOpen": item("untitled:malformed", "It rained."),
    "textDocument/didChange": change("untitled:malformed", 2, splice((0, 0), (0, 2), "x")),
    "textDocument/didClose": {"textDocument": {"uri": "untitled:malformed"}},
    "textDocument/didSave": {"textDocument": {"uri": "untitled:malformed"}},
    "workspace/didChangeConfiguration": {"settings": {}},
    "workspace/didChangeWatchedFiles": {"changes": [{"uri": "file:///x", "type": 1}]},
    "workspace/didChangeWorkspaceFolders": {
        "event": {"added": [], "removed": [{"uri": "file:///x", "name": "x"}]}
    },
}
HUGE = 10**30
MISSING = object()
BAD = [MISSING, None, -1, HUGE, 1.5, True, "x", [], {}, [None]]
Path = tuple[str | int, ...]


def shown(value: object) -> str:
    return "missing" if value is MISSING else "huge" if value == HUGE else json.dumps(value)


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    """The way to every part of `value`, itself first."""
    yield path
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from paths(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*path, index))


def part(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def replaced(value: Any, path: Path, bad: object) -> Any:
    """A copy of `value` with something else at `path`."""
    if not path:
        return bad
    copy = deepcopy(value)
    holder = part(copy, path[:-1])
    if bad is MISSING:
        del holder[path[-1]]
    else:
        holder[path[-1]] = bad
    return copy


def is_refused(path: Path, good: object, bad: object) -> bool:
    """Whether a `bad` value for a `good` one can have no meaning at all."""
    if "diagnostics" in path:
        # What others have found is not needed for anything.
        return False
    match good:
        case bool():
            return not isinstance(bad, bool)
        case int():
            return bad != HUGE
        case str():
            return bad != "x"
        case list():
            return not isinstance(bad, list) or bad == [None]
        case dict():
            return not isinstance(bad, dict) or any(name not in bad for name in good)
    return False


def mutations(params: dict[str, Any]) -> Iterator[tuple[Path, object]]:
    """The parts of `params`, each with what stands there instead."""
    for path in paths(params):
        for bad in BAD:
            if bad is not MISSING or not path or isinstance(path[-1], str):
                yield path, bad


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    return tmp_path_factory.mktemp("log") / "server.log"


@pytest.fixture(scope="module")
def wires(log):
    """One server for all of it: what one case leaves behind is the next one's trouble.

    The last of the list is the one in use; a new one only follows one that has died.
    """
    started: list[Wire] = []
    yield started
    for wire in started[:-1]:
        wire.close()
    if started:
        with started[-1] as wire:
            hover = wire.result("textDocument/hover", at(URI))
            assert RARE in hover["contents"]["value"]
            assert wire.shut_down() == 0
            assert (wire.stderr, wire.broken) == (b"", None)
            wire.answered_once()
    written = log.read_text(encoding="utf-8")
    assert RARE not in written
    assert "Traceback" not in written


@pytest.fixture
def wire(wires, log):
    if not wires or wires[-1].process.poll() is not None:
        wires.append(Wire([*SERVER, "--log-file", str(log), "--log-level", "debug"]))
        wires[-1].initialize()
        wires[-1].notify("textDocument/didOpen", item(URI, TEXT, language="markdown"))
    return wires[-1]


def still_listens(wire: Wire) -> None:
    """The server has answered everything once, and goes on."""
    wire.ping()
    assert wire.surplus() == []


@pytest.fixture
def case(wire):
    """The server, which still has to listen after the test."""
    yield wire
    still_listens(wire)


@contextmanager
def attack(wire: Wire, *name: object) -> Iterator[None]:
    """One of a test's hundreds of inputs, by its name where it fails."""
    try:
        yield
        still_listens(wire)
    except BaseException as error:
        error.add_note(f"sent: {' '.join(map(str, name))}")
        raise


def test_every_request_is_attacked():
    assert {*routes.OF_DOCUMENT, *routes.OF_SESSION} <= {*PARAMS}
    assert {*routes.ORDERED} <= {*NOTIFICATIONS}


@pytest.mark.parametrize("method", PARAMS)
def test_malformed_parameters_of_a_request(case, method):
    for path, bad in mutations(PARAMS[method]):
        params = replaced(PARAMS[method], path, bad)
        sent = {"id": "case", "method": method}
        with attack(case, method, path, shown(bad)):
            case.send(sent if params is MISSING else {**sent, "params": params})
            answer = case.answer("case")
            if method not in routes.OF_DOCUMENT and method not in routes.OF_SESSION:
                assert code(answer) == Code.METHOD_NOT_FOUND
            elif is_refused(path, part(PARAMS[method], path), bad):
                assert code(answer) == Code.INVALID_PARAMS
            else:
                assert code(answer) in {None, Code.INVALID_PARAMS, Code.REQUEST_FAILED}


@pytest.mark.parametrize("method", NOTIFICATIONS)
def test_malformed_parameters_of_a_notification(case, method):
    for path, bad in mutations(NOTIFICATIONS[method]):
        params = replaced(NOTIFICATIONS[method], path, bad)
        with attack(case, method, path, shown(bad)):
            case.send(
                {"method": method} if params is MISSING else {"method": method, "params": params}
            )


METHODS_THAT_ARE_NONE = [
    "",
    " ",
    "hover",
    "textDocument/Hover",
    "textDocument/hover ",
    "textDocument/hover\n",
    "\ntextDocument/hover",
    "textDocument/rename",
    "textDocument/didOpen",
    "textDocument/publishDiagnostics",
    "workspace/configuration",
    "initialized",
    "exit",
    "$/",
    "$/cancelRequest",
    "$/setTrace",
    "$/anything",
    "__class__",
    "../../etc/passwd",
    "\x00",
    "\ud800",
    "é" * 100_000,
]


@pytest.mark.parametrize("method", METHODS_THAT_ARE_NONE, ids=lambda name: repr(name[:30]))
class TestUnknownMethods:
    def test_a_request(self, case, method):
        assert code(case.ask(method, {})) == Code.METHOD_NOT_FOUND

    def test_a_notification(self, case, method):
        if method != "exit":
            case.notify(method, {})


# What is sent, and the answers it gets: their ids and codes.
MESSAGES: dict[str, tuple[object, list[tuple[object, int | None]]]] = {
    "null": (None, [(None, -32600)]),
    "true": (True, [(None, -32600)]),
    "a number": (17, [(None, -32600)]),
    "a string": ("textDocument/hover", [(None, -32600)]),
    "an empty object": ({}, [(None, -32600)]),
    "an empty batch": ([], [(None, -32600)]),
    "a batch of nothing": ([None, 1, "x"], [(None, -32600)] * 3),
    "a batch in a batch": ([[]], [(None, -32600)]),
    "no jsonrpc": ({"id": "a", "method": PING}, [("a", -32600)]),
    "jsonrpc 1.0": ({"jsonrpc": "1.0", "id": "a", "method": PING}, [("a", -32600)]),
    "jsonrpc 2": ({"jsonrpc": 2, "id": "a", "method": PING}, [("a", -32600)]),
    "jsonrpc 2.0 as a number": ({"jsonrpc": 2.0, "id": "a", "method": PING}, [("a", -32600)]),
    "jsonrpc null": ({"jsonrpc": None, "id": "a", "method": PING}, [("a", -32600)]),
    "a method that is null": ({"jsonrpc": "2.0", "id": "a", "method": None}, [("a", -32600)]),
    "a method that is a number": ({"jsonrpc": "2.0", "id": "a", "method": 1}, [("a", -32600)]),
    "a method that is a list": ({"jsonrpc": "2.0", "id": "a", "method": []}, [("a", -32600)]),
    "a notification by a number": ({"jsonrpc": "2.0", "method": 1}, [(None, -32600)]),
    "an id and nothing else": ({"jsonrpc": "2.0", "id": "a"}, [("a", -32600)]),
    "an id that is null": ({"jsonrpc": "2.0", "id": None, "method": PING}, [(None, -32600)]),
    "an id with a fraction": ({"jsonrpc": "2.0", "id": 1.5, "method": PING}, [(None, -32600)]),
    "an id that is true": ({"jsonrpc": "2.0", "id": True, "method": PING}, [(None, -32600)]),
    "an id that is a list": ({"jsonrpc": "2.0", "id": [1], "method": PING}, [(None, -32600)]),
    "an id that is an object": ({"jsonrpc": "2.0", "id": {}, "method": PING}, [(None, -32600)]),
    "an id that is empty": ({"jsonrpc": "2.0", "id": "", "method": PING}, [("", -32601)]),
    "an id of digits": ({"jsonrpc": "2.0", "id": "1", "method": PING}, [("1", -32601)]),
    "an id that is 0": ({"jsonrpc": "2.0", "id": 0, "method": PING}, [(0, -32601)]),
    "an id below 0": ({"jsonrpc": "2.0", "id": -7, "method": PING}, [(-7, -32601)]),
    "a huge id": ({"jsonrpc": "2.0", "id": HUGE, "method": PING}, [(HUGE, -32601)]),
    "a long id": ({"jsonrpc": "2.0", "id": "é" * 9999, "method": PING}, [("é" * 9999, -32601)]),
    "half a character as an id": (
        {"jsonrpc": "2.0", "id": "\ud800", "method": PING},
        [("\ud800", -32601)],
    ),
    "members of no meaning": (
        {"jsonrpc": "2.0", "id": "a", "method": PING, "x": [], "result": 1},
        [("a", -32601)],
    ),
    "a batch of requests": (
        [{"jsonrpc": "2.0", "id": name, "method": PING} for name in "abc"],
        [("a", -32601), ("b", -32601), ("c", -32601)],
    ),
    "a batch of everything": (
        [
            {"jsonrpc": "2.0", "id": "a", "method": "textDocument/hover", "params": AT_PLACE},
            {"jsonrpc": "2.0", "method": "$/anything"},
            {"jsonrpc": "2.0", "id": "b", "method": "textDocument/hover"},
            {"id": "c", "method": PING},
            {"jsonrpc": "2.0", "id": 4, "result": None},
            7,
        ],
        [("a", None), ("b", -32602), ("c", -32600), (None, -32600)],
    ),
    "the same id twice": (
        [
            {"jsonrpc": "2.0", "id": "a", "method": "shutdown/not"},
            {"jsonrpc": "2.0", "id": "b", "method": PING},
        ],
        [("a", -32601), ("b", -32601)],
    ),
    # Nobody answers an answer, or two of a kind would never stop.
    "an answer to nothing": ({"jsonrpc": "2.0", "id": 12345, "result": {}}, []),
    "an answer with null": ({"jsonrpc": "2.0", "id": 12345, "result": None}, []),
    "an answer by a string": ({"jsonrpc": "2.0", "id": "x", "result": 1}, []),
    "an answer without an id": ({"jsonrpc": "2.0", "result": 1}, []),
    "an answer to null": ({"jsonrpc": "2.0", "id": None, "result": 1}, []),
    "an answer without jsonrpc": ({"id": 12345, "result": 1}, []),
    "an error for nothing": (
        {"jsonrpc": "2.0", "id": 12345, "error": {"code": 1, "message": "x"}},
        [],
    ),
    "an error for null": (
        {"jsonrpc": "2.0", "id": None, "error": {"code": -32700, "message": "x"}},
        [],
    ),
    "an error that is a string": ({"jsonrpc": "2.0", "id": 12345, "error": "x"}, []),
    "an error that is null": ({"jsonrpc": "2.0", "id": 12345, "error": None}, []),
    "an error and a result": ({"jsonrpc": "2.0", "id": 12345, "error": [], "result": {}}, []),
    "an error for a list": ({"jsonrpc": "2.0", "id": [], "error": {"code": 1}}, []),
}


@pytest.mark.parametrize(("sent", "expected"), MESSAGES.values(), ids=MESSAGES)
def test_messages_of_an_odd_form(case, sent, expected):
    body = encoded(sent)
    for request in sent if isinstance(sent, list) else [sent]:
        if isinstance(request, dict) and is_id(request.get("id")) and expected:
            case.sent[json.dumps(request["id"])] += "result" not in request or "method" in request
    case.write(framed(body))
    found = [(id_, code(case.answer(id_))) for id_, _ in expected]
    assert found == expected


PING_1 = encoded({"jsonrpc": "2.0", "id": "one", "method": PING})
PING_2 = encoded({"jsonrpc": "2.0", "id": "two", "method": PING})
SIZE = b"%d" % len(PING_1)

# Bytes on the wire, and the answers to them: None for an error under no id.
BYTES: dict[str, tuple[bytes, list[str | None]]] = {
    "a header in small letters": (b"content-length: " + SIZE + b"\r\n\r\n" + PING_1, ["one"]),
    "a header in capitals": (b"CONTENT-LENGTH: " + SIZE + b"\r\n\r\n" + PING_1, ["one"]),
    "no space": (b"Content-Length:" + SIZE + b"\r\n\r\n" + PING_1, ["one"]),
    "many spaces": (b"Content-Length  : \t " + SIZE + b" \t\r\n\r\n" + PING_1, ["one"]),
    "LF only": (b"Content-Length: " + SIZE + b"\n\n" + PING_1, ["one"]),
    "LF and CRLF": (b"Content-Length: " + SIZE + b"\n\r\n" + PING_1, ["one"]),
    "zeros before the length": (b"Content-Length: 000" + SIZE + b"\r\n\r\n" + PING_1, ["one"]),
    "the type first": (
        b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: "
        + SIZE
        + b"\r\n\r\n"
        + PING_1,
        ["one"],
    ),
    "the type last": (
        b"Content-Length: "
        + SIZE
        + b"\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n"
        + PING_1,
        ["one"],
    ),
    "an odd type": (
        b"Content-Length: "
        + SIZE
        + b"\r\nContent-Type: text/html; charset=latin-1\r\n\r\n"
        + PING_1,
        ["one"],
    ),
    "more headers": (
        b"Host: x\r\nX: " + b"y" * 20_000 + b"\r\nContent-Length: " + SIZE + b"\r\n\r\n" + PING_1,
        ["one"],
    ),
    "two in one": (framed(PING_1) + framed(PING_2), ["one", "two"]),
    "a hundred in one": (
        b"".join(framed(PING_1.replace(b"one", b"%d" % number)) for number in range(100)),
        [str(number) for number in range(100)],
    ),
    "empty lines between": (framed(PING_1) + b"\r\n\r\n\n" + framed(PING_2), ["one", "two"]),
    "junk between": (b"hello, world\r\n" + framed(PING_1), ["one"]),
    "junk before": (b"x" * 30_000 + framed(PING_1), ["one"]),
    "junk of no text": (bytes(range(256)) * 20 + framed(PING_1), ["one"]),
    "junk and an empty line": (b"hello\r\n\r\n" + framed(PING_1), [None, "one"]),
    "no length": (b"Content-Type: x\r\n\r\n" + framed(PING_1), [None, "one"]),
    "no length and a body": (b"Content-Type: x\r\n\r\n" + PING_2 + framed(PING_1), [None, "one"]),
    "a length below 0": (b"Content-Length: -5\r\n\r\n" + framed(PING_1), [None, "one"]),
    "a length of words": (b"Content-Length: ten\r\n\r\n" + framed(PING_1), [None, "one"]),
    "a length with a fraction": (b"Content-Length: 1.5\r\n\r\n" + framed(PING_1), [None, "one"]),
    "a length in hex": (b"Content-Length: 0x10\r\n\r\n" + framed(PING_1), [None, "one"]),
    "a length that is missing": (b"Content-Length: \r\n\r\n" + framed(PING_1), [None, "one"]),
    "two lengths": (
        b"Content-Length: 1\r\nContent-Length: " + SIZE + b"\r\n\r\n" + PING_1,
        ["one"],
    ),
    "2 GB": (b"Content-Length: 2147483648\r\n\r\n" + framed(PING_1), [None, "one"]),
    "2 GB of small JSON": (
        b"Content-Length: 2147483648\r\n\r\n" + PING_2 + framed(PING_1),
        [None, "one"],
    ),
    "a length of many digits": (
        b"Content-Length: " + b"9" * 100 + b"\r\n\r\n" + framed(PING_1),
        [None, "one"],
    ),
    "an empty body": (framed(b"") + framed(PING_1), [None, "one"]),
    "a body of spaces": (framed(b"   ") + framed(PING_1), [None, "one"]),
    "half a message": (framed(PING_2[:-4]) + framed(PING_1), [None, "one"]),
    "a message and more": (framed(PING_2 + b"}") + framed(PING_1), [None, "one"]),
    "two messages in a frame": (framed(PING_2 + PING_2) + framed(PING_1), [None, "one"]),
    "words": (framed(b"hello") + framed(PING_1), [None, "one"]),
    "single quotes": (framed(b"{'jsonrpc': '2.0'}") + framed(PING_1), [None, "one"]),
    "a comma too many": (framed(b'{"jsonrpc":"2.0",}') + framed(PING_1), [None, "one"]),
    "a comment": (framed(b"/* */" + PING_2) + framed(PING_1), [None, "one"]),
    "NaN": (framed(b'{"jsonrpc":"2.0","id":NaN,"method":"x"}') + framed(PING_1), [None, "one"]),
    "Infinity": (framed(b'{"jsonrpc":"2.0","params":[-Infinity]}') + framed(PING_1), [None, "one"]),
    "a number of many digits": (
        framed(b'{"jsonrpc":"2.0","id":' + b"9" * 10_000 + b',"method":"x"}') + framed(PING_1),
        [None, "one"],
    ),
    "no UTF-8": (framed(b'{"jsonrpc":"2.0","method":"\xff"}') + framed(PING_1), [None, "one"]),
    "half a character": (
        framed(b'{"jsonrpc":"2.0","method":"\xc3"}') + framed(PING_1),
        [None, "one"],
    ),
    "a surrogate as bytes": (
        framed(b'{"jsonrpc":"2.0","method":"\xed\xa0\x80"}') + framed(PING_1),
        [None, "one"],
    ),
    "UTF-16": (framed(PING_2.decode().encode("utf-16")) + framed(PING_1), [None, "one"]),
    "UTF-16 without a mark": (
        framed(PING_2.decode().encode("utf-16-le")) + framed(PING_1),
        [None, "one"],
    ),
    "a byte order mark": (framed(b"\xef\xbb\xbf" + PING_2) + framed(PING_1), [None, "one"]),
    "a NUL": (framed(b"\x00") + framed(PING_1), [None, "one"]),
    "zipped": (framed(b"\x1f\x8b\x08" + struct.pack("<I", 0)) + framed(PING_1), [None, "one"]),
    "a control character in a string": (
        framed(b'{"jsonrpc":"2.0","method":"a\nb"}') + framed(PING_1),
        [None, "one"],
    ),
    "deep lists": (framed(b"[" * 100_000) + framed(PING_1), [None, "one"]),
    "deep lists that end": (
        framed(b"[" * 100_000 + b"]" * 100_000) + framed(PING_1),
        [None, "one"],
    ),
    "deep objects": (
        framed(b'{"a":' * 100_000 + b"1" + b"}" * 100_000) + framed(PING_1),
        [None, "one"],
    ),
    "a name twice": (framed(b'{"id":7,' + PING_1[1:]), ["one"]),
}


def send_bytes(
    wire: Wire, data: bytes, expected: list[str | None], step: int | None = None
) -> None:
    for name in expected:
        if name is not None:
            wire.sent[json.dumps(name)] += 1
    for start in range(0, len(data), step or len(data)):
        wire.write(data[start : start + (step or len(data))])
    for name in expected:
        assert code(wire.answer(name)) == (Code.PARSE_ERROR if name is None else -32601)


@pytest.mark.parametrize(("data", "expected"), BYTES.values(), ids=BYTES)
def test_bytes(case, data, expected):
    send_bytes(case, data, expected)


SHORT_BYTES = {name: sent for name, sent in BYTES.items() if len(sent[0]) < 300}


# Every way of cutting is one of these for one of the header's or the body's bytes.
@pytest.mark.parametrize(("data", "expected"), SHORT_BYTES.values(), ids=SHORT_BYTES)
def test_bytes_one_by_one(case, data, expected):
    send_bytes(case, data, expected, step=1)


@pytest.mark.parametrize("end", [1, 10, 16, 18, 20, 21, len(framed(PING_1)) - 1])
def test_a_frame_that_the_end_cuts_off(end):
    with Wire() as wire:
        wire.initialize()
        wire.write(framed(PING_1)[:end])
        assert wire.process.stdin is not None
        wire.process.stdin.close()
        assert wire.join() == 1
        assert wire.stderr == b""
        assert wire.surplus() == []


class TestOutOfTurn:
    def test_before_initialize(self):
        with Wire() as wire:
            for method in (*PARAMS, "shutdown", PING, "$/anything", "initialized"):
                assert code(wire.ask(method, PARAMS.get(method))) == Code.SERVER_NOT_INITIALIZED
            for method, params in NOTIFICATIONS.items():
                wire.notify(method, params)
            wire.notify("initialize", {"capabilities": {}})
            assert code(wire.ask(PING)) == Code.SERVER_NOT_INITIALIZED
            for params in ([], "x", 3, None, True):
                assert code(wire.ask("initialize", params)) == Code.INVALID_PARAMS
            wire.initialize()
            wire.ping()
            # What was opened before is not open.
            assert wire.result("textDocument/hover", at("untitled:malformed")) is None
            assert wire.shut_down() == 0
            wire.answered_once()

    def test_initialize_again(self, case):
        for _ in range(3):
            assert code(case.ask("initialize", {"capabilities": {}})) == Code.INVALID_REQUEST

    def test_after_shutdown(self):
        with Wire() as wire:
            wire.initialize()
            wire.result("shutdown")
            for method in (*PARAMS, "shutdown", "initialize", PING, "$/anything"):
                assert code(wire.ask(method, PARAMS.get(method))) == Code.INVALID_REQUEST
            for method, params in NOTIFICATIONS.items():
                wire.notify(method, params)
            assert code(wire.ask(PING)) == Code.INVALID_REQUEST
            wire.notify("exit")
            assert wire.join() == 0
            wire.answered_once()


ODD_CAPABILITIES: dict[str, object] = {
    "missing": MISSING,
    "null": None,
    "a list": [],
    "a number": 5,
    "a string": "all",
    "everything null": {"general": None, "textDocument": None, "workspace": None, "window": None},
    "everything a list": {"general": [], "textDocument": [], "workspace": [], "window": []},
    "everything true": {"general": True, "textDocument": True, "workspace": True, "window": True},
    "no encoding": {"general": {"positionEncodings": []}},
    "unknown encodings": {"general": {"positionEncodings": ["utf-7", None, 8, {}, []]}},
    "an encoding": {"general": {"positionEncodings": "utf-8"}},
    "everything of hover": {"textDocument": {"hover": {"contentFormat": [1, None, "html"]}}},
    "features true": {"textDocument": dict.fromkeys(("hover", "codeAction", "foldingRange"), True)},
    "newer than this": {"textDocument": {"telepathy": {"dynamicRegistration": True}}},
}


@pytest.mark.parametrize("name", ODD_CAPABILITIES)
def test_odd_capabilities(name):
    sent = ODD_CAPABILITIES[name]
    client = Client.of({} if sent is MISSING else {"capabilities": sent})
    assert capabilities(client)["positionEncoding"] == "utf-16"


def test_odd_parameters_of_initialize():
    params = {
        "processId": "none",
        "rootUri": 5,
        "rootPath": [],
        "workspaceFolders": [None, 3, {}, {"uri": []}, {"uri": "file:///%00"}],
        "clientInfo": [],
        "locale": 7,
        "trace": ["verbose"],
        "initializationOptions": [[[]]],
        "capabilities": {"window": {"workDoneProgress": 1}},
        "newer": {"than": "this"},
    }
    with server(params) as wire:
        wire.notify("textDocument/didOpen", item(URI, TEXT, language="markdown"))
        assert wire.result("textDocument/hover", at(URI))
        assert wire.result("workspace/executeCommand", {"command": "nutgraf.brief"})


# Language ids, uris and texts that somebody opens some day.
LANGUAGES = ["", "plaintext", "markdown", "latex", "Markdown", "nonsense", "\x00", "x" * 10_000]
URIS = [
    "",
    " ",
    "untitled:",
    "untitled:Untitled-1",
    "file:",
    "file:///",
    "file:///a%",
    "file:///%zz%00%ff.txt",
    "file:///C:/a.txt",
    "file:///c%3A/a.txt",
    "file://server/share/a.txt",
    "file:relative.txt",
    "FILE:///a.txt",
    "file:///" + "x/" * 50_000,
    "file:///" + "x" * 100_000 + ".txt",
    "http://[",
    "https://[::1/a",
    "git:/a.txt?%7B%22ref%22%3A%22~%22%7D",
    "vscode-notebook-cell:/a.ipynb#W0",
    "//",
    "\\\\server\\share",
    "\x00",
    "a\nb",
    "\ud800",
    "é𝄞\u2028",
    "../../etc/passwd",
]
TEXTS = {
    "nothing": "",
    "a space": " ",
    "a line feed": "\n",
    "a carriage return": "\r",
    "a NUL": "\x00",
    "NULs": "The ferry left.\x00 It came back.\x00\x00 Nobody knew why.",
    "control characters": "".join(map(chr, range(32))) + "\x7f\x85",
    "separators": "One.\u2028Two.\u2029Three.\x0bFour.\x0cFive.\x1cSix.\x1d\x1e\x85",
    "high halves": "The \ud800 ferry \udbff left. \ud83d",
    "low halves": "\udc00 The ferry \udfff left.",
    "halves in the wrong order": "The \udc00\ud800 ferry left.",
    "a byte order mark": "\ufeff# The ferry\n\n\ufeffIt left.",
    "both directions": "\u202e# .tfel yrref ehT\u202c\n\n\u2066\u2067\u2069",
    "combining marks": "# e" + "\u0301" * 5_000 + "\n\nThe ferry left.",
    "joiners": "👩\u200d👩\u200d👧\u200d👦" * 500 + ". " + "\u200d" * 5_000,
    "front matter without an end": "---\ntitle: x\n" * 200,
    "front matter of odd form": "---\n- [\n: {\n\t&a *a\n---\n\nThe ferry left.",
    "headings": "# A ferry\n\n" * 20_000,
    "deep headings": "".join("#" * (n % 7 + 1) + f" Part {n}\n\nIt left.\n\n" for n in range(500)),
    "stars": "*" * 50_000,
    "brackets": "[" * 20_000 + "](" * 20_000,
    "quotes": "> " * 20_000 + "The ferry left.",
    "fences": "```\n" * 20_001,
    "line ends": "\n" * 1_000_000,
    "a word of 1 MB": "x" * 1_000_000,
    "a line of 1 MB": "The ferry left the island. " * 40_000,
    "1 MB of CR": "The ferry left the island.\r\r" * 40_000,
    "5 MB": "The ferry left at nine with forty people. It was late again.\n\n" * 80_000,
}
LARGE = 500_000
ASKED = [
    ("textDocument/hover", {"position": place(0, 3)}),
    ("textDocument/documentSymbol", {}),
    ("textDocument/codeAction", {"range": RANGE, "context": {"diagnostics": []}}),
]


def open_and_ask(wire: Wire, uri: str, text: str, language: str) -> None:
    wire.notify("textDocument/didOpen", item(uri, text, 1, language))
    for method, params in ASKED:
        answer = wire.ask(method, {"textDocument": {"uri": uri}, **params})
        assert "result" in answer, answer
    if len(text) < 200_000:
        for command in ("brief", "summarize", "claims", "showOutline"):
            params = {"command": f"nutgraf.{command}", "arguments": [{"uri": uri}]}
            answer = wire.ask("workspace/executeCommand", params)
            assert "result" in answer, answer
    wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda name: repr(name[:20]))
def test_odd_languages(case, language):
    open_and_ask(case, "untitled:odd", TEXT.replace(RARE, "old"), language)


@pytest.mark.parametrize("uri", URIS, ids=lambda name: repr(name[:30]))
def test_odd_uris(case, uri):
    open_and_ask(case, uri, "# The ferry\n\nThe ferry left. It came back.\n", "markdown")


@pytest.mark.parametrize("language", ["plaintext", "markdown"])
@pytest.mark.parametrize("name", [name for name, text in TEXTS.items() if len(text) < LARGE])
def test_odd_texts(case, name, language):
    open_and_ask(case, f"untitled:{name}", TEXTS[name], language)


@pytest.mark.long
@pytest.mark.parametrize("language", ["plaintext", "markdown"])
@pytest.mark.parametrize("name", [name for name, text in TEXTS.items() if len(text) >= LARGE])
def test_large_odd_texts(case, name, language):
    if name == "5 MB" and language == "markdown":
        pytest.skip("one of them is enough")
    open_and_ask(case, "untitled:odd", TEXTS[name], language)


LAST_PLACE = 2**31 - 1
# Changes of "One.\ntwo.\n", and what is left of it.
CHANGES: dict[str, tuple[list[dict[str, Any]], str]] = {
    "none": ([], "One.\ntwo.\n"),
    "of nothing": ([splice((0, 0), (0, 0), "")], "One.\ntwo.\n"),
    "past the end of a line": ([splice((0, 99), (0, 999), "!")], "One.!\ntwo.\n"),
    "past the end of the text": ([splice((9, 0), (99, 0), "!")], "One.\ntwo.\n!"),
    "from here to everywhere": ([splice((0, 3), (LAST_PLACE, LAST_PLACE), "")], "One"),
    "past every number": ([splice((HUGE, HUGE), (HUGE, HUGE), "!")], "One.\ntwo.\n!"),
    "backwards in a line": ([splice((0, 3), (0, 1), "!")], "One!.\ntwo.\n"),
    "backwards over lines": ([splice((1, 2), (0, 1), "!")], "One.\ntw!o.\n"),
    "of everything": ([{"text": "Three."}], "Three."),
    "of everything by a range of null": ([{"range": None, "text": "Three."}], "Three."),
    "with a wrong rangeLength": (
        [{**splice((0, 0), (0, 1), "o"), "rangeLength": 77}],
        "one.\ntwo.\n",
    ),
    "one after the other": (
        [splice((0, 0), (2, 0), ""), splice((0, 0), (0, 0), "a\r\nb"), splice((1, 0), (1, 1), "c")],
        "a\r\nc",
    ),
    "between CR and LF": (
        [{"text": "a\r\nb"}, splice((0, 1), (0, 9), "!"), splice((1, 0), (1, 0), "?")],
        "a!\r\n?b",
    ),
    "inside a character": ([{"text": "a𝄞b"}, splice((0, 2), (0, 2), "!")], "a!𝄞b"),
    "half a character": ([{"text": "\ud834"}, splice((0, 1), (0, 1), "\udd1e")], "𝄞"),
    "a NUL": ([splice((0, 0), (0, 1), "\x00")], "\x00ne.\ntwo.\n"),
}


@pytest.mark.parametrize(("changes", "expected"), CHANGES.values(), ids=CHANGES)
def test_odd_changes(case, changes, expected):
    """The text is what a text opened as it should be is: the outline gives every word of it."""
    uri, other = "untitled:changed", "untitled:not changed"
    case.notify("textDocument/didOpen", item(uri, "One.\ntwo.\n", 5))
    case.notify("textDocument/didOpen", item(other, expected, 5))
    case.notify("textDocument/didChange", change(uri, 6, *changes))
    params = {"command": "nutgraf.summarize", "arguments": [{"uri": uri, "length": "100%"}]}
    found = case.result("workspace/executeCommand", params)
    params = {"command": "nutgraf.summarize", "arguments": [{"uri": other, "length": "100%"}]}
    wanted = case.result("workspace/executeCommand", params)
    for result in (found, wanted):
        result.pop("uri", None)
        result.pop("source", None)
    assert found["picks"] == wanted["picks"]


class TestOutOfOrder:
    def test_a_change_of_what_is_not_open(self, case):
        case.notify("textDocument/didChange", change("untitled:no", 2, {"text": "x"}))

    def test_a_close_of_what_is_not_open(self, case):
        case.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:no"}})

    def test_opened_twice_the_second_text_counts(self, case):
        case.notify("textDocument/didOpen", item("untitled:2", "Nothing."))
        case.notify("textDocument/didOpen", item("untitled:2", "# Head\n\nIt left.", 1, "markdown"))
        assert case.result("textDocument/hover", at("untitled:2"))
        case.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:2"}})

    def test_closed_twice(self, case):
        case.notify("textDocument/didOpen", item("untitled:2", "# Head", 1, "markdown"))
        for _ in range(2):
            case.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:2"}})
        assert case.result("textDocument/hover", at("untitled:2")) is None

    def test_versions_that_go_backwards(self, case):
        case.notify("textDocument/didOpen", item("untitled:v", "x", 9, "markdown"))
        for version in (8, 3, 3, 0, -1):
            text = f"# Version {version}\n\nIt left."
            case.notify("textDocument/didChange", change("untitled:v", version, {"text": text}))
            hover = case.result("textDocument/hover", at("untitled:v"))
            assert f"{version}" in hover["contents"]["value"]
        case.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:v"}})

    def test_a_version_that_is_null(self, case):
        """Old editors have none; the text is edited nevertheless, or refused as malformed."""
        case.notify("textDocument/didOpen", item("untitled:v", "# Head", 1, "markdown"))
        sent = {"textDocument": {"uri": "untitled:v", "version": None}, "contentChanges": []}
        case.notify("textDocument/didChange", sent)
        assert case.result("textDocument/hover", at("untitled:v"))
        case.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:v"}})

    def test_a_thousand_documents(self, case):
        for number in range(1000):
            case.notify("textDocument/didOpen", item(f"untitled:many {number}", "# One\n\nTwo."))
        assert case.ask("textDocument/hover", at("untitled:many 7"))
        for number in range(1000):
            uri = f"untitled:many {number}"
            case.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


ARGUMENTS: dict[str, object] = {
    "null": None,
    "an object": {},
    "a number": 5,
    "a string": "x",
    "one null": [None],
    "one string": ["x"],
    "one number": [5],
    "one list": [[]],
    "two objects": [{}, {}],
    "many": [{}] * 1000,
    "an unknown one": [{"x": 1}],
    "an unknown uri": [{"uri": "untitled:nowhere"}],
    "a uri that is a number": [{"uri": 5}],
    "a uri of 1 MB": [{"uri": "x" * 1_000_000}],
    "a length of words": [{"uri": URI, "length": "a few"}],
    "a length below 0": [{"uri": URI, "length": -3}],
    "a length of 0": [{"uri": URI, "length": 0}],
    "a huge length": [{"uri": URI, "length": HUGE}],
    "a length of many digits": [{"uri": URI, "length": "9" * 10_000}],
    "a length with a fraction": [{"uri": URI, "length": 1.5}],
    "a length that is true": [{"uri": URI, "length": True}],
    "an unknown method": [{"uri": URI, "method": "tea-leaves"}],
    "a method of 1 MB": [{"uri": URI, "method": "x" * 1_000_000}],
    "a method of lines": [{"uri": URI, "method": "a\nb"}],
    "an unknown format": [{"uri": URI, "format": "pdf"}],
    "an unknown section": [{"uri": URI, "section": "x\ny"}],
    "a section and a range": [{"uri": URI, "section": "x", "range": RANGE}],
    "a range below 0": [{"uri": URI, "range": {"start": place(-1, 0), "end": place(0, 0)}}],
    "a range past everything": [
        {"uri": URI, "range": {"start": place(0, 0), "end": place(HUGE, 0)}}
    ],
    "a range backwards": [{"uri": URI, "range": {"start": place(5, 0), "end": place(0, 0)}}],
    "a range of floats": [{"uri": URI, "range": {"start": place(0, 0), "end": {"line": 1.5}}}],
    "a focus that is a list": [{"uri": URI, "focus": []}],
    "a focus of patterns": [{"uri": URI, "focus": "(a+)+$ [ \\ \x00"}],
}
COMMANDS = capabilities(Client())["executeCommandProvider"]["commands"]


@pytest.mark.parametrize("command", COMMANDS)
def test_odd_arguments_of_commands(case, command):
    for name, arguments in ARGUMENTS.items():
        sent = {"command": command, "arguments": arguments}
        with attack(case, command, name):
            answer = case.ask("workspace/executeCommand", sent)
            assert code(answer) in {None, Code.INVALID_PARAMS, Code.REQUEST_FAILED}
            # Whatever a command has chosen for the session is not for the next case.
            case.ask(
                "workspace/executeCommand", {"command": "nutgraf.setMethod", "arguments": [{}]}
            )


@pytest.mark.parametrize("command", ["", "nutgraf", "nutgraf.fly", "editor.action", "x" * 100_000])
def test_unknown_commands(case, command):
    answer = case.ask("workspace/executeCommand", {"command": command})
    assert code(answer) == Code.INVALID_PARAMS


ODD_DIAGNOSTICS = [
    [None],
    [{}],
    [{"range": None, "message": "x"}],
    [{"range": {"start": {"line": None, "character": 0}, "end": place(0, 0)}, "message": "x"}],
    [{"range": RANGE, "message": None}],
    [{"range": RANGE, "message": "x", "severity": 99, "tags": [77], "code": {}}],
    [{"range": RANGE, "message": {"kind": "markdown", "value": "x"}}],
    [{"range": RANGE, "message": "x", "data": {"deep": [[[[None]]]]}}] * 1000,
]


@pytest.mark.parametrize("diagnostics", ODD_DIAGNOSTICS, ids=range(len(ODD_DIAGNOSTICS)))
def test_diagnostics_of_others_do_not_cost_the_code_actions(case, diagnostics):
    params = {**ON_RANGE, "context": {"diagnostics": diagnostics}}
    assert case.result("textDocument/codeAction", params)


@pytest.mark.parametrize("kind", [0, 99, "later", None, 1.5, [], {}])
def test_trigger_kinds_of_the_future(case, kind):
    context = {"diagnostics": [], "triggerKind": kind, "only": ["nothing.of.the.kind"]}
    answer = case.ask("textDocument/codeAction", {**ON_RANGE, "context": context})
    assert code(answer) in {None, Code.INVALID_PARAMS}
    if isinstance(kind, int):
        assert "result" in answer


@pytest.mark.parametrize(
    "settings", [None, 5, "x", [], {"nutgraf": 5}, {"nutgraf": {"method": []}}]
)
def test_odd_settings(settings):
    with server({"initializationOptions": settings}) as wire:
        wire.notify("textDocument/didOpen", item(URI, TEXT, 1, "markdown"))
        assert wire.result("textDocument/hover", at(URI))
        wire.notify("workspace/didChangeConfiguration", {"settings": settings})
        assert wire.result("textDocument/hover", at(URI))


# Methods that fail in every way there is, installed as anybody's would be.
BROKEN = """
import os, sys, threading
class Loud:
    '''Writes where the messages go.'''
    name = "test:loud"
    def rate(self, *args, **kwargs):
        print("Content-Length: 7")
        os.write(1, b"Content-Length: 9\\r\\n\\r\\n")
        raise ValueError("loud")
class Oddity(Exception):
    def __str__(self):
        raise ValueError("RARE")
"""
RAISING = """
class Raising{number}:
    '''Raises what no method should.'''
    name = "test:raising-{number}"
    def rate(self, *args, **kwargs):
        raise {error}
"""
ERRORS = [
    "ValueError('first line\\nRARE\\nTraceback (most recent call last):')",
    "KeyError('RARE')",
    "RecursionError('RARE')",
    "MemoryError()",
    "SystemExit(3)",
    "KeyboardInterrupt()",
    "GeneratorExit()",
    "Oddity()",
    "BaseExceptionGroup('RARE', [SystemExit(1)])",
    "UnicodeEncodeError('utf-8', 'RARE', 0, 1, 'RARE')",
]


@pytest.fixture(scope="module")
def wire_to_broken(tmp_path_factory):
    """One server with all of these methods: what one leaves behind is the next one's trouble."""
    folder = tmp_path_factory.mktemp("broken")
    installed = folder / "broken-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    raising = [f"test:raising-{number} = broken:Raising{number}" for number in range(len(ERRORS))]
    entries = "\n".join(["[nutgraf.summarizers]", "test:loud = broken:Loud", *raising])
    (installed / "entry_points.txt").write_text(entries)
    classes = [RAISING.format(number=n, error=error) for n, error in enumerate(ERRORS)]
    (folder / "broken.py").write_text("".join([BROKEN, *classes]).replace("RARE", RARE))
    log = folder / "server.log"
    command = [*SERVER, "--log-file", str(log), "--log-level", "debug"]
    with Wire(command, python_path(folder)) as wire:
        wire.initialize()
        wire.notify("textDocument/didOpen", item(URI, TEXT, language="markdown"))
        yield wire
        assert wire.shut_down() == 0
        wire.answered_once()
        assert wire.broken is None
        assert b"Traceback" not in wire.stderr
        assert RARE.encode() not in wire.stderr
    assert RARE not in log.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", range(len(ERRORS)), ids=ERRORS)
def test_methods_that_raise(wire_to_broken, number):
    wire, raising = wire_to_broken, f"test:raising-{number}"
    # More often than there are workers: none of them may be lost.
    for method in (raising,) * 5 + ("test:loud",):
        argument = {"uri": URI, "method": method}
        params = {"command": "nutgraf.summarize", "arguments": [argument]}
        answer = wire.ask("workspace/executeCommand", params)
        assert code(answer) in {Code.REQUEST_FAILED, Code.INTERNAL_ERROR}
    wire.notify("workspace/didChangeConfiguration", {"settings": {"method": raising}})
    for _ in range(5):
        checked(wire.ask("textDocument/hover", at(URI)))
    wire.notify("workspace/didChangeConfiguration", {"settings": {"method": "default"}})
    assert wire.result("textDocument/hover", at(URI))
    assert wire.result("workspace/executeCommand", {"command": "nutgraf.summarize"})["picks"]
    assert wire.broken is None


def python_path(first: object) -> dict[str, str]:
    import os

    return {"PYTHONPATH": os.pathsep.join([str(first), os.environ.get("PYTHONPATH", "")])}


class TestPending:
    """Results that no JSON can hold."""

    def answered(self, result: object) -> list[dict[str, Any]]:
        sent: list[dict[str, Any]] = []

        def send(message: dict[str, Any]) -> None:
            sent.append(json.loads(json.dumps(message, allow_nan=False)))

        pending = RequestQueue(send)
        ticket = pending.receive(1)
        assert ticket is not None
        assert pending.answer(ticket, result)
        assert not pending.answer(ticket, result)
        assert not pending.fail(ticket, Code.INTERNAL_ERROR, "x")
        assert len(pending) == 0
        return sent

    @pytest.mark.parametrize("result", [object(), {1, 2}, b"", float("nan"), {(1,): 2}, 1j])
    def test_no_json(self, result):
        (answer,) = self.answered(result)
        assert code(answer) == Code.INTERNAL_ERROR

    def test_a_circle(self):
        result: list[object] = []
        result.append(result)
        (answer,) = self.answered(result)
        assert code(answer) == Code.INTERNAL_ERROR

    def test_too_deep(self):
        result: list[object] = []
        for _ in range(100_000):
            result = [result]
        (answer,) = self.answered(result)
        assert code(answer) == Code.INTERNAL_ERROR

    @pytest.mark.parametrize("result", [None, 0, False, "", "\ud800", [], {}, "x\ny"])
    def test_json(self, result):
        assert self.answered(result) == [{"id": 1, "result": result}]

    @pytest.mark.parametrize("message", ["", "\n", "one\ntwo", "one\u2028two", "\r\n\r\n"])
    def test_an_error_is_one_line(self, message):
        sent: list[dict[str, Any]] = []
        pending = RequestQueue(sent.append)
        ticket = pending.receive("x")
        assert ticket is not None
        pending.fail(ticket, Code.INTERNAL_ERROR, message)
        assert sent[0]["error"]["message"] in ("one", "no reason given")

    def test_the_same_id_twice(self):
        sent: list[dict[str, Any]] = []
        pending = RequestQueue(sent.append)
        first = pending.receive(1)
        assert first is not None
        assert pending.receive(1) is None
        assert code(sent[0]) == Code.INVALID_REQUEST
        assert pending.answer(first, "x")
        assert pending.receive(1) is not None


def test_a_request_with_the_id_of_one_in_flight(case):
    """Both are answered: the second at once, with an error."""
    # It takes far longer to read than a second request takes to come.
    text = "The ferry left the island. " * 10_000
    case.notify("textDocument/didOpen", item("untitled:big", text))
    hover = {
        "jsonrpc": "2.0",
        "id": "same",
        "method": "textDocument/hover",
        "params": at("untitled:big"),
    }
    case.sent['"same"'] += 2
    case.write(framed(encoded(hover)) * 2)
    assert code(case.answer("same")) == Code.INVALID_REQUEST
    assert "result" in case.answer("same")
    case.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:big"}})


def test_a_body_is_parsed_into_what_it_holds():
    assert len(list(parse(b"[1, 2]"))) == 2
