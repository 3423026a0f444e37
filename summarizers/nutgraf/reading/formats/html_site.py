"""Labels for a page of a site: how a pasted page of the same text reads, and what its tags say."""

from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.article import Role
from nutgraf.reading.formats.html_credits import another, credit
from nutgraf.reading.formats.html_furniture import Labels
from nutgraf.reading.formats.html_holder import holder
from nutgraf.reading.formats.html_segments import HtmlPage, TextMark
from nutgraf.reading.formats.html_text import HEADINGS, LINK_LIST, NOTICE_WORDS, HtmlText
from nutgraf.reading.formats.html_title import title_by_tags
from nutgraf.reading.pages import roles


def label_site(
    texts: Sequence[HtmlText], indexes: Sequence[int], found: HtmlPage, labels: Labels
) -> None:
    """Each segment by how a pasted page of the same text reads, and by its tags."""
    holds = holder(texts, indexes, found)
    region = _with_lead(holds.inside, indexes) if holds.inside else list(indexes)
    for index in indexes:
        labels[index] = (Role.FURNITURE, "away from the element that holds the article")
    read = roles.label([texts[index].line for index in region])
    title = title_by_tags(texts, region, found)
    if title is None:
        title = next(
            (i for i, said in zip(region, read, strict=True) if said.role is Role.TITLE), None
        )
    held = set(holds.inside)
    prose = [index for index in holds.inside if texts[index].prose]
    end = max(prose, default=0)
    beside = {found.elements.parents[texts[index].segment.setting.element] for index in prose}
    seen: set[Role] = set()
    paragraphs = 0
    for index, said in zip(region, read, strict=True):
        in_text = (
            index in held
            and holds.is_text
            and (
                index < end
                or _closes(texts[index])
                or found.elements.parents[texts[index].segment.setting.element] in beside
            )
        )
        place = _Place(index in held, in_text, paragraphs)
        role, why = _combined(texts[index], said, place)
        paragraphs += role is Role.BODY and texts[index].prose
        if index == title:
            role, why = Role.TITLE, "the page's heading"
        elif role is Role.TITLE:
            role, why = Role.FURNITURE, "the title again"
        elif role in (Role.BYLINE, Role.DATE):
            if role in seen:
                role, why = Role.FURNITURE, another(role)
            seen.add(role)
        labels[index] = (role, why)


# The headline, the author and the date may stand so far above the element that holds the text.
_LEAD = 8


def _with_lead(inside: Sequence[int], indexes: Sequence[int]) -> list[int]:
    before = [index for index in indexes if index < inside[0]]
    return [*before[-_LEAD:], *inside]


# The roles that the text around a line tells better than its tags.
_KNOWN_BY_TEXT = frozenset({Role.BYLINE, Role.DATE, Role.CAPTION, Role.TITLE})


# Items of a list and cells of a table.
_ITEMS = frozenset({"li", "dt", "dd", "td", "th"})


def _closes(text: HtmlText) -> bool:
    """Whether a line below the last paragraph can be the article's: a sentence, or of a list."""
    return text.line.finished or (text.tag in _ITEMS and not text.linked)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a segment stands: in what holds the article, or its text alone; below how much."""

    held: bool
    in_text: bool
    paragraphs: int


def _combined(text: HtmlText, said: roles.Label, place: _Place) -> tuple[Role, str]:
    """What a segment is by the text around it, corrected by what its tags say."""
    if said.role in _KNOWN_BY_TEXT:
        return said.role, said.reason
    if text.line.notice and text.line.words <= NOTICE_WORDS:
        return Role.FURNITURE, f"says “{text.line.notice}”"
    if text.segment.setting.marks & TextMark.CAPTION:
        return Role.CAPTION, "a caption"
    said_by = credit(text)
    # Below a standfirst and more an author is still named, but a date belongs to something else.
    if said_by and (place.paragraphs <= 1 or said_by[0] is Role.BYLINE):
        return said_by
    if text.linked >= LINK_LIST and not text.line.ends:
        return Role.FURNITURE, "only a link"
    away = said.role is Role.FURNITURE
    if away and not (place.in_text or (place.held and text.prose)):
        return said.role, said.reason
    if text.tag in HEADINGS and not text.is_pulled:
        return Role.HEADING, "a heading"
    if away:
        prose = "prose" if text.prose else "a line"
        return Role.BODY, f"{prose} where the article is"
    bold = text.under(TextMark.BOLD)
    only_short = said.role is Role.HEADING and not bold
    return (Role.BODY, "a paragraph") if only_short else (said.role, said.reason)
