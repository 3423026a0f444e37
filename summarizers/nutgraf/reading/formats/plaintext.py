"""Plain text, pasted from a page or typed, read into labelled blocks."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from nutgraf.article import Role, Span
from nutgraf.cancellation import checked
from nutgraf.frozen import dataclass
from nutgraf.patterns import pattern
from nutgraf.reading.formats.paragraphs import Cut, cut, cut_again, page_layout
from nutgraf.reading.hyphenation import is_broken, mended
from nutgraf.reading.inline import (
    Clean,
    joined_without_blanks,
    stripped,
    tidy,
    without,
    without_bold_marks,
)
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.pages import roles
from nutgraf.reading.pages.section_links import heading_before_link
from nutgraf.reading.wrapping.interruptions import is_page_furniture
from nutgraf.reading.wrapping.marks import is_table_row


@dataclass(frozen=True, slots=True, eq=False)
class PlainPage:
    """A plain text cut into labelled paragraphs.

    Attributes:
        source, language: the text and its language.
        cut: the spans of the paragraphs.
        lines: their words, with features.
        labels: their roles.
        broken: whether a line end breaks a word, determined from the whole text.
        before, behind: how many paragraphs, first and last, are those of the text before an edit.
    """

    source: str
    language: str
    cut: Cut
    lines: list[roles.Line]
    labels: list[roles.Label]
    broken: bool
    before: int = 0
    behind: int = 0

    def labelled(self, index: int) -> LabelledBlock:
        """The block that a paragraph is."""
        whole, label = self.cut.spans[index], self.labels[index]
        text = self.lines[index].text
        as_written = len(text) == len(whole)
        places = range(whole.start, whole.end)
        clean = Clean(text, places) if as_written else _words(self.source, whole, self.cut)
        if is_table_row(whole.of(self.source)):
            return LabelledBlock(whole, Role.CODE, clean, reasons=("a row of a table",))
        span = self._without_marks(index)
        if span != whole:
            first, end = (bisect_left(clean.places, place) for place in (span.start, span.end))
            clean = clean.cut(first, end)
        return LabelledBlock(
            span, label.role, clean, _level(label.role, clean.text), (label.reason,)
        )

    def _without_marks(self, index: int) -> Span:
        """A paragraph without the bullet before it, or the link for editing its section behind."""
        span, role = self.cut.spans[index], self.labels[index].role
        start, end = span.start, span.end
        if role is Role.BODY:
            bullet = _BULLET.match(self.source, start, end)
            start = bullet.end() if bullet else start
        elif role is Role.HEADING:
            end = start + (heading_before_link(span.of(self.source)) or len(span))
        if (start, end) == (span.start, span.end) or is_table_row(span.of(self.source)):
            return span
        return Span(start, end)

    def labelled_blocks(self, index: int) -> Iterator[LabelledBlock]:
        """The block that a paragraph is; none for a number that is part of the heading below it."""
        label = self.labels[index]
        if label.follows_number:
            yield _together(self.labelled(index - 1), self.labelled(index))
        elif not label.is_number:
            yield self.labelled(index)

    def span(self, index: int) -> Span:
        """The span of a paragraph's block."""
        span = self._without_marks(index)
        if self.labels[index].follows_number:
            return Span(self.cut.spans[index - 1].start, span.end)
        return span


def labelled_blocks(source: str, language: str) -> Iterator[LabelledBlock]:
    """The blocks of a plain text, in order."""
    page = read(source, language)
    return chain.from_iterable(map(page.labelled_blocks, range(len(page.lines))))


def read(source: str, language: str, earlier: PlainPage | None = None) -> PlainPage:
    """The paragraphs of a plain text; `earlier` are those of the text before an edit."""
    if earlier is None or earlier.broken or earlier.language != language:
        whole = Span(0, len(source))
        found, before, behind = cut(source, language, page_layout(source, whole), whole), 0, 0
    else:
        found, before, behind = cut_again(source, language, earlier.source, earlier.cut)
    spans = found.spans
    changed = spans[before : len(spans) - behind]
    texts: list[str] = []
    broken = False
    for span in checked(changed):
        text = span.of(source)
        if not _is_as_shown(text):
            raw = _raw(source, span, found)
            broken = broken or is_broken(raw.text)
            text = _shown(raw, source).text
        texts.append(text)
    lines = [roles.line(text, language) for text in texts]
    if earlier is not None and before + behind:
        lines = [*earlier.lines[:before], *lines, *earlier.lines[len(earlier.lines) - behind :]]
    labels = roles.label(lines)
    if found.page.layout is not None or broken:
        labels = list(_without_page_ends(lines, labels, found.page.heads))
    return PlainPage(source, language, found, lines, labels, broken, before, behind)


_PAGE_END = roles.Label(Role.FURNITURE, "the number or the running head of a page")


def _without_page_ends(
    lines: list[roles.Line], labels: Sequence[roles.Label], heads: frozenset[str]
) -> Iterator[roles.Label]:
    """The labels, those of page numbers and running heads in wrapped text put right."""
    for index, label in enumerate(labels):
        if label.role in (Role.BODY, Role.HEADING):
            near = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
            if is_page_furniture(lines[index].text, [line.text for line in near], heads):
                yield _PAGE_END
                continue
        yield label


def _raw(source: str, span: Span, found: Cut) -> Clean:
    """A paragraph without its interruptions."""
    raw = Clean(span.of(source), range(span.start, span.end))
    gaps = found.left_out.get(span.start, ())
    return without(raw, [(gap.start - span.start, gap.end - span.start) for gap in gaps])


_COMBINING = pattern("[\u0300-\u036f]")


def _is_as_shown(text: str) -> bool:
    """Whether a one-line paragraph is shown as written: most are."""
    # What cannot be printed are line ends, tabs, other blanks and characters without width.
    return (
        text.isprintable()
        and "  " not in text
        and "**" not in text
        and "__" not in text
        and (text.isascii() or _COMBINING.search(text) is None)
    )


def _words(source: str, span: Span, found: Cut) -> Clean:
    """The words of a paragraph; those that a line end has broken put together again."""
    return _shown(_raw(source, span, found), source)


def _shown(raw: Clean, source: str) -> Clean:
    raw = without_bold_marks(raw)
    if "-" in raw.text:
        raw = mended(raw, source)
    return stripped(tidy(joined_without_blanks(raw)))


# What begins an item of a list, and no talk, as dashes do.
_BULLET = pattern(r"[-*•·▪►]\s+(?=\S)")


def _together(number: LabelledBlock, heading: LabelledBlock) -> LabelledBlock:
    """A heading with the number above it."""
    above, below = number.clean, heading.clean
    places = [*above.places, above.places[-1] + 1, *below.places]
    clean = Clean(f"{above.text} {below.text}", places, {**above.widths, **below.widths})
    return replace(heading, span=Span(number.span.start, heading.span.end), clean=clean)


# Headings without markup show no depth unless they are numbered; the title is level 1.
_TOP_HEADING = 2


def _level(role: Role, text: str) -> int:
    if role is Role.TITLE:
        return 1
    if role is not Role.HEADING:
        return 0
    number = text.split(maxsplit=1)[0].rstrip(".")
    parts = number.split(".")
    return _TOP_HEADING + (len(parts) - 1 if all(part.isdigit() for part in parts) else 0)
