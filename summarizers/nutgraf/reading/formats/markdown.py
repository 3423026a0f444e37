"""Markdown (CommonMark and tables, by markdown-it-py) read into labelled blocks."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from nutgraf.article import Role, Span
from nutgraf.cancellation import checkpoint
from nutgraf.lines import Lines
from nutgraf.reading.draft import Draft
from nutgraf.reading.formats import front_matter
from nutgraf.reading.formats.markdown_inline import words_of
from nutgraf.reading.inline import plain
from nutgraf.reading.pages import bylines, captions, dates, phrases

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Blocks that hold no prose of the author's: set apart whole, with what they are.
_SET_APART = {
    "fence": "a code block",
    "code_block": "a code block",
    "html_block": "an HTML block",
    "table_open": "a table",
    "hr": "a rule",
}
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,60}\]:\s?")


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # With text_join off, an escaped character or an entity stays a token of its own that knows how
    # it was written, so every other text token is found in the source as it is.
    parser = MarkdownIt("commonmark").enable("table").disable("text_join")
    # Rules that never apply, asked at every block and every mark.
    parser.block.ruler.before("table", "checkpoint", _no_block, {"alt": []})
    parser.inline.ruler.after("text", "checkpoint", _no_mark)
    return parser


def _no_block(_state: object, _first: int, _end: int, _silent: bool) -> bool:  # noqa: FBT001
    checkpoint()
    return False


def _no_mark(_state: object, _silent: bool) -> bool:  # noqa: FBT001
    checkpoint()
    return False


def drafts(source: str, language: str) -> Iterator[Draft]:
    """The blocks of a Markdown text, in order."""
    start, matter = front_matter.drafts(source)
    body = list(_blocks(source, start, language))
    headed = any(draft.role is Role.HEADING and draft.level == 1 for draft in body)
    for draft in matter:
        # A title in the front matter is the article's unless a heading says it in the text.
        yield front_matter.as_metadata(draft) if draft.role is Role.TITLE and headed else draft
    has_title = any(draft.role is Role.TITLE for draft in matter) and not headed
    yield from body if has_title else _titled(body, language)


def _titled(body: Sequence[Draft], language: str) -> Iterator[Draft]:
    """Make the first heading the title if it is the only one of level 1, or opens the text."""
    tops = [i for i, draft in enumerate(body) if draft.role is Role.HEADING and draft.level == 1]
    first_words = next(
        (i for i, draft in enumerate(body) if draft.role in (Role.BODY, Role.HEADING)), None
    )
    title = tops[0] if tops and (len(tops) == 1 or tops[0] == first_words) else None
    for index, draft in enumerate(body):
        if index == title:
            yield Draft(draft.span, Role.TITLE, draft.clean, 1, ("the first top heading",))
        elif title is not None and title < index <= title + _UNDER_TITLE:
            yield _credited(draft, language)
        else:
            yield draft


# Author and date stand in the first lines under a title.
_UNDER_TITLE = 2


def _credited(draft: Draft, language: str) -> Draft:
    """The paragraph under a title, which may name the author or the date."""
    text = draft.clean.text
    if draft.role is Role.BODY and bylines.is_byline(text, language):
        return Draft(draft.span, Role.BYLINE, draft.clean, 0, ("names an author",))
    if draft.role is Role.BODY and dates.is_date_line(text, language):
        return Draft(draft.span, Role.DATE, draft.clean, 0, ("says when it was published",))
    return draft


def _blocks(source: str, start: int, language: str) -> Iterator[Draft]:
    lines = Lines.of(source)
    first_line = lines.line(start)
    tokens = _parser().parse(_from(source, start))
    index = 0
    while index < len(tokens):
        checkpoint()
        token = tokens[index]
        span = _span(source, lines, token, first_line)
        if token.type in _SET_APART and span is not None:
            clean = plain(source, span)
            if clean.text:
                yield Draft(span, Role.CODE, clean, reasons=(_SET_APART[token.type],))
            if token.type == "table_open":
                index = _after(tokens, index, "table_close")
                continue
        elif token.type == "inline" and span is not None:
            draft = _text_block(source, span, tokens[index - 1], token, language)
            if draft is not None:
                yield draft
        index += 1


def _from(source: str, start: int) -> str:
    """The text from `start`, as the parser may have it: same lines, same columns."""
    text = source[start:]
    return " " + text[1:] if text.startswith("\ufeff") else text


def _after(tokens: Sequence["Token"], index: int, closing: str) -> int:
    while tokens[index].type != closing:
        index += 1
    return index + 1


def _span(source: str, lines: Lines, token: "Token", first_line: int) -> Span | None:
    """Where the lines of a block stand, without white space at its ends."""
    if token.map is None:
        return None
    starts = lines.starts
    start = starts[min(first_line + token.map[0], len(starts) - 1)]
    last = first_line + token.map[1]
    end = starts[last] if last < len(starts) else len(source)
    raw = source[start:end]
    left = start + len(raw) - len(raw.lstrip("\ufeff \t\r\n\f\v"))
    return Span(left, max(left, start + len(raw.rstrip())))


def _text_block(
    source: str, span: Span, opening: "Token", token: "Token", language: str
) -> Draft | None:
    clean = words_of(source, span, token.children or [])
    if not clean.text:
        return None
    footnote = _FOOTNOTE.match(clean.text)
    if footnote:
        clean = clean.cut(footnote.end(), len(clean.text))
        if not clean.text:
            return None
    tight = Span(min(clean.places[0], span.end), span.end)
    if opening.type == "heading_open":
        return Draft(tight, Role.HEADING, clean, int(opening.tag[1:]), ("a heading",))
    if footnote:
        return Draft(tight, Role.METADATA, clean, reasons=("a footnote",))
    if captions.is_caption(clean.text, language):
        return Draft(tight, Role.CAPTION, clean, reasons=("credits a picture or is numbered",))
    said = phrases.notice(clean.text, language)
    if said and len(clean.text.split()) <= _NOTICE_WORDS:
        return Draft(tight, Role.FURNITURE, clean, reasons=(f"says “{said}”",))
    return Draft(tight, Role.BODY, clean, reasons=("a paragraph",))


# In a text with markup of its own, only a short line is taken for a notice left over from a page.
_NOTICE_WORDS = 12
