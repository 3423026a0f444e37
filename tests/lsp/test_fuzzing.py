"""Messages that nobody thought of: each request is answered once, and the server goes on.

Values, forms, ids, batches, headers and the order of the life cycle are drawn by Hypothesis, from
the parameters of every method there is, and sent to a real server. NUTGRAF_FUZZ_SECONDS says for how
long; what fails is told as the messages of one short session.
"""

import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from nutgraf_server.lsp.commands.arguments import NAMES
from nutgraf_server.lsp.session.server_capabilities import COMMANDS
from nutgraf_server.lsp.transport.messages import is_id

from .test_robustness import NOTIFICATIONS, PARAMS, RARE, TEXT, URI, paths, replaced
from .wire import PING, Wire, framed, item, key

SECONDS = float(os.environ.get("NUTGRAF_FUZZ_SECONDS", "10"))

# MB of the server and its engine together, after everything. A quiet session has some 70.
MOST_MEMORY = 400

pytestmark = pytest.mark.long

texts = st.text(st.characters(), max_size=12) | st.sampled_from(
    ["", URI, "file:///", "untitled:", "\ud800", "\0", "a" * 5000, "../..", "%00", "$/progress"]
)
numbers = st.integers() | st.sampled_from([2**31, 2**63, -1, 10**400]) | st.floats(allow_nan=False)
scalars = st.none() | st.booleans() | numbers.filter(lambda one: one not in (1e400, -1e400)) | texts
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@st.composite
def deep(draw: st.DrawFn) -> Any:
    """Nested deeply, but not so deeply that it depends on who reads it whether it is JSON."""
    value: Any = draw(scalars)
    for _ in range(draw(st.sampled_from([50, 300, 450, 600]))):
        value = [value]
    return value


@st.composite
def parameters(draw: st.DrawFn, known: dict[str, dict[str, Any]]) -> tuple[str, Any]:
    """A method and parameters of it, with some parts replaced by anything."""
    method = draw(st.sampled_from(sorted(known)))
    params: Any = known[method]
    if method == "workspace/executeCommand" and draw(st.booleans()):
        # Nothing is written: no file is open.
        argument = draw(st.dictionaries(st.sampled_from([*NAMES, "other"]), values, max_size=4))
        params = {"command": draw(st.sampled_from(COMMANDS)), "arguments": [argument]}
    for _ in range(draw(st.integers(0, 2))):
        path = draw(st.sampled_from([*paths(params)]))
        params = replaced(params, path, draw(values))
    if draw(st.integers(0, 9)) == 0:
        params = replaced(params, draw(st.sampled_from([*paths(params)])), draw(deep()))
    return method, params


ids = st.integers(1, 8) | st.sampled_from(["1", "", "x" * 3000, "\ud800", 2**63, -1, 0])
odd_ids = st.none() | st.booleans() | st.just(1.5) | st.lists(st.integers(), max_size=1)


@st.composite
def messages(draw: st.DrawFn) -> Any:
    """A message, most of them of a form that is one."""
    kind = draw(st.integers(0, 9))
    if kind == 0:
        return draw(values)
    known = PARAMS if kind < 7 else NOTIFICATIONS
    method, params = draw(parameters(known) | st.tuples(texts, values))
    message: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
    if kind < 7:
        message["id"] = draw(ids | odd_ids if kind == 1 else ids)
    if kind in (1, 9):
        spoiled = draw(st.sampled_from(["jsonrpc", "method", "params", "result", "error", "id"]))
        message[spoiled] = draw(values)
    return message


bodies = messages() | st.lists(messages(), max_size=5)
heads = st.sampled_from(
    [
        b"Content-Length: %d\r\n\r\n",
        b"content-length:%d\n\n",
        b"CONTENT-LENGTH : %d\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
        b"X: y\r\nContent-Length:\t%d\t\r\n\r\n",
    ]
)


def expected(body: Any) -> Iterator[object]:
    """The ids under which a body is answered."""
    if isinstance(body, list):
        yield from [one for each in body for one in expected_of(each)] if body else [None]
    else:
        yield from expected_of(body)


def expected_of(message: Any) -> Iterator[object]:
    if not isinstance(message, dict):
        yield None
        return
    id_ = message.get("id")
    known = id_ if is_id(id_) else None
    if "method" not in message and ("result" in message or "error" in message):
        return
    wrong = message.get("jsonrpc") != "2.0" or not isinstance(message.get("method"), str)
    if wrong or "id" in message:
        yield known


