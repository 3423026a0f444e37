"""A summary put into the article itself: at its top, under a heading, or into its front matter.

Nothing marks what was put in. It is known again by its words: a paragraph right there that is made
of sentences which stand elsewhere in the article. A second summary takes the place of the first.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

import nutgraf
from nutgraf.article import Article, Block, Role, Section, Span
from nutgraf.cancellation import checked
from nutgraf.edits import description
from nutgraf.edits.candidates import descriptions
from nutgraf.edits.markup import has_paragraphs, paragraph
from nutgraf.errors import NutgrafError
from nutgraf.lines import end_of_line, line_start
from nutgraf.reading.formats import FORMATS
from nutgraf.reading.formats.names import names
from nutgraf.rendering.visible import visible
from nutgraf.selection.summary import DEFAULT_LENGTH, DEFAULT_METHOD


class InsertionPlace(StrEnum):
    """Where a summary can be put."""

    TOP = "top"
    HEADING = "heading"
    FRONT_MATTER = "front-matter"


@dataclass(frozen=True, slots=True)
class Insertion:
    """The edit: `text` in place of `span`. `words` are the summary's, as they read."""

    span: Span
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Inserted:
    """A paragraph that stands where a summary would, written as one would be.

    `section` is whose summary it would be, None for the article's.
    """

    span: Span
    block: Block
    section: Section | None


@dataclass(frozen=True, slots=True)
class Wish:
    """What summary is wanted. A length of None is the usual one, or less of a short text.

    `furniture` and `body` are how the article was read, to read it so again.
    """

    method: str = DEFAULT_METHOD
    length: str | None = None
    usual_length: str = DEFAULT_LENGTH
    furniture: tuple[str, ...] = ()
    body: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where a paragraph goes: between `floor`, the end of what it stands under, and a block.

    At the `top` of all there is nothing that it stands under.
    """

    floor: int
    below: Block | None
    section: Section | None = None
    top: bool = False


_OWN = frozenset({Role.BODY, Role.HEADING, Role.CAPTION, Role.CODE})
_CREDITS = frozenset({Role.BYLINE, Role.DATE})
# Between a title and its byline there may be a standfirst, and a line or two of the page's.
_UNDER_TITLE = 4
_LINE_END = re.compile(r"\r\n|\n|\r")


def insertion(
    article: Article,
    place: InsertionPlace,
    offset: int | None,
    wish: Wish,
) -> Insertion:
    """Put a summary of the article at its top or into its front matter, or of a section under its
    heading: of the innermost section that holds `offset`.

    A description in front matter has no more than `description.LONGEST_DESCRIPTION` characters,
    whatever the length.

    Raises:
        NutgrafError: there is nothing to summarize, no such place, or the summary stands there.
    """
    if not article.sentences:
        raise NutgrafError(nutgraf.NOTHING_TO_SUMMARIZE)
    if place is InsertionPlace.FRONT_MATTER:
        return _into_front_matter(article, wish)
    gap = _at_heading(article, offset) if place is InsertionPlace.HEADING else _top(article)
    standing = _standing(article, gap)
    if standing is None:
        words = _summary(article, gap.section, wish)
        written = paragraph(words, article.format)
        if _is_there(article, gap, written):
            raise NutgrafError("the summary stands there already")
        return _between(article, gap, words, written)
    return _renewed(article, standing, gap.section, wish)


def inserted(article: Article) -> Iterator[Inserted]:
    """The paragraphs that may be summaries which were put in, by their place and their form."""
    if not has_paragraphs(article.format):
        return
    gaps = [_top(article)]
    for section in checked(article.walk()):
        if section.heading is not None and section.blocks:
            floor = section.heading.span.end
            gaps.append(_Gap(floor, section.blocks[0], section))
    seen: set[int] = set()
    for gap in gaps:
        span = _written_alone(article, gap)
        if span is not None and gap.below is not None and span.start not in seen:
            seen.add(span.start)
            yield Inserted(span, gap.below, gap.section)


def renewed(
    article: Article, standing: Inserted, wish: Wish, others: Sequence[Inserted] = ()
) -> Insertion:
    """A summary of the text as it reads now, in place of one that was put in.

    Args:
        article: the text.
        standing: the summary that stands in it.
        wish: what summary is wanted.
        others: more of them, which are not the text either.

    Raises:
        NutgrafError: there is nothing to summarize, or that very summary stands there.
    """
    apart = {standing.span, *(one.span for one in others)}
    return _renewed(article, standing.span, standing.section, wish, apart)


def _renewed(
    article: Article,
    standing: Span,
    section: Section | None,
    wish: Wish,
    apart: Collection[Span] = (),
) -> Insertion:
    without = without_spans(article, apart or (standing,), wish)
    within = None
    if section is not None:
        # No heading went, so they are the same ones in the same order.
        place = [one.span for one in article.walk()].index(section.span)
        within = next(islice(without.walk(), place, None), None)
    words = _summary(without, within, wish)
    written = paragraph(words, article.format)
    if written == standing.of(article.source):
        raise NutgrafError("the summary stands there already")
    return Insertion(standing, written, words)


def _into_front_matter(article: Article, wish: Wish) -> Insertion:
    if not FORMATS[article.format].has_front_matter:
        raise NutgrafError(f"front matter is Markdown's; the text is {article.format}")
    words = next(descriptions(article, wish.method), None)
    if words is None:
        most = description.LONGEST_DESCRIPTION
        raise NutgrafError(f"no sentence of the article fits into {most} characters")
    edit = description.described(article.source, words, end_of_line(article.source))
    return Insertion(edit.span, edit.text, words)


def _summary(article: Article, section: Section | None, wish: Wish) -> str:
    """The summary's words: of a short text one sentence, unless a length was asked for."""
    sentences = article.sentences if section is None else section.sentences
    if not sentences:
        raise NutgrafError(nutgraf.NOTHING_TO_SUMMARIZE)
    length = wish.length or wish.usual_length
    found = nutgraf.summarize(article, wish.method, length, within=section)
    if wish.length is None and 2 * len(found.picks) > len(sentences):
        # More than half of the text, set above that text, would only be read twice.
        found = nutgraf.summarize(article, wish.method, 1, within=section)
    return found.text


