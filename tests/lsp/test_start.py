"""How the server starts, what it writes to its log, and how it ends."""

import asyncio
import json
import socket
import subprocess
import sys
import time
from typing import IO

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

SERVER = [sys.executable, "-m", "nutgraf_server", "server"]
HEAVY = ("nltk", "sumy", "numpy", "pygls", "lsprotocol", "asyncio", "nutgraf.reading")
WORD = "Zanzibar"


def test_nothing_heavy_is_imported_before_the_first_answer():
    program = (
        "import sys; import nutgraf_server.lsp.start;"
        f"sys.exit(', '.join(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stderr.strip() == ""


@pytest.mark.parametrize("address", ["here", "localhost:", "localhost:http", "1.2.3.4:70000"])
def test_a_bad_address_is_a_usage_error(address):
    done = subprocess.run([*SERVER, "--tcp", address], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert address in done.stderr


def test_a_log_file_that_cannot_be_written():
    command = [*SERVER, "--stdio", "--log-file", "no/such/folder/x.log"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 1
    assert "x.log" in done.stderr
    assert "Traceback" not in done.stderr


async def test_the_log_holds_no_word_of_the_article(tmp_path):
    log = tmp_path / "server.log"
    client: LanguageClient = make_test_lsp_client()
    await client.start_io(*SERVER, "--stdio", "--log-file", str(log), "--log-level", "debug")
    capabilities = client_capabilities("visual-studio-code")
    await client.initialize_session(types.InitializeParams(capabilities=capabilities))
    document = types.TextDocumentItem("untitled:1", "plaintext", 1, f"{WORD} won. It was late.")
    client.text_document_did_open(types.DidOpenTextDocumentParams(document))
    for command in ("nutgraf.summarize", "nutgraf.brief", "nutgraf.claims"):
        result = await client.workspace_execute_command_async(types.ExecuteCommandParams(command))
        assert "markdown" in result
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, f"untitled:{WORD}"),
            [types.TextDocumentContentChangeWholeDocument(WORD)],
        )
    )
    await client.shutdown_session()
    assert client._server is not None
    assert client._server.returncode == 0
    assert (await client._server.stderr.read() if client._server.stderr else b"") == b""
    written = log.read_text(encoding="utf-8")
    assert "not open" in written
    assert WORD not in written


async def test_it_ends_when_the_editor_is_gone():
    server = await asyncio.create_subprocess_exec(
        *SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    out, err = await asyncio.wait_for(server.communicate(b""), timeout=30)
    assert (out, err) == (b"", b"")
    assert server.returncode == 1


@pytest.mark.enable_socket
def test_over_tcp_on_loopback():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([*SERVER, "--tcp", str(port)], stderr=subprocess.PIPE)
    with connected(port) as connection, connection.makefile("rwb") as stream:
        initialize = {"capabilities": {}, "processId": None, "rootUri": None}
        answers = [
            ask(stream, "initialize", initialize),
            ask(stream, "workspace/executeCommand", {"command": "nutgraf.methods"}),
            ask(stream, "shutdown", None),
        ]
        send(stream, {"method": "exit"})
        assert server.wait(timeout=30) == 0
    assert answers[0]["result"]["capabilities"]["hoverProvider"]
    assert "lead" in answers[1]["result"]["methods"]
    assert server.stderr is not None
    assert server.stderr.read() == b""
    server.stderr.close()


def connected(port: int) -> socket.socket:
    """A connection to `port`, as soon as somebody listens there."""
    for _ in range(300):
        try:
            return socket.create_connection(("127.0.0.1", port))
        except ConnectionRefusedError:
            time.sleep(0.1)
    pytest.fail("the server does not listen")


def send(stream: IO[bytes], message: dict) -> None:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    stream.flush()


def ask(stream: IO[bytes], method: str, params: object) -> dict:
    send(stream, {"id": method, "method": method, "params": params})
    while True:
        length = 0
        while header := stream.readline().strip():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        answer: dict = json.loads(stream.read(length))
        # What a command gives is shown in between.
        if answer.get("id") == method:
            return answer
