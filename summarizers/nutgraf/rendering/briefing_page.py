"""A briefing as a part of a web page: the briefing next to the article, linked both ways."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from nutgraf.article import Article, Span
from nutgraf.briefing import Briefing
from nutgraf.locating import words_at
from nutgraf.rendering.briefing_view import page_parts
from nutgraf.rendering.filling import filled
from nutgraf.rendering.labels import label, language_of_labels
from nutgraf.rendering.marked_article import marked_article
from nutgraf.rendering.page_links import LinkedLine, Links
from nutgraf.rendering.strip import share
from nutgraf.rendering.time_axis import time_axis
from nutgraf.rendering.view import Entry, Part, PartKind

if TYPE_CHECKING:
    from markupsafe import Markup

# Screen readers would read out too many sentence numbers.
_MOST_NUMBERS = 20
# The parts in which figures are emphasized: those that a reader of one minute reads.
_WITH_NUMBERS = (PartKind.GIST, PartKind.POINT, PartKind.BUT)


def part(found: Briefing, name: str, number: int = 1) -> "Markup":
    """The briefing and its article.

    Args:
        found: the briefing.
        name: the title of an article without one.
        number: the index of the briefing on its page, for unique ids.
    """
    article = found.article
    prefix = "" if number == 1 else f"briefing-{number}-"
    links = Links(article, prefix)
    view, folded = page_parts(found)
    scores = {claim.sentence.index: claim.score for claim in found.claims}
    gist = [
        _line(found, links, one.kind, entry)
        for one in view.parts
        if one.kind is PartKind.GIST
        for entry in one.entries
    ]
    parts = [_part(found, one, links) for one in view.parts if one.kind is not PartKind.GIST]
    below = [_part(found, one, links) for one in folded]
    return filled(
        "briefing",
        prefix=prefix,
        number=number,
        title=view.title or name,
        language=article.language,
        about=" · ".join(view.about),
        gist=gist,
        lanes=_lanes(found),
        borders=_borders(article),
        parts=parts,
        folded=below,
        blocks=marked_article(article, links, scores),
        letters=[
            (one.kind.letter, label(article, one.kind.value)) for one in (*view.parts, *folded)
        ],
        label=lambda text, *values: label(article, text, *values),
        labels=language_of_labels(article),
    )


def _part(found: Briefing, drawn: Part, links: Links) -> dict[str, object]:
    groups = [
        {
            "heading": group.heading,
            "lines": [_line(found, links, drawn.kind, entry) for entry in group.entries],
        }
        for group in drawn.groups
    ]
    return {
        "heading": drawn.heading,
        "kind": drawn.kind.name.lower(),
        "groups": groups,
        "remark": drawn.remark,
        "count": sum(1 for _ in drawn.entries),
        "axis": time_axis(found.timeline, found.article.language)
        if drawn.kind is PartKind.DATE
        else None,
    }


def _line(found: Briefing, links: Links, kind: PartKind, entry: Entry) -> LinkedLine:
    """An entry in full, with its details below."""
    article = found.article
    told = [label(article, "to check: {}", entry.check)] if entry.check else []
    told += entry.facts
    told += [label(article, "why: {}", ", ".join(entry.reasons))] if entry.reasons else []
    spans = [place.span for place in entry.places]
    numbers = _numbers_in(found, spans) if kind in _WITH_NUMBERS else ()
    return links.line(kind, entry.text, spans, entry.lead, "; ".join(told), numbers)


def _numbers_in(found: Briefing, spans: Iterable[Span]) -> Iterator[str]:
    """The words of the figures in some places of the article, in their order."""
    figures = found.figures
    for span in spans:
        first = bisect_left(figures, span.start, key=lambda figure: figure.span.start)
        behind = bisect_left(figures, span.end, key=lambda figure: figure.span.start)
        for figure in figures[first:behind]:
            yield words_at(found.article, figure.span)


def _lanes(found: Briefing) -> list[dict[str, object]]:
    """The positions of gist, points and claims in the article, one lane each."""
    lanes = {
        "Gist": [pick.sentence.index for pick in found.gist],
        "Points": [point.sentence.index for one in found.sections for point in one.points],
        "Claims": sorted(claim.sentence.index for claim in found.claims),
    }
    size = found.article.size
    return [
        {
            "name": label(found.article, name),
            "class": name.lower(),
            "places": sorted({f"{100 * share(index, size):.1f}" for index in indexes}, key=float),
            "numbers": ", ".join(str(index + 1) for index in indexes[:_MOST_NUMBERS])
            + _more(found.article, len(indexes) - _MOST_NUMBERS),
        }
        for name, indexes in lanes.items()
        if indexes
    ]


def _more(article: Article, left: int) -> str:
    return f" {label(article, 'and {} more', left)}" if left > 0 else ""


def _borders(article: Article) -> list[str]:
    """Where in the article its sections begin, in per cent of its sentences."""
    firsts = [
        section.sentences[0].index
        for section in article.walk()
        if section.heading and section.sentences
    ]
    places = {f"{100 * index / article.size:.1f}" for index in firsts if index}
    return sorted(places, key=float)
