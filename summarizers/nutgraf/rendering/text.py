"""Plain text: lines with a style each, coloured in a terminal or passed unchanged to a pipe."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from nutgraf.article import Article, Section
from nutgraf.frozen import dataclass
from nutgraf.rendering.briefing_view import briefing_view
from nutgraf.rendering.joint_view import joint_view
from nutgraf.rendering.labels import label
from nutgraf.rendering.places import line_of
from nutgraf.rendering.result_views import (
    BEFORE_HEADINGS,
    claims_view,
    comparison_view,
    summary_view,
)
from nutgraf.rendering.view import Style as ViewStyle
from nutgraf.rendering.view import View, lines_of_view
from nutgraf.rendering.visible import visible_line
from nutgraf.rendering.wording import size
from nutgraf.selection import Summary

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these packages.
    from nutgraf.briefing import Briefing
    from nutgraf.briefing.multi_document import JointBriefing
    from nutgraf.claims import Claim
    from nutgraf.comparison import Comparison


class LineStyle(StrEnum):
    """How a line is set off."""

    TITLE = "title"
    HEADING = "heading"
    FAINT = "faint"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class StyledLine:
    """One line of output, safe to print whatever it was made of."""

    text: str
    style: LineStyle = LineStyle.BODY

    def __post_init__(self) -> None:
        """Show what would drive a terminal or begin another line as U+FFFD."""
        object.__setattr__(self, "text", visible_line(self.text))


def plain(lines: Iterable[StyledLine]) -> str:
    """The lines as text, each ended."""
    return "".join(f"{line.text}\n" for line in lines)


def _wrapped(
    text: str, width: int | None, style: LineStyle = LineStyle.BODY, first: str = "", rest: str = ""
) -> list[StyledLine]:
    """`text` as lines of at most `width` columns, words whole; as one line without a width.

    `first` and `rest` go before the first line and the others.
    """
    if width is None:
        return [StyledLine(first + text, style)]
    lines = textwrap.wrap(
        # Before it is measured: what is shown as a sign of its own is no blank.
        visible_line(text),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [StyledLine(line, style) for line in lines or [""]]


def summary(found: Summary, width: int | None = None) -> list[StyledLine]:
    """The picks, one an entry; wrapped at `width` columns if that is given."""
    return drawn(summary_view(found), width)


def claims(
    article: Article,
    found: "Sequence[Claim]",
    width: int | None = None,
    explained: Sequence[tuple[str, ...]] = (),
) -> list[StyledLine]:
    """The claims in the order given, each followed by what it is and why it is listed."""
    return drawn(claims_view(article, found, explained), width, explain=True)


def briefing(
    found: "Briefing", width: int | None = None, *, full: bool = False
) -> list[StyledLine]:
    """The briefing, one page or with `full` all of it, each part only where the article has it."""
    return drawn(briefing_view(found, full=full), width)


def joint_briefing(found: "JointBriefing", width: int | None = None) -> list[StyledLine]:
    """A briefing of several articles."""
    return drawn(joint_view(found), width)


def drawn(view: View, width: int | None = None, *, explain: bool = False) -> list[StyledLine]:
    """A view as lines; with `explain`, with the reasons of its entries."""
    page = _Page(width)
    for line in lines_of_view(view, explain=explain):
        match line.style:
            case ViewStyle.TITLE:
                page.title(line.text)
            case ViewStyle.ABOUT:
                page.note(line.text, indent=0)
            case ViewStyle.HEADING:
                page.heading(line.text)
            case ViewStyle.SUBHEADING:
                page.subheading(line.text)
            case ViewStyle.ENTRY:
                page.entry(line.text, line.where, line.depth)
            case ViewStyle.NOTE:
                page.note(line.text)
            case ViewStyle.BLANK:
                page.blank()
    return page.lines


def outline(
    article: Article, width: int | None = None, *, explain: bool = False
) -> list[StyledLine]:
    """The sections with their sizes; with `explain`, every block with its role and why."""
    page = _Page(width)
    page.title(article.title.text if article.title else "")
    for block in (article.byline, article.date):
        if block:
            page.note(block.text, indent=0)
    for section in article.sections:
        for text in _branch(article, section, 0):
            page.plain(text)
    if explain:
        page.blank()
        page.heading(label(article, "Blocks"))
        for block in article.blocks:
            where = line_of(article, block.span)
            opening = textwrap.shorten(block.text, _OPENING, placeholder=" …")
            page.plain(f"{where:>5}  {block.role.value:<9}  {opening}")
            page.note("; ".join(block.reasons), indent=_GUTTER)
    return page.lines


def comparison(found: "Comparison", width: int | None = None) -> list[StyledLine]:
    """The sentences that the methods picked, most agreed on first, with who picked them."""
    return drawn(comparison_view(found), width)


# The width of an outline's line numbers and roles, and how much of a block it shows.
_GUTTER = 18
_OPENING = 60


class _Page:
    """Lines under construction."""

    def __init__(self, width: int | None) -> None:
        self.lines: list[StyledLine] = []
        self._width = width

    def title(self, text: str) -> None:
        if text:
            self._add(text, LineStyle.TITLE)

    def heading(self, text: str) -> None:
        self._add(text, LineStyle.HEADING)

    def blank(self) -> None:
        self.lines.append(StyledLine(""))

    def subheading(self, text: str) -> None:
        self._add(text, LineStyle.BODY)

    def entry(self, text: str, where: str, depth: int) -> None:
        told = f" ({where})" if where else ""
        indent = "  " * (depth + 1)
        self._add(f"{text}{told}", LineStyle.BODY, first=f"{indent}- ", rest=f"{indent}  ")

    def note(self, text: str, indent: int = 4) -> None:
        if text:
            self._add(text, LineStyle.FAINT, first=" " * indent, rest=" " * indent)

    def plain(self, text: str) -> None:
        self.lines.append(StyledLine(text))

    def _add(self, text: str, style: LineStyle, first: str = "", rest: str = "") -> None:
        self.lines += _wrapped(text, self._width, style, first, rest)


def _branch(article: Article, section: Section, depth: int) -> Iterator[str]:
    name = section.heading.text if section.heading else label(article, BEFORE_HEADINGS)
    yield f"{'  ' * depth}- {name} ({size(article, section)})"
    for below in section.subsections:
        yield from _branch(article, below, depth + 1)
