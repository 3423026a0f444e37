"""Which files may be read: those in the folders that were granted, wherever links lead."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nutgraf_server import files
from nutgraf_server.inputs.bounds import MIB
from nutgraf_server.inputs.errors import InputError, reason
from nutgraf_server.inputs.files import read_bounded
from nutgraf_server.lsp.documents.uris import path_of

MAX_ARTICLE_BYTES = 5 * MIB
"""One article for an assistant: what is longer is no article, and its answer would fit nowhere."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders that were granted, each as it really is."""

    real: tuple[Path, ...]

    @classmethod
    def of(cls, granted: Iterable[Path]) -> "Folders":
        """These folders; one that is not there grants nothing."""
        found: dict[Path, None] = {}
        for folder in granted:
            try:
                real = folder.resolve(strict=True)
            except (OSError, RuntimeError):
                continue
            if real.is_dir():
                found.setdefault(real)
        return cls(tuple(found))

    def file(self, named: str) -> Path:
        """The real path of a file that was named by its path or file: address.

        A relative one counts from the first folder that has it.

        Raises:
            InputError: it lies elsewhere, or leads elsewhere by a link.
        """
        if not self.real:
            raise InputError(
                "no folder was granted; start the server as `nutgraf mcp FOLDER`, "
                "or grant a folder as a root"
            )
        path = path_of(named) if named.startswith("file:") else Path(named)
        if path is None or "\0" in named:
            raise InputError("is not a path on this machine")
        tried = [path] if path.is_absolute() else [folder / path for folder in self.real]
        for one in tried:
            try:
                real = one.resolve(strict=True)
            except (OSError, RuntimeError):
                continue
            if any(real.is_relative_to(folder) for folder in self.real):
                return real
        # The same for what is not there: nobody learns what else is on the disk.
        raise InputError("is not a file in the granted folders")


def read(path: Path) -> bytes:
    """The bytes of a file whose path is real, so that a link in its place is none of ours.

    Raises:
        InputError: it is no regular file, too large, or cannot be read.
    """
    try:
        if path.resolve(strict=True) != path:
            raise InputError("is not a file in the granted folders")
        with os.fdopen(files.reopen(path, os.O_RDONLY), "rb") as file:
            return read_bounded(file, MAX_ARTICLE_BYTES)
    except OSError as error:
        raise InputError(reason(error)) from None
