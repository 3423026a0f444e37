"""Cuts a stream of bytes into message bodies by their headers.

Clients differ in how exactly they write a header, and a stream that is read wrongly once stays
wrong for ever. So a header's name may be in any case, its line may end in LF alone and its value
may follow the colon directly; and after something that is no header at all, reading goes on at the
next Content-Length, wherever in its line it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from nutgraf_server.lsp.bounds import LONGEST_HEADER, LONGEST_MESSAGE

# Header lines are short; what is longer is not one, and is read in pieces of this size.
_PIECE = LONGEST_HEADER
# As much of a piece as a header that is cut in two may need.
_OVERLAP = 64
_LENGTH = re.compile(rb"content-length[ \t]*:[ \t]*([0-9]{1,18})[ \t]*\r?\n\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BadFrame:
    """A place in the stream where no message could be found, and why."""

    reason: str


def bodies(stream: IO[bytes], longest: int = LONGEST_MESSAGE) -> Iterator[bytes | BadFrame]:
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


def strict_bodies(stream: IO[bytes], longest: int = LONGEST_MESSAGE) -> Iterator[bytes]:
    r"""Every message body of a stream that anybody may write to.

    Whatever is not exactly a message ends it, before anything behind it is looked at: a web page
    can have a browser send a message in the body of an HTTP request, but not without its headers.

    Raises:
        ForeignError: there is something else than a message, or it is too long.

    >>> import io
    >>> list(strict_bodies(io.BytesIO(b"Content-Length: 2\r\n\r\n{}")))
    [b'{}']
    """
    while (length := _strict_length(stream)) is not None:
        if length > longest:
            raise ForeignError(f"a message of {length} bytes; {longest} are the most")
        body = stream.read(length)
        if len(body) < length:
            return
        yield body


class ForeignError(Exception):
    """What came is no message of the protocol."""


# Content-Length, and Content-Type, which nobody sends.
_MOST_HEADERS = 2
_HEADER = re.compile(
    rb"content-(?:length: ?([0-9]{1,18})|type: ?[^\r\n]{1,200})\r\n", re.IGNORECASE
)


def _strict_length(stream: IO[bytes]) -> int | None:
    """The length that the headers tell; None at the end of the stream."""
    length: int | None = None
    for number in range(_MOST_HEADERS + 1):
        line = stream.readline(LONGEST_HEADER)
        if not line and not number:
            return None
        if line == b"\r\n" and length is not None:
            return length
        found = _HEADER.fullmatch(line)
        if not found or (found[1] and length is not None):
            break
        length = int(found[1]) if found[1] else length
    raise ForeignError("what it sent is no message of the protocol")


def header(body: bytes) -> bytes:
    """What stands before `body`."""
    return b"Content-Length: %d\r\n\r\n" % len(body)
