"""Over TCP: who may be the client, and who is turned away before anything of theirs is read."""

import http.client
import json
import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Self

import pytest

from nutgraf_server.lsp.transport.admission import LONGEST_FIRST, SECONDS_TO_PROVE
from nutgraf_server.lsp.transport.frames import ForeignError, strict_bodies

from .test_lifecycle import gone_within
from .wire import LIMIT, PING, SERVER, bodies, encoded, framed, item

TOKEN = "correct-horse-battery-staple"  # noqa: S105 - nobody's
URI = "untitled:tcp"


def initialize(token: object = TOKEN, **more: object) -> dict[str, object]:
    options = {} if token is None else {"initializationOptions": {"token": token}}
    params = {"processId": None, "rootUri": None, "capabilities": {}, **options, **more}
    return {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}


@dataclass
class Listening:
    """A server that waits for its client."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def connect(self) -> socket.socket:
        begun = time.monotonic()
        while time.monotonic() - begun < LIMIT:
            try:
                return socket.create_connection(("127.0.0.1", self.port), LIMIT)
            except ConnectionRefusedError:
                assert self.process.poll() is None
                time.sleep(0.02)
        pytest.fail("the server does not listen")

    def has_no_engine(self) -> bool:
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return not any(self.children_of(task) for task in tasks)

    @staticmethod
    def children_of(task: Path) -> str:
        try:
            return task.read_text()
        except OSError:
            # A thread that has ended meanwhile.
            return ""

    def serves(self) -> None:
        """Assert that an honest client is still served."""
        with Session(self, initialize()) as session:
            assert session.answer["result"]["capabilities"]["hoverProvider"]
            assert session.ask("shutdown") == {"jsonrpc": "2.0", "id": 2, "result": None}
            session.send({"method": "exit"})
            assert self.process.wait(LIMIT) == 0


class Session:
    """A client that has sent its first message."""

    def __init__(self, listening: Listening, first: dict[str, object]) -> None:
        self.connection = listening.connect()
        self.stream = self.connection.makefile("rb")
        self.connection.sendall(framed(encoded(first)))
        self.answer = json.loads(next(bodies(self.stream)))
        self.last = 1

    def send(self, message: dict[str, object]) -> None:
        self.connection.sendall(framed(encoded({"jsonrpc": "2.0", **message})))

    def ask(self, method: str, params: object = None) -> dict:
        self.last += 1
        self.send({"id": self.last, "method": method, "params": params})
        for body in bodies(self.stream):
            answer: dict = json.loads(body)
            if answer.get("id") == self.last:
                return answer
        pytest.fail("the server is gone")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()
        self.connection.close()


@contextmanager
def started(log: Path, *options: str, token: str | None = TOKEN) -> Iterator[Listening]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*SERVER[:-1], "--tcp", str(port), "--log-file", str(log), *options]
    environment = {**os.environ, "NUTGRAF_CONFIG": ""}
    environment.pop("NUTGRAF_TOKEN", None)
    if token is not None:
        environment["NUTGRAF_TOKEN"] = token
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment) as process:
        try:
            yield Listening(process, port, log)
        finally:
            process.kill()


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Listening]:
    with started(tmp_path / "server.log") as one:
        yield one
        assert one.process.stderr.read() == b""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listening]:
    """One server for all that are turned away: it serves an honest client after them."""
    with started(tmp_path_factory.mktemp("tcp") / "server.log") as one:
        yield one
        one.serves()


def all_of(connection: socket.socket) -> bytes:
    """What the server says until it closes."""
    got = b""
    try:
        while part := connection.recv(65536):
            got += part
    except ConnectionResetError:
        # As where it closes with something unread.
        pass
    return got


FIRST = encoded(initialize())
HEADS = {
    "POST": b"POST / HTTP/1.1\r\nHost: localhost\r\n",
    "GET": b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "HTTP/0.9": b"GET /\r\n",
    "options": b"OPTIONS * HTTP/1.1\r\nOrigin: http://evil.example\r\n\r\n",
    "upgrade": (
        b"GET / HTTP/1.1\r\nHost: evil.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ),
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "host": b"Host: localhost\r\n",
    "origin": b"Origin: http://evil.example\r\n",
    "unknown": b"X-Anything: 1\r\n",
    "empty line": b"\r\n",
    "line feed": b"\n",
    "two lengths": b"Content-Length: 2\r\n",
    "folded": b"Content-Type: a\r\n b: c\r\n",
    "three": b"Content-Type: a\r\nContent-Type: b\r\n",
    "type without an end": b"Content-Type: " + b"x" * 9000,
    "space before": b" ",
    "byte order mark": b"\xef\xbb\xbf",
    "nul": b"\0",
}


@pytest.mark.enable_socket
class TestTurnedAway:
    @pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
    def test_what_is_no_message_before_one(self, shared: Listening, head: bytes):
        with shared.connect() as connection:
            connection.sendall(head + framed(FIRST))
            assert all_of(connection) == b""
        assert shared.has_no_engine()

    @pytest.mark.parametrize(
        "token", [None, "", "x", TOKEN[:-1], TOKEN + " ", TOKEN.upper(), 1, True, [TOKEN], "\ud800"]
    )
    def test_without_the_token(self, shared: Listening, token: object):
        with shared.connect() as connection:
            message = encoded(initialize(token))
            briefing = {"jsonrpc": "2.0", "id": 2, "method": PING}
            connection.sendall(framed(message) + framed(encoded(briefing)))
            assert all_of(connection) == b""
        assert shared.has_no_engine()

    @pytest.mark.parametrize(
        "first",
        [
            {"jsonrpc": "2.0", "id": 1, "method": "shutdown"},
            {"jsonrpc": "2.0", "method": "initialize", "params": initialize()["params"]},
            {"jsonrpc": "2.0", "method": "exit"},
            [initialize()],
            [initialize(), initialize()],
            {**initialize(), "params": [TOKEN]},
            {**initialize(), "jsonrpc": "1.0"},
            TOKEN,
            None,
        ],
        ids=str,
    )
    def test_a_first_message_that_is_not_initialize(self, shared: Listening, first: object):
        with shared.connect() as connection:
            connection.sendall(framed(encoded(first)))
            assert all_of(connection) == b""

    @pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000])
    def test_a_first_message_that_is_no_json(self, shared: Listening, body: bytes):
        with shared.connect() as connection:
            connection.sendall(framed(body))
            assert all_of(connection) == b""

    def test_a_first_message_that_is_too_long(self, shared: Listening):
        with shared.connect() as connection:
            connection.sendall(b"Content-Length: %d\r\n\r\n{" % (LONGEST_FIRST + 1))
            assert all_of(connection) == b""

    def test_a_post_of_a_web_page(self, shared: Listening):
        """The body of the request is a message with everything that it needs, even the token."""
        address = f"http://127.0.0.1:{shared.port}/"
        request = urllib.request.Request(address, data=framed(FIRST))
        with pytest.raises((urllib.error.URLError, http.client.HTTPException, OSError)):
            urllib.request.urlopen(request, timeout=LIMIT)  # noqa: S310 - ours
        connection = http.client.HTTPConnection("127.0.0.1", shared.port, timeout=LIMIT)
        headers = {"Content-Type": "text/plain", "Origin": "http://evil.example"}
        with pytest.raises((http.client.HTTPException, OSError)):  # noqa: PT012 - either may
            connection.request("POST", "/", FIRST, headers)
            connection.getresponse()
        connection.close()
        assert shared.has_no_engine()

    def test_who_says_nothing_does_not_keep_others_out(self, listening: Listening):
        with listening.connect(), listening.connect():
            listening.serves()

    @pytest.mark.long
    def test_who_draws_it_out(self, listening: Listening):
        with listening.connect() as connection:
            begun = time.monotonic()
            with pytest.raises(OSError, match=r"reset|pipe"):  # noqa: PT012 - at some time
                while time.monotonic() - begun < LIMIT:
                    connection.sendall(b"C")
                    time.sleep(0.05)
            assert time.monotonic() - begun < SECONDS_TO_PROVE + gone_within()
        listening.serves()

    def test_a_request_in_the_middle_ends_it(self, listening: Listening):
        """Also after the first message nothing but messages is taken."""
        with Session(listening, initialize()) as session:
            body = framed(encoded({"jsonrpc": "2.0", "id": 2, "method": PING}))
            session.connection.sendall(b"POST / HTTP/1.1\r\n" + body)
            assert all_of(session.connection) == b""
            assert listening.process.wait(LIMIT) == 1
        assert listening.log.read_text().count("\n") == 1


@pytest.mark.enable_socket
class TestClient:
    def test_it_is_served(self, listening: Listening):
        with Session(listening, initialize()) as session:
            session.send({"method": "initialized", "params": {}})
            session.send({"method": "textDocument/didOpen", "params": item(URI, "It rained.")})
            params = {"command": "nutgraf.showConfiguration"}
            found = session.ask("workspace/executeCommand", params)["result"]
            # The token is no setting, and is told to nobody.
            assert TOKEN not in json.dumps(found)
            assert session.ask("shutdown")["result"] is None
            session.send({"method": "exit"})
            assert listening.process.wait(LIMIT) == 0
        assert listening.log.read_text() == ""

    def test_a_second_client_is_refused(self, listening: Listening):
        with Session(listening, initialize()), pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", listening.port))

    def test_it_is_gone_after_the_client(self, listening: Listening):
        with Session(listening, initialize()) as session:
            # Everything is loaded when this is answered.
            assert session.ask(PING)["error"]["code"] == -32601
        begun = time.monotonic()
        assert listening.process.wait(LIMIT) == 1
        assert time.monotonic() - begun < gone_within()

    def test_a_token_is_made_and_told_where_there_is_none(self, tmp_path: Path):
        with started(tmp_path / "server.log", token=None) as listening:
            line = listening.process.stderr.readline().decode()
            found = re.search(r"initializationOptions\.token = ([\w-]{22})\n", line)
            with listening.connect() as connection:
                connection.sendall(framed(FIRST))
                assert all_of(connection) == b""
            with Session(listening, initialize(found[1])) as session:
                assert "result" in session.answer

    def test_by_an_option(self, tmp_path: Path):
        option = ("--token", TOKEN)
        with started(tmp_path / "server.log", *option, token=None) as listening:
            listening.serves()

    def test_no_token(self, tmp_path: Path):
        with started(tmp_path / "server.log", "--no-token", token=None) as listening:
            with listening.connect() as connection:
                connection.sendall(HEADS["POST"] + framed(encoded(initialize(None))))
                assert all_of(connection) == b""
            with Session(listening, initialize(None)) as session:
                assert "result" in session.answer


@pytest.mark.parametrize(
    "options",
    [
        ("--tcp", "0.0.0.0:2087", "--no-token"),
        ("--tcp", "2087", "--token", "short"),
        ("--tcp", "2087", "--stdio"),
    ],
)
def test_options_that_do_not_go(options: tuple[str, ...]):
    done = subprocess.run([*SERVER[:-1], *options], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("Error: ")


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: 2\r\n\r\n",
        b"content-length:2\r\n\r\n",
        b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n",
    ],
)
def test_headers_that_are_taken(head: bytes):
    assert [*strict_bodies(BytesIO((head + b"{}") * 2))] == [b"{}", b"{}"]


@pytest.mark.parametrize("head", [b"Content-Length: -1\r\n\r\n", b"Content-Length: 2\n\n", b"\r\n"])
def test_headers_that_are_not(head: bytes):
    with pytest.raises(ForeignError):
        next(strict_bodies(BytesIO(head + b"{}")))
