"""Records as they are found in the inputs, and the chunks in which they are handed out."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

TIMEOUT = 60.0
"""How many seconds a record may take, unless told otherwise: many times what a long book does."""

# So much text closes a chunk that has fewer records than are wanted: some of them wait in memory.
_CHUNK_BYTES = 2 * 2**20
# What the running digest keeps of each step.
_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no result; `kind` is one of few words, `message` one line for people."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class File:
    """A text in a file of its own, which whoever works on the record reads.

    `stamp` is its size and the time of its last change.
    """

    path: str
    stamp: str


@dataclass(frozen=True, slots=True)
class JsonLine:
    """A line of JSON as it stands; `folder` is where the paths in it lead."""

    data: bytes
    folder: str


@dataclass(frozen=True, slots=True)
class Fields:
    """A row of a table; `folder` is where the paths in it lead."""

    values: Mapping[str, object]
    folder: str


@dataclass(frozen=True, slots=True)
class Member:
    """A text out of an archive."""

    data: bytes


Content = File | JsonLine | Fields | Member | Failure


@dataclass(frozen=True, slots=True)
class Raw:
    """A record nobody has looked into.

    Attributes:
        source: what the input is called that holds it.
        line: the line, row or member it is there, from 1; None where it is the whole input.
        name: its own name where it has one, as a file in a folder does.
        content: what was found.
        reach: how many bytes of all inputs have gone by with it.
    """

    source: str
    line: int | None
    name: str | None
    content: Content
    reach: int = 0

    @property
    def place(self) -> str:
        """Where it is, for people, and its id when it has none."""
        if self.name is not None:
            return self.name
        return self.source if self.line is None else f"{self.source}:{self.line}"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Records that are worked on together.

    Attributes:
        first: the number of the first record, from 1.
        records: the records.
        digest: tells all that was read up to the end of the chunk from anything else.
    """

    first: int
    records: tuple[Raw, ...]
    digest: str

    @property
    def reach(self) -> int:
        """How many bytes of the inputs have gone by at its end."""
        return self.records[-1].reach


def chunked(records: Iterable[Raw], most: int) -> Iterator[Chunk]:
    """The records by `most`, or fewer where they are large; the cuts depend on nothing else."""
    kept: list[Raw] = []
    first, size, digest = 1, 0, b""
    for record in records:
        kept.append(record)
        told = _told(record)
        size += len(told)
        step = hashlib.blake2b(digest, digest_size=_DIGEST_BYTES)
        step.update(record.place.encode("utf-8", "surrogatepass"))
        step.update(told)
        digest = step.digest()
        if len(kept) >= most or size >= _CHUNK_BYTES:
            yield Chunk(first, tuple(kept), digest.hex())
            first, size, kept = first + len(kept), 0, []
    if kept:
        yield Chunk(first, tuple(kept), digest.hex())


def _told(record: Raw) -> bytes:
    """What tells a record's content from another."""
    found = record.content
    if isinstance(found, JsonLine | Member):
        return found.data
    if isinstance(found, Fields):
        told = json.dumps(found.values, default=str)
    elif isinstance(found, File):
        told = found.stamp
    else:
        told = found.message
    return told.encode("utf-8", "surrogatepass")
