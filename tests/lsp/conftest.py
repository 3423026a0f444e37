"""Clients for the tests of the language server."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Union

import pytest
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client

# As a reader pastes it: navigation, the title twice, headings without markup, a footer. It holds
# characters that are one, two and four bytes long, a line separator and a form feed.
PASTED = """\
Home » Coast » Tidal power comes to Ardnish

Tidal power comes to Ardnish

by Morag Sinclair

The first of twelve tidal turbines was lowered into the sound on Tuesday, four years after the \
island voted for it. It will supply 900 homes by spring, said the engineer Calum Reid. “The \
water never takes a day off,” he told the crowd on the pier.

What the island gets

Ardnish has paid more for its electricity than any other parish in the region. A cable laid in \
1974 carries power from the mainland, and it fails about six times a winter.\u2028The turbines \
will halve the average bill, according to the trust’s own figures. A fund of £2 million pays for \
insulation in the oldest houses.

The school will be heated by the surplus.\x0cThe café on the pier has already changed its sign to \
a 𝄞 and a wave.

Fishermen <b>still</b> have *doubts*

Two of the nine boats that work the sound have not signed the agreement. Their owners say the \
closed zone is larger than the map they were shown. The trust denies it, and has asked a surveyor \
to measure the zone again in March.

Share this article

Subscribe to our newsletter
"""
URI = "file:///articles/ardnish.txt"


class Reader:
    """A person at an editor, who opens articles and asks for things."""

    pasted = PASTED
    uri = URI

    def __init__(self, client: LanguageClient, answer: types.InitializeResult) -> None:
        self.client = client
        self.capabilities = answer.capabilities
        self.encoding = answer.capabilities.position_encoding or "utf-16"
        self._opened: list[str] = []

    def open(self, text: str = PASTED, uri: str = URI, language: str = "plaintext") -> str:
        document = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        self._opened.append(uri)
        return uri

    async def leave(self) -> None:
        """Close what was opened and forget what was shown; settings are as at the start."""
        for uri in reversed(self._opened):
            document = types.TextDocumentIdentifier(uri)
            self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        self._opened.clear()
        self.client.set_configuration({})
        self.client.workspace_did_change_configuration(types.DidChangeConfigurationParams({}))
        await self.run("nutgraf.methods", {"show": False})
        self.client.messages.clear()

    def column(self, text: str) -> int:
        """How far `text` reaches, in the code units agreed on."""
        if self.encoding == "utf-32":
            return len(text)
        size = 2 if self.encoding == "utf-16" else 1
        codec = "utf-16-le" if self.encoding == "utf-16" else "utf-8"
        return len(text.encode(codec)) // size

    def place(self, words: str, text: str = PASTED) -> types.Range:
        """The range of the last line of `text` that is `words`."""
        lines = text.split("\n")
        line = len(lines) - 1 - lines[::-1].index(words)
        return types.Range(types.Position(line, 0), types.Position(line, self.column(words)))

    async def run(self, command: str, *arguments: object) -> dict:
        params = types.ExecuteCommandParams(command=command, arguments=list(arguments) or None)
        return await self.client.workspace_execute_command_async(params)

    async def hover(self, position: types.Position, uri: str = URI) -> types.Hover | None:
        document = types.TextDocumentIdentifier(uri)
        return await self.client.text_document_hover_async(types.HoverParams(document, position))

    async def symbols(self, uri: str = URI) -> list:
        params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
        return await self.client.text_document_document_symbol_async(params) or []

    async def actions(self, range_: types.Range, only: list[str] | None = None) -> list:
        params = types.CodeActionParams(
            text_document=types.TextDocumentIdentifier(URI),
            range=range_,
            context=types.CodeActionContext(diagnostics=[], only=only),
        )
        return await self.client.text_document_code_action_async(params) or []


def make_client() -> LanguageClient:
    """A client that tells a code action from a command, which lsprotocol's converter does not."""
    client = make_test_lsp_client()
    converter = client.protocol._converter

    def structure(sent: dict, _type: object) -> types.Command | types.CodeAction:
        kind = types.Command if isinstance(sent.get("command"), str) else types.CodeAction
        return converter.structure(sent, kind)

    # It has to be the very form that lsprotocol uses.
    union = Union[types.Command, types.CodeAction]  # noqa: UP007
    converter.register_structure_hook(union, structure)
    return client


CONFIG = ClientServerConfig(
    client_factory=make_client,
    server_command=[sys.executable, "-m", "nutgraf_server", "server", "--stdio"],
)


@asynccontextmanager
async def connected(capabilities: types.ClientCapabilities, **params) -> AsyncIterator[Reader]:
    """A reader with a server of its own, which has to end well."""
    client = await CONFIG.start()
    answer = await client.initialize_session(
        types.InitializeParams(capabilities=capabilities, **params)
    )
    yield Reader(client, answer)
    await client.shutdown_session()
    assert client._server.returncode == 0
    await client.stop()


@pytest.fixture(scope="session", params=["visual-studio-code", "neovim@v0.11.0"])
async def shared_reader(request: pytest.FixtureRequest) -> AsyncIterator[Reader]:
    """Starting a server takes most of a test's time: one for each editor."""
    async with connected(client_capabilities(request.param)) as one:
        yield one


@pytest.fixture
async def reader(shared_reader: Reader) -> AsyncIterator[Reader]:
    """Readers in two editors, one that counts columns in UTF-16 and one in UTF-8."""
    yield shared_reader
    await shared_reader.leave()


@pytest.fixture(scope="session")
async def shared_simple_reader() -> AsyncIterator[Reader]:
    async with connected(types.ClientCapabilities()) as one:
        yield one


@pytest.fixture
async def simple_reader(shared_simple_reader: Reader) -> AsyncIterator[Reader]:
    """A reader whose editor promises nothing at all."""
    yield shared_simple_reader
    await shared_simple_reader.leave()


@pytest.fixture
async def misconfigured_reader() -> AsyncIterator[Reader]:
    """A reader whose settings hold an unknown method, an unknown name and a good length."""
    options = {"method": "tea-leaves", "lenght": "3", "length": "1 sentence"}
    async with connected(types.ClientCapabilities(), initialization_options=options) as one:
        yield one
