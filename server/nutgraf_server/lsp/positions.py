"""Offsets into a text, and the protocol's positions in it.

The engine counts code points from the start of the text; an editor counts lines, and columns in the
code units that client and server agreed on.
"""

from enum import StrEnum

from lsprotocol import types

from nutgraf.article import Span
from nutgraf.lines import Lines

_LAST_OF_ONE_BYTE = 0x7F
_LAST_OF_TWO_BYTES = 0x7FF
_LAST_OF_BASIC_PLANE = 0xFFFF


class Encoding(StrEnum):
    """What a column counts."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    UTF_32 = "utf-32"


def width(text: str, encoding: Encoding) -> int:
    """The code units that `text` takes in `encoding`.

    >>> [width("é𝄞", encoding) for encoding in Encoding]
    [6, 3, 2]
    """
    if encoding is Encoding.UTF_32 or text.isascii():
        return len(text)
    return sum(_units(character, encoding) for character in text)


def offset_of(source: str, lines: Lines, position: types.Position, encoding: Encoding) -> int:
    """The offset of `position` in `source`, of which `lines` is the index.

    Places that do not exist are moved to the nearest before them: a column past the end of its line
    to that end, a line past the last to the end of the text, a column inside a character to its
    start.
    """
    if position.line >= len(lines.starts):
        return len(source)
    start = lines.starts[position.line]
    line = source[start : _end_of_line(source, lines, position.line)]
    if encoding is Encoding.UTF_32 or line.isascii():
        return start + min(position.character, len(line))
    units = 0
    for index, character in enumerate(line):
        units += _units(character, encoding)
        if units > position.character:
            return start + index
    return start + len(line)


def position_of(source: str, lines: Lines, offset: int, encoding: Encoding) -> types.Position:
    """The position of `offset`; one inside a line end is moved before it."""
    line = lines.line(offset)
    end = min(offset, _end_of_line(source, lines, line))
    return types.Position(line=line, character=width(source[lines.starts[line] : end], encoding))


def span_of(source: str, lines: Lines, range_: types.Range, encoding: Encoding) -> Span:
    """The span of `range_`; empty where it ends before it starts."""
    start = offset_of(source, lines, range_.start, encoding)
    return Span(start, max(start, offset_of(source, lines, range_.end, encoding)))


def range_of(source: str, lines: Lines, span: Span, encoding: Encoding) -> types.Range:
    """The range of `span`."""
    return types.Range(
        start=position_of(source, lines, span.start, encoding),
        end=position_of(source, lines, span.end, encoding),
    )


def _units(character: str, encoding: Encoding) -> int:
    point = ord(character)
    if encoding is Encoding.UTF_16:
        return 1 if point <= _LAST_OF_BASIC_PLANE else 2
    if point <= _LAST_OF_ONE_BYTE:
        return 1
    if point <= _LAST_OF_TWO_BYTES:
        return 2
    return 3 if point <= _LAST_OF_BASIC_PLANE else 4


def _end_of_line(source: str, lines: Lines, line: int) -> int:
    """Where `line` ends, without its line end."""
    if line + 1 == len(lines.starts):
        return len(source)
    end = lines.starts[line + 1]
    return end - 2 if source.endswith("\r\n", lines.starts[line], end) else end - 1
