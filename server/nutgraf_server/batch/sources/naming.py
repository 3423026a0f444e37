"""Which kind of input a name is, and the inputs that a command line names."""

import glob
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nutgraf_server.batch.errors import WrongUseError

STANDARD_INPUT = "-"

KINDS = ("jsonl", "csv", "parquet", "zip", "tar", "text")
"""What an input can be read as."""

_SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "tar",
}
# A name's own suffix, before that of a packing.
_SUFFIX = re.compile(r"(\.[a-z]+)(?:\.(?:gz|zst|bz2|xz))?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """An input that was named.

    Attributes:
        name: as it was named; "-" is standard input.
        kind: one of `KINDS`, or "folder".
    """

    name: str
    kind: str

    @property
    def shown(self) -> str:
        """What it is called in messages and results."""
        return "standard input" if self.name == STANDARD_INPUT else self.name


def kind_of(name: str) -> str:
    """The kind of a file by its name.

    >>> kind_of("news.jsonl.gz"), kind_of("a.tar.xz"), kind_of("a.txt"), kind_of("jsonl")
    ('jsonl', 'tar', 'text', 'text')
    """
    found = _SUFFIX.search(name)
    return _SUFFIXES.get(found[1].lower(), "text") if found else "text"


def sources(names: Sequence[str], kind: str | None) -> list[Source]:
    """The inputs that `names` stand for, where a glob is as many as it fits, in sorted order.

    Args:
        names: files, folders, globs or "-".
        kind: what all files are read as; None: as their names say, and standard input as JSONL.

    Raises:
        WrongUseError: one is not there.
    """
    found: list[Source] = []
    for name in names:
        if name == STANDARD_INPUT:
            found.append(Source(name, kind or "jsonl"))
            continue
        for each in _fitting(name):
            is_folder = os.path.isdir(each)  # noqa: PTH112
            found.append(Source(each, "folder" if is_folder else kind or kind_of(each)))
    return found


def _fitting(name: str) -> list[str]:
    if os.path.lexists(name):
        return [name]
    if not glob.has_magic(name):
        raise WrongUseError(f"{name}: no such file or folder")
    found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207  # names as the user writes them
    if not found:
        raise WrongUseError(f"{name}: nothing fits it")
    # With ** a folder would be met again by its own files.
    return [each for each in found if not ("**" in name and Path(each).is_dir())]
