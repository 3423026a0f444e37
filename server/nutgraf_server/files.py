"""Files that are written without touching anybody else's.

A file is created only where nothing is, not even a dangling link; links are never followed; and a
finished file gets its name in one step that replaces nothing unless that was asked for.

How far the last holds on each system:

* Linux: `renameat2` with RENAME_NOREPLACE. macOS: `renamex_np` with RENAME_EXCL. Windows: a rename
  never replaces anything. All three are one step.
* Anywhere else, and on file systems that know none of these: a file gets a second name by a hard
  link, which fails where something is, and then loses its first. Without hard links (FAT, some
  network shares) the name is taken by an empty file of ours, which the rename then replaces: still
  nothing of anybody else's is lost, but a crash between the two leaves the empty file.
"""

import errno
import os
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_ANYBODY = 0o666
"""The permissions of a new file, before the user's umask."""
PRIVATE = 0o600
"""The permissions of a file for its owner only."""

# From <fcntl.h> and <stdio.h>; Python has no names for them.
_AT_CURRENT_FOLDER = -100
_LINUX_NO_REPLACE = 1
_MACOS_EXCLUSIVE = 4
# What says that a file system, a kernel or a sandbox does not know such a rename.
_UNKNOWN = {errno.EPERM, errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
# What opening a link, a folder or a socket comes to.
_NOT_A_FILE = {errno.ELOOP, errno.EISDIR, errno.ENXIO}
# Files without a name, where Linux has them, and what says that a file system or kernel has none.
_UNNAMED = getattr(os, "O_TMPFILE", 0)
_NO_UNNAMED = {*_UNKNOWN, errno.EISDIR, errno.ENOENT}
_OPEN_FILES = Path("/proc/self/fd")
# A temporary file's name: so much of the final one, so that it is not too long itself.
_NAME_CHARACTERS = 40
_RANDOM_BYTES = 6


def create(path: Path, permissions: int = _ANYBODY) -> int:
    """Create a file and open it for reading and writing; its descriptor.

    Raises:
        FileExistsError: something has that name, be it a link that leads nowhere.
        OSError: it cannot be created.
    """
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, permissions)


