"""Word lists kept as readable files: `<room>/lists/<language>/<subject>.txt`.

`#` starts a comment, `[name]` a group; lines before the first group belong
to the group "".
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

FALLBACK_LANGUAGE = "en"


@cache
def groups(
    room: str, subject: str, language: str, *, fallback: bool = True
) -> Mapping[str, tuple[str, ...]]:
    """The lines of a list by group.

    Args:
        room: the package that keeps it, for instance "nutgraf.reading".
        subject: the file's name without its suffix.
        language: an ISO 639-1 code.
        fallback: take the English list where the language has none; without it there is nothing.

    >>> "mr" in groups("nutgraf.reading", "abbreviations", "en")["title"]
    True
    """
    folder = resources.files(room).joinpath("lists")
    file = folder.joinpath(language, f"{subject}.txt")
    if not file.is_file() and fallback:
        file = folder.joinpath(FALLBACK_LANGUAGE, f"{subject}.txt")
    found: dict[str, list[str]] = {"": []}
    group = found[""]
    if file.is_file():
        for raw in file.read_text("utf-8").splitlines():
            line = raw.partition("#")[0].strip()
            if line.startswith("["):
                group = found.setdefault(line.strip("[] "), [])
            elif line:
                group.append(line)
    return MappingProxyType({name: tuple(lines) for name, lines in found.items()})


@cache
def words(
    room: str, subject: str, language: str, group: str = "", *, fallback: bool = True
) -> frozenset[str]:
    """The single words of a group, whatever their arrangement in lines."""
    lines = groups(room, subject, language, fallback=fallback).get(group, ())
    return frozenset(word for line in lines for word in line.split())
