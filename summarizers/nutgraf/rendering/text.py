"""Plain text: lines with a style each, for a terminal to colour or a pipe to carry as they are."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from nutgraf.article import Article, Section
from nutgraf.rendering.evidence import (
    Part,
    differing,
    parts_after_quotes,
    parts_before_quotes,
)
from nutgraf.rendering.markdown import MOST_FIGURES
from nutgraf.rendering.places import line_of, lines_of, recalled
from nutgraf.rendering.wording import (
    about,
    about_comparison,
    bullets,
    facts,
    left_over,
    listed_figures,
    running,
    said,
    shown_in,
    size,
    to_check,
)
from nutgraf.selection import Summary

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these rooms.
    from nutgraf.briefing import Briefing
    from nutgraf.claims import Claim
    from nutgraf.comparison import Comparison


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
        page.entry(pick.sentence.text, lines_of(found.article, [pick.sentence.span]))
    return page.lines


def claims(article: Article, found: "Sequence[Claim]", width: int | None = None) -> list[Line]:
    """The claims in the order given, each followed by what it is."""
    page = _Page(width)
    page.title(article)
    page.heading("Key claims")
    for claim in found:
        page.entry(claim.sentence.text, lines_of(article, [claim.sentence.span]))
        page.note(_told(article, claim))
        page.note("; ".join(claim.reasons))
    if not found:
        page.note("No claims were found.")
    return page.lines


def briefing(found: "Briefing", width: int | None = None) -> list[Line]:
    """The briefing, each part under its heading and only where the article has it."""
    article, page = found.article, _Page(width)
    page.title(article)
    page.note(about(found), indent=0)
    if found.gist:
        page.heading("Gist")
        spans = [pick.sentence.span for pick in found.gist]
        page.entry(running(found), lines_of(article, spans))
    page.heading("Points", of=found.sections)
    for part in found.sections:
        if part.section.heading:
            page.subheading(part.section.heading.text)
        for told, spans in bullets(article, part.points):
            page.entry(told, lines_of(article, spans))
    _claims_in(page, found)
    _evidence(page, found)
    return page.lines


def _claims_in(page: "_Page", found: "Briefing") -> None:
    article, shown = found.article, shown_in(found)
    page.heading("Key claims", of=found.claims)
    for claim in found.claims:
        text = claim.sentence.text
        page.entry(
            recalled(text) if claim.sentence.index in shown else text,
            lines_of(article, [claim.sentence.span]),
        )
        page.note(_told(article, claim))
        if to_check(claim):
            page.note(f"to check: {to_check(claim)}")


def _evidence(page: "_Page", found: "Briefing") -> None:
    article = found.article
    page.heading("Figures", of=found.figures)
    figures = listed_figures(found, MOST_FIGURES)
    for phrase, spans in figures:
        page.entry(phrase, lines_of(article, spans))
    if left_over(found, figures):
        page.note(f"and {left_over(found, figures)} more")
    for entry in differing(found):
        page.entry(entry.text, lines_of(article, entry.spans))
    shown = shown_in(found)
    _parts(page, article, parts_before_quotes(found, shown))
    page.heading("Quotes", of=found.quotes)
    for quote in found.quotes:
        page.entry(said(article, quote), lines_of(article, [quote.span]))
    _parts(page, article, parts_after_quotes(found, shown))


def _parts(page: "_Page", article: Article, parts: Iterable[Part]) -> None:
    for part in parts:
        page.heading(part.heading, of=part.entries)
        for entry in part.entries:
            page.entry(entry.text, lines_of(article, entry.spans))
        page.note(part.remark)


def outline(article: Article, width: int | None = None, *, explain: bool = False) -> list[Line]:
    """The sections with their sizes; with `explain`, every block with its role and why."""
    page = _Page(width)
    page.title(article)
    for block in (article.byline, article.date):
        if block:
            page.note(block.text, indent=0)
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


def comparison(found: "Comparison", width: int | None = None) -> list[Line]:
    """The sentences that the methods picked, most agreed on first, with who picked them."""
    article, page = found.article, _Page(width)
    page.title(article)
    page.note(about_comparison(found), indent=0)
    for one in found.agreements:
        page.entry(one.sentence.text, lines_of(article, [one.sentence.span]))
        page.note(f"{len(one.methods)} of {len(found.summaries)}: {', '.join(one.methods)}")
    page.heading("Methods that failed", of=found.failures)
    for failure in found.failures:
        page.note(f"{failure.method}: {failure.reason}")
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


def _told(article: Article, claim: "Claim") -> str:
    kinds = ", ".join(kind.value for kind in claim.kinds)
    return "; ".join(fact for fact in (kinds, *facts(article, claim)) if fact)


def _branch(section: Section, depth: int) -> Iterator[str]:
    name = section.heading.text if section.heading else "(before the first heading)"
    yield f"{'  ' * depth}- {name} ({size(section)})"
    for below in section.subsections:
        yield from _branch(below, depth + 1)