def memory(process: int) -> float:
    """MB of a process and those that it has started."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    own = int(status.read_text().partition("VmRSS:")[2].split()[0]) / 1024
    return own + sum(map(memory, children(process)))


def children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


class Fuzzed:
    """A server that is attacked; a new one once it has failed."""

    def __init__(self) -> None:
        self._wire: Wire | None = None
        self._engine: list[int] = []
        self.sent = 0
        self.until = time.monotonic() + SECONDS

    @property
    def wire(self) -> Wire:
        if self._wire is None:
            self._wire = Wire()
            self._wire.initialize()
            self._wire.notify("textDocument/didOpen", item(URI, TEXT, language="markdown"))
            self._wire.ping()
            self._engine = children(self._wire.process.pid)
        return self._wire

    def attack(self, sent: list[tuple[bytes, Any]]) -> None:
        wire = self.wire
        try:
            self._attack(wire, sent)
        except BaseException:
            wire.close()
            self._wire = None
            raise

    def _attack(self, wire: Wire, sent: list[tuple[bytes, Any]]) -> None:
        awaited = wire.answers.copy()
        self.sent += len(sent)
        for head, body in sent:
            data = json.dumps(body, allow_nan=False).encode()
            if readable(data):
                awaited.update(key(id_) for id_ in expected(body))
            else:
                awaited[key(None)] += 1
            wire.write(head % len(data) + data)
        wire.wait(lambda: +(awaited - wire.answers) == Counter(), "answer to everything")
        wire.notify("$/setTrace", {"value": "off"})
        wire.ping()
        awaited[key(wire._ids)] += 1
        assert wire.answers == awaited
        assert wire.broken is None
        # What is stuck or has crashed would have been replaced.
        assert children(wire.process.pid) == self._engine
        wire.received.clear()

    def end(self) -> None:
        if self._wire is not None:
            assert memory(self._wire.process.pid) < MOST_MEMORY
            assert self._wire.shut_down() == 0
            assert RARE.encode() not in self._wire.stderr
            self._wire.close()


def readable(data: bytes) -> bool:
    """Whether Python reads it as JSON at all: not what is nested too deeply, or a number too long."""
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


@pytest.fixture(scope="module")
def fuzzed() -> Iterator[Fuzzed]:
    one = Fuzzed()
    yield one
    one.end()


def test_messages(fuzzed: Fuzzed):
    @settings(max_examples=50, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(sent=st.lists(st.tuples(heads, bodies), min_size=1, max_size=12))
    def attack(sent: list[tuple[bytes, Any]]) -> None:
        fuzzed.attack(sent)

    rounds = 0
    while time.monotonic() < fuzzed.until:
        rounds += 1
        seed(rounds)(attack)()
    assert rounds
    print(f"{rounds} rounds, {fuzzed.sent} bodies")  # noqa: T201 - told where it is asked for


def test_every_depth():
    """At some depth JSON is not read any more, at one before it not passed on: all are answered."""
    with Wire() as wire:
        wire.initialize()
        for depth in range(900, 1010):
            params = b"[" * depth + b"]" * depth
            body = b'{"jsonrpc":"2.0","id":"%d","method":"x","params":%b}' % (depth, params)
            before = wire.answers.total()
            wire.write(framed(body))
            wire.wait(lambda: wire.answers.total() > before, "answer")  # noqa: B023 - called at once
            wire.ping()
            assert wire.answers.total() == before + 2
        assert wire.shut_down() == 0


garbage = st.binary(max_size=60) | st.sampled_from(
    [b"\r\n", b"\n\n", b"POST / HTTP/1.1\r\n", b"Content-Length: x\r\n\r\n", b"\x00" * 20_000]
)


@settings(max_examples=40, deadline=None, database=None, suppress_health_check=[*HealthCheck])
@given(st.lists(garbage, max_size=6))
def test_bytes_between_messages(parts: list[bytes]):
    """Whatever stands between, the next message is found; nothing is promised of what is cut."""
    with Wire() as wire:
        wire.write(framed(b'{"jsonrpc":"2.0","id":"first","method":"x"}') + b"".join(parts))
        wire.write(b"\r\n\r\n" + framed(b'{"jsonrpc":"2.0","id":"last","method":"x"}'))
        for id_ in ("first", "last"):
            assert wire.answer(id_)["error"]["code"] == -32002
        wire.notify("exit")
        assert wire.join() == 1
        assert b"Traceback" not in wire.stderr


LIFE = ["initialize", "initialized", "shutdown", PING, "textDocument/hover", "$/cancelRequest"]


@settings(max_examples=25, deadline=None, database=None, suppress_health_check=[*HealthCheck])
@given(st.lists(st.sampled_from(LIFE), max_size=10))
def test_orders_of_the_life_cycle(methods: list[str]):
    notifications = ("initialized", "$/cancelRequest")
    with Wire() as wire:
        asked = []
        for number, method in enumerate(methods):
            if method in notifications:
                wire.notify(method, {"id": number - 1})
            else:
                params = {"capabilities": {}} if method == "initialize" else PARAMS.get(method)
                asked.append(wire.request(method, params, id_=f"{number}"))
        wire.notify("exit")
        stopped = (
            "shutdown" in methods[methods.index("initialize") :] if "initialize" in methods else 0
        )
        assert wire.join() == (0 if stopped else 1)
        for id_ in asked:
            wire.answer(id_)
        wire.answered_once()
        assert wire.stderr == b""
