"""Files that are read without being open: those in the workspace's folders, and no others."""

from collections.abc import Iterable
from pathlib import Path

from nutgraf_server.inputs.errors import InputError
from nutgraf_server.inputs.files import read_file
from nutgraf_server.lsp.documents.uris import path_of
from nutgraf_server.lsp.errors import NoDocumentError


def read_unopened(uri: str, folders: Iterable[str]) -> str:
    """The text of a file in one of the folders, links followed first.

    Raises:
        NoDocumentError: it lies elsewhere, is no file, too large or not UTF-8.
    """
    path = path_of(uri)
    if path is None or not _is_in(path, folders):
        raise NoDocumentError(f"{uri} is not open in the editor, nor in a folder of the workspace")
    try:
        data = read_file(str(path))
    except InputError as error:
        raise NoDocumentError(f"{uri}: {error}") from None
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
