"""What every output does, and which one a name asks for."""

import os
from pathlib import Path
from typing import Protocol

from nutgraf_server import files
from nutgraf_server.batch import packing
from nutgraf_server.batch.checkpoint_log import Checkpoint
from nutgraf_server.batch.errors import WrongUseError
from nutgraf_server.batch.sources import parquet_rows
from nutgraf_server.batch.work import ChunkResult

FORMATS = ("jsonl", "parquet", "markdown")
"""What results can be written as."""

_SHAPES = {
    ".jsonl": ("jsonl", "jsonl"),
    ".ndjson": ("jsonl", "jsonl"),
    ".jsonl.gz": ("jsonl", "gz"),
    ".jsonl.zst": ("jsonl", "zst"),
    ".parquet": ("parquet", "gz"),
}


class Output(Protocol):
    """An output that grows in a place beside its own, and is put there when it is whole.

    It is made with the id of its run, by which it knows its own files again.
    """

    def begin(self, done: Checkpoint | None) -> None:
        """Make ready to write after a checkpoint; what was written after it is thrown away.

        Args:
            done: the checkpoint; None where the run has none.

        Raises:
            OSError: that cannot be done.
            WrongUseError: what stands there is not of this run.
        """

    def write(self, made: ChunkResult) -> None:
        """Add a chunk's results.

        Raises:
            OSError: they cannot be written.
        """

    def sync(self) -> tuple[int, str]:
        """See to it that what was written is on the disk.

        Returns:
            How many bytes that is, and what tells the last of them from any others.

        Raises:
            OSError: it is not.
        """

    def place(self, *, over: bool) -> None:
        """Put the output where it was asked for. Done twice, it is as done once.

        Args:
            over: whether it may replace a file.

        Raises:
            FileExistsError: something is there.
            OSError: it cannot be put there.
        """

    def discard(self, done: Checkpoint | None) -> None:
        """Remove what has grown up to a checkpoint and after it, and nothing of anybody else's.

        Raises:
            OSError: that cannot be done.
            WrongUseError: what stands there is not of this run.
        """

    def close(self) -> None:
        """Let go of its files."""


def told(target: str, asked: str | None) -> tuple[str, str]:
    """The format of an output, and the shape of the work for it: see `work.Work`.

    Args:
        target: its name.
        asked: one of `FORMATS`; None: as the name says.

    Raises:
        WrongUseError: nothing tells it, or a library for it is not installed.

    >>> told("out.jsonl.gz", None), told("notes/", None)
    (('jsonl', 'gz'), ('markdown', 'markdown'))
    """
    name, shape = _told(target, asked)
    if name == "parquet":
        parquet_rows.library()
    if shape == "zst":
        packing.zstandard()
    return name, shape


def _told(target: str, asked: str | None) -> tuple[str, str]:
    if not Path(target).name:
        raise WrongUseError(f"-o {target}: is a folder; name a new file or folder in it")
    if asked == "markdown" or (asked is None and target.endswith("/")):
        return "markdown", "markdown"
    for suffix, (name, shape) in _SHAPES.items():
        if target.endswith(suffix) and asked in (None, name):
            return name, shape
    if asked == "parquet":
        return "parquet", "gz"
    if asked == "jsonl":
        packing = {".gz": "gz", ".zst": "zst"}
        return "jsonl", packing.get(Path(target).suffix, "jsonl")
    raise WrongUseError(
        f"-o {target}: end it in .jsonl, .jsonl.gz, .jsonl.zst or .parquet, or in / for a folder "
        "of Markdown; or use --format"
    )


def partial(target: Path) -> Path:
    """Where an output grows."""
    return target.with_name(target.name + ".partial")


def journal(target: Path) -> Path:
    """Where its journal is."""
    return target.with_name(target.name + ".journal")


def assembled(target: Path, run: str) -> Path:
    """Where a run makes an output of what has grown."""
    return target.with_name(f"{target.name}.{run}.assembled")


def check(target: Path, *, is_folder: bool, force: bool) -> None:
    """Refuse what must not be written over, and what cannot be written at all.

    Raises:
        OSError: nobody can tell.
        WrongUseError: it is refused.
    """
    if not is_folder:
        why = files.why_not_written(target, over=force)
    elif target.is_symlink() or not target.is_dir():
        why = files.why_not_written(target, over=False)
        if os.path.lexists(target):
            why = "exists already; name a folder"
    else:
        why = "is not empty; name a new folder" if any(target.iterdir()) else None
    if why:
        raise WrongUseError(f"-o {target}: {why}")


def foreign(path: Path) -> WrongUseError:
    """What is said of a file where an output would grow that is not of its run."""
    return WrongUseError(f"{path}: does not belong to an interrupted job; move it")
