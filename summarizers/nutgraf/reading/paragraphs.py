"""Plain text cut into paragraphs: lines as pasted, or wrapped lines joined."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nutgraf.article import Span

_LINE = re.compile(r"[^\r\n]+")
_BLANK = " \t\f\v\u00a0\u2028\u2029\u0085\ufeff\u200b"
# Two line ends with at most blanks between them.
_BLANK_LINE = re.compile(rf"(?:\r\n|\n|\r)[{_BLANK}]*(?:\r\n|\n|\r)")

# Text is wrapped by hand or by a mailer somewhere in this range of columns. Shorter lines are
# menus or verse, longer ones are paragraphs pasted whole.
_NARROWEST_WRAP = 40
_WIDEST_WRAP = 120
# How much of the width a wrapped line may leave unused although the next word would have fitted:
# editors differ in how they count quotes and dashes.
_SLACK = 2
# A text in which a smaller share of the line breaks is such a one is not wrapped; some line of it
# just happens to go on in lower case.
_FEWEST_WRAPPED = 0.3
# A line that starts so begins something of its own, whatever the width says.
_STARTS_ANEW = re.compile(
    r"[-*•·–—]\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|\d{1,2}(?:\.\d{1,2})+\s|\(?(?:[a-zA-Z]|\d{1,2})[.)]\s|[>|]"
    r"|(?:Table|Figure|Fig\.|Box)\s\d"
)
# Columns are set apart by runs of blanks; a rule under a table's head is a line of dashes.
_GAP = re.compile(r"\s+")
_RULE = re.compile(r"[-=+|][-=+| ]{8,}[-=+|]$")
_FEWEST_GAPS = 2
_WIDEST_ROW = 160


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the source without the white space around it, and the column where it ends."""

    span: Span
    width: int


def paragraphs(text: str, within: Span | None = None) -> list[Span]:
    r"""The paragraphs of plain text, white space left out at both ends.

    A blank line always ends one. Lines that follow each other without a blank line are paragraphs
    of their own, as in a pasted page, unless they are one text wrapped at a width.

    >>> [len(span) for span in paragraphs("A menu\nof lines\n\nand a paragraph.")]
    [6, 8, 16]
    """
    chunks = list(_chunks(text, within or Span(0, len(text))))
    width = _wrap_width(text, chunks)
    if width is None:
        return [row.span for chunk in chunks for row in chunk]
    return [span for chunk in chunks for span in _unwrapped(text, chunk, width)]


def _chunks(text: str, within: Span) -> Iterator[list[_Row]]:
    """Runs of lines with no blank line between them."""
    chunk: list[_Row] = []
    for match in _LINE.finditer(text, within.start, within.end):
        row = _row(match)
        if row is None:
            continue
        if chunk and _BLANK_LINE.search(text, chunk[-1].span.end, row.span.start):
            yield chunk
            chunk = []
        chunk.append(row)
    if chunk:
        yield chunk


def _row(line: re.Match[str]) -> _Row | None:
    raw = line[0]
    left = len(raw) - len(raw.lstrip(_BLANK))
    right = len(raw.rstrip(_BLANK))
    if left >= right:
        return None
    return _Row(Span(line.start() + left, line.start() + right), right)


def _wrap_width(text: str, chunks: Sequence[Sequence[_Row]]) -> int | None:
    """The column at which the text is wrapped, or None where its lines are whole paragraphs.

    Evidence for wrapping is a run of lines each of which ends only because the next word had no
    room, half or more of which go on in lower case.
    """
    widths: list[int] = []
    for chunk in chunks:
        for run in _full_runs(text, chunk):
            continued = [text[row.span.start].islower() for row in run[1:]]
            if 2 * sum(continued) >= len(continued):
                widths.extend([max(row.width for row in run)] * len(continued))
    pairs = sum(len(chunk) - 1 for chunk in chunks)
    if not widths or len(widths) < pairs * _FEWEST_WRAPPED:
        return None
    return max(widths)


def _full_runs(text: str, rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Runs of two lines or more that could be one text wrapped at the longest line's width."""
    run: list[_Row] = []
    width = room = 0
    for row in rows:
        if run:
            wider = max(width, row.width)
            least = min(room, run[-1].width + 1 + _first_word(text, row.span))
            if wider <= _WIDEST_WRAP and least > wider - _SLACK and not _anew(text, row.span):
                run.append(row)
                width, room = wider, least
                continue
            if len(run) > 1 and width >= _NARROWEST_WRAP:
                yield run
        run, width, room = [row], row.width, 2 * _WIDEST_WRAP
    if len(run) > 1 and width >= _NARROWEST_WRAP:
        yield run


def is_table_row(text: str, line: Span) -> bool:
    """Whether a line is laid out in columns.

    >>> is_table_row("Rent      12    14", Span(0, 18))
    True
    >>> is_table_row("One by one.  Two by two.", Span(0, 24))
    False
    """
    if len(line) > _WIDEST_ROW:
        return False
    row = line.of(text)
    gaps = _GAP.findall(row)
    wide = sum(len(gap) > 1 for gap in gaps)
    return _RULE.match(row) is not None or (wide >= _FEWEST_GAPS and 3 * wide > len(gaps))


def _unwrapped(text: str, rows: Sequence[_Row], width: int) -> Iterator[Span]:
    """Join the lines of a chunk that run on at `width`."""
    start = rows[0].span.start
    for row, following in pairwise(rows):
        full = row.width + 1 + _first_word(text, following.span) > width - _SLACK
        ends = not full or row.width > width or is_table_row(text, row.span)
        if ends or _anew(text, following.span):
            yield Span(start, row.span.end)
            start = following.span.start
    yield Span(start, rows[-1].span.end)


def _first_word(text: str, line: Span) -> int:
    """The length of the first word of a line."""
    end = line.start
    while end < line.end and not text[end].isspace():
        end += 1
    return end - line.start


def _anew(text: str, line: Span) -> bool:
    return _STARTS_ANEW.match(text, line.start, line.end) is not None or is_table_row(text, line)
