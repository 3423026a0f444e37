"""The lines of a source for line-based readers, and their words without markup."""

import re
from collections.abc import Sequence

from nutgraf.article import Role, Span
from nutgraf.cancellation import checked, checkpoint
from nutgraf.frozen import dataclass
from nutgraf.patterns import pattern
from nutgraf.reading.inline import Clean, stripped, tidy, without
from nutgraf.reading.labelled_block import LabelledBlock

_LINE = pattern(r"([^\r\n]*)(?:\r\n|\n|\r|$)")
_BLANK = " \t\f\v\u00a0\ufeff"


@dataclass(frozen=True, slots=True)
class Row:
    """A line without the white space around it: its position, and its indentation."""

    start: int
    end: int
    indent: int
    text: str

    def after(self, count: int) -> "Row":
        """The line without its first `count` characters and the blanks after them."""
        rest = self.text[count:]
        text = rest.lstrip(_BLANK)
        cut = len(self.text) - len(text)
        return Row(self.start + cut, self.end, self.indent + cut, text)

    def before(self, count: int) -> "Row":
        """The line up to `count` characters, without the blanks before that."""
        text = self.text[:count].rstrip(_BLANK)
        return Row(self.start, self.start + len(text), self.indent, text)


def rows(source: str) -> list[Row]:
    r"""Every line of `source`; blank ones have no text.

    >>> [(row.start, row.indent, row.text) for row in rows("a\n\n  b ")]
    [(0, 0, 'a'), (2, 0, ''), (5, 2, 'b')]
    """
    found: list[Row] = []
    for line in checked(_LINE.finditer(source)):
        raw = line[1]
        text = raw.strip(_BLANK)
        left = raw.find(text[0]) if text else 0
        start = line.start() + left
        found.append(Row(start, start + len(text), left, text))
    if found and found[-1].start == len(source) and not found[-1].text:
        found.pop()
    return found


def joined(part: Sequence[Row]) -> Clean:
    """The words of lines that belong together, a blank for each line end."""
    text = " ".join(row.text for row in part if row.text)
    places: list[int] = []
    for row in part:
        if row.text:
            if places:
                places.append(places[-1] + 1)
            places.extend(range(row.start, row.end))
    return Clean(text, places)


def unmarked(clean: Clean, marks: re.Pattern[str]) -> Clean:
    r"""Of every match of `marks` keep the last group that took part in it, or nothing.

    >>> unmarked(Clean("a *b* c", range(7)), re.compile(r"\*([^*]+)\*")).text
    'a b c'
    """
    drops: list[tuple[int, int]] = []
    for match in marks.finditer(clean.text):
        if match.lastindex is None:
            drops.append(match.span())
        else:
            start, end = match.span(match.lastindex)
            drops += [(match.start(), start), (end, match.end())]
    return without(clean, drops) if drops else clean


def block(
    part: Sequence[Row],
    role: Role,
    why: str,
    marks: Sequence[re.Pattern[str]] = (),
    level: int = 0,
) -> LabelledBlock | None:
    """The block of these lines, its words without `marks`; None where it has no words."""
    checkpoint()
    clean = joined(part)
    for mark in marks:
        clean = unmarked(clean, mark)
    clean = stripped(tidy(clean))
    if not clean.text:
        return None
    first = next(row for row in part if row.text)
    last = next(row for row in reversed(part) if row.text)
    return LabelledBlock(Span(first.start, last.end), role, clean, level, (why,))
