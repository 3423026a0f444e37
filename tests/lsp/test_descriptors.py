"""What a shell or a system can do to a server's input and output: one line, and the right status."""

import contextlib
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from nutgraf_server.lsp.bounds import MOST_UNREAD

from .wire import LIMIT, PING, SERVER, Wire, at, encoded, framed, item

URI = "untitled:descriptors"
INITIALIZE = {"processId": None, "rootUri": None, "capabilities": {}}
CONVERSATION = b"".join(
    framed(encoded({"jsonrpc": "2.0", **message}))
    for message in (
        {"id": 1, "method": "initialize", "params": INITIALIZE},
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen", "params": item(URI, "# It rained\n\nIt rained.\n")},
        {"id": 2, "method": PING},
        {"id": 3, "method": "shutdown"},
        {"method": "exit"},
    )
)
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such shell")


def by_shell(redirection: str, *options: str) -> subprocess.CompletedProcess[bytes]:
    command = ["sh", "-c", f'"$@" {redirection}', "sh", *SERVER[:-1], *options]
    return subprocess.run(
        command, input=CONVERSATION, capture_output=True, check=False, timeout=LIMIT
    )


@pytest.mark.parametrize("options", [(), ("--log-level", "error")])
@pytest.mark.parametrize(
    ("redirection", "told"),
    [
        ("<&-", "standard input is closed"),
        (">&-", "standard output is closed"),
        ("<&- >&-", "standard input is closed"),
    ],
)
def test_closed(redirection: str, told: str, options: tuple[str, ...]):
    done = by_shell(redirection, *options)
    assert done.returncode == 1
    assert done.stdout == b""
    [line] = done.stderr.decode().splitlines()
    assert told in line


@pytest.mark.parametrize("redirection", ["<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_with_nowhere_to_say_so(redirection: str):
    done = by_shell(redirection)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_standard_error_closed():
    """It serves: nothing of what would be said goes among the messages."""
    done = by_shell("2>&-")
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.startswith(b"Content-Length: ")
    assert done.stdout.count(b"Content-Length: ") == 3


@FULL
def test_output_that_cannot_be_written():
    done = by_shell(">/dev/full")
    assert done.returncode == 1
    [line] = done.stderr.decode().splitlines()
    assert "No space left on device" in line


@FULL
def test_a_log_that_cannot_be_written():
    assert by_shell("2>/dev/full").returncode == 0


def test_an_output_that_nobody_reads():
    reading, writing = os.pipe()
    command = SERVER[:-1]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=writing, stderr=subprocess.PIPE
    ) as process:
        os.close(reading)
        os.close(writing)
        process.stdin.write(CONVERSATION[: CONVERSATION.index(b"Content", 1)])
        process.stdin.flush()
        assert process.wait(LIMIT) == 1
        [line] = process.stderr.read().decode().splitlines()
        assert "Broken pipe" in line


@pytest.mark.long(each=True)
@pytest.mark.parametrize("most", [5, 6, 8, 10, 12, 13, 14, 16])
def test_too_few_descriptors(most: int):
    """It serves, or says in a few lines why not; with fewer Python itself does not start."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))

    done = subprocess.run(
        SERVER[:-1],
        input=CONVERSATION,
        capture_output=True,
        check=False,
        timeout=LIMIT,
        preexec_fn=limit,
    )
    told = done.stderr.decode()
    assert done.returncode == (1 if told else 0)
    assert "Traceback" not in told or "nutgraf_server" not in told
    assert "report" not in told
    assert len(told.splitlines()) <= 2


@pytest.mark.parametrize("level", ["0", "1", "2"])
def test_optimized(level: str):
    """Whatever Python leaves out, the server is the same."""
    with Wire(environment={"PYTHONOPTIMIZE": level}) as wire:
        offered = wire.initialize()
        wire.notify("textDocument/didOpen", item(URI, "# It rained\n\nIt rained.\n"))
        assert wire.result("textDocument/hover", at(URI))
        found = wire.result("workspace/executeCommand", {"command": "nutgraf.methods"})
        assert all(found["methods"].values())
        assert wire.shut_down() == 0
        assert wire.stderr == b""
        assert offered


class TestUnread:
    def test_a_client_that_reads_nothing(self):
        """Its answers are not kept for ever: the server ends, and says why."""
        with subprocess.Popen(
            SERVER[:-1], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            most = 0.0
            with contextlib.suppress(BrokenPipeError):
                for number in range(10 * MOST_UNREAD // LARGE):
                    # Whatever is asked, the answer holds the id.
                    request = {"jsonrpc": "2.0", "id": f"{number}" + "x" * LARGE, "method": PING}
                    process.stdin.write(framed(encoded(request)))
                    process.stdin.flush()
                    most = max(most, resident(process.pid))
            assert process.wait(LIMIT) == 1
            [line] = process.stderr.read().decode().splitlines()
            assert "MB wait for a reader" in line
            process.stdin = None
        assert most < 2 * MOST_UNREAD / 2**20 + 50


# Bytes of an answer.
LARGE = 2**20


def resident(process: int) -> float:
    """MB of memory."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024
    except (OSError, IndexError):
        return 0.0
