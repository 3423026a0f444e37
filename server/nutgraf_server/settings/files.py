"""The files that hold settings: the project's, found from an article's folder upward, and the
user's.

A project may come from anyone, so its files are read as data and nothing else: no larger than
`MOST_BYTES`, not through links that lead out of the project, and never more than values.
"""

import os
import stat
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from nutgraf_server.settings.layers import Layer
from nutgraf_server.settings.wording import one_line

PROJECT_FILE = "nutgraf.toml"
"""A project's settings, at its top level."""

PYPROJECT = "pyproject.toml"
"""Where Python projects keep theirs: here under `[tool.nutgraf]`."""

USER_FILE = "NUTGRAF_CONFIG"
"""The environment variable that names another user's file; empty, there is none."""

MOST_BYTES = 256 * 2**10
"""The largest file of settings that is read."""

# The time that TOML takes grows with the square of a key's parts, and no key has many. Versions
# and addresses have dots too: this many in one line are never there by accident.
_MOST_DOTS = 200
# A workspace has a few of these files; a few are asked for again and again.
_REMEMBERED = 128
_LONGEST_REASON = 200


def file_layers(folder: Path | None, root: Path | None = None) -> tuple[Layer, ...]:
    """The project's and the user's layers, in this order, for an article in `folder`.

    Where there is no `folder`, as for a text that was never saved, that is `root`.
    """
    where = folder or root
    project = project_layers(where, root) if where else ()
    user = user_layer()
    return (*project, user) if user else project


def project_layers(folder: Path, root: Path | None = None) -> tuple[Layer, ...]:
    """The layer of the nearest file of settings from `folder` upward.

    The search ends at `root` where that holds `folder`, else at the first folder with `.git`, at
    the user's home, or at the top. Before the layer stand those of files that were nearer but
    cannot be read, which have problems and no values.
    """
    searched = list(_upward(folder, root))
    top = os.path.realpath(searched[-1])
    found: list[Layer] = []
    for here in searched:
        for name in (PROJECT_FILE, PYPROJECT):
            layer = _layer(here / name, top)
            if layer is None:
                continue
            found.append(layer)
            if not layer.problems:
                return tuple(found)
    return tuple(found)


def user_file() -> Path | None:
    """Where the user's settings are, whether or not they are there."""
    named = os.environ.get(USER_FILE)
    if named is not None:
        return Path(named) if named else None
    from platformdirs import user_config_path

    return user_config_path("nutgraf", appauthor=False) / "config.toml"


def user_layer() -> Layer | None:
    """The layer of the user's file, if there is one."""
    path = user_file()
    return _layer(path, None) if path else None


def _upward(folder: Path, root: Path | None) -> Iterator[Path]:
    here = Path(os.path.abspath(folder))  # noqa: PTH100  # resolve() would follow links
    if root is not None:
        top = Path(os.path.abspath(root))  # noqa: PTH100
        if not here.is_relative_to(top):
            here, top = Path(os.path.realpath(here)), Path(os.path.realpath(top))
        if here.is_relative_to(top):
            yield here
            while here != top:
                here = here.parent
                yield here
            return
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # Path.home() raises where there is none
    for each in (here, *here.parents):
        yield each
        if each == home or os.path.lexists(each / ".git"):
            return


def _layer(path: Path, top: str | None) -> Layer | None:
    """The layer of a file; None where it is not there or, a pyproject.toml, says nothing of us."""
    try:
        found = os.stat(path)  # noqa: PTH116  # one call, one answer
    except (OSError, ValueError):
        return None
    origin = str(path)
    if not stat.S_ISREG(found.st_mode):
        # Reading a pipe or a device may never end.
        return _unusable(origin, "is not a file; not read")
    real = os.path.realpath(path)
    if top is not None and not Path(real).is_relative_to(top):
        return _unusable(origin, f"is a link that leads out of {top}; not read")
    if found.st_size > MOST_BYTES:
        return _unusable(origin, _TOO_LARGE)
    try:
        return _read(origin, real, found.st_mtime_ns, found.st_size)
    except OSError as error:
        return _unusable(origin, f"cannot be read: {error.strerror}")


_TOO_LARGE = f"is larger than {MOST_BYTES // 2**10} KiB; not read"


def _unusable(origin: str, why: str) -> Layer:
    return Layer(origin, {}, (one_line(f"{origin}: {why}"),))


@lru_cache(maxsize=_REMEMBERED)
def _read(origin: str, real: str, changed: int, size: int) -> Layer | None:
    """The layer of what is in a file, remembered until the file's time or size is another.

    Raises:
        OSError: it cannot be read; this is not remembered, since permissions leave the time alone.
    """
    del changed, size
    with open(real, "rb") as file:  # noqa: PTH123
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return _unusable(origin, _TOO_LARGE)
    in_pyproject = os.path.basename(origin) == PYPROJECT  # noqa: PTH119
    # Most of these files are none of our business, whatever may be wrong with them.
    if in_pyproject and b"nutgraf" not in data:
        return None
    try:
        values = _parsed(data)
    except _UnusableError as error:
        return _unusable(origin, str(error))
    if not in_pyproject:
        return Layer(origin, values)
    tools = values.get("tool")
    if not isinstance(tools, dict) or "nutgraf" not in tools:
        return None
    ours = tools["nutgraf"]
    if not isinstance(ours, dict):
        return _unusable(origin, "[tool.nutgraf] must be a table")
    return Layer(origin, ours)


class _UnusableError(Exception):
    """Why bytes are no TOML, in one line without the file's name."""


def _parsed(data: bytes) -> dict[str, object]:
    import tomllib

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _UnusableError(f"line {line}: is not UTF-8; save it as UTF-8") from None
    for number, line_text in enumerate(text.split("\n"), 1):
        if line_text.count(".") > _MOST_DOTS:
            raise _UnusableError(f"line {number}: more than {_MOST_DOTS} dots; not read")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).rpartition(" (at ")
        if not place.startswith("line"):
            place = f"line {len(text.splitlines()) or 1}, the end"
        reason = one_line(message, _LONGEST_REASON)
        raise _UnusableError(f"{place.rstrip(')')}: {reason}") from None
    except ValueError:
        # Python's own bound on the digits that it reads.
        raise _UnusableError("a number is too large") from None
    except RecursionError:
        raise _UnusableError("nested too deeply") from None
