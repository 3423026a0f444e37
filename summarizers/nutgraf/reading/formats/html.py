"""HTML read into labelled blocks: what the tags tell, and for pages also how the text reads.

A fragment, or a page with nothing around its article, is what its tags say. On a page of a site
the text is labelled as a pasted page is, once what the tags tell for furniture is set aside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from nutgraf.article import Role, Span
from nutgraf.cancellation import checked
from nutgraf.reading.formats.html_furniture import Labels
from nutgraf.reading.formats.html_furniture import furniture as html_furniture
from nutgraf.reading.formats.html_holder import holder
from nutgraf.reading.formats.html_segments import HtmlPage, TextMark, page
from nutgraf.reading.formats.html_text import HEADINGS, LINK_LIST, HtmlText
from nutgraf.reading.formats.html_tokens import TokenKind, tokens
from nutgraf.reading.inline import Clean, plain
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.pages import captions, dates, roles

# Headings that are only bold show no depth.
_BOLD_HEADING = 3
# In a text with markup of its own, only a short line is taken for a notice left over from a page.
_NOTICE_WORDS = 12


def shown_text(source: str) -> str:
    """The text that a page shows, without tags and scripts: what its language is told from.

    >>> shown_text("<p>Il <b>pleut</b>.<script>for (the of in) {}</script>")
    'Il  pleut .'
    """
    texts = (token for token in checked(tokens(source)) if token.kind is TokenKind.TEXT)
    return " ".join(source[token.start : token.end] for token in texts)


def labelled_blocks(source: str, language: str) -> Iterator[LabelledBlock]:
    """The blocks of an HTML page or fragment, in order; scripts, styles and comments are none.

    >>> found = list(labelled_blocks("<h1>Rain</h1><p>It <b>rained</b>&nbsp;again.", "en"))
    >>> [(labelled.role.value, labelled.clean.text) for labelled in found]
    [('title', 'Rain'), ('body', 'It rained again.')]
    """
    found = page(source)
    texts = [HtmlText(s, roles.Line(s.clean.text, language)) for s in found.segments]
    labels = _set_apart(texts)
    open_ones = [index for index in range(len(texts)) if index not in labels]
    furniture = html_furniture(texts, open_ones, found)
    labels |= furniture
    open_ones = [index for index in open_ones if index not in furniture]
    if found.is_document and (furniture or _has_lists_of_links(texts, open_ones)):
        _label_page(texts, open_ones, found, labels)
    else:
        _label_document(texts, open_ones, found, labels)
    yield from _with_head(source, found, list(_labelled_blocks(texts, labels)))


def _set_apart(texts: Sequence[HtmlText]) -> Labels:
    """What is neither the article's prose nor around it: code, tables, what is not shown."""
    labels: Labels = {}
    layout = {
        text.segment.setting.table
        for text in checked(texts)
        if text.prose or text.tag in HEADINGS or text.under(TextMark.BYLINE)
    }
    for index, text in enumerate(checked(texts)):
        setting = text.segment.setting
        if setting.marks & TextMark.PAGE_TITLE:
            labels[index] = (Role.METADATA, "the page's title")
        elif setting.marks & TextMark.HIDDEN:
            labels[index] = (Role.METADATA, "not shown")
        elif setting.furniture:
            continue
        elif setting.marks & TextMark.CODE:
            labels[index] = (Role.CODE, "a code block")
        elif setting.table and setting.table not in layout:
            caption = bool(setting.marks & TextMark.CAPTION)
            labels[index] = (Role.CAPTION, "a caption") if caption else (Role.CODE, "a table")
    return labels


# So many list entries or paragraphs in a row that are only links make a menu.
_MENU = 5


def _has_lists_of_links(texts: Sequence[HtmlText], indexes: Sequence[int]) -> bool:
    runs = groupby(indexes, key=lambda index: texts[index].linked >= LINK_LIST)
    return any(linked and sum(1 for _ in run) >= _MENU for linked, run in runs)


def _label_document(
    texts: Sequence[HtmlText], indexes: Sequence[int], found: HtmlPage, labels: Labels
) -> None:
    """Each segment by its tags."""
    title = _title_by_tags(texts, indexes, found)
    seen: set[Role] = set()
    for index in checked(indexes):
        text = texts[index]
        role, why = _by_tags(text)
        if index == title:
            role, why = Role.TITLE, "the page's heading"
        elif role in (Role.BYLINE, Role.DATE):
            if role in seen:
                role, why = Role.METADATA, f"another {role.value}"
            seen.add(role)
        elif role is Role.BODY and text.line.notice and text.line.words <= _NOTICE_WORDS:
            role, why = Role.FURNITURE, f"says “{text.line.notice}”"
        labels[index] = (role, why)


