"""Prose in HTML blocks within Markdown: paragraphs, quotations, disclosure content."""

import re
from collections.abc import Iterator

from nutgraf.article import Role, Span
from nutgraf.reading.formats.html_segments import ElementContext, TextMark, page
from nutgraf.reading.inline import Clean
from nutgraf.reading.labelled_block import LabelledBlock

_HEADING = re.compile(r"h[1-6]")
# Content of any of these is not prose.
_UNREAD = TextMark.HIDDEN | TextMark.PAGE_TITLE
# A run of words that is mostly links is a row of badges or a menu.
_LINK_ROW = 0.6


def blocks_in(source: str, span: Span) -> Iterator[LabelledBlock]:
    """The blocks of the HTML at `span`, in order; none where it has no words."""
    for segment in page(span.of(source)).segments:
        clean = segment.clean
        moved = Clean(
            clean.text,
            [place + span.start for place in clean.places],
            {place + span.start: width for place, width in clean.widths.items()},
        )
        place = Span(segment.span.start + span.start, segment.span.end + span.start)
        linked = segment.shares.get(TextMark.LINK, 0.0) >= _LINK_ROW
        role, level, why = _role(segment.setting, linked=linked)
        yield LabelledBlock(place, role, moved, level, (why,))


def _role(setting: ElementContext, *, linked: bool) -> tuple[Role, int, str]:
    if setting.marks & _UNREAD:
        return Role.METADATA, 0, "not shown"
    if setting.marks & TextMark.CODE:
        return Role.CODE, 0, "a code block"
    if setting.table:
        return Role.CODE, 0, "a table"
    if setting.marks & TextMark.CAPTION:
        return Role.CAPTION, 0, "a caption"
    if _HEADING.fullmatch(setting.tag):
        return Role.HEADING, int(setting.tag[1]), "a heading"
    if setting.tag == "summary":
        return Role.METADATA, 0, "what unfolds the text"
    if setting.furniture or linked:
        return Role.FURNITURE, 0, "links or furniture in HTML"
    return Role.BODY, 0, "a paragraph in HTML"
