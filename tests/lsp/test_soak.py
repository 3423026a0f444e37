"""Everything at once, at full speed, for as long as it takes to see what adds up."""

import os
import random
import statistics
import sys
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from .slow_text import Edit, edited, lines_of, units
from .test_wire_model import LETTERS
from .wire import Message, Wire, at, change, code, item, place, server

# How long `make soak` runs, in seconds.
SECONDS = float(os.environ.get("NUTGRAF_SOAK_SECONDS", "600"))
SECONDS_OF_THE_SHORT_ONE = 20.0

# What Python's allocator may keep of what was freed, in MB: a leak of 1 kB a request would be ten
# times that in ten minutes.
SLACK = 25.0
# More would only fill the pipes: editors have a few requests in flight at a time.
IN_FLIGHT = 40

ENCODING = "utf-16"
TITLE = "# The ferry\n\nThe ferry left at nine with forty people. It came back at noon.\n\n"
SENTENCES = [
    "The council closed the bridge on {}.",
    "“Nobody knows why,” said the captain of ship {}.",
    "It costs {} million a year, according to the harbour.",
    "\n\n## Part {}\n\n",
    "\n\n",
    "Perhaps {} of them will come back in the spring.",
]
COMMANDS = ["compare", "brief", "summarize", "claims", "showOutline", "methods"]
# A text of some twenty sentences, in characters.
SHORT = 2_000
# Everything that may become of a request here; anything else is a defect.
OUTCOMES = {None: "result", -32800: "cancelled", -32801: "modified", -32803: "failed"}


