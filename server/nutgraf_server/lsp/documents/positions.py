"""Offsets into a text, and the protocol's positions in it.

The engine counts code points from the start of the text; an editor counts lines, and columns in the
code units that client and server agreed on.
"""

import re

from lsprotocol import types

from nutgraf.article import Span
from nutgraf_server.lsp.documents.encoding import Encoding
from nutgraf_server.lsp.documents.rope import Rope

_LARGEST = 2**31 - 1
_LAST_OF_ONE_BYTE = 0x7F
_LAST_OF_TWO_BYTES = 0x7FF
_LAST_OF_BASIC_PLANE = 0xFFFF
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def bounded(line: int, column: int) -> types.Position:
    """A position, also where a client says "to the end" by a number that the protocol has not."""
    return types.Position(min(line, _LARGEST), min(column, _LARGEST))


def width(text: str, encoding: Encoding) -> int:
    """The code units that `text` takes in `encoding`.

    >>> [width("é𝄞", encoding) for encoding in Encoding]
    [6, 3, 2]
    """
    if _one_unit_each(text, encoding):
        return len(text)
    return sum(_units(character, encoding) for character in text)


def offset_of(rope: Rope, position: types.Position, encoding: Encoding) -> int:
    """The offset of `position`.

    Places that do not exist are moved to the nearest before them: a column past the end of its line
    to that end, a line past the last to the end of the text, a column inside a character to its
    start.
    """
    start, line = rope.line(position.line)
    if _one_unit_each(line, encoding):
        return start + min(position.character, len(line))
    units = 0
    for index, character in enumerate(line):
        units += _units(character, encoding)
        if units > position.character:
            return start + index
    return start + len(line)


def position_of(rope: Rope, offset: int, encoding: Encoding) -> types.Position:
    """The position of `offset`; one inside a line end is moved before it."""
    line, before = rope.before(offset)
    return types.Position(line, before if isinstance(before, int) else width(before, encoding))


def span_of(rope: Rope, range_: types.Range, encoding: Encoding) -> Span:
    """The span of `range_`; empty where it ends before it starts."""
    start = offset_of(rope, range_.start, encoding)
    return Span(start, max(start, offset_of(rope, range_.end, encoding)))


def range_of(rope: Rope, span: Span, encoding: Encoding) -> types.Range:
    """The range of `span`."""
    return types.Range(
        start=position_of(rope, span.start, encoding),
        end=position_of(rope, span.end, encoding),
    )


def _one_unit_each(text: str, encoding: Encoding) -> bool:
    if encoding is Encoding.UTF_32 or text.isascii():
        return True
    return encoding is Encoding.UTF_16 and _ASTRAL.search(text) is None


def _units(character: str, encoding: Encoding) -> int:
    point = ord(character)
    if encoding is Encoding.UTF_16:
        return 1 if point <= _LAST_OF_BASIC_PLANE else 2
    if point <= _LAST_OF_ONE_BYTE:
        return 1
    if point <= _LAST_OF_TWO_BYTES:
        return 2
    return 3 if point <= _LAST_OF_BASIC_PLANE else 4
