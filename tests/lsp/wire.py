"""A client in bytes: it sends what no editor would, and keeps account of what comes back."""

import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any, Self

SERVER = [sys.executable, "-m", "nutgraf_server", "server", "--stdio"]

# How long anything at all is waited for. Nothing takes that long; machines that test do.
LIMIT = float(os.environ.get("NUTGRAF_TEST_LIMIT", "60"))

# A method that there is not: its answer says that the server reads, and nothing else.
PING = "test/ping"

Message = dict[str, Any]
OnRequest = Callable[[Message], object]


@dataclass(eq=False)
class Received:
    """A message from the server, when it came, and whether somebody has looked at it."""

    message: Message
    at: float
    seen: bool = False


def framed(body: bytes) -> bytes:
    """`body` with its header."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def encoded(message: object) -> bytes:
    """`message` as a body."""
    return json.dumps(message, separators=(",", ":")).encode()


def key(id_: object) -> str:
    """An id as something to look up: 1, true and "1" are three."""
    return json.dumps(id_)


@dataclass
class Wire:
    """A server and the pipes to it.

    `on_request` answers what the server asks; without one, it gets null.
    """

    command: Sequence[str] = tuple(SERVER)
    environment: Mapping[str, str] = field(default_factory=dict)
    on_request: OnRequest | None = None

    def __post_init__(self) -> None:
        self.process = subprocess.Popen(
            list(self.command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "NUTGRAF_CONFIG": "", **self.environment},
        )
        # What nobody has looked at yet.
        self.received: list[Received] = []
        self.stderr = b""
        self.broken: str | None = None
        self.offered: Message = {}
        self.ended = False
        self.sent: Counter[str] = Counter()
        self._ids = 0
        self.answers: Counter[str] = Counter()
        self._changed = threading.Condition(threading.RLock())
        self._writing = threading.Lock()
        self._threads = [
            threading.Thread(target=target, daemon=True)
            for target in (self._read, self._read_errors)
        ]
        for thread in self._threads:
            thread.start()

    # Sending

    def write(self, data: bytes) -> None:
        """Send bytes as they are."""
        assert self.process.stdin is not None
        with self._writing:
            self.process.stdin.write(data)
            self.process.stdin.flush()

    def send(self, message: Message) -> None:
        """Send a message, with a `jsonrpc` where it has none of its own."""
        if "id" in message and "method" in message:
            self.sent[key(message["id"])] += 1
        self.write(framed(encoded({"jsonrpc": "2.0", **message})))

    def notify(self, method: str, params: object = None) -> None:
        """Send a notification."""
        self.send({"method": method} if params is None else {"method": method, "params": params})

    def request(
        self, method: str, params: object = None, id_: int | str | None = None
    ) -> int | str:
        """Send a request; its id."""
        if id_ is None:
            self._ids += 1
            id_ = self._ids
        sent = {"id": id_, "method": method}
        self.send(sent if params is None else {**sent, "params": params})
        return id_

    def cancel(self, id_: object) -> float:
        """Cancel a request; when that was sent."""
        now = time.perf_counter()
        self.notify("$/cancelRequest", {"id": id_})
        return now

    # Receiving

    def wait(self, condition: Callable[[], Any], what: str, limit: float = LIMIT) -> Any:
        """Wait until `condition` holds, and give what it gave."""
        with self._changed:
            found = self._changed.wait_for(lambda: condition() or self.ended, limit)
            found = condition()
        assert found, f"no {what} within {limit} s; ended: {self.ended}, {self.stderr.decode()}"
        return found

    def look_for(self, wanted: Callable[[Message], bool], what: str, limit: float) -> Received:
        """The next message like that; nobody else gets to see it."""

        def next_one() -> Received | None:
            unseen = (one for one in self.received if not one.seen)
            return next((one for one in unseen if wanted(one.message)), None)

        with self._changed:
            found: Received = self.wait(next_one, what, limit)
            self.received.remove(found)
            found.seen = True
        return found

    def arrived(self, id_: object, limit: float = LIMIT) -> Received:
        """The next answer to `id_` that nobody has looked at."""
        name = key(id_)

        def answers(message: Message) -> bool:
            return "method" not in message and key(message["id"]) == name

        return self.look_for(answers, f"answer to {id_!r}", limit)

    def answer(self, id_: object, limit: float = LIMIT) -> Message:
        """The next answer to `id_`."""
        return checked(self.arrived(id_, limit).message)

    def ask(self, method: str, params: object = None, limit: float = LIMIT) -> Message:
        """Send a request and wait for its answer."""
        return self.answer(self.request(method, params), limit)

    def result(self, method: str, params: object = None, limit: float = LIMIT) -> Any:
        """Send a request and wait for its result."""
        answer = self.ask(method, params, limit)
        assert "result" in answer, answer
        return answer["result"]

    def ping(self) -> None:
        """Assert that the server reads and answers; everything sent before has been read."""
        assert code(self.ask(PING)) == -32601

    def told(self, method: str, limit: float = LIMIT) -> Message:
        """The next notification of this name that nobody has looked at."""
        return self.look_for(lambda one: one.get("method") == method, method, limit).message

    def unseen(self) -> list[Message]:
        """What came and was never looked at; the server's own requests are answered, not seen."""
        with self._changed:
            return [one.message for one in self.received if not one.seen]

    def surplus(self) -> list[Message]:
        """The answers that came and were never looked at; they count as looked at now."""
        with self._changed:
            found = [one for one in self.received if "method" not in one.message]
            self.received = [one for one in self.received if "method" in one.message]
        return [one.message for one in found if not one.seen]

    # Ending

    def initialize(self, params: Message | None = None) -> Message:
        """Say what has to be said first; the result."""
        wanted = {"processId": None, "rootUri": None, "capabilities": {}, **(params or {})}
        result: Message = self.result("initialize", wanted)
        self.offered = result["capabilities"]
        self.notify("initialized", {})
        return result

    def shut_down(self) -> int:
        """Say good-bye by the book; the exit status."""
        assert self.ask("shutdown") == {"jsonrpc": "2.0", "id": self._ids, "result": None}
        self.notify("exit")
        return self.join()

    def join(self, limit: float = LIMIT) -> int:
        """Wait for the server's end; its exit status."""
        status = self.process.wait(limit)
        for thread in self._threads:
            thread.join(limit)
        return status

    def answered_once(self) -> None:
        """Assert that each request with an id of its own was answered once, and nothing else was."""
        with self._changed:
            got = {id_: number for id_, number in self.answers.items() if id_ != "null"}
        assert {id_: number for id_, number in got.items() if number != self.sent[id_]} == {}
        assert got.keys() == self.sent.keys() - {"null"}

    def close(self) -> None:
        """End the server, whatever it is doing."""
        if self.process.poll() is None:
            self.process.kill()
        self.join()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            close_quietly(pipe)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        try:
            for body in bodies(self.process.stdout):
                self._receive(json.loads(body))
        except (ValueError, OSError) as error:
            self.broken = str(error)
        with self._changed:
            self.ended = True
            self._changed.notify_all()

    def _receive(self, message: Message) -> None:
        one = Received(message, time.perf_counter())
        asked = "method" in message and "id" in message
        with self._changed:
            if not asked:
                self.received.append(one)
            if "method" not in message:
                self.answers[key(message["id"])] += 1
            self._changed.notify_all()
        if asked:
            result = self.on_request(message) if self.on_request else None
            with_id = {"jsonrpc": "2.0", "id": message["id"], "result": result}
            try:
                self.write(framed(encoded(with_id)))
            except (OSError, ValueError):
                return

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        self.stderr = self.process.stderr.read()


