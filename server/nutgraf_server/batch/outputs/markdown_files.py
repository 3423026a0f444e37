"""A folder with a Markdown file for each article, and one of JSON lines with the failures."""

import os
from pathlib import Path

from nutgraf_server import files
from nutgraf_server.batch.checkpoint_log import Checkpoint
from nutgraf_server.batch.errors import WrongUseError
from nutgraf_server.batch.outputs.appended import Appended
from nutgraf_server.batch.outputs.output import foreign, partial
from nutgraf_server.batch.work import ChunkResult, RecordPage, number_of

FAILURES = "errors.jsonl"
"""The file with the failures; no article's is called so, since they begin with a number."""


class MarkdownFiles:
    """One growing folder. An empty file in it, named by the run's id, says whose it is."""

    def __init__(self, target: Path, run: str) -> None:
        self.target = target
        self.growing = partial(target)
        self._mark = self.growing / f".{run}"
        self._failures = Appended(target, self.growing / FAILURES)
        self._written: list[Path] = []

    def begin(self, done: Checkpoint | None) -> None:
        """Make the folder; or take out what came after the checkpoint."""
        if done is None and not os.path.lexists(self.growing):
            self.growing.mkdir()
            files.sync_folder(self.growing.parent)
        names = self._names(done)
        if done is None and self._mark.name not in names:
            os.close(files.create(self._mark))
        self._failures.begin(done)
        for name in names:
            if done and number_of(name) > done.records:
                (self.growing / name).unlink()

    def write(self, made: ChunkResult) -> None:
        """Write the files of a chunk, and its failures."""
        self._failures.write(made)
        for page in made.pages:
            self._write(page)

    def _write(self, page: RecordPage) -> None:
        # One that is cut off comes after the last checkpoint: the run takes it out when it goes on.
        path = self.growing / page.name
        with os.fdopen(files.create(path), "wb", buffering=0) as file:
            rest = memoryview(page.data)
            while rest:
                rest = rest[file.write(rest) or 0 :]
        self._written.append(path)

    def sync(self) -> tuple[int, str]:
        """Wait for the disk, for each file since the last time."""
        for path in self._written:
            handle = files.reopen(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        if self._written:
            files.sync_folder(self.growing)
        self._written.clear()
        return self._failures.sync()

    def place(self, *, over: bool) -> None:
        """Rename the folder; no file of failures is in it when there are none."""
        del over  # No folder is ever replaced.
        self._failures.close()
        if not os.path.lexists(self.growing):
            return
        self._mark.unlink(missing_ok=True)
        failures = self.growing / FAILURES
        if failures.exists() and not failures.stat().st_size:
            failures.unlink()
        if os.path.lexists(self.target):
            # An empty folder makes room; nothing else does.
            self.target.rmdir()
        files.rename(self.growing, self.target)

    def discard(self, done: Checkpoint | None) -> None:
        """Remove the files that are ours, and the folder, which must be empty then."""
        self.close()
        if not os.path.lexists(self.growing):
            return
        names = self._names(done)
        if (self.growing / FAILURES).exists():
            self._failures.discard(done)
        for name in names:
            if number_of(name):
                (self.growing / name).unlink()
        self._mark.unlink(missing_ok=True)
        try:
            self.growing.rmdir()
        except OSError:
            raise foreign(self.growing) from None

    def close(self) -> None:
        """Let go of the failures."""
        self._failures.close()

    def _names(self, done: Checkpoint | None) -> list[str]:
        """The files in the folder, if it is ours."""
        if done and not os.path.lexists(self.growing):
            raise WrongUseError(f"{self.growing}: is gone; use --force to start over")
        if self.growing.is_symlink() or not self.growing.is_dir():
            raise foreign(self.growing)
        names = os.listdir(self.growing)  # noqa: PTH208
        is_marked = self._mark.name in names
        if not is_marked and (done or names):
            raise foreign(self.growing)
        if done is None and not set(names) <= {self._mark.name, FAILURES}:
            raise foreign(self.growing)
        return names
