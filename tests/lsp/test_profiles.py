"""A session in each of the editors, by what they tell of themselves when they say hello.

Some profiles are pytest-lsp's; the newer ones and those it does not have are in `profiles`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from .conftest import PASTED, URI, connected, make_client
from .wire import Message, Wire, change, item, place, server, splice

OURS = Path(__file__).with_name("profiles")
THEIRS = Path(str(resources.files("pytest_lsp"))) / "clients"
PROFILES = {
    "VS Code 1.65": THEIRS / "visual_studio_code_v1.65.2.json",
    "VS Code 1.139": OURS / "visual_studio_code_v1.139.1.json",
    "Neovim 0.7": THEIRS / "neovim_v0.7.0.json",
    "Neovim 0.11": THEIRS / "neovim_v0.11.0.json",
    "Emacs": THEIRS / "emacs_v29.1.json",
    "Helix": OURS / "helix_v25.01.1.json",
    "Kate": OURS / "kate_v22.12.3.json",
}
ENCODING = {"Neovim 0.11": "utf-8", "Helix": "utf-8", "Emacs": "utf-32"}

# With everything that can be turned on.
SETTINGS = {
    "hover": "all",
    "code_lens": "headings",
    "document_highlight": True,
    "semantic_tokens": True,
    "inlay_hints": True,
    "diagnostics": True,
}
TEXTS = {
    "plaintext": PASTED,
    "markdown": PASTED.replace("\n\nWhat the", "\n\n## What the"),
}
TITLE = PASTED.split("\n").index("Tidal power comes to Ardnish")
DOCUMENT = {"textDocument": {"uri": URI}}
EVERYTHING = {"start": place(0, 0), "end": place(PASTED.count("\n"), 0)}

# What an editor asks for where a capability is offered: the method and its parameters.
ASKED: dict[str, list[tuple[str, Message]]] = {
    "hoverProvider": [("textDocument/hover", {**DOCUMENT, "position": place(TITLE, 3)})],
    "documentSymbolProvider": [("textDocument/documentSymbol", DOCUMENT)],
    "foldingRangeProvider": [("textDocument/foldingRange", DOCUMENT)],
    "selectionRangeProvider": [
        ("textDocument/selectionRange", {**DOCUMENT, "positions": [place(6, 9), place(10, 3)]})
    ],
    "codeLensProvider": [("textDocument/codeLens", DOCUMENT)],
    "codeActionProvider": [
        (
            "textDocument/codeAction",
            {**DOCUMENT, "range": EVERYTHING, "context": {"diagnostics": []}},
        )
    ],
    "completionProvider": [
        ("textDocument/completion", {**DOCUMENT, "position": place(TITLE, 0)}),
    ],
    "definitionProvider": [("textDocument/definition", {**DOCUMENT, "position": place(6, 3)})],
    "referencesProvider": [
        (
            "textDocument/references",
            {**DOCUMENT, "position": place(6, 3), "context": {"includeDeclaration": False}},
        )
    ],
    "documentHighlightProvider": [
        ("textDocument/documentHighlight", {**DOCUMENT, "position": place(6, 3)})
    ],
    "documentLinkProvider": [("textDocument/documentLink", DOCUMENT)],
    "inlayHintProvider": [("textDocument/inlayHint", {**DOCUMENT, "range": EVERYTHING})],
    "semanticTokensProvider": [
        ("textDocument/semanticTokens/full", DOCUMENT),
        ("textDocument/semanticTokens/range", {**DOCUMENT, "range": EVERYTHING}),
    ],
    "diagnosticProvider": [("textDocument/diagnostic", DOCUMENT)],
    "workspaceSymbolProvider": [("workspace/symbol", {"query": "island"})],
    "executeCommandProvider": [
        ("workspace/executeCommand", {"command": f"nutgraf.{name}"})
        for name in ("brief", "claims", "methods", "showOutline", "summarize")
    ],
}
# Told by every server, and asked for by none of these.
NOT_ASKED = {"positionEncoding", "textDocumentSync", "workspace"}
# The methods whose results are completed when somebody looks at them.
RESOLVED = {
    "textDocument/codeLens": ("codeLensProvider", "codeLens/resolve"),
    "textDocument/codeAction": ("codeActionProvider", "codeAction/resolve"),
}
# lsprotocol's own takes every code action for a command.
CONVERTER = make_client().protocol._converter


def has_form(form: Any, message: Message) -> None:
    """Assert that `message` is of the protocol's `form`, and holds nothing that it has not."""
    read = CONVERTER.structure(message, form)
    written = CONVERTER.unstructure(read, form)
    assert without_nulls(written) == without_nulls(message)


