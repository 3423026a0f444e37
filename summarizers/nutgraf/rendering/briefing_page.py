"""A briefing as a part of a web page: what it says, beside the article, linked both ways."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from nutgraf.article import Article
from nutgraf.briefing import Briefing, Open
from nutgraf.reading.words import count_words
from nutgraf.rendering.evidence import Entry, differing, parts_after_quotes, parts_before_quotes
from nutgraf.rendering.filling import filled
from nutgraf.rendering.markdown import MOST_FIGURES
from nutgraf.rendering.marked_article import marked_article, strength
from nutgraf.rendering.page_links import Kind, Line, Links
from nutgraf.rendering.strip import share
from nutgraf.rendering.time_axis import TimeAxis, time_axis
from nutgraf.rendering.wording import (
    about,
    bullets,
    facts,
    left_over,
    listed_figures,
    percent,
    said,
    to_check,
)

if TYPE_CHECKING:
    from markupsafe import Markup

    from nutgraf.claims import Claim

_KINDS = {
    "Timeline": Kind.DATE,
    "Who is who": Kind.NAME,
    "Sources": Kind.SOURCE,
    "Open questions": Kind.OPEN,
}
# What begins with a date, a name or a source and tells of it after a colon.
_LED = frozenset({Kind.DATE, Kind.NAME, Kind.SOURCE})
# What is open without being asked says first in what way.
_WAYS_OPEN = frozenset(way.value for way in Open)
_CHECK = {1: "low", 2: "middle", 3: "high"}
# More numbers of sentences than this nobody listens to.
_MOST_NUMBERS = 20


def part(found: Briefing, name: str, number: int = 1) -> "Markup":
    """The briefing and its article.

    Args:
        found: the briefing.
        name: what an article without a title is called.
        number: which briefing of its page it is, so that addresses are its own.
    """
    article = found.article
    prefix = "" if number == 1 else f"briefing-{number}-"
    links = Links(article, prefix)
    gist = [links.line(Kind.GIST, pick.sentence.text, [pick.sentence.span]) for pick in found.gist]
    parts = [_points(found, links), _claims(found, links), _figures(found, links)]
    parts += _evidence(found, links)
    scores = {claim.sentence.index: claim.score for claim in found.claims}
    return filled(
        "briefing",
        prefix=prefix,
        number=number,
        title=article.title.text if article.title else name,
        language=article.language,
        about=about(found),
        gist=gist,
        lanes=_lanes(found),
        borders=_borders(article),
        parts=[one for one in parts if one["groups"]],
        blocks=marked_article(article, links, scores),
        letters=[(kind.letter, kind.value) for kind in Kind],
    )


def _part(
    heading: str,
    kind: Kind,
    groups: Sequence[dict[str, object]],
    remark: str = "",
    axis: TimeAxis | None = None,
) -> dict[str, object]:
    return {
        "heading": heading,
        "kind": kind.name.lower(),
        "groups": groups,
        "remark": remark,
        "axis": axis,
    }


def _group(lines: Sequence[Line]) -> list[dict[str, object]]:
    """Lines without a heading of their own, as the only group of a part, if there are any."""
    return [{"heading": "", "share": "", "lines": lines}] if lines else []


def _points(found: Briefing, links: Links) -> dict[str, object]:
    """The points by section, with how much of the article's words each section holds."""
    groups: list[dict[str, object]] = []
    for one in found.sections:
        own = (sentence for block in one.section.blocks for sentence in block.sentences)
        weight = sum(count_words(sentence.text) for sentence in own) / max(1, found.words)
        heading = one.section.heading.text if one.section.heading else ""
        groups.append(
            {
                "heading": heading,
                "share": percent(min(1.0, weight)) if len(found.sections) > 1 else "",
                "lines": [
                    links.line(Kind.POINT, text, spans)
                    for text, spans in bullets(found.article, one.points)
                ],
            }
        )
    return _part("Points", Kind.POINT, groups)


def _claims(found: Briefing, links: Links) -> dict[str, object]:
    lines = [
        links.line(
            Kind.CLAIM,
            claim.sentence.text,
            [claim.sentence.span],
            ", ".join(kind.value for kind in claim.kinds),
            _about_claim(found.article, claim),
        )
        for claim in found.claims
    ]
    return _part("Key claims", Kind.CLAIM, _group(lines))


def _about_claim(article: Article, claim: "Claim") -> str:
    """How strongly it is marked, who says it, how hedged it is, why it is listed."""
    told = [f"worth checking: {_CHECK[strength(claim.score)]}", *facts(article, claim)]
    told += [f"to check: {to_check(claim)}"] if to_check(claim) else []
    told += [f"why: {', '.join(claim.reasons)}"] if claim.reasons else []
    return "; ".join(told)


def _figures(found: Briefing, links: Links) -> dict[str, object]:
    listed = listed_figures(found, MOST_FIGURES)
    entries = [Entry(phrase, tuple(spans)) for phrase, spans in listed] + differing(found)
    left = left_over(found, listed)
    lines = _lines(Kind.FIGURE, entries, links)
    return _part("Figures", Kind.FIGURE, _group(lines), f"and {left} more" if left else "")


def _evidence(found: Briefing, links: Links) -> Iterator[dict[str, object]]:
    """Timeline, who is who, quotes, sources and what is left open."""
    article = found.article
    quotes = [Entry(said(article, quote), (quote.span,)) for quote in found.quotes]
    for one in parts_before_quotes(found, ()):
        kind = _KINDS[one.heading]
        axis = time_axis(found.timeline) if kind is Kind.DATE else None
        lines = _lines(kind, one.entries, links)
        yield _part(one.heading, kind, _group(lines), one.remark, axis)
    yield _part("Quotes", Kind.QUOTE, _group(_lines(Kind.QUOTE, quotes, links)))
    for one in parts_after_quotes(found, ()):
        kind = _KINDS[one.heading]
        yield _part(one.heading, kind, _group(_lines(kind, one.entries, links)), one.remark)


def _lines(kind: Kind, entries: Iterable[Entry], links: Links) -> list[Line]:
    found = []
    for entry in entries:
        lead, colon, rest = entry.text.partition(": ")
        if colon and (kind in _LED or (kind is Kind.OPEN and lead in _WAYS_OPEN)):
            found.append(links.line(kind, rest, entry.spans, lead))
        else:
            found.append(links.line(kind, entry.text, entry.spans))
    return found


def _lanes(found: Briefing) -> list[dict[str, object]]:
    """Where in the article gist, points and claims stand, a lane each."""
    lanes = {
        "Gist": [pick.sentence.index for pick in found.gist],
        "Points": [point.sentence.index for one in found.sections for point in one.points],
        "Claims": sorted(claim.sentence.index for claim in found.claims),
    }
    size = found.article.size
    return [
        {
            "name": name,
            "places": sorted({f"{100 * share(index, size):.1f}" for index in indexes}, key=float),
            "numbers": ", ".join(str(index + 1) for index in indexes[:_MOST_NUMBERS])
            + (f" and {len(indexes) - _MOST_NUMBERS} more" if len(indexes) > _MOST_NUMBERS else ""),
        }
        for name, indexes in lanes.items()
        if indexes
    ]


def _borders(article: Article) -> list[str]:
    """Where in the article its sections begin, in per cent of its sentences."""
    firsts = [
        section.sentences[0].index
        for section in article.walk()
        if section.heading and section.sentences
    ]
    places = {f"{100 * index / article.size:.1f}" for index in firsts if index}
    return sorted(places, key=float)
