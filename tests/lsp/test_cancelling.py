"""What nobody waits for any more is answered at once, and not worked on."""

import statistics
import threading
import time
from collections.abc import Iterator

import pytest

from nutgraf_server.lsp.session.workers import Priority, WorkerJob, Workers

from .wire import LIMIT, PING, Wire, at, change, code, item, server, splice

CANCELLED = -32800
MODIFIED = -32801

# Promised: the median of many cancels is answered within this, in seconds.
ANSWERED_WITHIN = 0.1
# One alone may meet a machine that is busy with other things.
ANSWERED_WITHIN_AT_MOST = 2.0

ARTICLE = "untitled:article"
# As large as it takes to keep any machine busy for many seconds with `nutgraf.compare`.
LARGE = ["untitled:large 1", "untitled:large 2"]
SENTENCES = 2_000
WORDS = [
    "ferry",
    "island",
    "harbour",
    "council",
    "storm",
    "bridge",
    "winter",
    "school",
    "engine",
    "ticket",
    "captain",
    "price",
]

COMPARE = "workspace/executeCommand"
SYMBOLS = "textDocument/documentSymbol"
HOVER = "textDocument/hover"


def large(seed: int) -> str:
    """Many different sentences under many headings."""
    parts = []
    for number in range(SENTENCES):
        if number % 20 == 0:
            parts.append(f"\n\n## Part {number // 20}\n")
        chosen = [WORDS[(number * step + seed) % len(WORDS)] for step in (1, 5, 7, 11)]
        parts.append(
            f"The {chosen[0]} of {number} met the {chosen[1]} and a {chosen[2]} in {seed}."
        )
    return "\n".join(parts)


def compare(uri: str) -> dict[str, object]:
    return {"command": "nutgraf.compare", "arguments": [{"uri": uri}]}


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    with server() as one:
        one.notify(
            "textDocument/didOpen", item(ARTICLE, "# The ferry\n\nIt left.\n", 1, "markdown")
        )
        for seed, uri in enumerate(LARGE):
            one.notify("textDocument/didOpen", item(uri, large(seed), 1, "markdown"))
        # So that only the command itself is waited for.
        for uri in LARGE:
            one.result(SYMBOLS, {"textDocument": {"uri": uri}})
        one.result(
            "workspace/executeCommand",
            {"command": "nutgraf.summarize", "arguments": [{"uri": ARTICLE}]},
        )
        yield one
        one.answered_once()


@pytest.fixture
def busy(wire: Wire) -> Iterator[list[int | str]]:
    """Commands that keep every worker of the slow priority busy, and more that wait."""
    ids = [wire.request(COMPARE, compare(LARGE[number % 2])) for number in range(6)]
    wire.ping()
    yield ids
    for id_ in ids:
        wire.cancel(id_)
    for id_ in ids:
        assert code(wire.answer(id_)) in {None, CANCELLED}


def edit(wire: Wire, uri: str, version: int) -> None:
    """One letter more."""
    wire.notify("textDocument/didChange", change(uri, version, splice((2, 0), (2, 0), "A")))


def test_reading_and_quick_answers_go_on(wire, busy):
    for _ in range(20):
        wire.ping()
        assert wire.result(HOVER, at(ARTICLE))
    assert not any(
        one.message.get("id") in busy for one in wire.received if "method" not in one.message
    )


def test_reading_goes_on_while_both_lanes_are_busy(wire, busy):
    """The quick priority has to read large texts that nobody has read yet."""
    uris = [f"untitled:unread {number}" for number in range(4)]
    for number, uri in enumerate(uris):
        wire.notify("textDocument/didOpen", item(uri, large(number) * 5, 1, "markdown"))
    hovers = [wire.request(HOVER, at(uri, 2)) for uri in uris]
    hovers.append(wire.request(HOVER, at(ARTICLE)))
    for _ in range(10):
        wire.ping()
    waiting = [one.message.get("id") for one in wire.received]
    assert not set(busy) & set(waiting)
    for id_ in hovers:
        assert "result" in wire.answer(id_)
    for uri in uris:
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


def test_a_cancel_is_answered_at_once(wire, record_property):
    took = []
    for turn in range(15):
        ids = [wire.request(COMPARE, compare(uri)) for uri in LARGE]
        wire.ping()
        # Each time at another place in the work.
        time.sleep(0.02 * turn)
        for id_ in ids:
            asked = wire.cancel(id_)
            answer = wire.arrived(id_)
            assert code(answer.message) == CANCELLED
            took.append(answer.at - asked)
    record_property("median", statistics.median(took))
    record_property("maximum", max(took))
    print(f"cancels: median {statistics.median(took):.4f} s, maximum {max(took):.4f} s")  # noqa: T201
    assert statistics.median(took) < ANSWERED_WITHIN
    assert max(took) < ANSWERED_WITHIN_AT_MOST


