"""Plain text cut into paragraphs: lines as pasted, or wrapped lines joined."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

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
# A line that starts so begins something of its own, whatever the width says.
_STARTS_ANEW = re.compile(
    r"[-*•·–—]\s|\d{1,3}(?:\.\d{1,3})*[.)]?\s+\S|\(?[a-zA-Z][.)]\s|[>|]|(?:Table|Figure|Fig\.|Box)\s\d"
)


def paragraphs(text: str, within: Span | None = None) -> list[Span]:
    """The paragraphs of plain text, white space left out at both ends.

    A blank line always ends one. Lines that follow each other without a blank line are paragraphs
    of their own, as in a pasted page, unless they are one text wrapped at a width.

    >>> [len(span) for span in paragraphs("A menu\\nof lines\\n\\nand a paragraph.")]
    [6, 8, 16]
    """
    chunks = list(_chunks(text, within or Span(0, len(text))))
    width = _wrap_width(text, chunks)
    if width is None:
        return list(chain.from_iterable(chunks))
    return [span for chunk in chunks for span in _unwrapped(text, chunk, width)]


def _chunks(text: str, within: Span) -> Iterator[list[Span]]:
    """Runs of lines with no blank line between them."""
    chunk: list[Span] = []
    for match in _LINE.finditer(text, within.start, within.end):
        line = _stripped(text, *match.span())
        if line is None:
            continue
        if chunk and _BLANK_LINE.search(text, chunk[-1].end, line.start):
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk


def _stripped(text: str, start: int, end: int) -> Span | None:
    raw = text[start:end]
    left = len(raw) - len(raw.lstrip(_BLANK))
    right = len(raw.rstrip(_BLANK))
    return Span(start + left, start + right) if left < right else None


def _wrap_width(text: str, chunks: Sequence[Sequence[Span]]) -> int | None:
    """The column at which the text is wrapped, or None where its lines are whole paragraphs.

    Evidence for wrapping is a run of lines each of which ends only because the next word had no
    room, half or more of which go on in lower case.
    """
    widths = []
    for chunk in chunks:
        for run in _full_runs(text, chunk):
            continued = [text[line.start].islower() for line in run[1:]]
            if 2 * sum(continued) >= len(continued):
                widths.extend([max(len(line) for line in run)] * len(continued))
    pairs = sum(len(chunk) - 1 for chunk in chunks)
    # A text in which hardly any line break is such a one is not wrapped; some line of it just
    # happens to go on in lower case.
    if not widths or len(widths) < pairs * _FEWEST_WRAPPED:
        return None
    return max(widths)


_FEWEST_WRAPPED = 0.3


def _full_runs(text: str, lines: Sequence[Span]) -> Iterator[list[Span]]:
    """Runs of two lines or more that could be one text wrapped at the longest line's width."""
    run: list[Span] = []
    width = room = 0
    for line in lines:
        if run:
            wider = max(width, len(line))
            least = min(room, len(run[-1]) + 1 + _first_word(text, line))
            if wider <= _WIDEST_WRAP and least > wider - _SLACK and not _anew(text, line):
                run.append(line)
                width, room = wider, least
                continue
            if len(run) > 1 and width >= _NARROWEST_WRAP:
                yield run
        run, width, room = [line], len(line), 2 * _WIDEST_WRAP
    if len(run) > 1 and width >= _NARROWEST_WRAP:
        yield run


def _unwrapped(text: str, lines: Sequence[Span], width: int) -> Iterator[Span]:
    """Join the lines of a chunk that run on at `width`."""
    start = lines[0].start
    for line, following in pairwise(lines):
        full = len(line) + 1 + _first_word(text, following) > width - _SLACK
        if not full or len(line) > width or _anew(text, following):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, lines[-1].end)


def _first_word(text: str, line: Span) -> int:
    """The length of the first word of a line."""
    end = line.start
    while end < line.end and not text[end].isspace():
        end += 1
    return end - line.start


def _anew(text: str, line: Span) -> bool:
    return _STARTS_ANEW.match(text, line.start, line.end) is not None
