"""Where a paragraph is inserted into an article: between which blocks, and at which offset."""

import re
from dataclasses import dataclass

from nutgraf.article import Article, Block, Role, Section
from nutgraf.cancellation import checked
from nutgraf.edits import description
from nutgraf.errors import NutgrafError
from nutgraf.lines import line_start
from nutgraf.reading.formats import FORMATS
from nutgraf.reading.formats.names import names
from nutgraf.reading.own_summaries import is_own

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class InsertionGap:
    """Where a paragraph is inserted: between `floor`, the end of the text above, and a block.

    At the `top`, there is no text above it.
    """

    floor: int
    below: Block | None
    section: Section | None = None
    top: bool = False


_OWN = frozenset({Role.BODY, Role.HEADING, Role.CAPTION, Role.CODE})


_CREDITS = frozenset({Role.BYLINE, Role.DATE})


# Between a title and its byline there may be a standfirst, and a line or two of the page's.
_UNDER_TITLE = 4


def top_gap(article: Article) -> InsertionGap:
    """Below title, byline and date; without these, above everything."""
    start = description.end_of(article.source) if FORMATS[article.format].has_front_matter else 0
    blocks = article.blocks
    titles = [
        index
        for index, block in enumerate(blocks)
        if block.role is Role.TITLE and block.span.start >= start
    ]
    first = titles[0] + 1 if titles else 0
    head = titles[:1]
    for index in range(first, min(first + _UNDER_TITLE, len(blocks))):
        if blocks[index].role is Role.HEADING:
            break
        if blocks[index].role in _CREDITS and blocks[index].span.start >= start:
            head.append(index)
    floor = blocks[head[-1]].span.end if head else start
    above = head[-1] + 1 if head else 0
    below = next(
        (block for block in blocks[above:] if block.role in _OWN and block.span.start >= floor),
        None,
    )
    if not head and FORMATS[article.format].begins_anywhere:
        # Even above the markup around the article.
        others = (one for one in blocks if not is_own(one))
        below = next((one for one in others if one.span.start >= start), None)
        return InsertionGap(start, below, top=True)
    return InsertionGap(floor, below)


def heading_gap(article: Article, offset: int | None) -> InsertionGap:
    """Below the heading of the innermost section that contains `offset`.

    Raises:
        NutgrafError: there is none.
    """
    if offset is None:
        raise NutgrafError("say under which heading: by a section's name, or by the cursor's range")
    title = article.title
    if title is not None and title.span.start <= offset <= title.span.end:
        return top_gap(article)
    section = None
    for one in checked(article.walk()):
        if one.heading is not None and one.span.start <= offset <= one.span.end:
            section = one
    if section is None or section.heading is None:
        raise NutgrafError("there is no heading above this place; the place “top” needs none")
    floor = section.heading.span.end
    below = next(
        (block for block in article.blocks if block.span.start >= floor and block.role in _OWN),
        None,
    )
    return InsertionGap(floor, below, section)


def place_in(article: Article, gap: InsertionGap) -> int:
    """Where the paragraph goes: before the lines that belong to the block below."""
    source = article.source
    if gap.top:
        return gap.floor
    if gap.below is None:
        return len(source)
    at = line_start(source, gap.below.span.start)
    if at < gap.floor:
        # They share a line.
        return gap.below.span.start
    own = at
    while own > gap.floor:
        above = line_start(source, len(source[:own].removesuffix("\n").removesuffix("\r")))
        line = source[above:own].strip()
        if not line or (article.format == "latex" and not _opens(line)):
            return own
        own = above
    # No separator between the text above and below.
    return at


def _opens(line: str) -> bool:
    """Whether a line of LaTeX begins an environment of the next lines."""
    return line.startswith(r"\begin{") and not line.startswith(r"\begin{document}")


_OPENING_TAG = re.compile(r"<(?P<name>[a-zA-Z][\w-]*)(?:\s[^<>]*)?>\Z")


_CONTAINERS = names("html body main article section div header td th blockquote aside form")


# No tag is longer than this, or it is looked for in vain.
_LONGEST_TAG = 2_000


def before_tags(source: str, at: int, floor: int) -> int:
    """Before the tags that open the element at `at`, up to one that holds whole paragraphs."""
    while True:
        before = len(source[:at].rstrip())
        opening = source.rfind("<", max(floor, before - _LONGEST_TAG), before)
        found = _OPENING_TAG.match(source[opening:before]) if opening >= 0 else None
        if found is None or found["name"].lower() in _CONTAINERS:
            return at
        at = opening
