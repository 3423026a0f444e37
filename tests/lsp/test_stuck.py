"""What holds the interpreter's lock, or ends its process, is somebody's method: the server goes on.

Each test has a server process, and an engine that is stuck in an exponential pattern: no thread of
the engine's runs any more, and no signal handler.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .test_lifecycle import POSIX, gone_within, is_running, seconds_until_the_end_of
from .wire import LIMIT, Wire, at, change, code, item, splice

URI = "untitled:stuck"
RARE = "Quagmirewards"
TEXT = f"# The {RARE} ferry\n\nThe ferry left at nine with {RARE} people. It came back at noon.\n"
METHODS = r"""
import os, re, signal
class Stuck:
    '''Never ends, and lets no other thread run.'''
    name = "test:stuck"
    def rate(self, *args, **kwargs):
        open(os.environ["STUCK"], "w").close()
        re.match(r"(a+)+$", "a" * 60 + "b")
class Ends:
    '''Ends the process.'''
    name = "test:ends"
    def rate(self, *args, **kwargs):
        os.kill(os.getpid(), signal.SIGKILL)
"""
SYMBOLS = "textDocument/documentSymbol"
DOCUMENT = {"textDocument": {"uri": URI}}
EXECUTE = "workspace/executeCommand"


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """With the methods installed, as anybody's would be."""
    folder = tmp_path_factory.mktemp("stuck")
    installed = folder / "stuck-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: stuck\nVersion: 1.0\n")
    entries = "[nutgraf.summarizers]\ntest:stuck = stuck:Stuck\ntest:ends = stuck:Ends\n"
    (installed / "entry_points.txt").write_text(entries)
    (folder / "stuck.py").write_text(METHODS)
    path = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
    return {"PYTHONPATH": path, "STUCK": str(folder / "mark")}


@pytest.fixture
def wire(environment: dict[str, str]) -> Iterator[Wire]:
    with Wire(environment=environment) as one:
        one.initialize()
        one.notify("textDocument/didOpen", item(URI, TEXT, language="markdown"))
        assert one.result(SYMBOLS, DOCUMENT)
        yield one


def summarize(method: str) -> dict[str, object]:
    return {"command": "nutgraf.summarize", "arguments": [{"uri": URI, "method": method}]}