def reopen(path: Path, flags: int = os.O_RDWR) -> int:
    """Open a file that is there; its descriptor.

    Raises:
        OSError: it is not there, is a link or no regular file, or cannot be opened.
    """
    try:
        # Without O_NONBLOCK a pipe would wait for its other end.
        file = os.open(path, flags | _NO_FOLLOW | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        if error.errno in _NOT_A_FILE:
            raise OSError(errno.EINVAL, "is not a file") from None
        raise
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise OSError(errno.EINVAL, "is not a file")
    return file


def write(path: Path, data: bytes, *, over: bool = False, permissions: int | None = None) -> None:
    """Write a file that is there whole or not at all, through a temporary one beside it.

    Args:
        path: its name. A link of that name is never followed.
        data: what is in it.
        over: whether it may replace a file or a link.
        permissions: its permissions; None: those of the user's other files.

    Raises:
        FileExistsError: something has that name, and it is not to be replaced.
        OSError: it cannot be written.
    """
    content = _Content(data, permissions)
    if _written_without_a_name(path, content, over=over):
        return
    temporary = _temporary(path)
    handle = create(temporary, _ANYBODY if permissions is None else PRIVATE)
    try:
        with os.fdopen(handle, "wb") as file:
            content.put_into(file)
        rename(temporary, path, over=over)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise


@dataclass(frozen=True, slots=True)
class _Content:
    """What is to be in a file, and its permissions."""

    data: bytes
    permissions: int | None

    def put_into(self, file: BinaryIO) -> None:
        """Write it and wait for the disk."""
        file.write(self.data)
        file.flush()
        if self.permissions is not None and sys.platform != "win32":
            os.fchmod(file.fileno(), self.permissions)
        os.fsync(file.fileno())


def _temporary(path: Path) -> Path:
    """A name that nothing has, beside a file."""
    name = f".{path.name[:_NAME_CHARACTERS]}.{os.urandom(_RANDOM_BYTES).hex()}"
    return path.with_name(name)


def _written_without_a_name(path: Path, content: _Content, *, over: bool) -> bool:
    """Write a file that has no name until it is whole: whoever ends us in between leaves nothing.

    False where the system has no such files, and nothing was written. One that replaces another has
    a name of its own for a moment, since only a file with a name can.
    """
    if not _UNNAMED or not _OPEN_FILES.is_dir():
        return False
    mode = _ANYBODY if content.permissions is None else PRIVATE
    try:
        handle = os.open(path.parent, os.O_RDWR | _UNNAMED, mode)
    except OSError as error:
        if error.errno in _NO_UNNAMED:
            return False
        raise
    with os.fdopen(handle, "wb") as file:
        content.put_into(file)
        named = _temporary(path) if over else path
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            # With a folder's descriptor the link in /proc is followed to the file itself.
            os.link(_OPEN_FILES / str(handle), named.name, dst_dir_fd=folder)
        except FileExistsError:
            raise
        except OSError:
            return False
        finally:
            os.close(folder)
    if over:
        rename(named, path, over=True)
    else:
        sync_folder(path.parent)
    return True


def rename(source: Path, target: Path, *, over: bool = False) -> None:
    """Give a file or folder its final name, in the same folder, and wait for the disk.

    Args:
        source: what it is called.
        target: what it will be called.
        over: whether it may replace a file or a link.

    Raises:
        FileExistsError: something has that name, and it is not to be replaced.
        OSError: it cannot be renamed.
    """
    if over:
        os.replace(source, target)  # noqa: PTH105  # Path.replace says the same
    elif sys.platform == "win32":
        os.rename(source, target)  # noqa: PTH104
    elif not _renamed_by_the_system(source, target):
        _rename_in_two_steps(source, target)
    sync_folder(target.parent)


def why_not_written(path: Path, *, over: bool) -> str | None:
    """Why a file of that name cannot be written, to be said after its name; None where it can.

    Raises:
        OSError: nobody can tell.
    """
    try:
        found = os.lstat(path).st_mode
    except FileNotFoundError:
        return None if path.parent.is_dir() else f"no such folder: {path.parent}"
    except NotADirectoryError:
        return f"no such folder: {path.parent}"
    if stat.S_ISLNK(found):
        # A link is replaced, not followed; but one to a device, as /dev/stdout is, is meant as one.
        with suppress(FileNotFoundError):
            found = os.stat(path).st_mode  # noqa: PTH116
    if stat.S_ISDIR(found):
        return "is a folder; name a file"
    if not stat.S_ISREG(found) and not stat.S_ISLNK(found):
        return "is a device or a pipe; name a file"
    return None if over else "already exists; use --force to overwrite it"


def sync_folder(folder: Path) -> None:
    """Wait until a change of names in `folder` is on the disk, where the system lets one."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _renamed_by_the_system(source: Path, target: Path) -> bool:
    """Rename in one step; False where that is not known here."""
    import ctypes

    call = _system_call()
    if call is None:
        return False
    names = os.fsencode(source), os.fsencode(target)
    if sys.platform == "darwin":
        failed = call(*names, _MACOS_EXCLUSIVE)
    else:
        failed = call(_AT_CURRENT_FOLDER, names[0], _AT_CURRENT_FOLDER, names[1], _LINUX_NO_REPLACE)
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(source), None, str(target))


@lru_cache(maxsize=1)
def _system_call() -> Any:  # noqa: ANN401  # a function of the C library
    import ctypes

    name = {"linux": "renameat2", "darwin": "renamex_np"}.get(sys.platform)
    try:
        return getattr(ctypes.CDLL(None, use_errno=True), name) if name else None
    except (OSError, AttributeError):
        return None


def _rename_in_two_steps(source: Path, target: Path) -> None:
    if source.is_dir():
        # A folder replaces an empty one, and nothing else.
        os.mkdir(target)  # noqa: PTH102
        os.replace(source, target)  # noqa: PTH105
        return
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        os.close(create(target))
        os.replace(source, target)  # noqa: PTH105
    else:
        os.unlink(source)  # noqa: PTH108