def test_the_work_of_a_cancelled_request_stops(wire, record_property):
    """Otherwise the next quick command of the same priority would wait for many seconds."""
    took = []
    for _ in range(3):
        ids = [wire.request(COMPARE, compare(uri)) for uri in LARGE * 4]
        wire.ping()
        time.sleep(0.3)
        for id_ in ids:
            wire.cancel(id_)
        started = time.perf_counter()
        assert wire.result("workspace/executeCommand", {"command": "nutgraf.methods"})
        took.append(time.perf_counter() - started)
        assert {code(wire.answer(id_)) for id_ in ids} == {CANCELLED}
    print(f"the priority is free after: {[round(one, 3) for one in took]} s")  # noqa: T201
    record_property("free", took)
    assert statistics.median(took) < ANSWERED_WITHIN_AT_MOST


def test_waiting_requests_are_cancelled_as_well(wire, busy):
    for id_ in reversed(busy):
        wire.cancel(id_)
        assert code(wire.answer(id_)) == CANCELLED
    again = wire.request("workspace/executeCommand", {"command": "nutgraf.methods"})
    busy[:] = []
    assert "result" in wire.answer(again)


@pytest.mark.parametrize(
    "params",
    [
        None,
        {},
        [],
        "x",
        {"id": None},
        {"id": 10**30},
        {"id": -1},
        {"id": "unknown"},
        {"id": 1.5},
        {"id": []},
        {"id": {"id": 1}},
    ],
    ids=str,
)
def test_cancels_of_nothing(wire, params):
    id_ = wire.request(HOVER, at(ARTICLE))
    wire.notify("$/cancelRequest", params)
    assert "result" in wire.answer(id_)
    wire.ping()
    assert wire.surplus() == []


def test_true_is_not_one():
    """To Python they are equal."""
    with server() as wire:
        wire.notify("textDocument/didOpen", item(LARGE[0], large(0), 1, "markdown"))
        for odd, id_ in ((True, 1), (False, 0), (1.0, 1), ("1", 1), (7, "7")):
            wire.request(SYMBOLS, {"textDocument": {"uri": LARGE[0]}}, id_)
            wire.notify("$/cancelRequest", {"id": odd})
            assert "result" in wire.answer(id_)


def test_a_finished_request(wire):
    id_ = wire.request(HOVER, at(ARTICLE))
    assert "result" in wire.answer(id_)
    for _ in range(3):
        wire.cancel(id_)
    wire.ping()
    assert wire.surplus() == []


def test_twice(wire, busy):
    for id_ in busy:
        wire.cancel(id_)
        wire.cancel(id_)
    for id_ in busy:
        assert code(wire.answer(id_)) == CANCELLED
    busy[:] = []
    wire.ping()
    assert wire.surplus() == []


def test_before_the_request(wire):
    """A cancel counts for what came before it only."""
    wire.cancel("later")
    wire.request(HOVER, at(ARTICLE), "later")
    assert "result" in wire.answer("later")


@pytest.mark.parametrize("id_", ["again", 77_777])
def test_an_id_is_free_after_its_cancel(wire, id_):
    """The first work may still be running: its result is not the answer to the second request."""
    for _ in range(10):
        wire.request(COMPARE, compare(LARGE[0]), id_)
        wire.cancel(id_)
        assert code(wire.answer(id_)) == CANCELLED
        wire.request(HOVER, at(ARTICLE), id_)
        assert wire.answer(id_)["result"]["contents"]
    wire.ping()
    assert wire.surplus() == []


def test_both_spellings_of_an_id_are_two(wire):
    first = wire.request(COMPARE, compare(LARGE[0]), 55_555)
    second = wire.request(COMPARE, compare(LARGE[1]), "55555")
    wire.cancel("55555")
    assert code(wire.answer(second)) == CANCELLED
    wire.ping()
    assert wire.surplus() == []
    wire.cancel(first)
    assert code(wire.answer(first)) == CANCELLED


def test_commands_cannot_be_lost_in_a_race(wire):
    """A cancel right behind its request: one answer, whichever it is."""
    for turn in range(200):
        id_ = wire.request(HOVER, at(ARTICLE))
        if turn % 3:
            wire.ping()
        wire.cancel(id_)
        assert code(wire.answer(id_)) in {None, CANCELLED}
    wire.ping()
    assert wire.surplus() == []


