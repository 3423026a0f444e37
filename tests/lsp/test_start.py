"""How the server starts, what it writes to its log, and how it ends."""

import asyncio
import subprocess
import sys

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
