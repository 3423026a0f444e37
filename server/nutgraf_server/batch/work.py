"""The work on a chunk, as a process does it, and its result, as it is written."""

import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from nutgraf_server.batch.packing import zstandard
from nutgraf_server.batch.record_result import RecordResult, failed, outcome
from nutgraf_server.batch.records import Chunk, Failure, Raw
from nutgraf_server.batch.specification import Specification
from nutgraf_server.batch.texts import id_in

# What gzip itself does when not told: beyond it files hardly shrink.
_GZIP_LEVEL = 6
# The name of a Markdown file: its number, and as much of the id as reads well in a list.
_DIGITS = 8
_LONGEST_NAME = 80
_NUMBERED = re.compile(rf"([0-9]{{{_DIGITS},}})(?:-.*)?\.md", re.DOTALL)
_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Work:
    """What is done to each chunk.

    Attributes:
        recipe: what is made of a record.
        shape: "jsonl", "gz" or "zst", which are JSON lines, or "markdown".
    """

    recipe: Specification
    shape: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A Markdown file."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ChunkResult:
    """A chunk's results.

    Attributes:
        records: how many there are.
        data: JSON lines as they are appended; of Markdown, those of failures.
        pages: Markdown files.
        failures: the records without a result: place and reason.
    """

    records: int
    data: bytes
    pages: tuple[RecordPage, ...]
    failures: tuple[tuple[str, Failure], ...]


def make(work: Work, chunk: Chunk, begin: Callable[[int], None] = lambda _: None) -> ChunkResult:
    """Work on all records of a chunk; `begin` is told the index of each when its turn comes."""

    def outcomes() -> Iterator[RecordResult]:
        for number, raw in enumerate(chunk.records):
            begin(number)
            yield single(work, raw)

    return joined(work, chunk, outcomes())


def single(work: Work, raw: Raw) -> RecordResult:
    """Work on one record alone."""
    return outcome(raw, work.recipe, paged=work.shape == "markdown")


def lost(work: Work, raw: Raw) -> RecordResult:
    """The outcome of a record that ends the process which works on it."""
    why = "it ended its process more than once"
    return failed(raw, work.recipe, Failure("stopped", why), id_in(raw, work.recipe))


def timed_out(work: Work, raw: Raw, seconds: float) -> RecordResult:
    """The outcome of a record that has not ended in time."""
    why = f"not done within {seconds:g} s; use --timeout to allow more"
    return failed(raw, work.recipe, Failure("timed-out", why), id_in(raw, work.recipe))


def joined(work: Work, chunk: Chunk, outcomes: Iterable[RecordResult]) -> ChunkResult:
    """The outcomes of a chunk's records as they are written."""
    lines: list[bytes] = []
    pages: list[RecordPage] = []
    failures: list[tuple[str, Failure]] = []
    for number, found in enumerate(outcomes, start=chunk.first):
        if found.failure:
            failures.append((found.place, found.failure))
        if found.page is None:
            lines.append(found.record + b"\n")
        else:
            data = found.page.encode("utf-8", "replace")
            pages.append(RecordPage(file_name(number, found.id), data))
    packed = _packed(b"".join(lines), work.shape) if lines else b""
    return ChunkResult(len(chunk.records), packed, tuple(pages), tuple(failures))


def file_name(number: int, own: str) -> str:
    """A Markdown file's name, never twice the same and never leading anywhere.

    >>> file_name(7, "../world/Élan vital.txt")
    '00000007-world-Élan-vital.txt.md'
    """
    words = _NOT_IN_A_NAME.sub("-", own).strip("-.")[:_LONGEST_NAME].strip("-.")
    return f"{number:0{_DIGITS}d}-{words}.md" if words else f"{number:0{_DIGITS}d}.md"


def number_of(name: str) -> int:
    """The number that `file_name` put into a name; 0 for any other name.

    >>> number_of("00000007-world.md"), number_of("errors.jsonl"), number_of("2026.txt")
    (7, 0, 0)
    """
    found = _NUMBERED.fullmatch(name)
    return int(found[1]) if found else 0


def _packed(data: bytes, shape: str) -> bytes:
    """A chunk is a member of its own: the file can be cut after any, and goes on with another."""
    if shape == "gz":
        return gzip.compress(data, _GZIP_LEVEL, mtime=0)
    if shape == "zst":
        packed: bytes = zstandard().ZstdCompressor(write_checksum=True).compress(data)
        return packed
    return data
