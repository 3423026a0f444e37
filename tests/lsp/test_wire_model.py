"""The text behind the wire against a model that counts lines and columns the slow way."""

import random
import sys
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import IS_SWEEP

from .echoing_server import TEXT
from .slow_text import Edit, edited, lines_of, paired, units
from .wire import Wire, change, item

ENCODINGS = ("utf-8", "utf-16", "utf-32")

# Line ends, everything that only looks like one, and characters of every width: combining marks,
# joiners, astral ones and both halves of a surrogate pair.
LETTERS = [
    "a",
    "b ",
    ". ",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    *"\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029",
    *"éß€—\u0301\u0308\u200d\ufeff\x00\x7f",
    *"𝄞👩🏽😀\U0010ffff",
    "e\u0301",
    "👩\u200d👧",
    "\ud83d",
    "\ude00",
]
LINE_ENDS = ["\n", "\r", "\r\n", "\n\n", "\r\r", "\n\r"]
# Texts longer than this are cut into pieces by the server, and a line longer than the other is a
# piece of its own: what lies across two pieces is an own case.
ONE_PIECE = 20_000
LONG_LINE = 9_000


class Mirror:
    """Documents in a server, and what their texts have to be."""

    def __init__(self, wire: Wire, encoding: str) -> None:
        self.wire = wire
        self.encoding = encoding
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.asked: deque[tuple[int | str, str, int, Any]] = deque()

    def open(self, uri: str, text: str) -> None:
        self.texts[uri], self.versions[uri] = paired(text), 0
        self.wire.notify("textDocument/didOpen", item(uri, text, 0))
        self.ask(uri, None)

    def close(self, uri: str) -> None:
        self.wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        del self.texts[uri]

    def edit(self, uri: str, edits: list[Edit], text: str) -> None:
        """Send the edits, after which the document has to be `text`."""
        self.versions[uri] += 1
        self.texts[uri] = text
        sent = [edit.sent() for edit in edits]
        self.wire.notify("textDocument/didChange", change(uri, self.versions[uri], *sent))
        self.ask(uri, edits)

    def ask(self, uri: str, why: object) -> None:
        """Ask for the text; the answer is compared a little later, so that nobody waits."""
        id_ = self.wire.request(TEXT, {"textDocument": {"uri": uri}})
        self.asked.append((id_, self.texts[uri], self.versions[uri], why))
        while len(self.asked) > 20:
            self.compare()

    def compare(self) -> None:
        id_, text, version, why = self.asked.popleft()
        answer = self.wire.answer(id_)["result"]
        assert answer["text"] == text, (self.encoding, why)
        assert answer["length"] == len(text), (self.encoding, why)
        assert answer["version"] == version

    def compare_all(self) -> None:
        while self.asked:
            self.compare()


@pytest.fixture(scope="module", params=ENCODINGS)
def mirror(request: pytest.FixtureRequest) -> Iterator[Mirror]:
    command = [sys.executable, str(Path(__file__).with_name("echoing_server.py"))]
    with Wire(command) as wire:
        general = {"general": {"positionEncodings": [request.param, "utf-16"]}}
        result = wire.initialize({"capabilities": general})
        assert result["capabilities"]["positionEncoding"] == request.param
        yield Mirror(wire, request.param)
        assert wire.shut_down() == 0
        wire.answered_once()
        assert wire.stderr == b""


words = st.lists(st.sampled_from(LETTERS), max_size=30).map("".join)
places = st.tuples(st.integers(0, 40), st.integers(0, 60) | st.integers(0, 2**31 - 1))
edits = st.builds(Edit, places, places, words) | st.builds(Edit, st.none(), st.none(), words)


@pytest.mark.long(each=True)
@settings(max_examples=150, deadline=None)
@given(text=words, batches=st.lists(st.lists(edits, max_size=4), max_size=12))
def test_no_edit_makes_a_difference(mirror, text, batches):
    mirror.open("untitled:edited", text)
    text = paired(text)
    for batch in batches:
        text = edited(text, batch, mirror.encoding)
        mirror.edit("untitled:edited", batch, text)
    mirror.compare_all()
    mirror.close("untitled:edited")


