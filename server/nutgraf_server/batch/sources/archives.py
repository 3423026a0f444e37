"""What zip and tar have in common: which members are texts, and how much is read of them.

Nothing is ever unpacked to disk, so that a member's name leads nowhere.
"""

from typing import IO

from nutgraf_server.batch.records import Failure, Member
from nutgraf_server.batch.sources.opening import TOO_LONG
from nutgraf_server.inputs.bounds import MAX_TEXT_BYTES

# What macOS puts beside the files.
_BESIDE = "__MACOSX"
# Some packings unpack all that they are fed at once.
_PIECE = 2**12


def is_passed_over(name: str) -> bool:
    """Whether a member is hidden, or what a system put there for itself.

    >>> is_passed_over("a/.cache/b.txt"), is_passed_over("./a/b.txt")
    (True, False)
    """
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return not parts or any(part.startswith(".") or part == _BESIDE for part in parts)


def member(declared: int, file: IO[bytes]) -> Member | Failure:
    """The bytes of a member, unless it says that it is too large, or is."""
    if declared > MAX_TEXT_BYTES:
        return TOO_LONG
    data = bytearray()
    while piece := file.read(_PIECE):
        data += piece
        if len(data) > MAX_TEXT_BYTES:
            return TOO_LONG
    return Member(bytes(data))