class TestContentModified:
    def test_symbols_of_another_version_are_of_no_use(self, wire):
        uri = "untitled:modified"
        wire.notify("textDocument/didOpen", item(uri, large(3) * 10, 1, "markdown"))
        ids = [wire.request(SYMBOLS, {"textDocument": {"uri": uri}}) for _ in range(5)]
        edit(wire, uri, 2)
        assert {code(wire.answer(id_)) for id_ in ids} == {MODIFIED}
        assert wire.result(SYMBOLS, {"textDocument": {"uri": uri}})
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def test_nor_those_of_a_closed_text(self, wire):
        uri = "untitled:closed"
        wire.notify("textDocument/didOpen", item(uri, large(4) * 10, 1, "markdown"))
        id_ = wire.request(SYMBOLS, {"textDocument": {"uri": uri}})
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        assert code(wire.answer(id_)) == MODIFIED

    def test_a_hover_is_answered_for_the_text_it_was_asked_for(self, wire):
        uri = "untitled:hovered"
        text = large(5) * 10
        wire.notify("textDocument/didOpen", item(uri, text, 1, "markdown"))
        line = text[: text.index("## Part 0")].count("\n")
        id_ = wire.request(HOVER, at(uri, line, 4))
        wire.notify("textDocument/didChange", change(uri, 2, {"text": "Nothing at all."}))
        assert "Part 0" in wire.answer(id_)["result"]["contents"]["value"]
        assert "Part 0" not in str(wire.result(HOVER, at(uri, line, 4)))
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def test_an_edit_elsewhere_changes_nothing(self, wire):
        uri = "untitled:elsewhere"
        wire.notify("textDocument/didOpen", item(uri, large(6), 1, "markdown"))
        id_ = wire.request(SYMBOLS, {"textDocument": {"uri": uri}})
        wire.notify("textDocument/didChange", change(ARTICLE, 2))
        assert wire.answer(id_)["result"]
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def test_a_finished_one_is_not_answered_again(self, wire):
        uri = "untitled:finished"
        wire.notify("textDocument/didOpen", item(uri, large(7), 1, "markdown"))
        assert wire.result(SYMBOLS, {"textDocument": {"uri": uri}})
        edit(wire, uri, 2)
        wire.ping()
        assert wire.surplus() == []
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


def test_progress_ends_with_the_work():
    """A client that shows progress does not show it for ever."""
    with server({"capabilities": {"window": {"workDoneProgress": True}}}) as wire:
        wire.notify("textDocument/didOpen", item(LARGE[0], large(0) * 3, 1, "markdown"))
        name = "shown here"
        params = {**compare(LARGE[0]), "workDoneToken": name}
        id_ = wire.request("workspace/executeCommand", params)
        begun = wire.told("$/progress")["params"]
        assert (begun["token"], begun["value"]["kind"]) == (name, "begin")
        wire.cancel(id_)
        assert code(wire.answer(id_)) == CANCELLED
        while (told := wire.told("$/progress")["params"])["value"]["kind"] != "end":
            assert told["token"] == name
        assert code(wire.ask(PING)) == -32601
        assert wire.unseen() == []


class TestWorkers:
    """Work that cannot be stopped: it stands for a library's loop that never looks up."""

    def test_given_up_work_does_not_keep_the_next_from_its_turn(self):
        workers = Workers()
        stuck, given_up, done = threading.Event(), threading.Event(), threading.Event()
        started = threading.Semaphore(0)

        def endless() -> None:
            started.release()
            stuck.wait(LIMIT)

        for _ in range(2):
            workers.submit(Priority.SLOW, WorkerJob(endless, given_up.is_set))
        for _ in range(2):
            assert started.acquire(timeout=LIMIT)
        workers.submit(Priority.SLOW, WorkerJob(done.set, bool))
        assert not done.is_set()
        given_up.set()
        workers.reap()
        assert done.wait(LIMIT)
        # And as often as it takes; the substitutes go when the others come back.
        stuck.set()
        for _ in range(50):
            again = threading.Event()
            workers.submit(Priority.SLOW, WorkerJob(again.set, bool))
            assert again.wait(LIMIT)
        assert sum(thread.name == Priority.SLOW.value for thread in threading.enumerate()) <= 4

    def test_a_few_at_a_time(self):
        workers = Workers()
        lock, going, most = threading.Lock(), [0], [0]
        finished = threading.Semaphore(0)

        def work() -> None:
            with lock:
                going[0] += 1
                most[0] = max(most[0], going[0])
            time.sleep(0.001)
            with lock:
                going[0] -= 1
            finished.release()

        for _ in range(100):
            workers.submit(Priority.QUICK, WorkerJob(work, bool))
        for _ in range(100):
            assert finished.acquire(timeout=LIMIT)
        assert most[0] <= 2
