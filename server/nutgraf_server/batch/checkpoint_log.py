"""The log beside an unfinished output that says how far it is whole.

The first line says which run it is and what it does; each other line is a checkpoint: up to here
everything is on the disk. The first checkpoint follows the creation of the output, so what a
journal without any finds in the output's place is somebody else's. A line that is cut off, by a
full disk or a power cut, is as if it were not there.
"""

import errno
import json
import os
import secrets
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from nutgraf_server import files
from nutgraf_server.batch.errors import WrongUseError

_KIND = "nutgraf batch"
_VERSION = 2
# How every journal begins. One cut off within it is that of a run which had only just begun.
_BEGINNING = json.dumps({"journal": _KIND})[:-1].encode("ascii")
_READ_BYTES = 2**20
# So many that no two runs have the same.
_ID_BYTES = 8


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
        tail: tells the last of these bytes from any others.
        digest: of all records read so far, see `records.chunked`.
        whole: whether nothing is left but to put the output in its place.
    """

    records: int = 0
    failures: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    size: int = 0
    tail: str = ""
    digest: str = ""
    whole: bool = False

    @property
    def errors(self) -> int:
        """How many of the records are failures."""
        return sum(count for count, _ in self.failures.values())


class CheckpointLog:
    """A journal that is open, and ours alone.

    Attributes:
        path: where it is.
        run: the id of the run, which no other has.
    """

    def __init__(self, path: Path, file: int) -> None:
        self.path = path
        self.run = ""
        self._file = file

    @classmethod
    def begun(cls, path: Path, plan: Plan) -> "CheckpointLog":
        """A new journal, where nothing is.

        Raises:
            FileExistsError: something is there.
            OSError: it cannot be written.
            WrongUseError: another run was quicker.
        """
        journal = cls(path, files.create(path))
        with journal.closed_on_failure():
            journal._lock()
            try:
                journal._begin(plan)
            except OSError:
                # It says nothing yet.
                with suppress(OSError):
                    journal.remove()
                raise
        return journal

    @classmethod
    def opened(cls, path: Path) -> tuple["CheckpointLog", "LoggedRun"]:
        """A journal that is there, and what it says.

        Raises:
            OSError: it cannot be read.
            WrongUseError: it is none, or another process has it.
        """
        try:
            journal = cls(path, files.reopen(path))
        except OSError as error:
            if error.errno == errno.EINVAL:
                raise _foreign(path) from None
            raise
        with journal.closed_on_failure():
            journal._lock()
            return journal, journal._read()

    def gone_on_with(self, told: "LoggedRun", plan: Plan) -> Checkpoint | None:
        """Its last checkpoint, after which it will go on; None where it came to none.

        Raises:
            OSError: it cannot be written.
            WrongUseError: it is of a run with another plan.
        """
        if told.plan is None:
            self._begin(plan)
            return None
        _check(told.plan, plan)
        # What follows would stand on the line that was cut off.
        os.truncate(self._file, told.size)
        os.lseek(self._file, 0, os.SEEK_END)
        return told.last

    def add(self, checkpoint: Checkpoint) -> None:
        """Write a checkpoint; when this returns it is on the disk.

        Raises:
            OSError: it cannot be written.
        """
        self._add(asdict(checkpoint))

    def remove(self) -> None:
        """Take it away: there is nothing to go on with.

        Raises:
            OSError: it cannot be removed.
        """
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let others have it."""
        os.close(self._file)

    @contextmanager
    def closed_on_failure(self) -> Iterator[None]:
        """Let others have it when this context is left by an error."""
        try:
            yield
        except BaseException:
            self.close()
            raise

    def _begin(self, plan: Plan) -> None:
        os.truncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        self.run = secrets.token_hex(_ID_BYTES)
        self._add({"journal": _KIND, "version": _VERSION, "run": self.run, **asdict(plan)})

    def _read(self) -> "LoggedRun":
        data = b"".join(iter(lambda: os.read(self._file, _READ_BYTES), b""))
        kept = data[: data.rfind(b"\n") + 1]
        if not kept:
            if not is_beginning(data):
                raise _foreign(self.path)
            return LoggedRun(None, None, 0)
        head, *lines = kept.splitlines()
        found = _parsed(self.path, head)
        if found.get("journal") != _KIND or found.get("version") != _VERSION:
            raise _foreign(self.path)
        self.run = str(found.get("run"))
        last = _checkpoint(self.path, lines[-1]) if lines else None
        plan = Plan(found.get("settings", ""), found.get("shape", ""), found.get("chunk", 0))
        return LoggedRun(plan, last, len(kept))

    def _add(self, told: dict[str, Any]) -> None:
        line = json.dumps(told).encode("ascii") + b"\n"
        if os.write(self._file, line) < len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(self._file)

    def _lock(self) -> None:
        if sys.platform == "win32":
            return
        import fcntl

        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WrongUseError(f"{self.path}: another job is writing this file") from None
        except OSError:
            # A store without locks: that nobody else writes there is the user's to see to.
            pass
        if not os.fstat(self._file).st_nlink:
            raise WrongUseError(f"{self.path}: another job has just ended and removed this file")


@dataclass(frozen=True, slots=True)
class LoggedRun:
    """What a journal says.

    Attributes:
        plan: what the run does; None where it was stopped before it could say so.
        last: its last checkpoint; None where it came to none.
        size: the bytes of its whole lines.
    """

    plan: Plan | None
    last: Checkpoint | None
    size: int


def is_beginning(data: bytes) -> bool:
    """Whether a file that begins so may be a journal, be it one of a run that had just begun."""
    return data[: len(_BEGINNING)] == _BEGINNING[: len(data)]


def is_journal(path: str) -> bool:
    """Whether the file at `path` is a journal, be it of another run."""
    try:
        file = files.reopen(Path(path), os.O_RDONLY)
    except OSError:
        return False
    try:
        return os.read(file, len(_BEGINNING)) == _BEGINNING
    except OSError:
        return False
    finally:
        os.close(file)


def _foreign(path: Path) -> WrongUseError:
    return WrongUseError(
        f"{path}: is not a checkpoint log of this version of nutgraf; "
        "move it, or choose another output"
    )


def _parsed(path: Path, line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise _foreign(path)
    return found


_DIFFERENT = {
    "settings": "used other settings or another version",
    "shape": "wrote another output format",
    "chunk": "used another --chunk",
}


def _check(found: Plan, wanted: Plan) -> None:
    for name, how in _DIFFERENT.items():
        if getattr(found, name) != getattr(wanted, name):
            raise WrongUseError(
                f"the interrupted job {how}: repeat its options, or use --force to start over"
            )


def _checkpoint(path: Path, line: bytes) -> Checkpoint:
    found = _parsed(path, line)
    try:
        known = {each.name: found[each.name] for each in fields(Checkpoint)}
        told = {kind: (int(count), str(at)) for kind, (count, at) in known["failures"].items()}
        numbers = {name: int(known[name]) for name in ("records", "size")}
        return Checkpoint(**{**known, **numbers, "failures": told})
    except (KeyError, TypeError, ValueError, AttributeError):
        raise WrongUseError(f"{path}: is damaged; move it, and start over") from None
