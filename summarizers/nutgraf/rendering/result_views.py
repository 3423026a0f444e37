"""The views of summaries, of claims and of comparisons: a list each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nutgraf.article import Article, Section, Sentence, Span
from nutgraf.rendering.briefing_parts import claim_entry
from nutgraf.rendering.labels import label
from nutgraf.rendering.places import lines_of
from nutgraf.rendering.view import Entry, Group, Part, PartKind, Place, View
from nutgraf.rendering.wording import about_comparison, not_told, size

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these packages.
    from nutgraf.claims import Claim
    from nutgraf.comparison import Comparison
    from nutgraf.methods import MethodInfo
    from nutgraf.selection import Summary

NO_CLAIMS = "No claims were found."
BEFORE_HEADINGS = "(before the first heading)"


def summary_view(found: "Summary") -> View:
    """The picks, in the order of the text."""
    entries = [_sentence(found.article, pick.sentence) for pick in found.picks]
    return _view(found.article, (), [_part(PartKind.POINT, "", entries)] if entries else [])


def claims_view(
    article: Article, found: "Sequence[Claim]", explained: Sequence[tuple[str, ...]] = ()
) -> View:
    """The claims in the order given, each with its explanation where there are any."""
    entries = [claim_entry(article, claim) for claim in found]
    if explained:
        pairs = zip(entries, explained, strict=True)
        entries = [replace(entry, explanation=lines) for entry, lines in pairs]
    remark = "" if entries else label(article, NO_CLAIMS)
    part = _part(PartKind.CLAIM, label(article, "Key claims"), entries, remark)
    told = not_told(article)
    return _view(article, (told,) if told else (), [part])


def comparison_view(found: "Comparison") -> View:
    """The sentences that the methods picked, most agreed on first, with who picked them."""
    count = len(found.summaries)
    picked = [
        _sentence(
            found.article,
            one.sentence,
            label(found.article, "{} of {}: {}", len(one.methods), count, ", ".join(one.methods)),
        )
        for one in found.agreements
    ]
    failed = [Entry(one.reason, lead=one.method) for one in found.failures]
    parts = (
        _part(PartKind.POINT, "", picked),
        _part(PartKind.DIFFERING, label(found.article, "Methods that failed"), failed),
    )
    present = [part for part in parts if any(part.entries)]
    return _view(found.article, (about_comparison(found),), present)


def outline_view(article: Article) -> View:
    """The sections with their sizes."""
    about = tuple(block.text for block in (article.byline, article.date) if block)
    entries = tuple(_sections(article, article.sections, 0))
    return _view(article, about, [_part(PartKind.SECTION, "", entries)] if entries else [])


def _sections(article: Article, sections: Sequence[Section], depth: int) -> Iterator[Entry]:
    for section in sections:
        heading = section.heading
        name = heading.text if heading else label(article, BEFORE_HEADINGS)
        span = heading.span if heading else Span(section.span.start, section.span.start)
        where = lines_of(article, [span])
        yield Entry(f"{name} ({size(article, section)})", (Place(span),), where, depth=depth)
        yield from _sections(article, section.subsections, depth + 1)


def methods_view(found: "Iterable[MethodInfo]") -> View:
    """The summarizers, each with its parameters and what it does."""
    entries = [Entry(one.description, lead=one.signature) for one in found]
    return View("Methods", (), (_part(PartKind.METHOD, "", entries),))


def _view(article: Article, about: tuple[str, ...], parts: Sequence[Part]) -> View:
    """The view of an article with these parts."""
    title = article.title
    place = Place(title.span) if title else None
    shown = title.text if title else ""
    return View(shown, about, tuple(parts), place, language=article.language)


def _sentence(article: Article, sentence: Sentence, *facts: str) -> Entry:
    span = sentence.span
    return Entry(sentence.text, (Place(span),), lines_of(article, [span]), facts=facts)


def _part(kind: PartKind, heading: str, entries: Iterable[Entry], remark: str = "") -> Part:
    return Part(kind, heading, (Group(tuple(entries)),), remark)
