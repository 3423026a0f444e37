"""Files that are there whole or not at all, and that take no other's place unasked."""

import contextlib
import os
import tempfile
from pathlib import Path

PRIVATE = 0o600
"""The permissions of a file for its owner only."""


def write(path: Path, text: str, *, permissions: int = PRIVATE, over: bool = False) -> None:
    """Write `text` to `path` as UTF-8, through a temporary file beside it.

    Raises:
        FileExistsError: something is there, and it is not to be written `over`.
        OSError: it cannot be written.
    """
    data = text.encode("utf-8", "surrogatepass")
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(permissions)
        if over:
            temporary.replace(path)
        else:
            _take_new_name(temporary, path, data)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _take_new_name(temporary: Path, path: Path, data: bytes) -> None:
    """Give a file another name, unless something has that name: the system itself looks."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # Not every file system has links.
        with path.open("xb") as file:
            file.write(data)
