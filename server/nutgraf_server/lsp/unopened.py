"""Files that are read without being open: those in the workspace's folders, and no others."""

import stat
from collections.abc import Iterable
from pathlib import Path

from nutgraf_server.lsp.configuration import path_of
from nutgraf_server.lsp.errors import NoDocumentError

# As much as the longest book, and less than what would stop a laptop: 20 MiB.
_MOST_BYTES = 20 * 2**20


def read_unopened(uri: str, folders: Iterable[str]) -> str:
    """The text of a file in one of the folders, links followed first.

    Raises:
        NoDocumentError: it lies elsewhere, is no file, too large or not UTF-8.
    """
    path = path_of(uri)
    if path is None or not _is_in(path, folders):
        raise NoDocumentError(f"{uri} is not open in the editor, nor in a folder of the workspace")
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NoDocumentError(f"{uri} is no file")
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise NoDocumentError(f"{uri} cannot be read: {error.strerror}") from None
    if len(data) > _MOST_BYTES:
        raise NoDocumentError(f"{uri} is larger than {_MOST_BYTES // 2**20} MB; cut it into parts")
    try:
        # An editor leaves a byte order mark out, and tells offsets without it.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoDocumentError(f"{uri} is not UTF-8; open it in the editor") from None


def _is_in(path: Path, folders: Iterable[str]) -> bool:
    """Whether a file lies below a folder, wherever links lead."""
    try:
        real = path.resolve()
        own = [folder.resolve() for uri in folders if (folder := path_of(uri)) is not None]
    except (OSError, RuntimeError):
        return False
    return any(real.is_relative_to(folder) for folder in own)
