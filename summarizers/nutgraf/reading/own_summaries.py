r"""Recognizes summaries that Nutgraf inserted into a text, so that they are not read as its words.

If the format has comments, one is on the line above. In plain text and mail, a summary is
recognized by its words: a paragraph whose sentences all occur further below, verbatim.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from nutgraf.article import Article, Block, Role, Span
from nutgraf.cancellation import checked
from nutgraf.reading.overrides import OVERRULED

REASON = "an inserted summary"
"""Why a block is not read that is such a summary."""

_WORDS = "nutgraf: summary"
# An invisible link is a comment in every Markdown, also where HTML is not allowed (MDX).
_MARKS: Mapping[str, str] = MappingProxyType(
    {
        "asciidoc": f"// {_WORDS}",
        "html": f"<!-- {_WORDS} -->",
        "latex": f"% {_WORDS}",
        "markdown": f"[//]: # ({_WORDS})",
        "org": f"# {_WORDS}",
        "restructuredtext": f".. {_WORDS}",
    }
)
# A comment here needs a blank line behind it, or what follows is part of it.
_PARTED = frozenset({"restructuredtext"})
_LINE_END = r"(?>\r\n|\n|\r)"
_NEXT_LINE = re.compile(rf"[ \t]*+{_LINE_END}[ \t]*+(?=[^\s])")
_LINE_AFTER_NEXT = re.compile(rf"[ \t]*+{_LINE_END}[ \t]*+{_LINE_END}[ \t]*+(?=[^\s])")
# In formats without comments, it is recognized by its words. A one-sentence paragraph that recurs
# as such is something that pages repeat, such as a caption or a teaser.
_KNOWN_BY_WORDS = frozenset({"mail", "plaintext"})
# No line in front of a paragraph's words is longer: a quotation's mark, or tags.
_LONGEST_OPENING = 2_000
# Nor is anything set in further, in characters.
_DEEPEST = 200


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block below a mark; `span` begins with the mark, and ends with the block's words."""

    span: Span
    block: Block


def mark_above(words: str, format: str, line_end: str, indent: str = "") -> str:
    r"""`words`, a paragraph as it is written in a format, below the mark that it is a summary.

    >>> mark_above("> It rose.", "markdown", "\n")
    '[//]: # (nutgraf: summary)\n> It rose.'
    """
    mark = _MARKS.get(format)
    if mark is None:
        return words
    parted = 2 if format in _PARTED else 1
    return f"{mark}{line_end * parted}{indent}{words}"


def marked(blocks: Sequence[Block], source: str, format: str) -> Iterator[MarkedBlock]:
    """The blocks that have a mark on the line above, in order."""
    mark = _MARKS.get(format)
    if mark is None or mark not in source:
        return
    parted = format in _PARTED
    index = 0
    for start in checked(_each(source, mark)):
        past = start + len(mark)
        begins = _LINE_AFTER_NEXT.match(source, past) if parted else _NEXT_LINE.match(source, past)
        if begins is None or not _begins_line(source, start):
            continue
        while index < len(blocks) and blocks[index].span.start < begins.end():
            index += 1
        if index == len(blocks):
            return
        block = blocks[index]
        opening = source[begins.end() : block.span.start][:_LONGEST_OPENING]
        quoted = format != "markdown" or opening.startswith(">")
        if block.role in _READ and quoted and "\n" not in opening and "\r" not in opening:
            yield MarkedBlock(Span(start, block.span.end), block)


# The roles of a summary's paragraph before and after it is recognized.
_READ = (Role.BODY, Role.FURNITURE)


def own_summaries(article: Article) -> Iterator[MarkedBlock]:
    """The summaries that an article was read without, in order; `span` has the mark, if any."""
    spans = {
        id(one.block): one.span for one in marked(article.blocks, article.source, article.format)
    }
    for block in checked(article.blocks):
        if is_own(block):
            yield MarkedBlock(spans.get(id(block), block.span), block)


def without_own(blocks: Sequence[Block], source: str, format: str) -> Sequence[Block]:
    """The blocks, with such summaries as boilerplate."""
    found: list[Block] = [one.block for one in marked(blocks, source, format)]
    if format in _KNOWN_BY_WORDS:
        found += _said_below(blocks, source)
    own = {id(block) for block in found if block.wording and OVERRULED not in block.reasons}
    return list(_renumbered(blocks, own)) if own else blocks


def is_own(block: Block) -> bool:
    """Whether a block was known as such a summary."""
    return REASON in block.reasons


def _begins_line(source: str, at: int) -> bool:
    """Whether only white space, and not much of it, precedes a position on its line."""
    before = source[max(0, at - _DEEPEST) : at].rstrip(" \t")
    return before.endswith(("\n", "\r")) or (before in ("", "\ufeff") and at <= _DEEPEST)


def _each(source: str, mark: str) -> Iterator[int]:
    at = source.find(mark)
    while at >= 0:
        yield at
        at = source.find(mark, at + len(mark))


def _said_below(blocks: Sequence[Block], source: str) -> Iterator[Block]:
    """The first paragraphs, of the text and below headings, all of whose sentences come again."""
    last: dict[str, Block] | None = None
    begins = True
    for block in checked(blocks):
        if block.role is Role.HEADING:
            begins = True
        if block.wording is None or block.role is not Role.BODY:
            continue
        texts = block.wording.texts
        if begins and not _breaks(source, block.span):
            last = _last_blocks(blocks) if last is None else last
            below = [last[text] for text in texts]
            # A paragraph that comes again as it is was pasted twice.
            is_apart = below[0].wording is not None and below[0].wording.texts != texts
            if is_apart and all(one.first > block.first for one in below):
                yield block
        begins = False


def _last_blocks(blocks: Sequence[Block]) -> dict[str, Block]:
    """The last block in which each sentence occurs."""
    return {
        text: block for block in checked(blocks) if block.wording for text in block.wording.texts
    }


def _breaks(source: str, span: Span) -> bool:
    return source.find("\n", span.start, span.end) >= 0


def _renumbered(blocks: Sequence[Block], own: Collection[int]) -> Iterator[Block]:
    """The blocks, without the sentences of some."""
    index = 0
    for block in checked(blocks):
        if id(block) in own:
            reasons = (REASON,)
            yield Block(
                block.span, Role.FURNITURE, block.text, reasons=reasons, offsets=block.offsets
            )
            continue
        yield block if block.first == index or not block.wording else block.moved(block.span, index)
        index += block.size
