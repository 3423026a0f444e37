"""A text that is longer than any article, or takes long to read: the server goes on with the rest."""

import pytest

from nutgraf_server.lsp.bounds import LONGEST_ARTICLE, MOST_ASKED, MOST_DOCUMENTS, MOST_PENDING

from .wire import at, change, code, item, server

HUGE, SMALL = "untitled:huge", "untitled:small"
SENTENCE = "The ferry left at nine with forty people on board. It came back at noon.\n\n"
TOO_LONG = SENTENCE * (LONGEST_ARTICLE // len(SENTENCE) + 1)
HOVER, SYMBOLS = "textDocument/hover", "textDocument/documentSymbol"
SMALL_TEXT = "# The ferry\n\nThe ferry left at nine. It came back at noon.\n"


def summarize(uri: str) -> dict[str, object]:
    return {"command": "nutgraf.summarize", "arguments": [{"uri": uri, "show": False}]}


def test_too_long():
    with server() as wire:
        wire.notify("textDocument/didOpen", item(HUGE, TOO_LONG))
        wire.notify("textDocument/didOpen", item(SMALL, SMALL_TEXT, language="markdown"))
        for _ in range(3):
            assert wire.result(HOVER, at(HUGE)) is None
            assert wire.result(SYMBOLS, {"textDocument": {"uri": HUGE}}) == []
        told = wire.told("window/showMessage")["params"]["message"]
        assert "8 million characters" in told
        answer = wire.ask("workspace/executeCommand", summarize(HUGE))
        assert code(answer) == -32803
        assert "split it" in answer["error"]["message"]
        assert wire.result(HOVER, at(SMALL))
        # Shortened, it is an article like any other.
        wire.notify("textDocument/didChange", change(HUGE, 2, {"text": SMALL_TEXT}))
        assert wire.result(HOVER, at(HUGE))
        assert wire.unseen() == []


@pytest.mark.long(each=True)
def test_while_a_long_text_is_read():
    """Progress is shown; others are answered; a cancel ends the reading."""
    capabilities = {"capabilities": {"window": {"workDoneProgress": True}}}
    with server(capabilities) as wire:
        wire.notify("textDocument/didOpen", item(SMALL, SMALL_TEXT, language="markdown"))
        assert wire.result(HOVER, at(SMALL))
        wire.notify("textDocument/didOpen", item(HUGE, TOO_LONG[: LONGEST_ARTICLE - 1]))
        asked = wire.request(HOVER, at(HUGE))
        begun = wire.told("$/progress")["params"]["value"]
        assert begun["title"] == "Nutgraf: reading a long text"
        wire.ping()
        assert wire.result(HOVER, at(SMALL))
        wire.cancel(asked)
        assert code(wire.answer(asked)) == -32800
        assert wire.told("$/progress")["params"]["value"]["kind"] == "end"


def test_too_many_requests():
    """Those above the bound are refused, and the others answered: each of them once."""
    with server() as wire:
        wire.notify("textDocument/didOpen", item(HUGE, SENTENCE * 20_000))
        compare = {"command": "nutgraf.compare", "arguments": [{"uri": HUGE}]}
        number = MOST_PENDING + 50
        asked = [wire.request("workspace/executeCommand", compare) for _ in range(number)]
        for id_ in asked[:MOST_PENDING]:
            wire.cancel(id_)
        codes = [code(wire.answer(id_)) for id_ in asked]
        # The first few may have been answered before the last was sent.
        assert 40 <= codes.count(-32803) <= 50
        assert set(codes) <= {-32800, -32803, None}
        wire.ping()
        wire.answered_once()


@pytest.mark.long
def test_requests_that_are_too_large_together():
    """Those above the bound are refused, and the others answered: each of them once."""
    with server() as wire:
        wire.notify("textDocument/didOpen", item(HUGE, SENTENCE * 20_000))
        size = 8 * 2**20
        compare = {"command": "nutgraf.compare", "arguments": [{"uri": HUGE, "x": "a" * size}]}
        number = MOST_ASKED // size + 3
        asked = [wire.request("workspace/executeCommand", compare) for _ in range(number)]
        refused = [wire.answer(id_) for id_ in asked[-3:]]
        assert {code(answer) for answer in refused} == {-32803}
        assert "more than 64 MB of requests are waiting" in refused[0]["error"]["message"]
        for id_ in asked[:-3]:
            wire.cancel(id_)
        codes = [code(wire.answer(id_)) for id_ in asked[:-3]]
        assert set(codes) <= {-32800, -32803, -32602, None}
        wire.ping()
        wire.answered_once()


@pytest.mark.long
def test_too_many_documents():
    with server() as wire:
        for number in range(MOST_DOCUMENTS + 2):
            wire.notify("textDocument/didOpen", item(f"untitled:{number}", SMALL_TEXT))
        told = wire.told("window/showMessage")["params"]["message"]
        assert f"{MOST_DOCUMENTS} documents are open" in told
        assert wire.result(HOVER, at(f"untitled:{MOST_DOCUMENTS - 1}"))
        assert wire.result(HOVER, at(f"untitled:{MOST_DOCUMENTS}")) is None
        wire.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:0"}})
        wire.notify("textDocument/didOpen", item("untitled:another", SMALL_TEXT))
        assert wire.result(HOVER, at("untitled:another"))
