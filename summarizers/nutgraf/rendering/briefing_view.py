"""The view of a briefing: its parts in their order, and what each line says.

The order of the parts stands here and nowhere else.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from nutgraf.article import Sentence, Span
from nutgraf.language.words import count_words
from nutgraf.locating import words_at
from nutgraf.rendering.places import lines_of, recalled
from nutgraf.rendering.view import Entry, Group, Part, PartKind, Place, View
from nutgraf.rendering.wording import about, bullets, facts, listed_figures, running, said

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these packages.
    from nutgraf.article import Article
    from nutgraf.briefing import Briefing, CitedSource, Name
    from nutgraf.claims import Claim

# So many entries a part shows, before it only says how many more there are.
MAX_FIGURES = 12
MAX_DATED = 10
MAX_NAMED = 10
MAX_CITED = 8
MAX_OPEN = 8
# A name of no known kind is worth a line when it is mentioned so often.
_OFTEN = 3


def briefing_view(found: "Briefing") -> View:
    """The view of a briefing; what stands in full in the gist or the points is recalled below."""
    shown = _shown_in_full(found)
    parts = (
        _gist(found),
        _points(found),
        _claims(found, shown),
        _figures(found),
        _timeline(found, shown),
        _names(found),
        _quotes(found),
        _sources(found),
        _open(found, shown),
    )
    title = found.article.title
    return View(
        title.text if title else "",
        (about(found),),
        tuple(part for part in parts if any(part.entries)),
        Place(title.span) if title else None,
    )


def claim_entry(article: "Article", claim: "Claim", shown: Container[int] = ()) -> Entry:
    """A claim with its kinds, who makes it and what would settle it."""
    return Entry(
        claim.sentence.text,
        (Place(claim.sentence.span),),
        lines_of(article, [claim.sentence.span]),
        lead=", ".join(kind.value for kind in claim.kinds),
        opening=_opening(claim.sentence, shown),
        facts=tuple(facts(article, claim)),
        check=claim.to_check,
        reasons=claim.reasons,
    )


def _shown_in_full(found: "Briefing") -> set[int]:
    """The indexes of the sentences that the gist and the points show in full."""
    points = [point for part in found.sections for point in part.points if not point.pieces]
    return {pick.sentence.index for pick in (*found.gist, *points)}


def _opening(sentence: Sentence, shown: Container[int]) -> str:
    return recalled(sentence.text) if sentence.index in shown else ""


def _entry(found: "Briefing", text: str, spans: Iterable[Span], lead: str = "") -> Entry:
    listed = tuple(spans)
    return Entry(text, tuple(map(Place, listed)), lines_of(found.article, listed), lead)


def _part(
    kind: PartKind,
    heading: str,
    entries: Iterable[Entry],
    most: int | None = None,
    remark: str = "",
) -> Part:
    listed = tuple(entries)
    more = f"and {len(listed) - most} more" if most is not None and len(listed) > most else ""
    remarks = "; ".join(words for words in (more, remark) if words)
    return Part(kind, heading, (Group(listed[:most]),), remarks)


def _gist(found: "Briefing") -> Part:
    spans = [pick.sentence.span for pick in found.gist]
    return _part(PartKind.GIST, "Gist", [_entry(found, running(found), spans)] if spans else [])


def _points(found: "Briefing") -> Part:
    return Part(PartKind.POINT, "Points", tuple(_point_groups(found)))


def _point_groups(found: "Briefing") -> Iterator[Group]:
    several = len(found.sections) > 1
    for part in found.sections:
        own = (sentence for block in part.section.blocks for sentence in block.sentences)
        share = sum(count_words(sentence.text) for sentence in own) / max(1, found.words)
        entries = [_entry(found, text, at) for text, at in bullets(found.article, part.points)]
        heading = part.section.heading
        yield Group(
            tuple(entries),
            heading.text if heading else "",
            min(1.0, share) if several else None,
            Place(heading.span) if heading else None,
        )


def _claims(found: "Briefing", shown: Container[int]) -> Part:
    entries = (claim_entry(found.article, claim, shown) for claim in found.claims)
    return _part(PartKind.CLAIM, "Key claims", entries)


def _figures(found: "Briefing") -> Part:
    listed = listed_figures(found, MAX_FIGURES)
    left = len(found.figures) - sum(len(spans) for _, spans in listed)
    entries = [_entry(found, phrase, spans) for phrase, spans in listed]
    remark = f"and {left} more" if left else ""
    return _part(PartKind.FIGURE, "Figures", [*entries, *_differing(found)], remark=remark)


def _differing(found: "Briefing") -> Iterator[Entry]:
    """The figures that give another number for what was counted before."""
    article = found.article
    for one in found.differing:
        here, there = words_at(article, one.figure.phrase), words_at(article, one.earlier.phrase)
        where = lines_of(article, [one.earlier.span])
        text = f"differs: “{here}” here, “{there}” in {where}"
        yield _entry(found, text, [one.figure.span])


def _timeline(found: "Briefing", shown: Container[int]) -> Part:
    return _part(PartKind.DATE, "Timeline", _dated(found, shown), MAX_DATED)


def _dated(found: "Briefing", shown: Container[int]) -> Iterator[Entry]:
    article = found.article
    for statement in found.timeline:
        when = statement.when.iso or ""
        if statement.when.resolved:
            when += f", from “{words_at(article, statement.when.span)}”"
        sentence = statement.sentence
        where = lines_of(article, [sentence.span])
        opening = _opening(sentence, shown)
        yield Entry(sentence.text, (Place(sentence.span),), where, when, opening)


def _names(found: "Briefing") -> Part:
    from nutgraf.briefing import NameKind

    named = (
        name
        for name in found.names
        if name.kind is not NameKind.OTHER or len(name.mentions) >= _OFTEN
    )
    return _part(PartKind.NAME, "Who is who", (_name(found, name) for name in named), MAX_NAMED)


def _name(found: "Briefing", name: "Name") -> Entry:
    told = [words_at(found.article, name.role)] if name.role else []
    told += [name.kind.value] if name.kind.value != "other" else []
    told.append(_times(len(name.mentions), "named"))
    also = ", ".join(f"“{alias}”" for alias in name.aliases)
    told += [f"also {also}"] if also else []
    return _entry(found, "; ".join(told), [name.first], name.name)


def _quotes(found: "Briefing") -> Part:
    entries = (_entry(found, said(found.article, quote), [quote.span]) for quote in found.quotes)
    return _part(PartKind.QUOTE, "Quotes", entries)


def _sources(found: "Briefing") -> Part:
    from nutgraf.briefing import SourceKind

    cited = [source for source in found.sources.sources if source.kind is not SourceKind.OTHER]
    unsourced, checkable = found.sources.unsourced, found.sources.checkable
    remark = ""
    if cited and unsourced:
        remark = f"{unsourced} of {checkable} claims of a figure or an event name no source"
    entries = (_source(found, source) for source in cited)
    return _part(PartKind.SOURCE, "Sources", entries, MAX_CITED, remark)


def _source(found: "Briefing", source: "CitedSource") -> Entry:
    anonymous = " (without a name)" if source.kind.value == "anonymous" else ""
    cited = _times(len(source.attributions), "cited")
    return _entry(found, cited, [source.span], f"{source.label}{anonymous}")


def _times(count: int, what: str) -> str:
    return f"{what} {'once' if count == 1 else f'{count} times'}"


def _open(found: "Briefing", shown: Container[int]) -> Part:
    asked = {sentence.index for sentence in found.questions}
    return _part(PartKind.OPEN, "Open questions", _left_open(found, asked, shown), MAX_OPEN)


def _left_open(found: "Briefing", asked: Container[int], shown: Container[int]) -> Iterator[Entry]:
    """What is open; without being asked, it is said first in what way."""
    for point in found.open_points:
        sentence = point.sentence
        where = lines_of(found.article, [sentence.span])
        lead = "" if sentence.index in asked else point.open.value
        yield Entry(sentence.text, (Place(sentence.span),), where, lead, _opening(sentence, shown))


def listed(view: View) -> list[Sequence[Place]]:
    """The places that the gist and each list entry of the Markdown stand for, one after the other.

    Editors that show the Markdown lead from a line to the article by it. An entry that only counts
    or remarks stands nowhere.
    """
    places: list[Sequence[Place]] = []
    for part in view.parts:
        places += [entry.places for entry in part.entries]
        places += [()] if part.remark else []
    return places