class Typist:
    """Somebody who edits at random: at real places mostly, else at odd ones."""

    def __init__(self, mirror: Mirror, seed: int) -> None:
        self.mirror = mirror
        self.random = random.Random(f"{seed} {mirror.encoding}")  # noqa: S311 - no secret
        self.edits = 0

    def words(self, most: int) -> str:
        return "".join(self.random.choices(LETTERS, k=self.random.randrange(most + 1)))

    def place(self, text: str) -> tuple[int, int]:
        """A place in `text`, or near it, or nowhere."""
        lines = lines_of(text)
        line = self.random.randrange(len(lines))
        length = units(lines[line].rstrip("\r\n"), self.mirror.encoding)
        match self.random.randrange(12):
            case 0:
                return line, length + self.random.choice([1, 2, 1000, 2**31 - 1])
            case 1:
                return len(lines) + self.random.randrange(3), self.random.randrange(50)
            case 2:
                return self.random.choice([0, len(lines) - 1]), 0
            case 3 | 4 | 5:
                return line, self.random.choice([0, length])
            case _:
                # Inside of a character, too, where one has several units.
                return line, self.random.randrange(length + 1)

    def edit(self, text: str) -> Edit:
        start = self.place(text)
        match self.random.randrange(10):
            case 0 if len(text) < ONE_PIECE:
                return Edit(None, None, self.words(200))
            case 1 | 2:
                return Edit(start, start, self.words(3))
            case 3:
                return Edit(start, start, self.random.choice(LINE_ENDS))
            case 4 | 5:
                return Edit(start, (start[0], start[1] + self.random.randrange(4)), self.words(2))
            case 6:
                new = self.random.choice([self.words(3), *LINE_ENDS])
                return Edit(start, (start[0] + 1, 0), new)
            case 7 if len(text) > ONE_PIECE:
                # Whole pieces come and go.
                return Edit(start, (start[0] + self.random.randrange(900), 0), self.words(9000))
            case _:
                end = self.place(text) if len(text) < ONE_PIECE else start
                return Edit(start, end, self.words(20))

    def batch(self, text: str) -> tuple[list[Edit], str]:
        """Some edits, and what they make of `text`."""
        found: list[Edit] = []
        for _ in range(self.random.choice([1, 1, 1, 2, 3, 5])):
            found.append(self.edit(text))
            # The next one counts from what this one leaves.
            text = edited(text, found[-1:], self.mirror.encoding)
        self.edits += len(found)
        return found, text

    def long_lines(self) -> str:
        """Some lines of many letters."""
        inside = [letter for letter in LETTERS if not {*letter} & {"\r", "\n"}]
        return "".join(
            "".join(self.random.choices(inside, k=LONG_LINE)) + self.random.choice(LINE_ENDS)
            for _ in range(5)
        )

    def life(self, uri: str, text: str, batches: int) -> None:
        """A document from opening to closing."""
        self.mirror.open(uri, text)
        for _ in range(batches):
            self.mirror.edit(uri, *self.batch(self.mirror.texts[uri]))
        self.mirror.compare_all()
        self.mirror.close(uri)

    def work(self, edits: int) -> None:
        """Small documents, and now and then one of many pieces."""
        number = 0
        while self.edits < edits:
            number += 1
            match number % 6:
                case 2:
                    text, batches = "".join(self.random.choices(LETTERS, k=40_000)), 15
                case 1:
                    text, batches = self.long_lines(), 60
                case _:
                    length = self.random.choice([0, 10, 200])
                    text, batches = "".join(self.random.choices(LETTERS, k=length)), 100
            self.life(f"untitled:edited {number}", text, batches)


@pytest.mark.parametrize("seed", [1])
def test_some_thousand_edits(mirror, seed):
    Typist(mirror, seed).work(1_500)


@pytest.mark.long
@pytest.mark.parametrize("seed", [2026])
def test_many_thousand_edits(mirror, seed):
    """In each encoding a third of them; of a sweep's hundred thousand, too."""
    wanted = 34_000 if IS_SWEEP else 4_000
    typist = Typist(mirror, seed)
    typist.work(wanted)
    assert typist.edits >= wanted