def engine_of(process: int) -> int:
    """The process that the server has started."""
    [child] = Path(f"/proc/{process}/task/{process}/children").read_text().split() or [
        child
        for task in Path(f"/proc/{process}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]
    return int(child)


def stick(wire: Wire) -> int | str:
    """Have the engine stuck; the request that it is stuck in."""
    mark = Path(wire.environment["STUCK"])
    mark.unlink(missing_ok=True)
    asked: int | str = wire.request(EXECUTE, summarize("test:stuck"))
    begun = time.monotonic()
    while not mark.exists():
        assert time.monotonic() - begun < LIMIT
        time.sleep(0.005)
    return asked


@POSIX
class TestStuck:
    def test_a_cancel_is_answered_and_the_next_request_works(self, wire: Wire):
        asked = stick(wire)
        cancelled = wire.cancel(asked)
        received = wire.arrived(asked)
        assert received.message["error"]["code"] == -32800
        assert received.at - cancelled < gone_within()
        assert RARE in wire.result("textDocument/hover", at(URI))["contents"]["value"]
        assert wire.shut_down() == 0
        wire.answered_once()
        assert RARE.encode() not in wire.stderr

    @pytest.mark.long(each=True)
    def test_what_hangs_is_answered_without_a_cancel(self, wire: Wire):
        edit = change(URI, 2, splice((0, 0), (0, 0), "# Before it\n\n"))
        wire.notify("textDocument/didChange", edit)
        hanging = stick(wire)
        # What is sent now is not lost, and is answered by the next engine from the same text.
        edit = change(URI, 3, splice((0, 0), (0, 0), "# And before that\n\n"))
        wire.notify("textDocument/didChange", edit)
        symbols = wire.request(SYMBOLS, DOCUMENT)
        assert wire.answer(hanging)["error"]["code"] == -32803
        names = [one["name"] for one in wire.answer(symbols)["result"]]
        assert names == ["And before that", "Before it", f"The {RARE} ferry"]
        told = wire.told("window/showMessage")["params"]["message"]
        assert "restarted" in told
        assert wire.shut_down() == 0
        wire.answered_once()

    def test_shutdown_and_exit(self, wire: Wire):
        asked = stick(wire)
        started = time.monotonic()
        assert wire.shut_down() == 0
        assert time.monotonic() - started < gone_within()
        assert code(wire.answer(asked)) == -32802

    @pytest.mark.long(each=True)
    @pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
    def test_a_signal(self, wire: Wire, name: str):
        stick(wire)
        engine = engine_of(wire.process.pid)
        wire.process.send_signal(getattr(signal, name))
        assert seconds_until_the_end_of(wire.process.pid) < gone_within()
        assert not is_running(engine)
        assert wire.join() == 1

    def test_kill_9(self, wire: Wire):
        stick(wire)
        engine = engine_of(wire.process.pid)
        wire.process.kill()
        assert seconds_until_the_end_of(engine) < gone_within()

    @pytest.mark.long
    def test_a_closed_input(self, wire: Wire):
        stick(wire)
        engine = engine_of(wire.process.pid)
        wire.process.stdin.close()
        assert seconds_until_the_end_of(wire.process.pid) < gone_within()
        assert not is_running(engine)

    def test_a_dead_parent(self, environment: dict[str, str]):
        parent = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        with Wire(environment=environment) as wire:
            wire.initialize({"processId": parent.pid})
            wire.notify("textDocument/didOpen", item(URI, TEXT, language="markdown"))
            wire.result(SYMBOLS, DOCUMENT)
            stick(wire)
            engine = engine_of(wire.process.pid)
            parent.kill()
            parent.wait()
            assert seconds_until_the_end_of(wire.process.pid) < gone_within()
            assert not is_running(engine)


@POSIX
class TestEnds:
    def test_an_engine_that_ends_is_replaced(self, wire: Wire):
        hanging = wire.request(EXECUTE, summarize("test:ends"))
        assert wire.answer(hanging)["error"]["code"] == -32803
        assert wire.result(SYMBOLS, DOCUMENT)
        assert wire.shut_down() == 0
        wire.answered_once()

    def test_a_chosen_method_outlives_its_engine(self, wire: Wire):
        """And no client says what was chosen but by the command."""
        chosen = {"command": "nutgraf.setMethod", "arguments": [{"uri": URI, "method": "lead"}]}
        assert wire.result(EXECUTE, chosen)["method"] == "lead"
        wire.notify("nutgraf/chosen", {"name": "method", "value": "random"})
        os.kill(engine_of(wire.process.pid), signal.SIGKILL)
        anew = lambda one: "restarted" in str(one.get("params"))  # noqa: E731
        assert wire.look_for(anew, "a new engine", LIMIT)
        asked = {"command": "nutgraf.summarize", "arguments": [{"uri": URI}]}
        assert wire.result(EXECUTE, asked)["method"] == "lead"
        reset = {"command": "nutgraf.setMethod", "arguments": [{"uri": URI, "method": None}]}
        assert wire.result(EXECUTE, reset)["method"] == "default"

    def test_an_engine_that_cannot_be_loaded(self, tmp_path: Path):
        """As where a package is missing: another one would do no better."""
        (tmp_path / "lsprotocol.py").write_text("raise ImportError('not there')")
        with Wire(environment={"PYTHONPATH": str(tmp_path)}) as wire:
            wire.request("initialize", {"processId": None, "capabilities": {}}, id_=1)
            asked = wire.request("textDocument/hover", at(URI), id_=2)
            assert wire.join() == 1
            assert wire.answer(1)["result"]
            assert wire.answer(asked)["error"]["code"] in {-32002, -32802}
            wire.answered_once()
        assert b"Traceback" not in wire.stderr
        assert wire.stderr.count(b"the engine cannot be loaded") == 1

    @pytest.mark.long
    def test_more_edits_than_are_remembered(self, wire: Wire):
        """The text is asked for meanwhile, and is the same in the next engine."""
        lines = "The ferry came back at noon.\n" * 10_000
        for number in range(2, 7):
            edit = splice((0, 0), (0, 0), f"# Part {number}\n\n{lines}\n")
            wire.notify("textDocument/didChange", change(URI, number, edit))
        before = wire.result(SYMBOLS, DOCUMENT)
        os.kill(engine_of(wire.process.pid), signal.SIGKILL)
        assert wire.told("window/showMessage")
        assert wire.result(SYMBOLS, DOCUMENT) == before
        assert [one["name"] for one in before][:2] == ["Part 6", "Part 5"]

    @pytest.mark.long
    def test_engines_that_end_one_after_the_other_are_given_up(self, wire: Wire):
        asked = []
        for _ in range(5):
            asked.append(wire.request(EXECUTE, summarize("test:ends")))
            wire.answer(asked[-1])
        last = wire.request(EXECUTE, summarize("test:ends"))
        assert wire.join() == 1
        assert wire.answer(last)
        assert len(wire.stderr.splitlines()) == 7
        wire.answered_once()
