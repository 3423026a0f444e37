"""Labels for a page of a site, from its text as a pasted page and from its tags."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nutgraf.article import Role
from nutgraf.reading.formats.html_credits import another, credit
from nutgraf.reading.formats.html_furniture import Labels
from nutgraf.reading.formats.html_holder import Holder, holder
from nutgraf.reading.formats.html_segments import HtmlPage, TextMark
from nutgraf.reading.formats.html_text import HEADINGS, LINK_LIST, NOTICE_WORDS, HtmlText
from nutgraf.reading.formats.html_title import heads_section, title_by_tags
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
    section: int | None = None
    if title is None:
        likely = (i for i, said in zip(region, read, strict=True) if said.role is Role.TITLE)
        title = next(likely, None)
        if title is not None and heads_section(texts[title], found):
            title, section = None, title
    about = _Surroundings.of(texts, found, holds, title, dict(zip(region, read, strict=True)))
    seen: set[Role] = set()
    paragraphs = 0
    for index, said in zip(region, read, strict=True):
        place = _Place(index in about.held, about.is_in_text(index), paragraphs)
        role, why = _combined(texts[index], said, place)
        paragraphs += role is Role.BODY and texts[index].prose
        if index == title:
            role, why = Role.TITLE, "the page's heading"
        elif index == section:
            role, why = Role.HEADING, "a section heading; the page has its own title"
        elif role is Role.TITLE:
            role, why = Role.FURNITURE, "the title again"
        elif role in (Role.BYLINE, Role.DATE):
            if role in seen:
                role, why = Role.FURNITURE, another(role)
            seen.add(role)
        labels[index] = (role, why)


# The headline, the author and the date may be this far above the element that holds the text.
_LEAD = 8


def _with_lead(inside: Sequence[int], indexes: Sequence[int]) -> list[int]:
    before = [index for index in indexes if index < inside[0]]
    return [*before[-_LEAD:], *inside]


# Items of a list and cells of a table.
_ITEMS = frozenset({"li", "dt", "dd", "td", "th"})


@dataclass(frozen=True)
class _Surroundings:
    """The elements around the segments of a page."""

    texts: Sequence[HtmlText]
    parents: Sequence[int]
    held: frozenset[int]
    is_text: bool
    beside: frozenset[int]
    """The elements that contain paragraphs of the article's prose."""
    start: int
    end: int

    @classmethod
    def of(
        cls,
        texts: Sequence[HtmlText],
        page: HtmlPage,
        holds: Holder,
        title: int | None,
        read: Mapping[int, roles.Label],
    ) -> "_Surroundings":
        """The surroundings on a page whose segments read so."""
        held = frozenset(holds.inside)
        prose = [i for i in (held if holds.is_text else read) if texts[i].prose]
        if not holds.is_text:
            prose = [index for index in prose if read[index].role is Role.BODY]
        parents = page.elements.parents
        beside = frozenset(parents[texts[index].segment.setting.element] for index in prose)
        start = min(prose, default=0) if title is None else title
        return cls(texts, parents, held, holds.is_text, beside, start, max(prose, default=0))

    def is_in_text(self, index: int) -> bool:
        """Whether a line belongs to the article unless something says otherwise.

        Lines within its text down to the last paragraph do, and what is next to one.
        """
        if self.is_text:
            inside = index <= self.end or self._closes(index) or self._is_beside(index)
            return index in self.held and inside
        return self.start < index < self.end and self._is_beside(index)

    def _closes(self, index: int) -> bool:
        """Whether a line below the last paragraph is a sentence or of a list."""
        text = self.texts[index]
        return text.line.finished or (text.tag in _ITEMS and not text.linked)

    def _is_beside(self, index: int) -> bool:
        """Whether a line is next to a paragraph, or in a list next to one."""
        within = self.parents[self.texts[index].segment.setting.element]
        if self.texts[index].tag in _ITEMS and within not in self.beside:
            within = self.parents[within]
        return within in self.beside


# The roles that the surrounding text determines better than its tags.
_KNOWN_BY_TEXT = frozenset({Role.BYLINE, Role.DATE, Role.CAPTION, Role.TITLE})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a segment is: in the article's element, or in that of its text; below how much."""

    held: bool
    in_text: bool
    paragraphs: int


def _combined(text: HtmlText, said: roles.Label, place: _Place) -> tuple[Role, str]:
    """The role of a segment by the surrounding text, corrected by its tags."""
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
    bold = text.under(TextMark.BOLD) or text.preformatted
    only_short = said.role is Role.HEADING and not bold
    return (Role.BODY, "a paragraph") if only_short else (said.role, said.reason)
