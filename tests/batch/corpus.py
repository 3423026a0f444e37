"""Invented articles, and batch runs over them."""

import json
import os
import random
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nutgraf_server.batch.records import Chunk
from nutgraf_server.batch.work import ChunkResult, Work, make
from running import process

WHO = ("The harbour office", "A survey", "The council", "Dr. Ilse Varn", "The ferry company")
DID = ("said", "reported", "denied", "had promised", "will decide")
WHAT = (
    "that the lake lost nine feet of water",
    "that 14 boats were moved to the northern pier",
    "that the dam would cost $3.2 million",
    "that nobody had measured the inflow since 1931",
    "that bills may rise by 4 percent",
)
WHEN = ("on Monday", "last year", "in 2019", "before the winter", "after the flood")


def article(number: int, sentences: int = 8) -> str:
    """The article of that number, always the same."""
    drawn = random.Random(number)  # noqa: S311  # no secret
    told = [
        f"{drawn.choice(WHO)} {drawn.choice(DID)} {drawn.choice(WHAT)} {drawn.choice(WHEN)}."
        for _ in range(sentences)
    ]
    return f"Report {number} from the lake\n\n" + " ".join(told) + "\n"


def json_lines(path: Path, count: int) -> Path:
    """A file of so many records."""
    records = ({"id": f"lake-{n}", "text": article(n)} for n in range(count))
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def read(path: Path) -> list[dict[str, Any]]:
    """The records of an output."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def contents(path: Path) -> dict[str, bytes]:
    """All bytes of a file or folder."""
    if path.is_dir():
        return {each.name: each.read_bytes() for each in sorted(path.iterdir())}
    return {"": path.read_bytes()}


class Serial:
    """An engine that works in the test's own process."""

    def __init__(self, work: Work) -> None:
        self.work = work

    def results(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, ChunkResult]]:
        for chunk in chunks:
            yield chunk, make(self.work, chunk)

    def close(self) -> None:
        pass


class Command:
    """`nutgraf batch` as a process of its own."""

    def __init__(self, program: list[str]) -> None:
        self.program = [*program, "batch"]

    def __call__(
        self, *arguments: object, given: bytes = b"", cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        program, first = self.program[:-1], self.program[-1]
        done = process(program, [first, *map(str, arguments)], cwd, given, 120, environment)
        told = done.stderr.decode("utf-8")
        assert "Traceback" not in told, told
        return subprocess.CompletedProcess(done.args, done.returncode, "", told)

    def start(self, *arguments: object, **options: Any) -> "subprocess.Popen[str]":
        """Start it and go on, as from a terminal: what runs behind one is deaf to its Ctrl-C."""
        if os.name == "posix":
            options.setdefault("preexec_fn", _listening)
        return subprocess.Popen(
            [*self.program, *map(str, arguments)], stderr=subprocess.PIPE, text=True, **options
        )


def _listening() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
