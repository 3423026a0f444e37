"""How the server begins and how it ends, whatever becomes of the client."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .wire import (
    LIMIT,
    PING,
    SERVER,
    Wire,
    at,
    change,
    code,
    encoded,
    framed,
    item,
    server,
)


def gone_within() -> float:
    """After this, in seconds, a server without a client is gone; more where others want the cores.

    Two seconds are promised, of a machine that has them to give.
    """
    waiting = os.getloadavg()[0] / (os.cpu_count() or 1) if hasattr(os, "getloadavg") else 1.0
    return 2.0 * max(1.0, waiting)


URI = "untitled:lifecycle"
RARE = "Quagmirewards"
ARTICLE = f"# The {RARE} ferry\n\nThe ferry left at nine with {RARE} people. It came back.\n"
LONG = "The ferry left at nine with forty people on board. It came back at noon.\n\n" * 20_000
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")

# The tests' own process, which has another number in each worker.
OWN = "own"


def command(name: str, **argument: object) -> dict[str, object]:
    return {"command": f"nutgraf.{name}", "arguments": [argument]}


def seconds_until_the_end_of(process: int) -> float:
    started = time.monotonic()
    while time.monotonic() - started < LIMIT:
        if not is_running(process):
            return time.monotonic() - started
        time.sleep(0.01)
    pytest.fail("the server is still there")


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
        return status.rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return True


class TestTheBook:
    def test_shutdown_and_exit(self):
        with Wire() as wire:
            wire.initialize()
            assert wire.shut_down() == 0
            assert (wire.stderr, wire.unseen()) == (b"", [])

    def test_exit_alone(self):
        with Wire() as wire:
            wire.initialize()
            wire.notify("exit")
            assert wire.join() == 1

    def test_exit_before_initialize(self):
        with Wire() as wire:
            wire.notify("exit")
            assert wire.join() == 1

    def test_shutdown_before_initialize_is_none(self):
        with Wire() as wire:
            assert code(wire.ask("shutdown")) == -32002
            wire.notify("exit")
            assert wire.join() == 1

    def test_the_input_ends(self):
        with Wire() as wire:
            wire.initialize()
            wire.process.stdin.close()
            assert wire.join() == 1
            assert wire.stderr == b""

    def test_the_input_ends_before_anything(self):
        with Wire() as wire:
            wire.process.stdin.close()
            assert wire.join() == 1
            assert wire.stderr == b""

    def test_the_input_ends_after_shutdown(self):
        with Wire() as wire:
            wire.initialize()
            wire.result("shutdown")
            wire.process.stdin.close()
            assert wire.join() == 0

    def test_initialize_and_everything_else_in_one_write(self):
        """Nothing is lost of what comes while the server still loads what it needs."""
        with Wire() as wire:
            messages = [
                ("initialize", {"processId": None, "rootUri": None, "capabilities": {}}),
                ("textDocument/hover", at(URI, 0, 3)),
                ("shutdown", None),
            ]
            sent = [
                encoded({"jsonrpc": "2.0", "id": name, "method": name, "params": params})
                for name, params in messages
            ]
            sent[1:1] = [
                encoded({"jsonrpc": "2.0", "method": "initialized", "params": {}}),
                encoded(
                    {
                        "jsonrpc": "2.0",
                        "method": "textDocument/didOpen",
                        "params": item(URI, ARTICLE, language="markdown"),
                    }
                ),
            ]
            sent.append(encoded({"jsonrpc": "2.0", "method": "exit"}))
            wire.write(b"".join(map(framed, sent)))
            assert wire.join() == 0
            assert "result" in wire.answer("initialize")
            # The shutdown may come before the hover has been worked out.
            assert code(wire.answer("textDocument/hover")) in {None, -32802}
            assert wire.answer("shutdown")["result"] is None

    def test_a_cancelled_initialize_has_not_been(self):
        with Wire() as wire:
            request = {"jsonrpc": "2.0", "id": 7, "method": "initialize", "params": {}}
            cancel = {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 7}}
            wire.write(framed(encoded(request)) + framed(encoded(cancel)))
            if code(wire.answer(7)) is None:
                return
            assert code(wire.ask(PING)) == -32002
            wire.initialize()
            wire.ping()


@contextmanager
def at_work(commands: int) -> Iterator[tuple[Wire, list[int | str]]]:
    """A server that was given a long article and commands that take long, and their ids."""
    with Wire() as wire:
        wire.initialize()
        wire.notify("textDocument/didOpen", item(URI, LONG))
        sent = command("compare", uri=URI)
        yield wire, [wire.request("workspace/executeCommand", sent) for _ in range(commands)]


class TestWorkInFlight:
    def test_every_request_is_answered_at_shutdown(self):
        with at_work(commands=10) as (wire, asked):
            asked += [wire.request("textDocument/documentSymbol", {"textDocument": {"uri": URI}})]
            asked += [wire.request("textDocument/hover", at(URI)) for _ in range(10)]
            wire.result("shutdown")
            assert {code(wire.answer(id_)) for id_ in asked} <= {None, -32802}
            wire.notify("exit")
            assert wire.join() == 0
            wire.answered_once()
            assert wire.stderr == b""

    def test_every_request_is_answered_at_exit(self):
        with at_work(commands=10) as (wire, asked):
            wire.notify("exit")
            assert wire.join() == 1
            assert {code(wire.answer(id_)) for id_ in asked} == {-32802}

    def test_the_end_does_not_wait_for_work(self):
        with at_work(commands=4) as (wire, _asked):
            wire.ping()
            started = time.monotonic()
            wire.process.stdin.close()
            wire.join()
            assert time.monotonic() - started < gone_within()


class TestTheClientIsGone:
    @POSIX
    def test_a_signal_ends_it(self):
        with Wire() as wire:
            wire.initialize()
            wire.ping()
            wire.process.send_signal(signal.SIGTERM)
            assert seconds_until_the_end_of(wire.process.pid) < gone_within()
            assert wire.join() == 1
            assert wire.stderr == b""

    @POSIX
    def test_a_signal_ends_it_at_work(self):
        with at_work(commands=1) as (wire, (asked,)):
            wire.ping()
            wire.process.send_signal(signal.SIGTERM)
            assert seconds_until_the_end_of(wire.process.pid) < gone_within()
            assert code(wire.answer(asked)) == -32802

    @POSIX
    def test_the_process_that_it_was_told_of_is_killed(self):
        """As where a shell or a container stands between the two, and the pipes stay open."""
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        try:
            with Wire() as wire:
                wire.initialize({"processId": child.pid})
                wire.ping()
                os.kill(child.pid, signal.SIGKILL)
                assert seconds_until_the_end_of(wire.process.pid) < gone_within()
                assert wire.join() == 1
        finally:
            child.kill()
            child.wait()

    @POSIX
    def test_the_process_that_it_was_told_of_has_never_been(self):
        child = subprocess.Popen([sys.executable, "-c", ""])
        child.wait()
        with Wire() as wire:
            wire.request("initialize", {"processId": child.pid, "capabilities": {}})
            assert wire.join() == 1

    @pytest.mark.parametrize("process", [None, 0, -1, "1", 1.5, True, [], OWN])
    def test_a_process_that_is_none_or_lives(self, process):
        with server({"processId": os.getpid() if process == OWN else process}) as wire:
            wire.ping()

    @POSIX
    def test_the_client_that_started_it_is_killed(self):
        with client_of_its_own() as (client, process):
            client.kill()
            client.wait()
            assert seconds_until_the_end_of(process) < gone_within()

    def test_nobody_reads_what_it_writes(self):
        """The input stays open: nothing but the write tells that the client is gone."""
        reading, writing = os.pipe()
        with subprocess.Popen(SERVER, stdin=subprocess.PIPE, stdout=writing) as process:
            os.close(reading)
            os.close(writing)
            request = {"jsonrpc": "2.0", "id": 1, "method": PING}
            process.stdin.write(framed(encoded(request)))
            process.stdin.flush()
            assert process.wait(LIMIT) == 1


CLIENT = """
import json, os, subprocess, sys
server = subprocess.Popen(
    [sys.executable, "-m", "nutgraf_server", "server", "--stdio"],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE,
)
def send(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    server.stdin.write(b"Content-Length: %d\\r\\n\\r\\n%b" % (len(body), body))
    server.stdin.flush()
params = {"processId": os.getpid(), "rootUri": None, "capabilities": {}}
send({"id": 1, "method": "initialize", "params": params})
server.stdout.readline()
send({"method": "initialized", "params": {}})
text = "The ferry left at nine with forty people on board. It came back at noon.\\n\\n" * 20_000
document = {"uri": "untitled:1", "languageId": "plaintext", "version": 1, "text": text}
send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
for number in range(2, 6):
    params = {"command": "nutgraf.compare"}
    send({"id": number, "method": "workspace/executeCommand", "params": params})
print(server.pid, flush=True)
sys.stdin.read()
"""


@contextmanager
def client_of_its_own() -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A client that has started a server and given it work, and the server's process."""
    client = subprocess.Popen(
        [sys.executable, "-c", CLIENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        process = int(client.stdout.readline())
        assert is_running(process)
        yield client, process
    finally:
        client.kill()
        client.wait()
        client.stdin.close()
        client.stdout.close()


class TestTrace:
    def test_it_tells_of_messages_and_of_no_text(self):
        with server() as wire:
            wire.notify("$/setTrace", {"value": "messages"})
            wire.notify("textDocument/didOpen", item(URI, ARTICLE, language="markdown"))
            hover = wire.request("textDocument/hover", at(URI))
            assert RARE in wire.answer(hover)["result"]["contents"]["value"]
            told = [wire.told("$/logTrace")["params"] for _ in range(3)]
            assert [params["message"] for params in told] == [
                "Received notification 'textDocument/didOpen'.",
                f"Received request 'textDocument/hover - ({hover})'.",
                f"Answered request 'textDocument/hover - ({hover})'.",
            ]
            assert all(params.keys() == {"message"} for params in told)
            wire.notify("$/setTrace", {"value": "off"})
            wire.told("$/logTrace")
            wire.ping()
            assert wire.unseen() == []

    def test_verbose_tells_how_long(self):
        with server({"trace": "verbose"}) as wire:
            wire.notify("textDocument/didOpen", item(URI, ARTICLE, language="markdown"))
            wire.ask("textDocument/hover", at(URI))
            wire.ask("workspace/executeCommand", command("brief"))
            told = []
            while sum("verbose" in params for params in told) < 2:
                told.append(wire.told("$/logTrace")["params"])
            assert all(params["verbose"].endswith(" ms") for params in told if "verbose" in params)
            assert RARE not in str(told)

    def test_an_unknown_level_changes_nothing(self):
        with server() as wire:
            for value in (None, "", "loud", 3, [], {}):
                wire.notify("$/setTrace", {"value": value})
                wire.ping()
                assert wire.unseen() == [], value


class TestLog:
    @pytest.mark.parametrize("level", ["debug", "info", "warning", "error", "DEBUG"])
    def test_it_goes_to_the_file_from_the_level_on(self, level, tmp_path):
        log = tmp_path / "server.log"
        with server(None, "--log-file", str(log), "--log-level", level) as wire:
            wire.notify("textDocument/didOpen", item(URI, ARTICLE))
            wire.notify("textDocument/didChange", change(f"untitled:{RARE}", 2, {"text": RARE}))
            wire.notify("textDocument/didOpen", {"textDocument": RARE})
            wire.ask("textDocument/hover", at(URI))
        written = log.read_text(encoding="utf-8")
        assert ("WARNING" in written) == (level != "error")
        assert RARE not in written

    def test_it_goes_to_standard_error_without_one(self):
        with Wire() as wire:
            wire.initialize()
            wire.notify("textDocument/didOpen", {"textDocument": RARE})
            wire.ping()
            assert wire.shut_down() == 0
        assert b"malformed parameters" in wire.stderr
        assert RARE.encode() not in wire.stderr

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
    def test_a_log_that_cannot_be_written_any_more(self):
        with Wire([*SERVER, "--log-file", "/dev/full"]) as wire:
            wire.initialize()
            for _ in range(100):
                wire.notify("textDocument/didOpen", {"textDocument": RARE})
            wire.ping()
            assert wire.shut_down() == 0
            assert wire.broken is None
        assert RARE.encode() not in wire.stderr
