"""A summary inserted into the article itself: at its top, under a heading, or in its front matter.

If the format has comments, a comment above it marks the insertion (`own_summaries`). Without one,
it is recognized by its words: a paragraph in that place whose sentences all occur elsewhere in the
article. A second summary replaces the first.
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
from nutgraf.edits.gaps import InsertionGap, before_tags, heading_gap, place_in, top_gap
from nutgraf.edits.markup import has_paragraphs, paragraph
from nutgraf.errors import NutgrafError
from nutgraf.lines import end_of_line, line_start
from nutgraf.reading.formats import FORMATS
from nutgraf.reading.own_summaries import MarkedBlock, is_own, mark_above, own_summaries
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
    """A paragraph in the place and the form of an inserted summary.

    `section` is the summarized section, None for the article. If it `is_sure`, it has a mark, with
    which `span` begins, or the words of a summary in a format without marks.
    """

    span: Span
    block: Block
    section: Section | None
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """The settings of a summary. A length of None is the default, or less for a short text.

    `furniture` and `body` are the overrides with which the article was read, for reading it again.
    """

    method: str = DEFAULT_METHOD
    length: str | None = None
    usual_length: str = DEFAULT_LENGTH
    furniture: tuple[str, ...] = ()
    body: tuple[str, ...] = ()


_LINE_END = re.compile(r"\r\n|\n|\r")
# The maximum number of summaries: one per section.
_MOST = 200
_STANDS_THERE = "the summary stands there already"


def insertion(
    article: Article,
    place: InsertionPlace,
    offset: int | None,
    wish: Wish,
) -> Insertion:
    """Insert a summary of the article at its top or in its front matter, or one of a section.

    The section is the innermost one that contains `offset`; its summary goes under its heading.

    A description in front matter has at most `description.LONGEST_DESCRIPTION` characters, whatever
    the length.

    Raises:
        NutgrafError: there is nothing to summarize, no such place, or the same summary is already
            there.
    """
    if not article.sentences:
        raise NutgrafError(nutgraf.NOTHING_TO_SUMMARIZE)
    if place is InsertionPlace.FRONT_MATTER:
        return _into_front_matter(article, wish)
    gap = heading_gap(article, offset) if place is InsertionPlace.HEADING else top_gap(article)
    standing = _standing(article, gap)
    if standing is None:
        words = _summary(article, gap.section, wish)
        if _is_there(article, gap, paragraph(words, article.format)):
            raise NutgrafError(_STANDS_THERE)
        return _between(article, gap, words)
    return _renewed(article, standing, gap.section, wish)


def stands(article: Article, place: InsertionPlace, offset: int | None) -> bool:
    """Whether a place already has a summary, which a new one would replace."""
    if place is InsertionPlace.FRONT_MATTER or not has_paragraphs(article.format):
        return False
    try:
        gap = heading_gap(article, offset) if place is InsertionPlace.HEADING else top_gap(article)
    except NutgrafError:
        return False
    return _standing(article, gap) is not None


def inserted(article: Article) -> Iterator[Inserted]:
    """The paragraphs that may be summaries which were put in, by their place and their form."""
    if not has_paragraphs(article.format):
        return
    for own in islice(own_summaries(article), _MOST):
        section = _section_under(article, own.span)
        yield Inserted(_whole(article, own), own.block, section, is_sure=True)
    gaps = [top_gap(article)]
    for section in checked(article.walk()):
        if section.heading is not None and section.blocks:
            floor = section.heading.span.end
            gaps.append(InsertionGap(floor, section.blocks[0], section))
    seen: set[int] = set()
    for gap in gaps:
        span = _written_alone(article, gap)
        if span is not None and gap.below is not None and span.start not in seen:
            seen.add(span.start)
            yield Inserted(span, gap.below, gap.section)


def renewed(
    article: Article, standing: Inserted, wish: Wish, others: Sequence[Inserted] = ()
) -> Insertion:
    """A summary of the current text that replaces an inserted one.

    Args:
        article: the text.
        standing: the existing summary.
        wish: the settings of the summary.
        others: further summaries, which are not part of the text either.

    Raises:
        NutgrafError: there is nothing to summarize, or the same summary is already there.
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
    before = article.source[line_start(article.source, standing.start) : standing.start]
    written = _written(article, words, before if not before.strip() else "")
    if written == standing.of(article.source):
        raise NutgrafError(_STANDS_THERE)
    return Insertion(standing, written, words)


def _written(article: Article, words: str, indent: str = "") -> str:
    """A summary's paragraph below its mark."""
    written = paragraph(words, article.format)
    return mark_above(written, article.format, end_of_line(article.source), indent)


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
    """The words of the summary; for a short text one sentence, unless a length was given."""
    sentences = article.sentences if section is None else section.sentences
    if not sentences:
        raise NutgrafError(nutgraf.NOTHING_TO_SUMMARIZE)
    length = wish.length or wish.usual_length
    found = nutgraf.summarize(article, wish.method, length, within=section)
    if wish.length is None and 2 * len(found.picks) > len(sentences):
        # More than half of the text, set above that text, would only be read twice.
        found = nutgraf.summarize(article, wish.method, 1, within=section)
    return found.text


def _written_alone(article: Article, gap: InsertionGap) -> Span | None:
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
        span = Span(before_tags(source, block.span.start, gap.floor), block.span.end + len("</p>"))
    return span if span.of(source) == paragraph(block.text, article.format) else None


def _standing(article: Article, gap: InsertionGap) -> Span | None:
    """The summary that was put into the gap before, if there is one."""
    end = gap.below.span.start if gap.below else len(article.source)
    for own in own_summaries(article):
        if gap.floor <= own.span.start and own.span.end <= end:
            return _whole(article, own)
    block, span = gap.below, _written_alone(article, gap)
    if block is None or span is None:
        return None
    left = block.text
    first, last = block.sentences[0].index, block.sentences[-1].index
    # A standfirst may come before it.
    others = (*article.sentences[:first], *article.sentences[last + 1 :])
    for sentence in checked(others):
        words = visible(sentence.text)
        if left.startswith(words):
            left = left[len(words) :].lstrip()
        if not left:
            return span
    return None


def _whole(article: Article, own: MarkedBlock) -> Span:
    """An own summary with its mark and all of its markup."""
    span, source = own.span, article.source
    if article.format != "html":
        start = min(span.start, line_start(source, own.block.span.start))
        return Span(max(start, int(source.startswith("\ufeff"))), span.end)
    closing = "</p>" if source.startswith("</p>", span.end) else ""
    return Span(span.start, span.end + len(closing))


def _section_under(article: Article, span: Span) -> Section | None:
    """The section whose summary is at a place: directly under its heading."""
    under = None
    for section in checked(article.walk()):
        if section.heading is None or section.heading.span.start > span.start:
            continue
        first = next((block for block in section.blocks if not is_own(block)), None)
        end = first.span.start if first else section.span.end
        if section.heading.span.end <= span.start < end:
            under = section
    return under


def _is_there(article: Article, gap: InsertionGap, written: str) -> bool:
    """Whether exactly these lines are in the gap, whatever their roles."""
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


def _between(article: Article, gap: InsertionGap, words: str) -> Insertion:
    source = article.source
    line_end = end_of_line(source)
    if article.format == "html" and gap.below is not None:
        at = before_tags(source, gap.below.span.start, gap.floor)
        before = source[line_start(source, at) : at]
        indent = before if not before.strip() else ""
        written = _written(article, words, indent)
        return Insertion(Span(at, at), f"{written}{line_end}{indent}", words)
    written = _written(article, words)
    at = place_in(article, gap)
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
