"""How long the list of a zip's members is, found out before the list is read."""

import os
import struct
from typing import BinaryIO

from nutgraf_server.inputs.bounds import MAX_ZIP_LIST_BYTES

# The record at an archive's end, before a comment; its larger form, and what points to that.
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 2**16
_LIST_SIZE = struct.Struct("<12xL")
_LARGE_END = b"PK\x06\x06"
_LARGE_SIZE = 56
_LARGE_LIST_SIZE = struct.Struct("<40xQ")
_POINTER = 20
_SEE_LARGE = 2**32 - 1
# How each entry of the list begins.
_ENTRY = b"PK\x01\x02"


def list_size(file: BinaryIO) -> tuple[int, int]:
    """The size of the list in bytes, and how many entries it has at most.

    A list that is too large to be held is not read, and has none. The place in the file is moved.
    """
    size = file.seek(0, os.SEEK_END)
    tail_size = min(size, _LONGEST_COMMENT + _END_SIZE + _POINTER + _LARGE_SIZE)
    file.seek(size - tail_size)
    tail = file.read(tail_size)
    # The library takes the one without a comment if there is one, and else the last.
    ends = {len(tail) - _END_SIZE, tail.rfind(_END)}
    told = min(size, max(_told(tail, end) for end in ends))
    if told > MAX_ZIP_LIST_BYTES:
        return told, 0
    # What the archive says of the number of entries is not asked: each begins with four bytes.
    start = max(0, size - tail_size - told)
    file.seek(start)
    return told, file.read(size - start).count(_ENTRY)


def _told(tail: bytes, end: int) -> int:
    """The size of the list as the record at `end` has it; 0 where none is there."""
    if end < 0 or not tail.startswith(_END, end) or len(tail) - end < _END_SIZE:
        return 0
    (told,) = _LIST_SIZE.unpack_from(tail, end)
    large = end - _POINTER - _LARGE_SIZE
    if large < 0 or not tail.startswith(_LARGE_END, large):
        return int(told)
    (much,) = _LARGE_LIST_SIZE.unpack_from(tail, large)
    return int(much if told == _SEE_LARGE else max(told, much))
