"""The texts of a folder and all below it, and single texts.

Sorted by name, folder by folder. Hidden files are passed over; a link is followed to a file that is
in the folder itself, and to nothing else. A file of many records is read as such by its name.
"""

import os
import stat
from collections.abc import Callable, Iterator

from nutgraf_server.batch.records import Failure, File, Raw
from nutgraf_server.batch.sources.naming import InputSource
from nutgraf_server.batch.sources.opening import standard_input
from nutgraf_server.inputs.errors import reason
from nutgraf_server.inputs.files import NOT_A_FILE
from nutgraf_server.inputs.names import STANDARD_INPUT, printable

_BROKEN = "cannot-be-read"


def records(source: InputSource, before: int) -> Iterator[Raw]:
    """The files as records, of which only the size and the time are looked at here."""
    if source.kind == "folder":
        yield from _below(source, before)
    elif source.name == STANDARD_INPUT:
        yield standard_input(source)
    else:
        yield _file(source.name, source.shown, None, before)


def size_below(source: InputSource) -> int:
    """The bytes of the files that are read."""
    found = _entries(source.name, source.is_left_out)
    return sum(_size(entry) for entry in found if isinstance(entry, os.DirEntry))


def _below(source: InputSource, before: int) -> Iterator[Raw]:
    from nutgraf_server.batch.sources.stream import nested, reader

    top = os.path.realpath(source.name)
    reach = before
    for entry in _entries(source.name, source.is_left_out):
        if isinstance(entry, OSError):
            failure = Failure(_BROKEN, reason(entry))
            yield Raw(printable(str(entry.filename)), None, None, failure, reach)
            continue
        named = printable(os.path.relpath(entry.path, source.name).replace(os.sep, "/"))
        if entry.is_symlink():
            why = _why_not(entry, top)
            if why:
                yield Raw(source.shown, None, named, Failure("link", why), reach)
                continue
        inner = nested(entry.path, source.fields)
        if inner:
            yield from reader(inner.kind).records(inner, reach)
            reach += _size(entry)
            continue
        reach += _size(entry)
        yield _file(entry.path, source.shown, named, reach)


def _entries(
    folder: str, is_left_out: Callable[[str], bool]
) -> Iterator[os.DirEntry[str] | OSError]:
    """Whatever is no folder, in order; an error in the place of a folder that cannot be read."""
    # Folders may be nested deeper than functions may be.
    waiting = [_inside(folder, is_left_out)]
    while waiting:
        found = next(waiting[-1], None)
        if found is None:
            waiting.pop()
        elif isinstance(found, os.DirEntry) and found.is_dir(follow_symlinks=False):
            waiting.append(_inside(found.path, is_left_out))
        else:
            yield found


def _inside(
    folder: str, is_left_out: Callable[[str], bool]
) -> Iterator[os.DirEntry[str] | OSError]:
    """What is in a folder and not hidden, in order; or why it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield error
        return
    yield from (
        entry for entry in inside if not entry.name.startswith(".") and not is_left_out(entry.path)
    )


def _why_not(entry: os.DirEntry[str], top: str) -> str | None:
    """Why a link is not followed; None where it may be."""
    real = os.path.realpath(entry.path)
    if not real.startswith(os.path.join(top, "")):  # noqa: PTH118
        return "is a link that leads out of the folder; not read"
    if os.path.isdir(real):  # noqa: PTH112
        return "is a link to a folder; not followed"
    return None


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_size
    except OSError:
        return 0


def _file(path: str, shown: str, name: str | None, reach: int) -> Raw:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError as error:
        return Raw(shown, None, name, Failure(_BROKEN, reason(error)), reach)
    if not stat.S_ISREG(found.st_mode):
        return Raw(shown, None, name, Failure(_BROKEN, NOT_A_FILE), reach)
    stamp = f"{found.st_size} {found.st_mtime_ns}"
    if name is None:
        reach += found.st_size
    # Whoever reads it may be in another folder, or on another machine that has the same store.
    absolute = os.path.abspath(path)  # noqa: PTH100  # resolve() would follow links
    return Raw(shown, None, name, File(absolute, stamp), reach)