@dataclass
class Soak:
    """Somebody at several documents who never rests, and what came of it."""

    wire: Wire
    random: random.Random
    texts: dict[str, str] = field(default_factory=dict)
    versions: Counter[str] = field(default_factory=Counter)
    open_requests: deque[int | str] = field(default_factory=deque)
    outcomes: Counter[str] = field(default_factory=Counter)
    resident: list[tuple[float, float]] = field(default_factory=list)
    edits: int = 0

    def step(self) -> None:
        """One thing that somebody does."""
        (what,) = self.random.choices(
            [self.type, self.ask, self.command, self.cancel, self.reopen, self.odd],
            weights=[50, 30, 6, 8, 2, 2],
        )
        what()
        while len(self.open_requests) > IN_FLIGHT:
            self.look()

    def uri(self) -> str:
        return self.random.choice(list(self.texts))

    def sentences(self, count: int) -> str:
        chosen = self.random.choices(SENTENCES, k=count)
        return " ".join(one.format(self.random.randrange(1000)) for one in chosen)

    def reopen(self) -> None:
        """Close a document and open it anew, small or large."""
        uri = f"untitled:soak {self.random.randrange(5)}"
        if uri in self.texts:
            self.wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        self.texts[uri] = TITLE + self.sentences(self.random.choice([5, 50, 50, 400]))
        self.versions[uri] = 1
        self.wire.notify("textDocument/didOpen", item(uri, self.texts[uri], 1, "markdown"))

    def type(self) -> None:
        """A few edits of a document, letters mostly."""
        uri = self.uri()
        text, edits = self.texts[uri], []
        for _ in range(self.random.choice([1, 1, 1, 2, 4])):
            lines = lines_of(text)
            line = self.random.randrange(len(lines))
            column = self.random.randrange(units(lines[line].rstrip("\r\n"), ENCODING) + 1)
            # As much goes as comes, or the texts would grow without an end.
            gone = self.random.choice([0, 1, 4])
            new = self.random.choice([*LETTERS, self.sentences(1), "", "x", " "])
            edits.append(Edit((line, column), (line, column + gone), new))
            text = edited(text, edits[-1:], ENCODING)
        self.texts[uri] = text
        self.versions[uri] += 1
        self.edits += len(edits)
        sent = change(uri, self.versions[uri], *[edit.sent() for edit in edits])
        self.wire.notify("textDocument/didChange", sent)
        if len(text) > 60_000:
            self.reopen()

    def request(self, method: str, params: Message) -> None:
        self.open_requests.append(self.wire.request(method, params))

    def ask(self) -> None:
        """What editors ask for by themselves."""
        uri = self.uri()
        document = {"textDocument": {"uri": uri}}
        line = self.random.randrange(20)
        range_ = {"start": place(0, 0), "end": place(line + 1, 0)}
        position = {**document, "position": place(line, 3)}
        context = {"diagnostics": []}
        asked: list[tuple[str, Message]] = [
            ("hover", position),
            ("documentSymbol", document),
            ("codeAction", {**document, "range": range_, "context": context}),
            ("foldingRange", document),
            ("selectionRange", {**document, "positions": [place(line, 3)]}),
            ("codeLens", document),
            ("documentHighlight", position),
            ("semanticTokens/full", document),
            ("inlayHint", {**document, "range": range_}),
            ("diagnostic", document),
            ("documentLink", document),
            ("completion", position),
        ]
        method, params = self.random.choice(asked)
        self.request(f"textDocument/{method}", params)

    def command(self) -> None:
        uri = self.uri()
        # Some of sumy's methods take the cube of a text's sentences: minutes for the large ones.
        known = COMMANDS if len(self.texts[uri]) < SHORT else COMMANDS[1:]
        command = f"nutgraf.{self.random.choice(known)}"
        argument = {"uri": uri, "length": "2 sentences"}
        self.request("workspace/executeCommand", {"command": command, "arguments": [argument]})

    def cancel(self) -> None:
        """Of something that is in flight, or was, or is one of many."""
        if self.open_requests:
            self.wire.cancel(self.random.choice(self.open_requests))

    def odd(self) -> None:
        """What is of no use, and leaves nothing behind."""
        match self.random.randrange(4):
            case 0:
                self.wire.notify("$/cancelRequest", {"id": "nothing"})
            case 1:
                unknown = {"textDocument": {"uri": f"untitled:{self.edits}"}}
                self.request("textDocument/documentSymbol", unknown)
            case 2:
                self.wire.notify("workspace/didChangeConfiguration", {"settings": {"nutgraf": {}}})
            case 3:
                self.wire.notify("textDocument/didSave", {"textDocument": {"uri": self.uri()}})

    def look(self) -> None:
        """Look at the oldest request's answer."""
        answer = self.wire.answer(self.open_requests.popleft())
        assert code(answer) in OUTCOMES, answer
        self.outcomes[OUTCOMES[code(answer)]] += 1

    def run(self, seconds: float) -> None:
        for _ in range(4):
            self.reopen()
        started = time.monotonic()
        measured = 0.0
        while (now := time.monotonic() - started) < seconds:
            self.step()
            if now - measured > seconds / 60:
                measured = now
                self.resident.append((now, resident_mb(self.wire.process.pid)))
        while self.open_requests:
            self.look()
        self.same()

    def same(self) -> None:
        """After all of it, the server's texts are the editor's."""
        for uri, text in list(self.texts.items()):
            other = "untitled:the same"
            self.wire.notify("textDocument/didOpen", item(other, text, 1, "markdown"))
            params = {"command": "nutgraf.showOutline", "arguments": [{"uri": uri}]}
            found = self.wire.result("workspace/executeCommand", params)
            params = {"command": "nutgraf.showOutline", "arguments": [{"uri": other}]}
            wanted = self.wire.result("workspace/executeCommand", params)
            assert found["markdown"] == wanted["markdown"]
            assert self.wire.result("textDocument/hover", at(uri)) == self.wire.result(
                "textDocument/hover", at(other)
            )


def resident_mb(process: int) -> float:
    """The memory that a process holds, and those that it has started, in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    own = pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    started = [int(child) for task in tasks for child in task.read_text().split()]
    return own + sum(map(resident_mb, started))


def soaked(seconds: float, seed: int) -> tuple[float, float]:
    """The memory after the first third, and at the end."""
    with server() as wire:
        soak = Soak(wire, random.Random(seed))  # noqa: S311 - no secret
        soak.run(seconds)
        wire.answered_once()
        first = [size for when, size in soak.resident if seconds / 4 < when < seconds / 2]
        last = [size for when, size in soak.resident if when > seconds * 3 / 4]
        early, late = statistics.median(first), statistics.median(last)
        print(  # noqa: T201
            f"{seconds:.0f} s: {sum(soak.outcomes.values())} requests {dict(soak.outcomes)}, "
            f"{soak.edits} edits; memory {early:.1f} MB, then {late:.1f} MB; "
            f"every tenth: {[round(size) for _, size in soak.resident[::6]]}"
        )
    return early, late


LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="memory is read as Linux tells it"
)


@LINUX
@pytest.mark.long
def test_a_short_soak():
    early, late = soaked(SECONDS_OF_THE_SHORT_ONE, seed=1)
    # What is loaded when it is first used still comes.
    assert late < early + 2 * SLACK


@LINUX
@pytest.mark.soak
def test_soak():
    early, late = soaked(SECONDS, seed=2026)
    assert late < early + SLACK
