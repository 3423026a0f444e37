"""A file that is written from beginning to end: JSON lines, packed or not."""

import hashlib
import os
from pathlib import Path

from nutgraf_server import files
from nutgraf_server.batch.checkpoint_log import Checkpoint
from nutgraf_server.batch.errors import WrongUseError
from nutgraf_server.batch.outputs.output import foreign, partial
from nutgraf_server.batch.work import ChunkResult

# By so many of its last bytes a file is known again: more than any two runs have alike.
_TAIL_BYTES = 64 * 1024
_DIGEST_BYTES = 16


class Appended:
    """One growing file."""

    def __init__(self, target: Path, growing: Path | None = None) -> None:
        self.target = target
        self.growing = growing or partial(target)
        self._file: int | None = None
        self._size = 0
        self._tail = b""

    def begin(self, done: Checkpoint | None) -> None:
        """Create it; or open it and cut off what came after the checkpoint."""
        if done is None and not os.path.lexists(self.growing):
            self._file = files.create(self.growing)
            files.sync_folder(self.growing.parent)
            return
        self._file, self._tail = self._opened(done)
        self._size = done.size if done else 0
        os.truncate(self._file, self._size)
        os.lseek(self._file, self._size, os.SEEK_SET)

    def write(self, made: ChunkResult) -> None:
        """Add the lines."""
        if self._file is None:
            raise ValueError("not begun")
        rest = memoryview(made.data)
        while rest:
            # Where a disk is full some bytes may go; the next try then says why no more do.
            rest = rest[os.write(self._file, rest) :]
        self._size += len(made.data)
        self._tail = (self._tail + made.data)[-_TAIL_BYTES:]

    def sync(self) -> tuple[int, str]:
        """Wait for the disk."""
        if self._file is not None:
            os.fsync(self._file)
        return self._size, _digest(self._tail)

    def place(self, *, over: bool) -> None:
        """Rename it."""
        self.close()
        if not os.path.lexists(self.growing):
            return
        if os.path.lexists(self.target) and self.growing.samefile(self.target):
            # It was on the way, in two steps, when the machine stopped.
            self.growing.unlink()
        else:
            files.rename(self.growing, self.target, over=over)

    def discard(self, done: Checkpoint | None) -> None:
        """Remove it."""
        self.close()
        if os.path.lexists(self.growing):
            os.close(self._opened(done)[0])
            self.growing.unlink()

    def close(self) -> None:
        """Close it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _opened(self, done: Checkpoint | None) -> tuple[int, bytes]:
        """The file, if it is ours up to a checkpoint, and its last bytes there.

        Without a checkpoint nothing is written: only an empty file can be ours.
        """
        try:
            file = files.reopen(self.growing)
        except FileNotFoundError:
            raise WrongUseError(f"{self.growing}: is gone; use --force to start over") from None
        except OSError:
            raise foreign(self.growing) from None
        size = done.size if done else 0
        begin = max(0, size - _TAIL_BYTES)
        os.lseek(file, begin, os.SEEK_SET)
        tail = _read(file, size - begin)
        has_more = os.fstat(file).st_size > size
        if _digest(tail) != done.tail if done else has_more:
            os.close(file)
            raise foreign(self.growing)
        return file, tail


def _read(file: int, size: int) -> bytes:
    data = b""
    while len(data) < size and (more := os.read(file, size - len(data))):
        data += more
    return data


def _digest(tail: bytes) -> str:
    return hashlib.blake2b(tail, digest_size=_DIGEST_BYTES).hexdigest()
