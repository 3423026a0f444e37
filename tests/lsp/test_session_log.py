"""What an engine is told of what the one before it knew."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf_server.lsp.bounds import MOST_DOCUMENTS, MOST_TEXT
from nutgraf_server.lsp.supervision.session_log import RefusedDocumentError, SessionLog

from .wire import change, encoded, item, splice

OPEN, CHANGE, CLOSE = (f"textDocument/did{what}" for what in ("Open", "Change", "Close"))
FOLDERS = "workspace/didChangeWorkspaceFolders"
URIS = ["untitled:1", "untitled:2", "file:///A:/x", "file:///a%3A/x"]
INSERT = splice((0, 0), (0, 0), "It rained. ")


def note(log: SessionLog, method: str, params: Any) -> bytes:
    body = encoded({"jsonrpc": "2.0", "method": method, "params": params})
    log.note(method, params, body)
    return body


def test_documents_in_the_order_they_were_touched():
    log = SessionLog({})
    first = note(log, OPEN, item("untitled:1", "one"))
    second = note(log, OPEN, item("untitled:2", "two"))
    edit = note(log, CHANGE, change("untitled:1", 2, INSERT))
    note(log, CHANGE, change("untitled:3", 2, INSERT))
    assert [*log.messages()] == [second, first, edit]
    note(log, CLOSE, {"textDocument": {"uri": "untitled:2"}})
    assert [*log.messages()] == [first, edit]


def test_the_session_before_the_documents():
    log = SessionLog({"workspaceFolders": [{"uri": "file:///a"}, {"uri": "file:///b"}]})
    opened = note(log, OPEN, item("untitled:1", "one"))
    note(log, "workspace/didChangeConfiguration", {"settings": {"hover": "off"}})
    last = note(log, "workspace/didChangeConfiguration", {"settings": {}})
    first = note(log, "initialized", {})
    event = {
        "added": [{"uri": "file:///c"}, {"uri": "file:///b"}],
        "removed": [{"uri": "file:///a"}],
    }
    note(log, FOLDERS, {"event": event})
    assert [*log.messages()] == [first, last, opened]
    assert [one["uri"] for one in log.initialize["workspaceFolders"]] == [
        "file:///b",
        "file:///c",
    ]


def test_a_whole_text_takes_the_place_of_edits():
    log = SessionLog({})
    opened = note(log, OPEN, item("untitled:1", "one"))
    for version in range(2, 5):
        note(log, CHANGE, change("untitled:1", version, INSERT))
    whole = note(log, CHANGE, change("untitled:1", 5, INSERT, {"text": "two"}))
    assert [*log.messages()] == [opened, whole]


LARGE = splice((0, 0), (0, 0), "x" * 700_000)


def test_many_edits_are_asked_for_once_and_replaced():
    log = SessionLog({})
    note(log, OPEN, item("untitled:1", "one"))
    note(log, CHANGE, change("untitled:1", 2, LARGE))
    assert log.due("untitled:1") is None
    note(log, CHANGE, change("untitled:1", 3, LARGE))
    due = log.due("untitled:1")
    assert due is not None
    assert log.due("untitled:1") is None
    later = note(log, CHANGE, change("untitled:1", 4, INSERT))
    log.replace(due, item("untitled:1", "all of it", 3))
    opened, *edits = log.messages()
    assert json.loads(opened)["params"]["textDocument"]["text"] == "all of it"
    assert edits == [later]


@pytest.mark.parametrize("answer", [None, "x", []])
def test_no_answer_changes_nothing(answer: object):
    log = SessionLog({})
    sent = [note(log, OPEN, item("untitled:1", "one"))]
    sent += [note(log, CHANGE, change("untitled:1", number, LARGE)) for number in (2, 3)]
    log.replace(log.due("untitled:1"), answer)
    assert [*log.messages()] == sent


def test_an_answer_about_what_is_open_no_more():
    log = SessionLog({})
    note(log, OPEN, item("untitled:1", "one"))
    for number in (2, 3):
        note(log, CHANGE, change("untitled:1", number, LARGE))
    due = log.due("untitled:1")
    opened = note(log, OPEN, item("untitled:1", "another"))
    log.replace(due, item("untitled:1", "one", 3))
    assert [*log.messages()] == [opened]


def test_too_many():
    log = SessionLog({})
    for number in range(MOST_DOCUMENTS):
        note(log, OPEN, item(f"untitled:{number}", ""))
    with pytest.raises(RefusedDocumentError):
        note(log, OPEN, item("untitled:more", ""))
    note(log, OPEN, item("untitled:1", "opened again"))


odd = st.none() | st.integers() | st.text(max_size=3) | st.lists(st.none(), max_size=2)
odd |= st.dictionaries(st.sampled_from(["uri", "textDocument", "event", "text", "added"]), odd)
steps = st.tuples(st.sampled_from([OPEN, CHANGE, CLOSE]), st.sampled_from(URIS), st.booleans())


@given(st.lists(steps | st.tuples(st.sampled_from([OPEN, CHANGE, CLOSE, FOLDERS]), odd)))
def test_its_size_is_that_of_what_it_holds(sent: list[tuple[Any, ...]]):
    log = SessionLog({})
    for method, given_, *whole in sent:
        params: Any = given_
        if whole and method == OPEN:
            params = item(given_, "one")
        elif whole:
            params = change(given_, 2, {"text": "two"} if whole[0] else INSERT)
        note(log, method, params)
    assert log._size == sum(map(len, log.messages()))


def test_more_text_than_is_kept():
    log, params = SessionLog({}), {"textDocument": {"uri": "untitled:a"}}
    # Never looked into: as long as what says so.
    body = bytes(MOST_TEXT // 4)
    for number in range(4):
        log.note(OPEN, {"textDocument": {"uri": f"untitled:{number}"}}, body)
    with pytest.raises(RefusedDocumentError, match="larger than 256 MB; one is left out"):
        log.note(OPEN, params, b"1")
    log.note(CLOSE, {"textDocument": {"uri": "untitled:0"}}, b"")
    log.note(OPEN, params, b"1")
    assert sum(map(len, log.messages())) == 3 * len(body) + 1


def test_an_edit_beyond_what_is_kept():
    log, params = SessionLog({}), {"textDocument": {"uri": "untitled:a"}}
    log.note(OPEN, params, bytes(MOST_TEXT))
    with pytest.raises(RefusedDocumentError):
        log.note(CHANGE, params, b"1")
    assert [*log.messages()] == []
