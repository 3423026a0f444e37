"""Plain text cut into paragraphs: lines as pasted, or wrapped lines joined."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from nutgraf.article import Span
from nutgraf.cancellation import checked
from nutgraf.reading.change import change
from nutgraf.reading.pages.bylines import CAPITAL

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
# All that is white space to Python but line ends, and two marks without width.
_BLANK = (
    " \t\f\v\x1c\x1d\x1e\x1f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\u200b"
)
# Two line ends with at most blanks between them, or the sign between paragraphs.
_LINE_END = r"(?:\r\n|\n|\r|\u2028)"
_BLANK_LINE = re.compile(rf"{_LINE_END}[{_BLANK}]*{_LINE_END}|\u2029")

# Text is wrapped by hand or by a mailer somewhere in this range of columns. Shorter lines are
# menus or verse, longer ones are paragraphs pasted whole.
_NARROWEST_WRAP = 40
_WIDEST_WRAP = 120
# How much of the width a wrapped line may leave unused although the next word would have fitted:
# editors differ in how they count quotes and dashes.
_SLACK = 2
# After a finished sentence, a number and a capital begin a section.
_NUMBERED = re.compile(r"\d{1,2}\s+[A-Z]")
_ENDED = re.compile(r"[.!?:;…]['\"”’»)\]]*$")
# A line that starts so begins something of its own, whatever the width says.
_STARTS_ANEW = re.compile(
    r"[-*•·–—]\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|\d{1,2}(?:\.\d{1,2})+\s|\(?(?:[a-zA-Z]|\d{1,2})[.)]\s|[>|]"
    r"|(?:Table|Figure|Fig\.|Box)\s\d"
)
_ADDRESS = re.compile(r"https?://\S")
# A headline that is broken has two lines of so many words each, and so many characters in all.
_HEADLINE_LINES = 2
_FEWEST_WORDS = 3
_LONGEST_HEADLINE = 160
# A line that names an author and goes on with nothing but dates, posts and marks: "by Jane Doe |
# 2 May", "di Anna Bianchi". "by Hollin Acoustics Ltd., found" is the middle of a sentence.
_NAME = rf"[{CAPITAL}][\w.'’-]{{0,30}}"
_SMALL = r"(?:d[aeiu]s?|de[lnr]|la|le|v[ao]n|bin|al|el|y|e|und?|et|en|and|on|at|of|[ap]\.?m\.?)"
_BESIDES = rf"(?:[{CAPITAL}\d@&|/•·–—(-][^\s]{{0,40}}|{_SMALL})"
_NAMES_AUTHOR = re.compile(
    rf"(?:By\s?[A-Z]|(?:by|[Dd]i|[Pp]ar|[Pp]or|[Dd]oor|[Vv]on|[Aa]f|[Aa]v)\s{_NAME}\s"
    rf"(?:{_BESIDES}\s){{0,12}}{_BESIDES}(?<![.,;])(?![^\r\n\u2028\u2029]))"
)
_FIRST_WORD = re.compile(r"\S+")
# Columns are set apart by runs of blanks; a rule under a table's head is a line of dashes.
_GAP = re.compile(r"\s+")
_RULE = re.compile(r"[-=+|][-=+| ]{8,}[-=+|]$")
_FEWEST_GAPS = 2
_WIDEST_ROW = 160


class _Row(NamedTuple):
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
    return cut(text, within or Span(0, len(text))).spans


@dataclass(frozen=True, slots=True)
class Cut:
    """The paragraphs of a text or a part of it.

    `wrapped` is the place in `spans` of the first that was put together from wrapped lines; None
    where all are lines as they stand.
    """

    spans: list[Span]
    wrapped: int | None


def cut(text: str, within: Span, *, wrapped_before: bool = False) -> Cut:
    """The paragraphs within a part of a text; `wrapped_before` tells of the text before the part.

    Apart from that, what stands on either side of a blank line knows nothing of the other side.
    """
    found: list[Span] = []
    wrapped: int | None = None
    for chunk in _chunks(text, within):
        if _is_broken_headline(text, chunk):
            found.append(Span(chunk[0].span.start, chunk[-1].span.end))
            continue
        for run in _full_runs(text, chunk):
            if _is_wrapped(text, run, wrapped_before=wrapped_before or wrapped is not None):
                wrapped = len(found) if wrapped is None else wrapped
                found.append(Span(run[0].span.start, run[-1].span.end))
            else:
                found.extend(row.span for row in run)
    return Cut(found, wrapped)


def cut_again(text: str, earlier_text: str, earlier: Cut) -> tuple[Cut, int, int]:
    """The paragraphs of a text after an edit.

    Only what the edit can have changed is cut again: from the last blank line before it to the
    first one behind the paragraph after it.

    Returns:
        The paragraphs, and how many of the first and of the last are as they were.
    """
    alike = change(earlier_text, text)
    spans, shift = earlier.spans, len(text) - len(earlier_text)
    before = _last_apart(earlier_text, spans, bisect_left(spans, alike.before, key=_start))
    behind = bisect_left(spans, len(earlier_text) - alike.behind, key=_start)
    behind = _next_apart(earlier_text, spans, max(behind, before))
    start = spans[before - 1].end if before else 0
    end = spans[behind].start + shift if behind < len(spans) else len(text)
    was_wrapped = earlier.wrapped if earlier.wrapped is not None else len(spans)
    part = cut(text, Span(start, end), wrapped_before=was_wrapped < before)
    is_wrapped = was_wrapped < before or part.wrapped is not None
    if behind < len(spans) and is_wrapped != (was_wrapped < behind):
        # What follows was cut in another belief.
        return cut(text, Span(0, len(text))), 0, 0
    moved = [Span(span.start + shift, span.end + shift) for span in spans[behind:]]
    found = [*spans[:before], *part.spans, *moved]
    wrapped = earlier.wrapped
    if was_wrapped >= before:
        if part.wrapped is not None:
            wrapped = before + part.wrapped
        elif wrapped is not None:
            # Those in between are no more, or no longer wrapped.
            later = was_wrapped + len(found) - len(spans)
            wrapped = later if was_wrapped >= behind else None
    return Cut(found, wrapped), before, len(moved)


def _start(span: Span) -> int:
    return span.start


def _apart(text: str, spans: Sequence[Span], index: int) -> bool:
    """Whether a blank line stands between a paragraph and the one before it."""
    return _BLANK_LINE.search(text, spans[index - 1].end, spans[index].start) is not None


def _last_apart(text: str, spans: Sequence[Span], unchanged: int) -> int:
    """How many paragraphs stand before a blank line that has one of the unchanged behind it."""
    index = unchanged - 1
    while index > 0 and not _apart(text, spans, index):
        index -= 1
    return max(0, index)


def _next_apart(text: str, spans: Sequence[Span], unchanged: int) -> int:
    """The first paragraph after a blank line that has one of the unchanged before it."""
    index = unchanged + 1
    while index < len(spans) and not _apart(text, spans, index):
        index += 1
    return min(index, len(spans))


def _chunks(text: str, within: Span) -> Iterator[list[_Row]]:
    """Runs of lines with no blank line between them."""
    chunk: list[_Row] = []
    for match in checked(_LINE.finditer(text, within.start, within.end)):
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


def _full_runs(text: str, rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """The lines of a chunk in runs, each of which could be one text wrapped at a width.

    In such a run every line but the last ends only because the next word had no room in the width
    of the longest.
    """
    run: list[_Row] = []
    width = room = 0
    for row in checked(rows):
        if run and not _parted(text, run[-1].span, row.span):
            wider = max(width, row.width)
            least = min(room, run[-1].width + 1 + _first_word(text, row.span))
            if wider <= _WIDEST_WRAP and least > wider - _SLACK:
                run.append(row)
                width, room = wider, least
                continue
        if run:
            yield run
        run, width, room = [row], row.width, 2 * _WIDEST_WRAP
    if run:
        yield run


def _parted(text: str, line: Span, following: Span) -> bool:
    """Whether two lines are apart whatever their widths: one begins anew, or one is of a table."""
    if _anew(text, following) or is_table_row(text, line):
        return True
    ended = _ENDED.search(text, line.start, line.end) is not None
    return ended and _NUMBERED.match(text, following.start, following.end) is not None


def _is_broken_headline(text: str, chunk: Sequence[_Row]) -> bool:
    """Whether two lines by themselves are one headline: the second goes on in lower case."""
    if len(chunk) != _HEADLINE_LINES or any(_is_address(text, row) for row in chunk):
        return False
    first, second = (row.span for row in chunk)
    words = min(len(span.of(text).split(maxsplit=_FEWEST_WORDS)) for span in (first, second))
    ended = _ENDED.search(text, first.start, first.end) is not None
    closed = _ENDED.search(text, second.start, second.end) is not None
    goes_on = text[second.start].islower() and not (ended or closed or _anew(text, second))
    return goes_on and words >= _FEWEST_WORDS and len(first) + len(second) <= _LONGEST_HEADLINE


def _is_wrapped(text: str, run: Sequence[_Row], *, wrapped_before: bool) -> bool:
    """Whether a run is one text: its lines go on in the middle of sentences.

    In a text that has shown to be wrapped, one sign of it is enough; else half of the lines must go
    on in lower case.
    """
    if len(run) == 1 or max(row.width for row in run) < _NARROWEST_WRAP:
        return False
    # Where an address stands on a line, it would have begun one in any text.
    pairs = [pair for pair in pairwise(run) if not any(_is_address(text, row) for row in pair)]
    lower = sum(text[row.span.start].islower() for _, row in pairs)
    open_ended = sum(not _ENDED.search(text, row.span.start, row.span.end) for row, _ in pairs)
    if wrapped_before:
        return lower > 0 or open_ended > 0
    return open_ended > 0 and lower > 0 and 2 * lower >= len(pairs)


def _is_address(text: str, row: _Row) -> bool:
    return _ADDRESS.match(text, row.span.start, row.span.end) is not None


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
    if "  " not in row and row.isprintable():
        # All white space in it is single blanks.
        return _RULE.match(row) is not None
    gaps = _GAP.findall(row)
    wide = sum(len(gap) > 1 for gap in gaps)
    return _RULE.match(row) is not None or (wide >= _FEWEST_GAPS and 3 * wide > len(gaps))


def _first_word(text: str, line: Span) -> int:
    """The length of the first word of a line."""
    word = _FIRST_WORD.match(text, line.start, line.end)
    return len(word[0]) if word else 0


def _anew(text: str, line: Span) -> bool:
    if _STARTS_ANEW.match(text, line.start, line.end) is not None or is_table_row(text, line):
        return True
    return _NAMES_AUTHOR.match(text, line.start, line.end) is not None
