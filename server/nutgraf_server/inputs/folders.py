"""The articles in a folder and all below it, by their names."""

import os
from collections.abc import Collection, Iterator

from nutgraf_server.inputs.errors import InputError, reason

# What others wrote, in places that are not hidden.
_OF_OTHERS = frozenset({"node_modules", "__pycache__", "site-packages"})


def articles_below(folder: str, suffixes: Collection[str]) -> Iterator[str]:
    """The paths of the files with these suffixes, sorted by name, folder by folder.

    What is hidden is passed over, and so are packages of others; no link is followed.

    Raises:
        InputError: a folder cannot be read.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        below = []
        try:
            with os.scandir(here) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            raise InputError(f"{here}: {reason(error)}") from None
        for entry in inside:
            if entry.name.startswith(".") or entry.name in _OF_OTHERS or entry.is_symlink():
                continue
            if entry.is_dir(follow_symlinks=False):
                below.append(entry.path)
            elif _suffix(entry.name) in suffixes and entry.is_file(follow_symlinks=False):
                yield entry.path
        waiting.extend(reversed(below))


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122  # thousands of names
