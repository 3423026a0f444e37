"""HTML read into labelled blocks, by its tags and, for whole pages, also by how the text reads.

A fragment, or a page with nothing around its article, is labelled by its tags. A page of a site is
labelled like a pasted page, once everything that the tags mark as page furniture is set aside.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from nutgraf.article import Role
from nutgraf.cancellation import checked
from nutgraf.reading.formats.html_blocks import (
    CODE_BLOCK,
    PAGE_TITLE,
    TABLE,
    blocks,
    titled,
    with_head,
)
from nutgraf.reading.formats.html_credits import another, credit, settle
from nutgraf.reading.formats.html_furniture import Labels, furniture
from nutgraf.reading.formats.html_segments import HtmlPage, TextMark, page
from nutgraf.reading.formats.html_site import label_site
from nutgraf.reading.formats.html_text import (
    HEADINGS,
    LINK_LIST,
    NOTICE_WORDS,
    HtmlText,
    code_elements,
)
from nutgraf.reading.formats.html_title import title_by_tags
from nutgraf.reading.formats.html_tokens import TokenKind, tokens
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.pages import captions, roles


def shown_text(source: str) -> str:
    """The text that a page shows, without tags and scripts, for language detection.

    >>> shown_text("<p>Il <b>pleut</b>.<script>for (the of in) {}</script>")
    'Il  pleut .'
    """
    texts = (token for token in checked(tokens(source)) if token.kind is TokenKind.TEXT)
    return " ".join(source[token.start : token.end] for token in texts)


def labelled_blocks(source: str, language: str) -> Iterator[LabelledBlock]:
    """The blocks of an HTML page or fragment, in order, without scripts, styles and comments.

    >>> found = list(labelled_blocks("<h1>Rain</h1><p>It <b>rained</b>&nbsp;again.", "en"))
    >>> [(labelled.role.value, labelled.clean.text) for labelled in found]
    [('title', 'Rain'), ('body', 'It rained again.')]
    """
    found = page(source)
    texts = [HtmlText(s, roles.Line(s.clean.text, language)) for s in found.segments]
    labels = _set_apart(texts)
    open_ones = [index for index in range(len(texts)) if index not in labels]
    beside = furniture(texts, open_ones, found)
    labels |= beside
    open_ones = [index for index in open_ones if index not in beside]
    as_text = any(texts[index].preformatted for index in open_ones)
    if found.is_document and (beside or as_text or _has_lists_of_links(texts, open_ones)):
        label_site(texts, open_ones, found, labels)
    else:
        _label_document(texts, open_ones, found, labels)
    needed = settle(texts, labels, found.head)
    yield from with_head(titled(list(blocks(texts, labels)), found.head), found.head, needed)


def _set_apart(texts: Sequence[HtmlText]) -> Labels:
    """What is neither prose of the article nor boilerplate: code, tables, invisible content."""
    labels: Labels = {}
    code = code_elements(texts)
    layout = {
        text.segment.setting.table
        for text in checked(texts)
        if text.prose or text.tag in HEADINGS or text.under(TextMark.BYLINE)
    }
    for index, text in enumerate(checked(texts)):
        setting = text.segment.setting
        if setting.marks & TextMark.PAGE_TITLE:
            labels[index] = (Role.METADATA, PAGE_TITLE)
        elif setting.marks & TextMark.HIDDEN:
            labels[index] = (Role.METADATA, "not shown")
        elif setting.furniture:
            continue
        elif setting.element in code:
            labels[index] = (Role.CODE, CODE_BLOCK)
        elif setting.table and setting.table not in layout:
            caption = bool(setting.marks & TextMark.CAPTION)
            labels[index] = (Role.CAPTION, "a caption") if caption else (Role.CODE, TABLE)
    return labels


# This many list entries or paragraphs in a row that are only links make a menu.
_MENU = 5


def _has_lists_of_links(texts: Sequence[HtmlText], indexes: Sequence[int]) -> bool:
    runs = groupby(indexes, key=lambda index: texts[index].linked >= LINK_LIST)
    return any(linked and sum(1 for _ in run) >= _MENU for linked, run in runs)


def _label_document(
    texts: Sequence[HtmlText], indexes: Sequence[int], found: HtmlPage, labels: Labels
) -> None:
    """Each segment by its tags."""
    title = title_by_tags(texts, indexes, found)
    seen: set[Role] = set()
    for index in checked(indexes):
        text = texts[index]
        role, why = _by_tags(text)
        if index == title:
            role, why = Role.TITLE, "the page's heading"
        elif role in (Role.BYLINE, Role.DATE):
            if role in seen:
                role, why = Role.METADATA, another(role)
            seen.add(role)
        elif role is Role.BODY and text.line.notice and text.line.words <= NOTICE_WORDS:
            role, why = Role.FURNITURE, f"says “{text.line.notice}”"
        labels[index] = (role, why)


def _by_tags(text: HtmlText) -> tuple[Role, str]:
    """The role of a segment by its tags alone."""
    if text.tag in HEADINGS and not text.is_pulled:
        return Role.HEADING, "a heading"
    if text.segment.setting.marks & TextMark.CAPTION or captions.is_caption(text.line.text):
        return Role.CAPTION, "a caption"
    said = credit(text)
    return said or (Role.BODY, "a paragraph")