def without_nulls(value: Any) -> Any:
    """What is null and what is not there are the same to the protocol's types."""
    if isinstance(value, dict):
        return {name: without_nulls(inner) for name, inner in value.items() if inner is not None}
    return [*map(without_nulls, value)] if isinstance(value, list) else value


@dataclass
class Editor:
    """What the editor does when it is asked, and everything it was asked."""

    settings: dict[str, object] = field(default_factory=dict)
    asked: list[Message] = field(default_factory=list)

    def answer(self, request: Message) -> object:
        self.asked.append(request)
        match request["method"]:
            case "workspace/configuration":
                return [self.settings for _ in request["params"]["items"]]
            case "workspace/applyEdit":
                return {"applied": True}
            case "window/showDocument":
                return {"success": True}
        return None


@dataclass
class Session:
    """An editor with a server, and what that offers."""

    name: str
    wire: Wire
    editor: Editor
    offered: Message

    def ask(self, method: str, params: Message) -> Any:
        """Ask, and look closely at the answer."""
        answer = self.wire.ask(method, params)
        assert "result" in answer, (self.name, method, answer)
        has_form(types.METHOD_TO_TYPES[method][1], answer)
        return answer["result"]


def profile(name: str) -> Message:
    found: Message = json.loads(PROFILES[name].read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module", params=PROFILES)
def session(request: pytest.FixtureRequest) -> Iterator[Session]:
    editor = Editor(SETTINGS)
    found = profile(request.param)
    params = {
        "clientInfo": found["clientInfo"],
        "initializationOptions": SETTINGS,
        "capabilities": found["capabilities"],
        **{name: value for name, value in found.get("params", {}).items() if value is not None},
    }
    with server(params, on_request=editor.answer) as wire:
        offered = {"capabilities": wire.offered, "serverInfo": {"name": "nutgraf"}}
        has_form(types.InitializeResponse, {"jsonrpc": "2.0", "id": 1, "result": offered})
        yield Session(request.param, wire, editor, wire.offered)
        for message in editor.asked:
            has_form(types.METHOD_TO_TYPES[message["method"]][0], message)
        for message in wire.unseen():
            has_form(types.METHOD_TO_TYPES[message["method"]][0], message)


def test_every_offer_is_asked_for(session):
    assert {*session.offered} <= {*ASKED} | NOT_ASKED
    assert session.offered["positionEncoding"] == ENCODING.get(session.name, "utf-16")


@pytest.mark.long(each=True)
@pytest.mark.parametrize("language", TEXTS)
def test_every_feature(session, language):
    session.wire.notify("textDocument/didOpen", item(URI, TEXTS[language], 1, language))
    for capability, requests in ASKED.items():
        if not session.offered.get(capability):
            continue
        for method, params in requests:
            result = session.ask(method, params)
            provider, resolve = RESOLVED.get(method, ("", ""))
            if resolve and dict(session.offered[provider]).get("resolveProvider"):
                for one in result or []:
                    if "title" not in one or isinstance(one.get("command"), dict | None):
                        session.ask(resolve, one)
    session.wire.notify("textDocument/didSave", DOCUMENT)
    session.wire.notify("textDocument/didChange", change(URI, 2, splice((6, 0), (6, 3), "A")))
    assert session.ask("textDocument/documentSymbol", DOCUMENT)
    session.wire.notify("textDocument/didClose", DOCUMENT)
    assert session.ask("textDocument/documentSymbol", DOCUMENT) == []


def test_every_command_without_an_argument(session):
    session.wire.notify("textDocument/didOpen", item(URI, PASTED, 1, "plaintext"))
    for command in session.offered["executeCommandProvider"]["commands"]:
        for arguments in (None, []):
            params = {"command": command, "arguments": arguments}
            answer = session.wire.ask("workspace/executeCommand", params)
            # What cannot be done here is said, in one line.
            assert "result" in answer or answer["error"]["code"] == -32803, (command, answer)


def test_code_actions_carry_the_uri(session):
    """Some editors send a command no arguments of their own."""
    session.wire.notify("textDocument/didOpen", item(URI, PASTED, 1, "plaintext"))
    params = {**DOCUMENT, "range": EVERYTHING, "context": {"diagnostics": []}}
    actions = session.ask("textDocument/codeAction", params)
    assert actions
    for action in actions:
        command = action if isinstance(action.get("command"), str) else action.get("command")
        if command is not None:
            assert command["arguments"][0]["uri"] == URI


def test_nothing_is_asked_that_the_editor_cannot_do(session):
    """Dynamic registration, requests and refreshes: only where they were said to be there.

    A person's own command may try an edit all the same, as some editors do more than they say.
    """
    session.wire.notify("textDocument/didOpen", item(URI, PASTED, 1, "plaintext"))
    session.ask("textDocument/documentSymbol", DOCUMENT)
    session.wire.notify("workspace/didChangeConfiguration", {"settings": {"nutgraf": SETTINGS}})
    session.wire.ping()
    capabilities = profile(session.name)["capabilities"]
    workspace, window = capabilities.get("workspace", {}), capabilities.get("window", {})
    can = {
        "workspace/configuration": workspace.get("configuration"),
        "workspace/applyEdit": True,
        # Helix does it and does not say so.
        "window/showDocument": window.get("showDocument", {}).get("support")
        or session.name == "Helix",
        "window/workDoneProgress/create": window.get("workDoneProgress"),
        "workspace/textDocumentContent/refresh": "textDocumentContent" in workspace,
        # The protocol has no capability for it.
        "window/showMessageRequest": True,
        **{
            f"workspace/{name}/refresh": workspace.get(section, {}).get("refreshSupport")
            for name, section in (
                ("codeLens", "codeLens"),
                ("semanticTokens", "semanticTokens"),
                ("inlayHint", "inlayHint"),
                ("diagnostic", "diagnostics"),
                ("foldingRange", "foldingRange"),
            )
        },
    }
    for request in session.editor.asked:
        if request["method"] == "client/registerCapability":
            for registration in request["params"]["registrations"]:
                section = workspace[registration["method"].removeprefix("workspace/")]
                assert section["dynamicRegistration"], registration
        else:
            assert can[request["method"]], request
    for message in session.wire.unseen():
        if message["method"] == "textDocument/publishDiagnostics":
            assert "diagnostic" not in capabilities["textDocument"]


@pytest.mark.parametrize("name", PROFILES)
async def test_a_session_with_pytest_lsp(name):
    found = profile(name)
    capabilities = CONVERTER.structure(found["capabilities"], types.ClientCapabilities)
    async with connected(capabilities, root_uri=found.get("params", {}).get("rootUri")) as reader:
        assert reader.encoding == ENCODING.get(name, "utf-16")
        reader.open()
        hover = await reader.hover(types.Position(TITLE, 3))
        assert hover is not None
        assert await reader.symbols()
        everything = types.Range(types.Position(0, 0), types.Position(30, 0))
        assert await reader.actions(everything)
        assert await reader.run("nutgraf.brief")
