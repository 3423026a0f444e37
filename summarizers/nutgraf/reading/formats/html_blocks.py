"""Labelled segments of an HTML page as blocks, completed with the metadata of its head."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from nutgraf.article import Role, Span
from nutgraf.cancellation import checked
from nutgraf.reading.formats.html_furniture import Labels
from nutgraf.reading.formats.html_head import HtmlHead
from nutgraf.reading.formats.html_text import HEADINGS, HtmlText
from nutgraf.reading.inline import Clean
from nutgraf.reading.labelled_block import LabelledBlock

# Headings that are only bold show no depth.
_BOLD_HEADING = 3
PAGE_TITLE = "the page's title"
"""The reason for the role of the content of <title>."""
TABLE = "a table"
CODE_BLOCK = "a code block"
"""Why several segments are one block."""


def blocks(texts: Sequence[HtmlText], labels: Labels) -> Iterator[LabelledBlock]:
    """The segments as blocks, those of one table or one piece of code together."""
    numbered = range(len(texts))

    def part(index: int) -> int:
        setting = texts[index].segment.setting
        whole = {(Role.CODE, TABLE): setting.table, (Role.CODE, CODE_BLOCK): setting.element}
        return whole.get(labels[index], -index)

    for _, run in checked(groupby(numbered, key=part)):
        indexes = list(run)
        role, why = labels[indexes[0]]
        first = texts[indexes[0]]
        if len(indexes) > 1:
            last = texts[indexes[-1]].segment.span.end
            clean = _joined([texts[index].segment.clean for index in indexes])
            yield LabelledBlock(Span(first.segment.span.start, last), role, clean, 0, (why,))
        else:
            level = _level(first, role)
            yield LabelledBlock(first.segment.span, role, first.segment.clean, level, (why,))


def _level(text: HtmlText, role: Role) -> int:
    if role is Role.TITLE:
        return 1
    return HEADINGS.get(text.tag, _BOLD_HEADING) if role is Role.HEADING else 0


def _joined(parts: Sequence[Clean]) -> Clean:
    """The cells of a table, a blank for the tags between them."""
    text: list[str] = []
    places: list[int] = []
    widths: dict[int, int] = {}
    for part in parts:
        if places:
            text.append(" ")
            places.append(places[-1] + 1)
        text.append(part.text)
        places.extend(part.places)
        widths.update(part.widths)
    return Clean("".join(text), places, widths)


def with_head(
    body: Sequence[LabelledBlock], head: HtmlHead, needed: Mapping[Role, Clean]
) -> list[LabelledBlock]:
    """The blocks and those of the head: the `needed` byline and date, and other metadata."""
    told = [
        (Role.BYLINE, needed.get(Role.BYLINE) or next(iter(head.authors), None)),
        (Role.DATE, needed.get(Role.DATE) or next(iter([*head.dates, *head.other_dates]), None)),
    ]
    blocks = list(body)
    for role, clean in told:
        if clean is None:
            continue
        span = Span(clean.places[0], clean.end(-1))
        if any(block.span.start < span.end and span.start < block.span.end for block in blocks):
            continue
        found = role if role in needed else Role.METADATA
        blocks.append(LabelledBlock(span, found, clean, 0, (f"the page's head: {role.value}",)))
    return sorted(blocks, key=lambda block: block.span)


def titled(body: Sequence[LabelledBlock], head: HtmlHead) -> list[LabelledBlock]:
    """The blocks, with the page's own title for a title where no line is it."""
    if any(block.role is Role.TITLE for block in body):
        return list(body)
    own = next((i for i, block in enumerate(body) if block.reasons == (PAGE_TITLE,)), None)
    return [_as_title(block, head) if index == own else block for index, block in enumerate(body)]


def _as_title(block: LabelledBlock, head: HtmlHead) -> LabelledBlock:
    """A page's own title, without the name of the site if the head gives the headline."""
    whole = block.clean
    parts = (title for title in head.titles if whole.text.startswith(f"{title} "))
    clean = whole.cut(0, len(max(parts, key=len, default=whole.text)))
    span = Span(clean.places[0], clean.end(-1))
    return LabelledBlock(span, Role.TITLE, clean, 1, block.reasons)