def bodies(stream: IO[bytes]) -> Iterator[bytes]:
    """Every body in `stream`, whose headers have to be exactly as they are specified."""
    while header := stream.readline():
        name, _, value = header.partition(b": ")
        assert name == b"Content-Length", header
        assert stream.readline() == b"\r\n"
        length = int(value)
        body = stream.read(length)
        assert len(body) == length
        yield body


def close_quietly(pipe: IO[bytes] | None) -> None:
    """Close `pipe`, also one that nobody reads any more."""
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        return


def checked(answer: Message) -> Message:
    """`answer`, which has to have a result or an error of one line without a traceback."""
    assert answer["jsonrpc"] == "2.0"
    assert ("result" in answer) != ("error" in answer), answer
    if "error" in answer:
        error = answer["error"]
        assert set(error) == {"code", "message"}
        assert isinstance(error["code"], int)
        assert error["message"]
        assert len(error["message"].splitlines()) == 1
        assert len(error["message"]) < 2000, len(error["message"])
        assert "Traceback" not in error["message"]
        assert ".py" not in error["message"]
    return answer


def code(answer: Message) -> int | None:
    """The code of the error; None of a result."""
    error = answer.get("error")
    return None if error is None else error["code"]


@contextmanager
def server(
    params: Message | None = None, *options: str, on_request: OnRequest | None = None
) -> Iterator[Wire]:
    """A server that is initialized, and ends well."""
    with Wire([*SERVER, *options], on_request=on_request) as wire:
        wire.initialize(params)
        yield wire
        assert wire.surplus() == []
        assert wire.shut_down() == 0
        assert wire.stderr == b""
        assert wire.broken is None


def item(uri: str, text: str, version: int = 1, language: str = "plaintext") -> Message:
    """The parameters of didOpen."""
    return {"textDocument": {"uri": uri, "languageId": language, "version": version, "text": text}}


def place(line: int, character: int) -> Message:
    """A position."""
    return {"line": line, "character": character}


def at(uri: str, line: int = 0, character: int = 3) -> Message:
    """The parameters of what is asked at a position."""
    return {"textDocument": {"uri": uri}, "position": place(line, character)}


def change(uri: str, version: int, *changes: Message) -> Message:
    """The parameters of didChange."""
    return {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)}


def splice(first: tuple[int, int], second: tuple[int, int], text: str) -> Message:
    """A change of the text between two places."""
    return {"range": {"start": place(*first), "end": place(*second)}, "text": text}
