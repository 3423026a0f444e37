"""Which kind of input a name is, and the inputs that a command line names."""

import glob
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from nutgraf_server.batch.errors import WrongUseError
from nutgraf_server.inputs.names import STANDARD_INPUT, shown_name

KINDS = ("jsonl", "csv", "parquet", "zip", "tar", "feed", "text")
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
    ".rss": "feed",
    ".atom": "feed",
}
# What a glob has for any number of folders.
_ANY_DEPTH = "**"
# A name's own suffix, before that of a packing.
_SUFFIX = re.compile(r"(\.[a-z]+)(?:\.(?:gz|zst|bz2|xz))?\Z", re.IGNORECASE)


def nothing(path: str) -> bool:
    """Whether a file is not to be read, where all are."""
    del path
    return False


@dataclass(frozen=True, slots=True)
class InputSource:
    """An input that was named.

    Attributes:
        name: as it was named; "-" is standard input.
        kind: one of `KINDS`, or "folder".
        fields: the fields that are wanted of each record; None: all.
        is_left_out: whether a path in a folder is not to be read.
    """

    name: str
    kind: str
    fields: frozenset[str] | None = None
    is_left_out: Callable[[str], bool] = field(default=nothing, compare=False, repr=False)

    @property
    def shown(self) -> str:
        """What it is called in messages and results."""
        return shown_name(self.name)


def kind_of(name: str) -> str:
    """The kind of a file by its name.

    >>> kind_of("news.jsonl.gz"), kind_of("a.tar.xz"), kind_of("a.txt"), kind_of("jsonl")
    ('jsonl', 'tar', 'text', 'text')
    """
    found = _SUFFIX.search(name)
    return _SUFFIXES.get(found[1].lower(), "text") if found else "text"


def sources(
    names: Sequence[str], kind: str | None, is_left_out: Callable[[str], bool] = nothing
) -> list[InputSource]:
    """The inputs that `names` stand for, where a glob is as many as it fits, in sorted order.

    Args:
        names: files, folders, globs or "-".
        kind: what all files are read as; None: as their names say, and standard input as JSONL.
        is_left_out: whether a path that a glob fits, or that is in a folder, is not to be read.

    Raises:
        WrongUseError: one is not there.
    """
    found: list[InputSource] = []
    for name in names:
        if name == STANDARD_INPUT:
            found.append(InputSource(name, kind or "jsonl"))
            continue
        for each in _fitting(name):
            if each != name and is_left_out(each):
                continue
            is_folder = os.path.isdir(each)  # noqa: PTH112
            told = "folder" if is_folder else kind or kind_of(each)
            found.append(InputSource(each, told, is_left_out=is_left_out))
    return found


def _fitting(name: str) -> list[str]:
    if os.path.lexists(name):
        return [name]
    if not glob.has_magic(name):
        raise WrongUseError(f"{shown_name(name)}: no such file or folder")
    found = sorted(_matches(name))
    if not found:
        raise WrongUseError(f"{shown_name(name)}: no file matches")
    # With ** a folder would be met again by its own files.
    return [each for each in found if not (_ANY_DEPTH in name and Path(each).is_dir())]


def _matches(pattern: str) -> set[str]:
    """What a glob fits; its ** leads through no link, as two links to one folder never end."""
    parts = pattern.split("/")
    if _ANY_DEPTH not in parts:
        return set(glob.glob(pattern))  # noqa: PTH207  # names as the user writes them
    at = parts.index(_ANY_DEPTH)
    rest = parts[at + 1 :] or ["*"]
    tops = _matches("/".join((*parts[:at], ""))) if at else {""}
    return {
        match
        for top in tops
        for folder in folders_below(top)
        for match in _matches(os.path.join(glob.escape(folder), *rest))  # noqa: PTH118
    }


def folders_below(top: str) -> Iterator[str]:
    """A folder and all below it but for hidden ones, links never followed; "" is the current."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        yield folder
        with suppress(OSError), os.scandir(folder or ".") as entries:
            waiting += [
                os.path.join(folder, entry.name)  # noqa: PTH118
                for entry in entries
                if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
            ]