def _top(article: Article) -> _Gap:
    """Below title, byline and date; where there are none, above everything."""
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
        # Even above what stands around the article.
        below = next((block for block in blocks if block.span.start >= start), None)
        return _Gap(start, below, top=True)
    return _Gap(floor, below)


def _at_heading(article: Article, offset: int | None) -> _Gap:
    if offset is None:
        raise NutgrafError("say under which heading: by a section's name, or by the cursor's range")
    title = article.title
    if title is not None and title.span.start <= offset <= title.span.end:
        return _top(article)
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
    return _Gap(floor, below, section)


def _written_alone(article: Article, gap: _Gap) -> Span | None:
    """The paragraph in the gap, if it is written as a summary would be."""
    block = gap.below
    if block is None or block.role is not Role.BODY or not block.sentences:
        return None
    if gap.section is not None and block.span.start >= gap.section.span.end:
        return None
    source = article.source
    start = max(line_start(source, block.span.start), int(source.startswith("\ufeff")))
    span = Span(start, block.span.end)
    if article.format == "html":
        span = Span(_before_tags(source, block.span.start, gap.floor), block.span.end + len("</p>"))
    return span if span.of(source) == paragraph(block.text, article.format) else None


def _standing(article: Article, gap: _Gap) -> Span | None:
    """The summary that was put into the gap before, if there is one."""
    block, span = gap.below, _written_alone(article, gap)
    if block is None or span is None:
        return None
    left = block.text
    first, last = block.sentences[0].index, block.sentences[-1].index
    # A standfirst may stand before it.
    others = (*article.sentences[:first], *article.sentences[last + 1 :])
    for sentence in checked(others):
        words = visible(sentence.text)
        if left.startswith(words):
            left = left[len(words) :].lstrip()
        if not left:
            return span
    return None


def _is_there(article: Article, gap: _Gap, written: str) -> bool:
    """Whether these very lines stand in the gap, whatever they were taken for."""
    end = gap.below.span.end if gap.below else len(article.source)
    start = description.end_of(article.source) if gap.section is None else gap.floor
    around = article.source[start:end]
    return written in _LINE_END.split(around)


def without_spans(article: Article, apart: Collection[Span], wish: Wish) -> Article:
    """The article as it would be read without some paragraphs, such as summaries."""
    source = article.source
    for span in sorted(apart, reverse=True):
        source = source[: span.start] + source[span.end :].lstrip("\r\n")
    return nutgraf.read(
        source,
        article.format,
        language=article.language,
        furniture=wish.furniture,
        body=wish.body,
    )


def _between(article: Article, gap: _Gap, words: str, written: str) -> Insertion:
    source = article.source
    line_end = end_of_line(source)
    if article.format == "html" and gap.below is not None:
        at = _before_tags(source, gap.below.span.start, gap.floor)
        before = source[line_start(source, at) : at]
        indent = before if not before.strip() else ""
        return Insertion(Span(at, at), f"{written}{line_end}{indent}", words)
    at = _place(article, gap)
    head, tail = source[:at], source[at:]
    if not head.strip("\ufeff"):
        lead = ""
    elif not head.endswith(("\n", "\r")):
        lead = 2 * line_end
    else:
        last = line_start(head, len(head.rstrip("\r\n")))
        lead = line_end if len(_LINE_END.findall(head[last:])) < _BLANK else ""
    parted = not tail.strip() or _LINE_END.match(tail)
    trail = line_end if parted else 2 * line_end
    return Insertion(Span(at, at), f"{lead}{written}{trail}", words)


# The line ends of a line and of a blank one after it.
_BLANK = 2


def _place(article: Article, gap: _Gap) -> int:
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
    # Nothing parts what is above from what is below.
    return at


def _opens(line: str) -> bool:
    """Whether a line of LaTeX begins what the next lines stand in."""
    return line.startswith(r"\begin{") and not line.startswith(r"\begin{document}")


_OPENING_TAG = re.compile(r"<(?P<name>[a-zA-Z][\w-]*)(?:\s[^<>]*)?>\Z")
_CONTAINERS = names("html body main article section div header td th blockquote aside form")
# No tag is longer than this, or it is looked for in vain.
_LONGEST_TAG = 2_000


def _before_tags(source: str, at: int, floor: int) -> int:
    """Before the tags that open what stands at `at`, up to what holds whole paragraphs."""
    while True:
        before = len(source[:at].rstrip())
        opening = source.rfind("<", max(floor, before - _LONGEST_TAG), before)
        found = _OPENING_TAG.match(source[opening:before]) if opening >= 0 else None
        if found is None or found["name"].lower() in _CONTAINERS:
            return at
        at = opening
