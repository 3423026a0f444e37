"""`nutgraf check --fix`: the fixes of findings, written into the article's own file."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from nutgraf.checking import Finding, Fix
from nutgraf_server import files
from nutgraf_server.inputs.errors import InputError, reason
from nutgraf_server.inputs.files import read_file

_PERMISSIONS = 0o7777


def mended(text: str, found: Iterable[Finding]) -> tuple[str, list[Finding]]:
    """The text with every fix made, and the findings that it mends.

    Of two fixes that touch each other the second is left for another time.
    """
    made: list[tuple[Fix, Finding]] = []
    for one in found:
        fix = one.fix
        if fix is None or fix.text == fix.span.of(text):
            continue
        if all(
            fix.span.end < other.span.start or other.span.end < fix.span.start for other, _ in made
        ):
            made.append((fix, one))
    for fix, _ in sorted(made, key=lambda pair: pair[0].span, reverse=True):
        text = text[: fix.span.start] + fix.text + text[fix.span.end :]
    return text, [one for _, one in made]


def write(path: str, before: str, after: str) -> None:
    """Give a file the text `after`, by way of a new file of its name.

    Raises:
        InputError: it is no longer the file that was read, no text in UTF-8, a link, or it cannot
            be written. It is then as it was.
    """
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):
            raise InputError("is a link; to fix it, name the file itself")
        if read_file(path) != before.encode("utf-8", "surrogatepass"):
            raise InputError("is not UTF-8, was converted, or has changed; not fixed")
        data = after.encode("utf-8", "surrogatepass")
        files.write(Path(path), data, over=True, permissions=mode & _PERMISSIONS)
    except OSError as error:
        raise InputError(f"cannot be written: {reason(error)}") from None
