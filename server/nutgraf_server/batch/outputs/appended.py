"""A file that is written from beginning to end: JSON lines, packed or not."""

import errno
import os
from pathlib import Path

from nutgraf_server.batch.journal import Checkpoint
from nutgraf_server.batch.outputs.output import partial
from nutgraf_server.batch.work import Made


class Appended:
    """One growing file."""

    def __init__(self, target: Path, growing: Path | None = None) -> None:
        self.target = target
        self.growing = growing or partial(target)
        self._file: int | None = None
        self._size = 0

    def begin(self, done: Checkpoint) -> None:
        """Open it and cut off what came after the checkpoint."""
        size = done.size
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        self._file = os.open(self.growing, flags, 0o666)
        if os.fstat(self._file).st_size < size:
            raise OSError(errno.EIO, "it is shorter than its journal says")
        os.truncate(self._file, size)
        os.lseek(self._file, size, os.SEEK_SET)
        self._size = size

    def write(self, made: Made) -> None:
        """Add the lines."""
        if self._file is None:
            raise ValueError("not begun")
        rest = memoryview(made.data)
        while rest:
            # Where a disk is full some bytes may go; the next try then says why no more do.
            rest = rest[os.write(self._file, rest) :]
        self._size += len(made.data)

    def sync(self) -> int:
        """Wait for the disk."""
        if self._file is not None:
            os.fsync(self._file)
        return self._size

    def place(self) -> None:
        """Rename it."""
        self.close()
        if self.growing.exists():
            self.growing.replace(self.target)
        sync_folder(self.target.parent)

    def close(self) -> None:
        """Close it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def sync_folder(folder: Path) -> None:
    """Wait until a rename in `folder` is on the disk, where the system lets one."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
