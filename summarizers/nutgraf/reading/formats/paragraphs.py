"""Plain text cut into paragraphs: lines as pasted, or wrapped lines joined."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import islice

from nutgraf.article import Span
from nutgraf.cancellation import checkpoint
from nutgraf.frozen import dataclass
from nutgraf.language.wordlists import FALLBACK_LANGUAGE
from nutgraf.patterns import pattern
from nutgraf.reading.change import change
from nutgraf.reading.wrapping import rows as lines
from nutgraf.reading.wrapping.interruptions import (
    MOST_ROWS,
    is_page_end,
    past_interruption,
    running_heads,
)
from nutgraf.reading.wrapping.joining import goes_on, may_be_interrupted, resumes
from nutgraf.reading.wrapping.layout import Layout, is_over_wide, layout_of
from nutgraf.reading.wrapping.marks import begins_anew, has_ended, is_address
from nutgraf.reading.wrapping.rows import BLANK, SourceRow

# Two line ends with at most blanks between them, or the sign between paragraphs.
_LINE_END = r"(?>\r\n|\n|\r|\u2028)"
_BLANK_LINE = pattern(rf"{_LINE_END}[{BLANK}]*+{_LINE_END}|\u2029")
# A headline over two lines has at most this many words per line, and this many characters in all.
_HEADLINE_LINES = 2
_FEWEST_WORDS = 3
_LONGEST_HEADLINE = 160
# Wrapping is detected from this many of a text's first lines.
_SAMPLE = 400
# Whether a paragraph ends at a blank line hangs on no more paragraphs on either side.
_REACH = MOST_ROWS + 2


def paragraphs(text: str, within: Span | None = None) -> list[Span]:
    r"""The paragraphs of plain text, white space left out at both ends.

    Lines that follow each other without a blank line are paragraphs of their own, as in a pasted
    page, unless they are one text wrapped at a width.

    >>> [len(span) for span in paragraphs("A menu\nof lines\n\nand a paragraph.")]
    [6, 8, 16]
    """
    part = within or Span(0, len(text))
    return cut(text, FALLBACK_LANGUAGE, page_layout(text, part), part).spans


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The properties of all lines of a text: how they are wrapped, and its running heads.

    `end` is the end of the lines from which they were detected.
    """

    layout: Layout | None
    heads: frozenset[str]
    end: int = field(compare=False)


def page_layout(text: str, within: Span) -> PageLayout:
    """How the lines of a text are wrapped, detected from the first of them."""
    sample = list(islice(lines.rows(text, within), _SAMPLE))
    layout = layout_of(sample)
    end = sample[-1].end if len(sample) == _SAMPLE else len(text)
    return PageLayout(layout, running_heads(sample, layout), end)


@dataclass(frozen=True, slots=True)
class Cut:
    """The paragraphs of a text or a part of it.

    Attributes:
        page: how its lines are wrapped.
        spans: the spans of the paragraphs.
        left_out: by the start of a paragraph, the interruptions in it.
    """

    page: PageLayout
    spans: list[Span]
    left_out: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)


def cut(text: str, language: str, page: PageLayout, within: Span) -> Cut:
    """The paragraphs within a part of a text.

    Args:
        text: the text.
        language: its language.
        page: how the lines of the whole text are wrapped.
        within: the part.
    """
    found: list[Span] = []
    left_out: dict[int, tuple[Span, ...]] = {}
    every = list(lines.rows(text, within))
    layouts = _Layouts(every, page.layout)
    here = 0
    while here < len(every):
        checkpoint()
        start = last = here
        gaps = []
        for following in _continued(every, start, layouts, page.heads, language):
            if following > last + 1:
                gaps.append(Span(every[last].end, every[following - 1].end))
            last = following
        found.append(Span(every[start].start, every[last].end))
        if gaps:
            left_out[every[start].start] = tuple(gaps)
        here = last + 1
    return Cut(page, found, left_out)


class _Layouts:
    """How each row is wrapped: as the whole text is, or else as those around it are."""

    def __init__(self, rows: Sequence[SourceRow], common: Layout | None) -> None:
        self._rows = rows
        self._common = common
        self._end = self._run_end = 0
        self._layout = common
        self._headline = False

    def at(self, index: int) -> Layout | None:
        """The layout at the row with `index`; queried in order.

        It is determined by the rows up to a blank line, or to one that is too long to be wrapped.
        """
        rows = self._rows
        if index >= self._run_end:
            end = index + 1
            while end < len(rows) and not rows[end].apart and not is_over_wide(rows[end]):
                end += 1
            self._run_end = end
            self._layout = self._common
            if self._common is None and end - index > 1:
                self._layout = layout_of(rows[index : min(end, index + _SAMPLE)], is_part=True)
        return self._layout

    def in_headline(self, index: int) -> bool:
        """Whether a row belongs to a headline over two lines."""
        rows = self._rows
        if index >= self._end:
            end = index + 1
            while end < len(rows) and not rows[end].apart:
                end += 1
            self._end = end
            self._headline = _is_broken_headline(rows[index:end])
        return self._headline


