"""Cuts a stream of bytes into message bodies by their headers.

Clients differ in how exactly they write a header, and a stream that is read wrongly once stays
wrong for ever. So a header's name may be in any case, its line may end in LF alone and its value
may follow the colon directly; and after something that is no header at all, reading goes on at the
next Content-Length, wherever in its line it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

LONGEST_BODY = 256 * 1024 * 1024
"""The longest message that is taken, in bytes: a text of some 100 MB, escaped."""

# Header lines are short; what is longer is not one, and is read in pieces of this size.
_PIECE = 8192
# As much of a piece as a header that is cut in two may need.
_OVERLAP = 64
_LENGTH = re.compile(rb"content-length[ \t]*:[ \t]*([0-9]{1,18})[ \t]*\r?\n\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BadFrame:
    """A place in the stream where no message could be found, and why."""

    reason: str


def bodies(stream: BinaryIO, longest: int = LONGEST_BODY) -> Iterator[bytes | BadFrame]:
    r"""Every message body of `stream`, until it ends; a body that is cut off by the end is dropped.

    >>> import io
    >>> list(bodies(io.BytesIO(b"content-length:2\n\n{}")))
    [b'{}']
    """
    length: int | None = None
    seen = cut = b""
    while line := stream.readline(_PIECE):
        found = _LENGTH.search(cut + line)
        cut = b"" if line.endswith(b"\n") else line[-_OVERLAP:]
        if found:
            length = int(found[1])
            continue
        if cut or line.strip():
            seen = seen or line
            continue
        if length is None:
            if seen:
                yield BadFrame("the headers of a message do not give its Content-Length")
        elif length > longest:
            yield BadFrame(f"a message of {length} bytes is refused; {longest} are the most")
        else:
            body = stream.read(length)
            if len(body) < length:
                return
            yield body
        length, seen = None, b""


def frame(body: bytes) -> bytes:
    """`body` with its header."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
