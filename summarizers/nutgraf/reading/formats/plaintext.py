"""Plain text, pasted from a page or typed, read into labelled blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from nutgraf.article import Role, Span
from nutgraf.cancellation import checked
from nutgraf.reading.formats.paragraphs import Cut, cut, cut_again, is_table_row
from nutgraf.reading.hyphenation import is_broken, mended
from nutgraf.reading.inline import Clean, plain, stripped, tidy, without_bold_marks
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.pages import roles


@dataclass(frozen=True, slots=True, eq=False)
class PlainPage:
    """A plain text cut into paragraphs that are labelled.

    Attributes:
        source, language: the text and its language.
        cut: where the paragraphs stand.
        lines: their words, with what is seen in them.
        labels: what they are.
        broken: whether a line end breaks a word; what it was is told from the whole text.
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
        span, label = self.cut.spans[index], self.labels[index]
        text = self.lines[index].text
        as_written = len(text) == len(span)
        places = range(span.start, span.end)
        clean = Clean(text, places) if as_written else _words(self.source, span)
        if is_table_row(self.source, span):
            return LabelledBlock(span, Role.CODE, clean, reasons=("a row of a table",))
        return LabelledBlock(
            span, label.role, clean, _level(label.role, clean.text), (label.reason,)
        )

    def labelled_blocks(self, index: int) -> Iterator[LabelledBlock]:
        """The block that a paragraph is; none for a number that is part of the heading below it."""
        label = self.labels[index]
        if label.follows_number:
            yield _together(self.labelled(index - 1), self.labelled(index))
        elif not label.is_number:
            yield self.labelled(index)

    def span(self, index: int) -> Span:
        """Where the block of a paragraph stands."""
        span = self.cut.spans[index]
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
        found, before, behind = cut(source, Span(0, len(source))), 0, 0
    else:
        found, before, behind = cut_again(source, earlier.source, earlier.cut)
    spans = found.spans
    changed = spans[before : len(spans) - behind]
    broken = any(is_broken(span.of(source)) for span in changed)
    lines = [roles.line(_words(source, span).text, language) for span in checked(changed)]
    if earlier is not None and before + behind:
        lines = [*earlier.lines[:before], *lines, *earlier.lines[len(earlier.lines) - behind :]]
    return PlainPage(source, language, found, lines, roles.label(lines), broken, before, behind)


def _words(source: str, span: Span) -> Clean:
    """The words of a paragraph; those that a line end has broken put together again."""
    if "-" not in span.of(source):
        return plain(source, span)
    raw = Clean(span.of(source), range(span.start, span.end))
    return stripped(tidy(mended(without_bold_marks(raw), source)))


def _together(number: LabelledBlock, heading: LabelledBlock) -> LabelledBlock:
    """A heading with the number that stands above it."""
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
