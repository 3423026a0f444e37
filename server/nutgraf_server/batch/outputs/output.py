"""What every output does, and which one a name asks for."""

from pathlib import Path
from typing import Protocol

from nutgraf_server.batch import packing
from nutgraf_server.batch.errors import WrongUseError
from nutgraf_server.batch.journal import Checkpoint
from nutgraf_server.batch.sources import parquet_rows
from nutgraf_server.batch.work import Made

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
    """An output that grows in a place beside its own, and is put there when it is whole."""

    def begin(self, done: Checkpoint) -> None:
        """Make ready to write after a checkpoint; what was written after it is thrown away.

        Raises:
            OSError: that cannot be done.
        """

    def write(self, made: Made) -> None:
        """Add a chunk's results.

        Raises:
            OSError: they cannot be written.
        """

    def sync(self) -> int:
        """See to it that what was written is on the disk; how many bytes that is.

        Raises:
            OSError: it is not.
        """

    def place(self) -> None:
        """Put the output where it was asked for. Done twice, it is as done once.

        Raises:
            OSError: it cannot be put there.
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
        raise WrongUseError(f"-o {target}: is a folder; name a new one in it")
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
        "of Markdown; or say --format"
    )


def partial(target: Path) -> Path:
    """Where an output grows."""
    return target.with_name(target.name + ".partial")


def journal(target: Path) -> Path:
    """Where its journal is."""
    return target.with_name(target.name + ".journal")


def check(target: Path, *, is_folder: bool, force: bool) -> None:
    """Refuse what must not be written over, and what cannot be written at all.

    Raises:
        WrongUseError: it is refused.
    """
    if not target.parent.is_dir():
        raise WrongUseError(f"-o {target}: there is no folder {target.parent}")
    if target.is_dir():
        if not is_folder:
            raise WrongUseError(f"-o {target}: is a folder; name a file")
        if any(target.iterdir()):
            raise WrongUseError(f"-o {target}: is a folder with files in it; name a new one")
    elif target.exists() and not (force and not is_folder):
        advice = "name a folder" if is_folder else "say --force to write over it"
        raise WrongUseError(f"-o {target}: exists already; {advice}")
