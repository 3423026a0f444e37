"""The blocks of a piece of Markdown, labelled independently."""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from nutgraf.article import Role, Span
from nutgraf.cancellation import checkpoint
from nutgraf.lines import Lines
from nutgraf.reading.formats import holes, markdown_dialects
from nutgraf.reading.formats.markdown_html import blocks_in
from nutgraf.reading.formats.markdown_inline import words_of
from nutgraf.reading.formats.markdown_parser import tokens_of
from nutgraf.reading.inline import Clean, plain, stripped, tidy
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.pages import captions, phrases

if TYPE_CHECKING:
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
# One line that begins like a word and has no mark that could be anything but itself.
_PLAIN_WORDS = r"(?!\d{1,9}[.)])[\"'“”‘’«»„(]?[^\W_][^\r\n\0\\`*_\[<&]*"
_PLAIN_LINE = re.compile(rf"{_PLAIN_WORDS}(?:[\r\n][ \t\r\n]*)?")
# The same for an item of a list, which may be below another one: if a mark is within the first
# columns, or a number at the margin, it begins an item; further right it may be anything.
_LINE_END = r"(?>\r\n|\n|\r)"
_PLAIN_ITEM = re.compile(
    rf"(?: {{0,3}}[-+*]|\d{{1,9}}[.)]) {{1,4}}(?P<words>{_PLAIN_WORDS})"
    rf"(?:{_LINE_END}(?:[ \t]*{_LINE_END})*|\Z)"
)


def labelled_blocks_of(
    source: str, piece: Span, references: Iterable[str], language: str
) -> list[LabelledBlock]:
    """The blocks of a piece of Markdown, in order; see `markdown_pieces`."""
    checkpoint()
    if _PLAIN_LINE.fullmatch(source, piece.start, piece.end):
        # Most of the prose; the parser's result for it is known.
        end = piece.start + len(piece.of(source).rstrip())
        line = Clean(source[piece.start : end], range(piece.start, end))
        return list(_of_paragraph(source, Span(piece.start, end), stripped(tidy(line)), language))
    return _of_items(source, piece, language) or list(_parsed(source, piece, references, language))


def _of_items(source: str, piece: Span, language: str) -> list[LabelledBlock]:
    """The blocks of a list of one plain line an item; none where it is anything else."""
    found: list[LabelledBlock] = []
    here = piece.start
    while here < piece.end:
        item = _PLAIN_ITEM.match(source, here, piece.end)
        if item is None:
            return []
        start = item.start("words")
        end = start + len(item["words"].rstrip())
        line = Clean(source[start:end], range(start, end))
        found += _of_paragraph(source, Span(start, end), stripped(tidy(line)), language)
        here = item.end()
    return found


def _parsed(
    source: str, piece: Span, references: Iterable[str], language: str
) -> Iterator[LabelledBlock]:
    text = piece.of(source)
    starts = [*(piece.start + start for start in Lines.of(text).starts), piece.end]
    tokens = tokens_of(text, references)
    index = 0
    while index < len(tokens):
        checkpoint()
        token = tokens[index]
        span = _span(source, starts, token)
        if token.type in _SET_APART and span is not None:
            clean = plain(source, span)
            within = list(blocks_in(source, span)) if token.type == "html_block" else []
            if within:
                yield from within
            elif clean.text:
                yield LabelledBlock(span, Role.CODE, clean, reasons=(_SET_APART[token.type],))
            if token.type == "table_open":
                index = _after(tokens, index, "table_close")
                continue
        elif token.type == "inline" and span is not None:
            yield from _text_blocks(source, span, tokens[index - 1], token, language)
        index += 1


def _after(tokens: Sequence["Token"], index: int, closing: str) -> int:
    while tokens[index].type != closing:
        index += 1
    return index + 1


def _span(source: str, starts: Sequence[int], token: "Token") -> Span | None:
    """The span of a block's lines, without white space at its ends."""
    if token.map is None:
        return None
    start, end = (starts[min(line, len(starts) - 1)] for line in token.map)
    raw = source[start:end]
    left = start + len(raw) - len(raw.lstrip("\ufeff \t\r\n\f\v"))
    return Span(left, max(left, start + len(raw.rstrip())))


def _text_blocks(
    source: str, span: Span, opening: "Token", token: "Token", language: str
) -> Iterator[LabelledBlock]:
    clean, code = words_of(source, span, token.children or [])
    # In less memory, until the article's blocks are made of all labelled blocks.
    clean = Clean(clean.text, array("q", clean.places), clean.widths)
    if opening.type == "heading_open":
        words = markdown_dialects.shown(clean, code)
        labelled = _of_words(words, span.end, int(opening.tag[1:]), language)
        if labelled:
            yield labelled
    else:
        yield from _of_paragraph(source, span, clean, language, code)


def _of_paragraph(
    source: str,
    span: Span,
    clean: Clean,
    language: str,
    code: markdown_dialects.Ranges = (),
) -> Iterator[LabelledBlock]:
    """The blocks of a paragraph; there is one, where it has no marks of a dialect."""
    for part in markdown_dialects.parts(source, span, clean, code):
        if part.role is None and holes.HOLE in part.clean.text:
            where = Span(min(part.clean.places[0], part.end), part.end)
            yield from holes.blocks(where, part.clean, Role.BODY, "a paragraph", language)
        elif part.role is None:
            labelled = _of_words(part.clean, part.end, 0, language)
            if labelled:
                yield labelled
        else:
            where = Span(min(part.clean.places[0], part.end), part.end)
            yield LabelledBlock(where, part.role, part.clean, reasons=(part.why,))


def _of_words(clean: Clean, end: int, level: int, language: str) -> LabelledBlock | None:
    """The block of a paragraph, or of a heading of some level, that ends at `end`."""
    footnote = _FOOTNOTE.match(clean.text)
    if footnote:
        clean = clean.cut(footnote.end(), len(clean.text))
    if not clean.text:
        return None
    tight = Span(min(clean.places[0], end), end)
    if level:
        return LabelledBlock(tight, Role.HEADING, clean, level, ("a heading",))
    if footnote:
        return LabelledBlock(tight, Role.METADATA, clean, reasons=("a footnote",))
    if captions.is_caption(clean.text, language):
        return LabelledBlock(
            tight, Role.CAPTION, clean, reasons=("credits a picture or is numbered",)
        )
    said = phrases.notice(clean.text, language)
    if said and len(clean.text.split()) <= _NOTICE_WORDS:
        return LabelledBlock(tight, Role.FURNITURE, clean, reasons=(f"says “{said}”",))
    return LabelledBlock(tight, Role.BODY, clean, reasons=("a paragraph",))


# In a text with markup, only a short line counts as a leftover notice.
_NOTICE_WORDS = 12