def _continued(
    rows: Sequence[SourceRow], start: int, layouts: "_Layouts", heads: frozenset[str], language: str
) -> Iterator[int]:
    """The rows that continue the paragraph that begins at `start`."""
    above = [rows[start]]
    last = start
    if layouts.at(start) is not None and is_page_end(rows[start].text, heads):
        return
    while last + 1 < len(rows):
        layout = layouts.at(last)
        below = last + 1
        if may_be_interrupted(rows[last], layout, language):
            below = past_interruption(rows, below, layout, heads, language)
        elif layout is not None and is_page_end(rows[below].text, heads):
            return
        if below == len(rows):
            return
        interrupted = below > last + 1
        if interrupted or rows[below].apart:
            joined = resumes(above, rows[below], layout, language, is_interrupted=interrupted)
        else:
            joined = layouts.in_headline(last) or goes_on(above, rows[below], layout, language)
        if not joined:
            return
        yield below
        last = below
        above.append(rows[below])


def cut_again(text: str, language: str, earlier_text: str, earlier: Cut) -> tuple[Cut, int, int]:
    """The paragraphs of a text after an edit.

    Only what the edit can have changed is cut again: between two blank lines with unchanged
    paragraphs around them.

    Returns:
        The paragraphs, and how many of the first and of the last are unchanged.
    """
    alike = change(earlier_text, text)
    spans, shift = earlier.spans, len(text) - len(earlier_text)
    page = earlier.page
    if alike.before <= page.end:
        page = page_layout(text, Span(0, len(text)))
    if page != earlier.page:
        return cut(text, language, page, Span(0, len(text))), 0, 0
    before = _last_apart(earlier_text, spans, bisect_left(spans, alike.before, key=_start))
    behind = bisect_left(spans, len(earlier_text) - alike.behind, key=_start)
    behind = _next_apart(earlier_text, spans, max(behind, before))
    start = spans[before - 1].end if before else 0
    end = spans[behind].start + shift if behind < len(spans) else len(text)
    part = cut(text, language, page, Span(start, end))
    moved = [Span(span.start + shift, span.end + shift) for span in spans[behind:]]
    left_out = dict(part.left_out)
    for place, gaps in earlier.left_out.items():
        if place < start:
            left_out[place] = gaps
        elif place + shift >= end:
            left_out[place + shift] = tuple(
                Span(gap.start + shift, gap.end + shift) for gap in gaps
            )
    found = [*spans[:before], *part.spans, *moved]
    again = Cut(page, found, left_out)
    # Most of what was cut again to be sure is as it was.
    alone = len(earlier_text) - alike.behind
    while before < behind and spans[before].end < alike.before and _same(earlier, again, before, 0):
        before += 1
    while behind > before and spans[behind - 1].start > alone:
        if len(spans) - behind >= len(found) - before or not _same(
            earlier, again, behind - 1, shift, len(found) - len(spans)
        ):
            break
        behind -= 1
    return again, before, len(spans) - behind


def _same(earlier: Cut, again: Cut, index: int, shift: int, later: int = 0) -> bool:
    """Whether a paragraph is as it was but for its place.

    Args:
        earlier: the paragraphs before an edit.
        again: those after it.
        index: its place before.
        shift: by how many characters it has moved.
        later: by how many paragraphs.
    """
    if not 0 <= index + later < len(again.spans):
        return False
    old, new = earlier.spans[index], again.spans[index + later]
    if (old.start + shift, old.end + shift) != (new.start, new.end):
        return False
    gaps, others = earlier.left_out.get(old.start, ()), again.left_out.get(new.start, ())
    return [(gap.start + shift, gap.end + shift) for gap in gaps] == [
        (gap.start, gap.end) for gap in others
    ]


def _start(span: Span) -> int:
    return span.start


def _apart(text: str, spans: Sequence[Span], index: int) -> bool:
    """Whether a blank line precedes a paragraph."""
    return _BLANK_LINE.search(text, spans[index - 1].end, spans[index].start) is not None


def _last_apart(text: str, spans: Sequence[Span], unchanged: int) -> int:
    """How many paragraphs precede a blank line that unchanged ones follow."""
    index = unchanged - _REACH
    while index > 0 and not _apart(text, spans, index):
        index -= 1
    return max(0, index)


def _next_apart(text: str, spans: Sequence[Span], unchanged: int) -> int:
    """The first paragraph after a blank line that has unchanged ones before it."""
    index = unchanged + _REACH
    while index < len(spans) and not _apart(text, spans, index):
        index += 1
    return min(index, len(spans))


def _is_broken_headline(chunk: Sequence[SourceRow]) -> bool:
    """Whether two separate lines are one headline: the second begins in lower case."""
    if len(chunk) != _HEADLINE_LINES or any(is_address(row.text) for row in chunk):
        return False
    first, second = (row.text for row in chunk)
    words = min(len(line.split(maxsplit=_FEWEST_WORDS)) for line in (first, second))
    goes_on_below = second[0].islower() and not begins_anew(second)
    closed = has_ended(first) or has_ended(second)
    return (
        goes_on_below
        and not closed
        and words >= _FEWEST_WORDS
        and len(first) + len(second) <= _LONGEST_HEADLINE
    )
