"""HTML read into labelled blocks: what the tags tell, and for pages also how the text reads.

A fragment, or a page with nothing around its article, is what its tags say. On a page of a site
the text is labelled as a pasted page is, once what the tags tell for furniture is set aside.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from nutgraf.article import Role, Span
from nutgraf.cancellation import checked
from nutgraf.reading.formats.html_segments import HtmlPage, Segment, TextMark, page
from nutgraf.reading.formats.html_tokens import TokenKind, tokens, words
from nutgraf.reading.formats.offset_builder import Trail
from nutgraf.reading.inline import Clean
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.pages import captions, dates, roles

# A segment is under a mark when this share of it is.
_MOSTLY = 0.6
# What links this much is a list of links.
_LINK_LIST = 0.5
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Headings that are only bold show no depth.
_BOLD_HEADING = 3
# In a text with markup of its own, only a short line is taken for a notice left over from a page.
_NOTICE_WORDS = 12


@dataclass(frozen=True, slots=True)
class _Text:
    """A segment and how it reads."""

    segment: Segment
    line: roles.Line

    def under(self, mark: TextMark) -> bool:
        return self.segment.shares.get(mark, 0.0) >= _MOSTLY

    @property
    def linked(self) -> float:
        return self.segment.shares.get(TextMark.LINK, 0.0)

    @property
    def prose(self) -> bool:
        return self.line.prose and self.linked < _LINK_LIST

    @property
    def tag(self) -> str:
        return self.segment.setting.tag


_Labels = dict[int, tuple[Role, str]]


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
    texts = [_Text(s, roles.Line(s.clean.text, language)) for s in found.segments]
    labels = _set_apart(texts)
    open_ones = [index for index in range(len(texts)) if index not in labels]
    furniture = _furniture(texts, open_ones, found)
    labels |= furniture
    open_ones = [index for index in open_ones if index not in furniture]
    if found.is_document and (furniture or _has_lists_of_links(texts, open_ones)):
        _label_page(texts, open_ones, found, labels)
    else:
        _label_document(texts, open_ones, found, labels)
    yield from _with_head(source, found, list(_labelled_blocks(texts, labels)))


def _set_apart(texts: Sequence[_Text]) -> _Labels:
    """What is neither the article's prose nor around it: code, tables, what is not shown."""
    labels: _Labels = {}
    layout = {
        text.segment.setting.table
        for text in checked(texts)
        if text.prose or text.tag in _HEADINGS or text.under(TextMark.BYLINE)
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


# With fewer words of prose outside, what a class name calls furniture was the article. So it was
# if it holds this much more than is outside, unless readers wrote it: comments outgrow articles.
_FEWEST_WORDS = 60
_MUCH_MORE = 2


def _furniture(texts: Sequence[_Text], indexes: Sequence[int], found: HtmlPage) -> _Labels:
    """What the tags say is no part of an article, unless hardly anything else is left."""
    wrong: set[int] = set()
    while True:
        prose: Counter[int] = Counter()
        for index in indexes:
            if texts[index].prose:
                prose[_blamed(texts[index], wrong)] += texts[index].line.words
        rest = prose.pop(0, 0)
        number, words = max(prose.items(), key=lambda item: item[1], default=(0, 0))
        if words <= rest:
            break
        replies = "comment" in found.reasons[number] or "repl" in found.reasons[number]
        if rest >= _FEWEST_WORDS and (replies or words < _MUCH_MORE * rest):
            break
        wrong.add(number)
    return {
        index: (Role.FURNITURE, found.reasons[number])
        for index in indexes
        if (number := _blamed(texts[index], wrong))
    }


def _blamed(text: _Text, wrong: set[int]) -> int:
    """The outermost element around a text that makes it furniture; 0 where there is none."""
    return next((n for n in text.segment.setting.furniture if n not in wrong), 0)


# So many list entries or paragraphs in a row that are only links make a menu.
_MENU = 5


def _has_lists_of_links(texts: Sequence[_Text], indexes: Sequence[int]) -> bool:
    runs = groupby(indexes, key=lambda index: texts[index].linked >= _LINK_LIST)
    return any(linked and sum(1 for _ in run) >= _MENU for linked, run in runs)


def _label_document(
    texts: Sequence[_Text], indexes: Sequence[int], found: HtmlPage, labels: _Labels
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


def _by_tags(text: _Text) -> tuple[Role, str]:
    """What the tags alone say of a segment."""
    if text.tag in _HEADINGS and not _is_pulled(text):
        return Role.HEADING, "a heading"
    if text.segment.setting.marks & TextMark.CAPTION or captions.is_caption(text.line.text):
        return Role.CAPTION, "a caption"
    said = _credit(text)
    return said or (Role.BODY, "a paragraph")


def _is_pulled(text: _Text) -> bool:
    """Whether a heading element holds sentences: a standfirst, or words pulled from the text."""
    return text.tag != "h1" and text.line.prose and not text.line.text.endswith("?")


# A byline with posts, places and a date is still no longer than this many words.
_LONGEST_CREDIT = 24


def _credit(text: _Text) -> tuple[Role, str] | None:
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


def _title_by_tags(texts: Sequence[_Text], indexes: Sequence[int], found: HtmlPage) -> int | None:
    """The heading that the page's own title repeats at most length, else its first top heading."""
    headings = [i for i in indexes if texts[i].tag in _HEADINGS and texts[i].line.words]
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
    texts: Sequence[_Text], indexes: Sequence[int], found: HtmlPage, labels: _Labels
) -> None:
    """Each segment by how a pasted page of the same text reads, and by its tags."""
    holder = _holder(texts, indexes)
    inside = [i for i in indexes if holder in texts[i].segment.setting.holders] if holder else []
    region = _with_lead(inside, indexes) if inside else list(indexes)
    for index in indexes:
        labels[index] = (Role.FURNITURE, "away from the element that holds the article")
    read = roles.label([texts[index].line for index in region])
    title = _title_by_tags(texts, region, found)
    if title is None:
        title = next(
            (i for i, said in zip(region, read, strict=True) if said.role is Role.TITLE), None
        )
    held = set(inside)
    seen: set[Role] = set()
    paragraphs = 0
    for index, said in zip(region, read, strict=True):
        role, why = _combined(texts[index], said, held=index in held, paragraphs=paragraphs)
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


# An element holds the article if it has this share of the prose that is left.
_HOLDS = 0.5


def _holder(texts: Sequence[_Text], indexes: Sequence[int]) -> int:
    """The innermost element that says it holds the article and does hold most of the prose."""
    held: Counter[int] = Counter()
    total = 0
    for index in checked(indexes):
        if texts[index].prose:
            total += texts[index].line.words
            for number in texts[index].segment.setting.holders:
                held[number] += texts[index].line.words
    enough = [number for number, words in held.items() if words >= total * _HOLDS]
    return max(enough, default=0)


# The roles that the text around a line tells better than its tags.
_KNOWN_BY_TEXT = frozenset({Role.BYLINE, Role.DATE, Role.CAPTION, Role.TITLE})


def _combined(text: _Text, said: roles.Label, *, held: bool, paragraphs: int) -> tuple[Role, str]:
    """What a segment is by the text around it, corrected by what its tags say."""
    if said.role in _KNOWN_BY_TEXT:
        return said.role, said.reason
    if text.line.notice and text.line.words <= _NOTICE_WORDS:
        return Role.FURNITURE, f"says “{text.line.notice}”"
    if text.segment.setting.marks & TextMark.CAPTION:
        return Role.CAPTION, "a caption"
    credit = _credit(text)
    # Below a standfirst and more an author is still named, but a date belongs to something else.
    if credit and (paragraphs <= 1 or credit[0] is Role.BYLINE):
        return credit
    if text.linked >= _LINK_LIST and not text.line.ends:
        return Role.FURNITURE, "only a link"
    if said.role is Role.FURNITURE:
        prose = held and text.prose
        return (Role.BODY, "prose where the article is") if prose else (said.role, said.reason)
    if text.tag in _HEADINGS and not _is_pulled(text):
        return Role.HEADING, "a heading"
    bold = text.under(TextMark.BOLD)
    only_short = said.role is Role.HEADING and not bold
    return (Role.BODY, "a paragraph") if only_short else (said.role, said.reason)


def _labelled_blocks(texts: Sequence[_Text], labels: _Labels) -> Iterator[LabelledBlock]:
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


def _level(text: _Text, role: Role) -> int:
    if role is Role.TITLE:
        return 1
    return _HEADINGS.get(text.tag, _BOLD_HEADING) if role is Role.HEADING else 0


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
            clean = _in_attribute(source, span)
            why = f"the page's head: {role.value}"
            head.append(LabelledBlock(span, wanted, clean, 0, (why,)))
    told = False
    for labelled in sorted([*head, *body], key=lambda labelled: labelled.span):
        is_title = labelled.role is Role.METADATA and labelled.reasons == ("the page's title",)
        if is_title and not told and Role.TITLE not in have:
            told = True
            yield LabelledBlock(labelled.span, Role.TITLE, labelled.clean, 1, labelled.reasons)
        else:
            yield labelled


def _in_attribute(source: str, span: Span) -> Clean:
    """What an attribute says, its entities read."""
    trail = Trail()
    for piece, place, past in words(source, span.start, span.end):
        trail.take(piece, place, past)
    return trail.clean()
