"""The non-empty lines of a plain text, without the white space around them."""

from collections.abc import Iterator
from typing import NamedTuple

from nutgraf.article import Span
from nutgraf.cancellation import checked
from nutgraf.patterns import pattern

_LINE = pattern(r"[^\r\n\u2028\u2029]+")
# All that is white space to Python but line ends, and two marks without width.
BLANK = (
    " \t\f\v\x1c\x1d\x1e\x1f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\u200b"
)
# The paragraph separator does not count.
_LINE_ENDS = frozenset(("\n", "\r\n", "\r", "\u2028"))


class SourceRow(NamedTuple):
    """A line of the source.

    Attributes:
        text: its words and what is between them.
        start, end: their offsets.
        indent: the number of characters before them in the line.
        apart: whether a blank line, or nothing, is above it.
    """

    text: str
    start: int
    end: int
    indent: int
    apart: bool


def rows(text: str, within: Span) -> Iterator[SourceRow]:
    r"""The lines of a part of a text; blank ones are left out.

    >>> [(row.text, row.apart) for row in rows("One\n two \n\nthree", Span(0, 16))]
    [('One', True), ('two', False), ('three', True)]
    """
    behind, apart = within.start, True
    for match in checked(_LINE.finditer(text, within.start, within.end)):
        start, end = match.span()
        apart = apart or text[behind:start] not in _LINE_ENDS
        behind = end
        line = match[0]
        words = line.strip(BLANK)
        if not words:
            apart = True
            continue
        indent = len(line) - len(line.lstrip(BLANK)) if words[0] != line[0] else 0
        yield SourceRow(words, start + indent, start + indent + len(words), indent, apart)
        apart = False
