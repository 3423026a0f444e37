"""Plain text: lines with a style each, for a terminal to colour or a pipe to carry as they are."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nutgraf.article import Article, Section, Span
from nutgraf.briefing import Briefing
from nutgraf.claims import Claim
from nutgraf.reading.words import count_words, reading_minutes
from nutgraf.rendering.data import agreed
from nutgraf.rendering.markdown import MOST_FIGURES
from nutgraf.rendering.places import line_of, recalled, words_at
from nutgraf.selection import Summary


class Style(StrEnum):
    """How a line is set off."""

    TITLE = "title"
    HEADING = "heading"
    FAINT = "faint"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of output."""

    text: str
    style: Style = Style.BODY


def plain(lines: Iterable[Line]) -> str:
    """The lines as text, each ended."""
    return "".join(f"{line.text}\n" for line in lines)


def summary(found: Summary, width: int | None = None) -> list[Line]:
    """The picks, one an entry; wrapped at `width` columns if that is given."""
    page = _Page(width)
    page.title(found.article)
    for pick in found.picks:
        page.entry(pick.sentence.text, _at(found.article, [pick.sentence.span]))
    return page.lines


def claims(article: Article, found: Sequence[Claim], width: int | None = None) -> list[Line]:
    """The claims in the order given, each followed by what it is."""
    page = _Page(width)
    page.title(article)
    page.heading("Key claims")
    for claim in found:
        page.entry(claim.sentence.text, _at(article, [claim.sentence.span]))
        page.note(_facts(article, claim))
        page.note("; ".join(claim.reasons))
    if not found:
        page.note("No claims were found.")
    return page.lines


def briefing(found: Briefing, width: int | None = None) -> list[Line]:
    """The briefing, each part under its heading and only where the article has it."""
    article, page = found.article, _Page(width)
    page.title(article)
    facts = [block.text for block in (article.byline, article.date) if block]
    page.note(
        " · ".join([*facts, f"{found.words} words", f"{found.minutes} min to read"]), indent=0
    )
    shown = {pick.sentence.index for pick in found.gist}
    if found.gist:
        page.heading("Gist")
        spans = [pick.sentence.span for pick in found.gist]
        page.entry(" ".join(pick.sentence.text for pick in found.gist), _at(article, spans))
    if found.sections:
        page.heading("Points")
    for part in found.sections:
        if part.section.heading:
            page.subheading(part.section.heading.text)
        for point in part.points:
            shown.add(point.sentence.index)
            page.entry(point.sentence.text, _at(article, [point.sentence.span]))
    page.heading("Key claims", of=found.claims)
    for claim in found.claims:
        text = claim.sentence.text
        page.entry(
            recalled(text) if claim.sentence.index in shown else text,
            _at(article, [claim.sentence.span]),
        )
        page.note(_facts(article, claim))
    page.heading("Figures", of=found.figures)
    for figure in found.figures[:MOST_FIGURES]:
        page.entry(words_at(article, figure.phrase), _at(article, [figure.span]))
    if len(found.figures) > MOST_FIGURES:
        page.note(f"and {len(found.figures) - MOST_FIGURES} more")
    page.heading("Quotes", of=found.quotes)
    for quote in found.quotes:
        speaker = f" – {words_at(article, quote.speaker)}" if quote.speaker else ""
        page.entry(words_at(article, quote.span) + speaker, _at(article, [quote.span]))
    page.heading("Open questions", of=found.questions)
    for sentence in found.questions:
        page.entry(sentence.text, _at(article, [sentence.span]))
    return page.lines


def outline(article: Article, width: int | None = None, *, explain: bool = False) -> list[Line]:
    """The sections with their sizes; with `explain`, every block with its role and why."""
    page = _Page(width)
    page.title(article)
    for label, block in (("by", article.byline), ("date", article.date)):
        if block:
            page.note(f"{label}: {block.text}", indent=0)
    for section in article.sections:
        for text in _branch(section, 0):
            page.plain(text)
    if explain:
        page.heading("Blocks")
        for block in article.blocks:
            where = line_of(article, block.span)
            opening = textwrap.shorten(block.text, _OPENING, placeholder=" …")
            page.plain(f"{where:>5}  {block.role.value:<9}  {opening}")
            page.note("; ".join(block.reasons), indent=_GUTTER)
    return page.lines


def comparison(found: Sequence[Summary], width: int | None = None) -> list[Line]:
    """The sentences that the methods picked, most agreed on first, with who picked them."""
    article, page = found[0].article, _Page(width)
    page.title(article)
    for sentence, names in agreed(found):
        page.entry(sentence.text, _at(article, [sentence.span]))
        page.note(f"{len(names)} of {len(found)}: {', '.join(names)}")
    return page.lines


# The width of an outline's line numbers and roles, and how much of a block it shows.
_GUTTER = 18
_OPENING = 60


class _Page:
    """Lines under construction."""

    def __init__(self, width: int | None) -> None:
        self.lines: list[Line] = []
        self._width = width

    def title(self, article: Article) -> None:
        if article.title:
            self._add(article.title.text, Style.TITLE)

    def heading(self, text: str, of: Sequence[object] = (None,)) -> None:
        if of:
            self.lines += [Line("")] if self.lines else []
            self._add(text, Style.HEADING)

    def subheading(self, text: str) -> None:
        self._add(text, Style.BODY)

    def entry(self, text: str, where: str) -> None:
        self._add(f"{text} ({where})", Style.BODY, first="  - ", rest="    ")

    def note(self, text: str, indent: int = 4) -> None:
        if text:
            self._add(text, Style.FAINT, first=" " * indent, rest=" " * indent)

    def plain(self, text: str) -> None:
        self.lines.append(Line(text))

    def _add(self, text: str, style: Style, first: str = "", rest: str = "") -> None:
        if self._width is None:
            self.lines.append(Line(first + text, style))
            return
        wrapped = textwrap.wrap(
            text,
            self._width,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        self.lines += [Line(line, style) for line in wrapped or [""]]


def _at(article: Article, spans: Iterable[Span]) -> str:
    numbers = sorted({line_of(article, span) for span in spans})
    return f"{'line' if len(numbers) == 1 else 'lines'} {' and '.join(map(str, numbers))}"


def _facts(article: Article, claim: Claim) -> str:
    facts = [", ".join(kind.value for kind in claim.kinds)]
    if claim.speaker and claim.speaker.source:
        facts.append(f"said by {words_at(article, claim.speaker.source)}")
    if claim.hedges:
        hedges = dict.fromkeys(f"“{words_at(article, span)}”" for span in claim.hedges)
        facts.append(f"hedged: {', '.join(hedges)}")
    return "; ".join(fact for fact in facts if fact)


def _branch(section: Section, depth: int) -> Iterator[str]:
    words = sum(count_words(sentence.text) for sentence in section.sentences)
    name = section.heading.text if section.heading else "(before the first heading)"
    yield f"{'  ' * depth}- {name} ({words} words, {reading_minutes(words)} min)"
    for below in section.subsections:
        yield from _branch(below, depth + 1)
