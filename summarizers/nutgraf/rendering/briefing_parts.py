"""The parts of a briefing, each in full, and their lines.

briefing_view.py combines them.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from nutgraf.article import Sentence, Span
from nutgraf.language import wordlists
from nutgraf.language.words import count_words
from nutgraf.locating import words_at
from nutgraf.rendering.clauses import clause_around
from nutgraf.rendering.labels import counted_label, label, reason_label
from nutgraf.rendering.places import lines_of, recalled
from nutgraf.rendering.view import Entry, Group, Part, PartKind, Place
from nutgraf.rendering.wording import bullets, facts, listed_figures, running, said

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these packages.
    from nutgraf.article import Article
    from nutgraf.briefing import Briefing, CitedSource, DatedStatement, Name, SectionPoints
    from nutgraf.claims import Claim
    from nutgraf.facts.dates import DateMention

# A part shows at most this many entries, then the number of the others.
MAX_FIGURES = 12
MAX_DATED = 10
MAX_NAMED = 10
MAX_CITED = 8
MAX_OPEN = 8
# A name of unknown kind gets a line if it is mentioned this often.
_OFTEN = 3

# Of fewer claims a share says nothing: "1 of 1 claims".
_FEWEST_COUNTED = 3


def claim_entry(article: "Article", claim: "Claim", shown: Container[int] = ()) -> Entry:
    """A claim with its kinds, who makes it and what would settle it."""
    return Entry(
        claim.sentence.text,
        (Place(claim.sentence.span),),
        lines_of(article, [claim.sentence.span]),
        lead=", ".join(label(article, kind.value) for kind in claim.kinds),
        opening=_opening(claim.sentence, shown),
        facts=tuple(facts(article, claim)),
        check=label(article, claim.to_check),
        reasons=tuple(reason_label(article, reason) for reason in claim.reasons),
    )


def shown_in_full(found: "Briefing") -> set[int]:
    """The indexes of the sentences that the gist and the points show in full."""
    points = [point for part in found.sections for point in part.points if not point.pieces]
    return {pick.sentence.index for pick in (*found.gist, *points)}


def _opening(sentence: Sentence, shown: Container[int]) -> str:
    return recalled(sentence.text) if sentence.index in shown else ""


def entry_at(found: "Briefing", text: str, spans: Iterable[Span], lead: str = "") -> Entry:
    """An entry for the text at `spans`."""
    listed = tuple(spans)
    return Entry(text, tuple(map(Place, listed)), lines_of(found.article, listed), lead)


def part_of(  # what a part is made of
    article: "Article",
    kind: PartKind,
    heading: str,
    entries: Iterable[Entry],
    most: int | None = None,
    remark: str = "",
) -> Part:
    """A part of one group; beyond `most` it is only said how many more there are."""
    listed = tuple(entries)
    left = len(listed) - most if most is not None else 0
    more = label(article, "and {} more", left) if left > 0 else ""
    remarks = "; ".join(words for words in (more, remark) if words)
    return Part(kind, label(article, heading), (Group(listed[:most]),), remarks)


def gist_part(found: "Briefing") -> Part:
    """The gist as one entry."""
    spans = [pick.sentence.span for pick in found.gist]
    entries = [entry_at(found, running(found), spans)] if spans else []
    return part_of(found.article, PartKind.GIST, "Gist", entries)


def points_part(found: "Briefing") -> Part:
    """The points by section."""
    heading = label(found.article, "Points")
    return Part(PartKind.POINT, heading, tuple(_point_groups(found)))


def _point_groups(found: "Briefing") -> Iterator[Group]:
    several = len(found.sections) > 1
    for part in _with_items(found):
        own = (sentence for block in part.section.blocks for sentence in block.sentences)
        share = sum(count_words(sentence.text) for sentence in own) / max(1, found.words)
        entries = [entry_at(found, text, at) for text, at in bullets(found.article, part.points)]
        heading = part.section.heading
        yield Group(
            tuple(entries),
            heading.text if heading else "",
            min(1.0, share) if several else None,
            Place(heading.span) if heading else None,
        )


def _with_items(found: "Briefing") -> Sequence["SectionPoints"]:
    """The sections with points; of a list those of all its items, in their order."""
    from nutgraf.article_kinds import ArticleKind

    if found.kind is not ArticleKind.LIST:
        return found.sections
    from nutgraf.briefing import SectionPoints
    from nutgraf.briefing.kinds.lists import items

    told = {part.section.span.start: part for part in found.sections}
    for section in items(found.article):
        if all(below.span.start not in told for below in section.walk()):
            told[section.span.start] = SectionPoints(section, ())
    return [told[start] for start in sorted(told)]


def claims_part(found: "Briefing", shown: Container[int]) -> Part:
    """The key claims; those in `shown` are recalled by their opening."""
    entries = (claim_entry(found.article, claim, shown) for claim in found.claims)
    return part_of(found.article, PartKind.CLAIM, "Key claims", entries)


def figures_part(found: "Briefing") -> Part:
    """The figures, and those that differ."""
    listed = listed_figures(found, MAX_FIGURES)
    left = len(found.figures) - sum(len(spans) for _, spans in listed)
    entries = [entry_at(found, phrase, spans) for phrase, spans in listed]
    remark = label(found.article, "and {} more", left) if left else ""
    every = [*entries, *_differing(found)]
    return part_of(found.article, PartKind.FIGURE, "Figures", every, remark=remark)


def _differing(found: "Briefing") -> Iterator[Entry]:
    """The figures that give another number for what was counted before."""
    article = found.article
    for one in found.differing:
        here, there = words_at(article, one.figure.phrase), words_at(article, one.earlier.phrase)
        where = lines_of(article, [one.earlier.span])
        text = label(article, "differs: “{}” here, “{}” in {}", here, there, where)
        yield entry_at(found, text, [one.figure.span])


def timeline_part(found: "Briefing", shown: Container[int]) -> Part:
    """The dated statements."""
    entries = dated_entries(found, shown)
    return part_of(found.article, PartKind.DATE, "Timeline", entries, MAX_DATED)


def dated_entries(found: "Briefing", shown: Container[int]) -> Iterator[Entry]:
    """The dated statements, one per line; several dates of one sentence share a line."""
    article = found.article
    together = groupby(found.timeline, key=lambda one: one.sentence.index)
    lines = [(index, list(of_sentence)) for index, of_sentence in together]
    often = Counter(index for index, _ in lines)
    for index, statements in lines:
        sentence = statements[0].sentence
        when = "; ".join(_when(article, one.when) for one in statements)
        where = lines_of(article, [sentence.span])
        opening = _opening(sentence, shown)
        if often[index] > 1:
            opening = _clause(article, statements)
        yield Entry(sentence.text, (Place(sentence.span),), where, when, opening)


def _clause(article: "Article", statements: "Sequence[DatedStatement]") -> str:
    """The clause of a sentence with the dates; its opening if they cannot be found in it."""
    text = statements[0].sentence.text
    dates = [words_at(article, one.when.span) for one in statements]
    places = [(text.find(words), len(words)) for words in dates]
    if any(place < 0 for place, _ in places):
        return recalled(text)
    end = max(place + length for place, length in places)
    return clause_around(text, min(places)[0], end, article.language)


def _when(article: "Article", mention: "DateMention") -> str:
    """A date, with the words that it was worked out from."""
    words = words_at(article, mention.span) if mention.resolved else ""
    return (mention.iso or "") + (label(article, ", from “{}”", words) if words else "")


def names_part(found: "Briefing") -> Part:
    """Who is who."""
    from nutgraf.briefing import NameKind

    named = (
        name
        for name in found.names
        if name.kind is not NameKind.OTHER or len(name.mentions) >= _OFTEN
    )
    entries = (_name(found, name) for name in named)
    return part_of(found.article, PartKind.NAME, "Who is who", entries, MAX_NAMED)


def _name(found: "Briefing", name: "Name") -> Entry:
    told = [words_at(found.article, name.role)] if name.role else []
    told += [label(found.article, name.kind.value)] if name.kind.value != "other" else []
    told.append(times(found.article, len(name.mentions), "named"))
    also = ", ".join(f"“{alias}”" for alias in name.aliases)
    told += [label(found.article, "also {}", also)] if also else []
    return entry_at(found, "; ".join(told), [name.first], name.name)


def quotes_part(found: "Briefing") -> Part:
    """The quotations."""
    entries = (entry_at(found, said(found.article, quote), [quote.span]) for quote in found.quotes)
    return part_of(found.article, PartKind.QUOTE, "Quotes", entries)


def sources_part(found: "Briefing") -> Part:
    """The cited sources, and how many claims name none."""
    from nutgraf.briefing import SourceKind

    cited = [source for source in found.sources.sources if source.kind is not SourceKind.OTHER]
    remark = unsourced(found) if cited else ""
    entries = (_source(found, source) for source in cited)
    return part_of(found.article, PartKind.SOURCE, "Sources", entries, MAX_CITED, remark)


def _source(found: "Briefing", source: "CitedSource") -> Entry:
    nameless = f" ({label(found.article, 'without a name')})"
    anonymous = nameless if source.kind.value == "anonymous" else ""
    cited = times(found.article, len(source.attributions), "cited")
    return entry_at(found, cited, [source.span], f"{source.label}{anonymous}")


def times(article: "Article", count: int, what: str) -> str:
    """How often, in words."""
    return counted_label(article, count, f"{what} once", f"{what} {{}} times")


def open_part(found: "Briefing", shown: Container[int]) -> Part:
    """The open points."""
    entries = open_entries(found, shown)
    return part_of(found.article, PartKind.OPEN, "Open questions", entries, MAX_OPEN)


def open_entries(found: "Briefing", shown: Container[int]) -> Iterator[Entry]:
    """An open point; if it is not a question, its kind comes first."""
    asked = {sentence.index for sentence in found.questions}
    for point in found.open_points:
        sentence = point.sentence
        where = lines_of(found.article, [sentence.span])
        lead = "" if sentence.index in asked else label(found.article, point.open.value)
        yield Entry(sentence.text, (Place(sentence.span),), where, lead, _opening(sentence, shown))


def unsourced(found: "Briefing") -> str:
    """How many claims name no source; None if all do, or if sources are not reported."""
    sources = found.sources
    if not sources.unsourced or sources.checkable < _FEWEST_COUNTED:
        return ""
    if not tells_sources(found.article) or is_source(found):
        return ""
    told = "{} of {} claims name no source"
    return label(found.article, told, sources.unsourced, sources.checkable)


def is_source(found: "Briefing") -> bool:
    """Whether the writer is the source and need name no other."""
    from nutgraf.briefing.kinds.kind import WITHOUT_SOURCES
    from nutgraf.claims.own_account import is_own_account

    return found.kind in WITHOUT_SOURCES or is_own_account(found.article)


def tells_sources(article: "Article") -> bool:
    """Whether speakers are detected so reliably in the article's language that none means none.

    If speakers are found by a few simple patterns, the absence of one proves nothing.
    """
    return bool(wordlists.groups("reporting-nouns", article.language, fallback=False))
