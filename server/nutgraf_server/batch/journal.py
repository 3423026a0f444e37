"""The log beside an unfinished output that says how far it is whole.

The first line says what the run is; each other line is a checkpoint: up to here everything is on
the disk. A line that is cut off, by a full disk or a power cut, is as if it were not there.
"""

import errno
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from nutgraf_server.batch.errors import BatchError, WrongUseError

_VERSION = 1
_READ_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class Plan:
    """What must be the same for a run to be gone on with."""

    settings: str
    shape: str
    chunk: int


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a run is.

    Attributes:
        records: how many records are done.
        failures: for each kind of failure how many there were, and where the first was.
        size: the bytes of the output, or of what it is made of.
        digest: of all records read so far, see `records.chunked`.
        whole: whether nothing is left but to put the output in its place.
    """

    records: int = 0
    failures: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    size: int = 0
    digest: str = ""
    whole: bool = False

    @property
    def errors(self) -> int:
        """How many of the records are failures."""
        return sum(count for count, _ in self.failures.values())


class Journal:
    """A journal that is open, and ours alone."""

    def __init__(self, path: Path, file: int) -> None:
        self.path = path
        self._file = file

    @classmethod
    def begun(cls, path: Path, plan: Plan) -> "Journal":
        """A new journal in the place of whatever is there.

        Raises:
            OSError: it cannot be written.
            WrongUseError: another run has it.
        """
        journal = cls(path, _own(path))
        with journal._closed_on_failure():
            journal._begin(plan)
        return journal

    @classmethod
    def resumed(cls, path: Path, plan: Plan) -> tuple["Journal", Checkpoint | None]:
        """The journal of a run that was stopped, and its last checkpoint, if it came to one.

        Raises:
            OSError: it cannot be read or written.
            WrongUseError: it is of another run, or another process has it.
        """
        journal = cls(path, _own(path))
        with journal._closed_on_failure():
            return journal, journal._resume(plan)

    def add(self, checkpoint: Checkpoint) -> None:
        """Write a checkpoint; when this returns it is on the disk.

        Raises:
            OSError: it cannot be written.
        """
        self._add(asdict(checkpoint))

    def close(self) -> None:
        """Let others have it."""
        os.close(self._file)

    @contextmanager
    def _closed_on_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise

    def _begin(self, plan: Plan) -> None:
        os.truncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        self._add({"journal": _VERSION, **asdict(plan)})

    def _resume(self, plan: Plan) -> Checkpoint | None:
        data = self._all()
        kept = data[: data.rfind(b"\n") + 1]
        if not kept:
            self._begin(plan)
            return None
        head, *lines = kept.splitlines()
        _check(self.path, head, plan)
        # What follows would stand on the line that was cut off.
        os.truncate(self._file, len(kept))
        os.lseek(self._file, 0, os.SEEK_END)
        return _checkpoint(self.path, lines[-1]) if lines else None

    def _add(self, told: dict[str, Any]) -> None:
        line = json.dumps(told).encode("ascii") + b"\n"
        if os.write(self._file, line) < len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(self._file)

    def _all(self) -> bytes:
        parts = iter(lambda: os.read(self._file, _READ_BYTES), b"")
        return b"".join(parts)


def _own(path: Path) -> int:
    file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            raise WrongUseError(f"{path}: another run is writing there") from None
        except OSError:
            # A store without locks: that nobody else writes there is the user's to see to.
            pass
    return file


def _parsed(path: Path, line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise BatchError(f"{path}: is no journal of nutgraf; say --force to begin anew")
    return found


_DIFFERENT = {
    "settings": "with other settings or by another version",
    "shape": "for another form of output",
    "chunk": "with another --chunk",
}


def _check(path: Path, head: bytes, plan: Plan) -> None:
    found = _parsed(path, head)
    if found.get("journal") != _VERSION:
        raise BatchError(f"{path}: is no journal of nutgraf; say --force to begin anew")
    for name, how in _DIFFERENT.items():
        if found.get(name) != getattr(plan, name):
            raise WrongUseError(
                f"the run that was stopped was {how}: say what was said then, or --force to "
                "begin anew"
            )


def _checkpoint(path: Path, line: bytes) -> Checkpoint:
    found = _parsed(path, line)
    try:
        known = {each.name: found[each.name] for each in fields(Checkpoint)}
        told = {kind: (int(count), str(at)) for kind, (count, at) in known["failures"].items()}
        return Checkpoint(**{**known, "failures": told})
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BatchError(f"{path}: is no journal of nutgraf; say --force to begin anew") from None
