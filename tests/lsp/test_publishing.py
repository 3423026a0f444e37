"""Diagnostics for clients that do not ask for them."""

import threading
from queue import Queue

from nutgraf.cancellation import checkpoint
from nutgraf_server.lsp.session.publishing import Publishing

from . import wire
from .opened import URI, opened

TEXT = """# Turbines

The turbines in the sound supply 900 homes on the island of Ardnish with power.

Power from the turbines in the sound goes to 950 homes on the island of Ardnish.
"""
LAST = "file:///articles/last.md"
LIMIT = 60.0


def test_a_document_is_looked_at_once_it_is_still():
    sent: Queue = Queue()
    looks = []

    def look(uri):
        looks.append(uri)
        return opened(TEXT, diagnostics=True)

    publishing = Publishing(look, sent.put, still=0.2)
    for _ in range(5):
        publishing.schedule(URI)
    found = sent.get(timeout=LIMIT)
    assert (found.uri, found.version, len(found.diagnostics)) == (URI, 1, 1)
    assert looks == [URI]


def test_a_look_at_what_changes_is_given_up():
    sent: Queue = Queue()
    begun, changed, gave_up = threading.Event(), threading.Event(), threading.Event()

    def look(_uri):
        if begun.is_set():
            return opened(TEXT, diagnostics=True)
        begun.set()
        assert changed.wait(LIMIT)
        try:
            checkpoint()
        except BaseException:
            gave_up.set()
            raise
        raise AssertionError("not given up")

    publishing = Publishing(look, sent.put, still=0.01)
    publishing.schedule(URI)
    assert begun.wait(LIMIT)
    publishing.schedule(URI)
    changed.set()
    assert len(sent.get(timeout=LIMIT).diagnostics) == 1
    assert gave_up.is_set()


def test_what_is_shown_is_cleared_and_nothing_else():
    sent: Queue = Queue()
    documents = {URI: opened(TEXT, diagnostics=True), "file:///b.md": opened("# B\n")}
    publishing = Publishing(documents.get, sent.put, still=0.01)
    publishing.schedule("file:///b.md")
    publishing.schedule(URI)
    assert sent.get(timeout=LIMIT).uri == URI
    documents[URI] = opened(TEXT)
    publishing.schedule(URI)
    assert sent.get(timeout=LIMIT).diagnostics == []
    documents[URI] = opened(TEXT, diagnostics=True)
    publishing.schedule(URI)
    assert len(sent.get(timeout=LIMIT).diagnostics) == 1
    documents[LAST] = documents.pop(URI)
    publishing.withdraw(URI)
    assert sent.get(timeout=LIMIT).diagnostics == []
    publishing.withdraw("file:///b.md")
    publishing.schedule(LAST)
    assert sent.get(timeout=LIMIT).uri == LAST


def test_over_the_wire_until_the_document_is_closed():
    with wire.server({"initializationOptions": {"diagnostics": True}}) as server:
        server.notify("textDocument/didOpen", wire.item(URI, TEXT, language="markdown"))
        told = server.told("textDocument/publishDiagnostics")["params"]
        assert (told["version"], len(told["diagnostics"])) == (1, 1)
        server.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
        told = server.told("textDocument/publishDiagnostics")["params"]
        assert told == {"uri": URI, "diagnostics": []}


def test_they_come_and_go_with_the_setting():
    with wire.server() as server:
        server.notify("textDocument/didOpen", wire.item(URI, TEXT, language="markdown"))
        for on, number in ((True, 1), (False, 0)):
            settings = {"settings": {"nutgraf": {"diagnostics": on}}}
            server.notify("workspace/didChangeConfiguration", settings)
            told = server.told("textDocument/publishDiagnostics")["params"]
            assert len(told["diagnostics"]) == number


def test_a_client_that_asks_is_told_nothing_unasked():
    params = {
        "initializationOptions": {"diagnostics": True},
        "capabilities": {"textDocument": {"diagnostic": {}}},
    }
    with wire.server(params) as server:
        server.notify("textDocument/didOpen", wire.item(URI, TEXT, language="markdown"))
        report = server.result("textDocument/diagnostic", {"textDocument": {"uri": URI}})
        assert (report["kind"], len(report["items"])) == ("full", 1)
        again = {"textDocument": {"uri": URI}, "previousResultId": report["resultId"]}
        assert server.result("textDocument/diagnostic", again) == {
            "kind": "unchanged",
            "resultId": report["resultId"],
        }
        assert not [one for one in server.unseen() if "publish" in one.get("method", "")]
