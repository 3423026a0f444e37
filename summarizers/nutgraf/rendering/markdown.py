"""Markdown that reads well raw and rendered."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from nutgraf.article import Article, Section
from nutgraf.rendering.escaping import escaped
from nutgraf.rendering.evidence import (
    Entry,
    Part,
    differing,
    parts_after_quotes,
    parts_before_quotes,
)
from nutgraf.rendering.places import line_of, lines_of, recalled
from nutgraf.rendering.tables import table
from nutgraf.rendering.wording import (
    OVERLAP,
    about,
    about_comparison,
    bullets,
    facts,
    left_over,
    listed_figures,
    percent,
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

__all__ = ["briefing", "claims", "comparison", "escaped", "outline", "summary"]

# How many figures a briefing lists before it only counts them.
MOST_FIGURES = 12


def summary(found: Summary) -> str:
    """The picks as one paragraph under the article's title."""
    return _joined([_title(found.article), escaped(found.text)])


def claims(article: Article, found: "Sequence[Claim]") -> str:
    """A numbered list, in the order given."""
    listed = [f"{i}. {_claim(article, claim, ())}" for i, claim in enumerate(found, start=1)]
    return _joined([_title(article), "## Key claims", "\n".join(listed) or "No claims were found."])


def briefing(found: "Briefing") -> str:
    """The briefing, each part under its heading and only where the article has it."""
    article, shown = found.article, shown_in(found)
    parts = [_title(article), f"*{escaped(about(found))}*"]
    parts += [_gist(found)]
    parts += _points(found)
    parts += _list("Key claims", [_claim(article, claim, shown) for claim in found.claims])
    parts += _list("Figures", _figures(found))
    for part in parts_before_quotes(found, shown):
        parts += _part(article, part)
    parts += _list("Quotes", _quotes(found))
    for part in parts_after_quotes(found, shown):
        parts += _part(article, part)
    return _joined(parts)


def outline(article: Article) -> str:
    """The sections as a nested list with their sizes."""
    about = [_title(article)]
    about += [f"*{escaped(block.text)}*" for block in (article.byline, article.date) if block]
    listed = [line for section in article.sections for line in _branch(section, 0)]
    return _joined([*about, "\n".join(listed)])


def comparison(found: "Comparison") -> str:
    """Tables of sentences by method, most agreed on first, and of what methods have in common."""
    article, count = found.article, len(found.summaries)
    parts = [_title(article), f"*{about_comparison(found)}*"]
    if found.summaries:
        picked = [
            [
                str(line_of(article, one.sentence.span)),
                one.sentence.text,
                str(len(one.methods)),
                ", ".join(one.methods),
            ]
            for one in found.agreements
        ]
        head = ["line", "sentence", f"of {count}", "picked by"]
        parts.append(table(head, picked, numbers=(0, 2)))
    if count > 1:
        parts += ["## Overlap", OVERLAP]
        rows = zip(found.methods, found.overlaps, strict=True)
        shares = [[name, *map(percent, row)] for name, row in rows]
        parts.append(table(["method", *found.methods], shares, numbers=range(1, count + 1)))
    failed = [f"{escaped(one.method)}: {escaped(one.reason)}" for one in found.failures]
    return _joined([*parts, *_list("Methods that failed", failed)])


def _title(article: Article) -> str:
    return f"# {escaped(article.title.text)}" if article.title else ""


def _gist(found: "Briefing") -> str:
    if not found.gist:
        return ""
    text = escaped(running(found))
    lines = lines_of(found.article, [pick.sentence.span for pick in found.gist])
    return f"> {text} ({lines})"


def _points(found: "Briefing") -> Iterator[str]:
    if not found.sections:
        return
    headed = any(part.section.heading for part in found.sections)
    yield "## Points"
    for part in found.sections:
        if headed and part.section.heading:
            yield f"### {escaped(part.section.heading.text)}"
        told = bullets(found.article, part.points)
        yield "\n".join(f"- {escaped(text)} ({lines_of(found.article, at)})" for text, at in told)


def _part(article: Article, part: Part) -> list[str]:
    listed = [_entry(article, entry) for entry in part.entries]
    return _list(part.heading, [*listed, escaped(part.remark)] if part.remark else listed)


def _entry(article: Article, entry: Entry) -> str:
    return f"{escaped(entry.text)} ({lines_of(article, entry.spans)})"


def _claim(article: Article, claim: "Claim", shown: Iterable[int]) -> str:
    """A claim with what it is; recalled by its opening where it was shown in full already."""
    text = claim.sentence.text
    if claim.sentence.index in shown:
        text = recalled(text)
    marks = ", ".join(kind.value for kind in claim.kinds) or "claim"
    check = [f"to check: {to_check(claim)}"] if to_check(claim) else []
    told = "; ".join([lines_of(article, [claim.sentence.span]), *facts(article, claim), *check])
    return f"**{marks}**: {escaped(text)} ({escaped(told)})"


def _figures(found: "Briefing") -> list[str]:
    shown = listed_figures(found, MOST_FIGURES)
    listed = [f"{escaped(phrase)} ({lines_of(found.article, spans)})" for phrase, spans in shown]
    more = left_over(found, shown)
    listed += [f"and {more} more"] if more else []
    return [*listed, *(_entry(found.article, entry) for entry in differing(found))]


def _quotes(found: "Briefing") -> list[str]:
    article = found.article
    return [
        f"{escaped(said(article, quote))} ({lines_of(article, [quote.span])})"
        for quote in found.quotes
    ]


def _list(heading: str, entries: Sequence[str]) -> list[str]:
    return [f"## {heading}", "\n".join(f"- {entry}" for entry in entries)] if entries else []


def _branch(section: Section, depth: int) -> Iterator[str]:
    name = escaped(section.heading.text) if section.heading else "*before the first heading*"
    yield f"{'  ' * depth}- {name} ({size(section)})"
    for below in section.subsections:
        yield from _branch(below, depth + 1)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
