"""A folder with a Markdown file for each article, and one of JSON lines with the failures."""

import os
from pathlib import Path

from nutgraf_server.batch.journal import Checkpoint
from nutgraf_server.batch.outputs.appended import Appended, sync_folder
from nutgraf_server.batch.outputs.output import partial
from nutgraf_server.batch.work import Made, Page, number_of

FAILURES = "errors.jsonl"
"""The file with the failures; no article's is called so, since they begin with a number."""


class MarkdownFiles:
    """One growing folder."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.growing = partial(target)
        self._failures = Appended(target, self.growing / FAILURES)
        self._written: list[Path] = []

    def begin(self, done: Checkpoint) -> None:
        """Make the folder, and take out what came after the checkpoint."""
        self.growing.mkdir(exist_ok=True)
        self._failures.begin(done)
        with os.scandir(self.growing) as found:
            late = [entry.name for entry in found if number_of(entry.name) > done.records]
        for name in late:
            (self.growing / name).unlink()

    def write(self, made: Made) -> None:
        """Write the files of a chunk, each whole or not at all."""
        self._failures.write(made)
        for page in made.pages:
            self._write(page)

    def _write(self, page: Page) -> None:
        path = self.growing / page.name
        # One name for all: at most one is left behind, and the next run takes it.
        temporary = self.growing / ".writing"
        temporary.write_bytes(page.data)
        temporary.replace(path)
        self._written.append(path)

    def sync(self) -> int:
        """Wait for the disk, for each file since the last time."""
        for path in self._written:
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        if self._written:
            sync_folder(self.growing)
        self._written.clear()
        return self._failures.sync()

    def place(self) -> None:
        """Rename the folder; no file of failures is in it when there are none."""
        self._failures.close()
        if not self.growing.exists():
            return
        (self.growing / ".writing").unlink(missing_ok=True)
        failures = self.growing / FAILURES
        if failures.exists() and not failures.stat().st_size:
            failures.unlink()
        if self.target.exists():
            self.target.rmdir()
        self.growing.replace(self.target)
        sync_folder(self.target.parent)

    def close(self) -> None:
        """Let go of the failures."""
        self._failures.close()
