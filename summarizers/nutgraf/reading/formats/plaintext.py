"""Plain text, pasted from a page or typed, read into labelled blocks."""

from collections.abc import Iterator

from nutgraf.article import Role, Span
from nutgraf.reading.draft import Draft
from nutgraf.reading.formats.paragraphs import is_table_row, paragraphs
from nutgraf.reading.hyphenation import mended
from nutgraf.reading.inline import Clean, plain, stripped, tidy, without_bold_marks
from nutgraf.reading.pages import roles


def drafts(source: str, language: str) -> Iterator[Draft]:
    """The blocks of a plain text, in order."""
    spans = paragraphs(source)
    cleaned = [_words(source, span) for span in spans]
    labels = roles.label([roles.line(clean.text, language) for clean in cleaned])
    for span, clean, label in zip(spans, cleaned, labels, strict=True):
        if is_table_row(source, span):
            yield Draft(span, Role.CODE, clean, reasons=("a row of a table",))
            continue
        yield Draft(span, label.role, clean, _level(label.role, clean.text), (label.reason,))


def _words(source: str, span: Span) -> Clean:
    """The words of a paragraph; those that a line end has broken put together again."""
    if "-" not in span.of(source):
        return plain(source, span)
    raw = Clean(span.of(source), range(span.start, span.end))
    return stripped(tidy(mended(without_bold_marks(raw), source)))


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