def _by_tags(text: HtmlText) -> tuple[Role, str]:
    """What the tags alone say of a segment."""
    if text.tag in HEADINGS and not text.is_pulled:
        return Role.HEADING, "a heading"
    if text.segment.setting.marks & TextMark.CAPTION or captions.is_caption(text.line.text):
        return Role.CAPTION, "a caption"
    said = _credit(text)
    return said or (Role.BODY, "a paragraph")


# A byline with posts, places and a date is still no longer than this many words.
_LONGEST_CREDIT = 24


def _credit(text: HtmlText) -> tuple[Role, str] | None:
    """Whether tags and form together make a segment a byline or a date."""
    line = text.line
    if not 0 < line.words <= _LONGEST_CREDIT or line.prose:
        return None
    if line.by_form and line.by_form[0] in (Role.BYLINE, Role.DATE):
        return line.by_form
    if text.under(TextMark.BYLINE) and not line.ends:
        return Role.BYLINE, "marked as the author"
    if text.under(TextMark.DATE) and dates.has_date(line.text):
        return Role.DATE, "marked as the date"
    return None


def _key(text: str) -> str:
    kept = "".join(char if char.isalnum() else " " for char in text.casefold())
    return f" {' '.join(kept.split())} "


# The parts of a page's title that name its site have fewer words than a headline.
_FEWEST_TITLE_WORDS = 2


def _title_by_tags(
    texts: Sequence[HtmlText], indexes: Sequence[int], found: HtmlPage
) -> int | None:
    """The heading that the page's own title repeats at most length, else its first top heading."""
    headings = [i for i in indexes if texts[i].tag in HEADINGS and texts[i].line.words]
    keys = [_key(title) for title in found.titles]
    best, longest = None, _FEWEST_TITLE_WORDS - 1
    for index in headings:
        key = _key(texts[index].line.text)
        if key.count(" ") - 1 > longest and any(key in title for title in keys):
            best, longest = index, key.count(" ") - 1
    if best is not None:
        return best
    tops = [index for index in headings if texts[index].tag == "h1"]
    first = next((index for index in indexes if texts[index].line.words), None)
    return tops[0] if tops and (len(tops) == 1 or tops[0] == first) else None


def _label_page(
    texts: Sequence[HtmlText], indexes: Sequence[int], found: HtmlPage, labels: Labels
) -> None:
    """Each segment by how a pasted page of the same text reads, and by its tags."""
    holds = holder(texts, indexes, found)
    region = _with_lead(holds.inside, indexes) if holds.inside else list(indexes)
    for index in indexes:
        labels[index] = (Role.FURNITURE, "away from the element that holds the article")
    read = roles.label([texts[index].line for index in region])
    title = _title_by_tags(texts, region, found)
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
        in_text = index in held and holds.is_text and (
            index < end or _closes(texts[index]) or found.elements.parents[texts[index].segment.setting.element] in beside
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
                role, why = Role.FURNITURE, f"another {role.value}"
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
    if text.line.notice and text.line.words <= _NOTICE_WORDS:
        return Role.FURNITURE, f"says “{text.line.notice}”"
    if text.segment.setting.marks & TextMark.CAPTION:
        return Role.CAPTION, "a caption"
    credit = _credit(text)
    # Below a standfirst and more an author is still named, but a date belongs to something else.
    if credit and (place.paragraphs <= 1 or credit[0] is Role.BYLINE):
        return credit
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


def _labelled_blocks(texts: Sequence[HtmlText], labels: Labels) -> Iterator[LabelledBlock]:
    """The segments as blocks, those of one table together."""
    numbered = range(len(texts))

    def part(index: int) -> int:
        table = texts[index].segment.setting.table
        return table if labels[index] == (Role.CODE, "a table") else -index

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


def _with_head(
    source: str, found: HtmlPage, body: Sequence[LabelledBlock]
) -> Iterator[LabelledBlock]:
    """The blocks, with what the head says where the text does not say it."""
    have = {labelled.role for labelled in body}
    head: list[LabelledBlock] = []
    for span, role in ((found.author, Role.BYLINE), (found.date, Role.DATE)):
        if span:
            wanted = role if role not in have else Role.METADATA
            head.append(
                LabelledBlock(
                    span, wanted, plain(source, span), 0, (f"the page's head: {role.value}",)
                )
            )
    told = False
    for labelled in sorted([*head, *body], key=lambda labelled: labelled.span):
        is_title = labelled.role is Role.METADATA and labelled.reasons == ("the page's title",)
        if is_title and not told and Role.TITLE not in have:
            told = True
            yield LabelledBlock(labelled.span, Role.TITLE, labelled.clean, 1, labelled.reasons)
        else:
            yield labelled
