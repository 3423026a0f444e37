"""What zip and tar have in common: which members are texts, and how much is read of them.

Nothing is ever unpacked to disk, so that a member's name leads nowhere.
"""

from typing import IO

from nutgraf_server.batch.records import MOST_BYTES, Failure, Member
from nutgraf_server.batch.sources.opening import TOO_LONG

# What macOS puts beside the files.
_BESIDE = "__MACOSX"


def is_passed_over(name: str) -> bool:
    """Whether a member is hidden, or what a system put there for itself.

    >>> is_passed_over("a/.cache/b.txt"), is_passed_over("./a/b.txt")
    (True, False)
    """
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return not parts or any(part.startswith(".") or part == _BESIDE for part in parts)


def member(declared: int, file: IO[bytes]) -> Member | Failure:
    """The bytes of a member, unless it says that it is too large, or is."""
    if declared > MOST_BYTES:
        return TOO_LONG
    data = file.read(MOST_BYTES + 1)
    return TOO_LONG if len(data) > MOST_BYTES else Member(data)
