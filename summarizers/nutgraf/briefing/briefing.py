"""Puts a briefing together."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from nutgraf.article import Article, Section, Sentence, Span
from nutgraf.briefing.caveats import caveats
from nutgraf.briefing.differing import DifferingFigure, differing_figures
from nutgraf.briefing.gist import gist
from nutgraf.briefing.head import Head, head_of
from nutgraf.briefing.interview import without_answered
from nutgraf.briefing.key_claims import key_claims
from nutgraf.briefing.overtaken import overtaken
from nutgraf.briefing.participants import Participant, participants
from nutgraf.briefing.points import points
from nutgraf.briefing.questions import OpenPoint, asks, open_points, open_questions
from nutgraf.briefing.quotes import Quote, bare_quotes, quotes
from nutgraf.briefing.shortening import shortened, without_connective
from nutgraf.briefing.sources import Sources, sources
from nutgraf.briefing.timeline import DatedStatement, timeline
from nutgraf.cancellation import checked
from nutgraf.claims import Attribution, Claim, bare_claims, find_attributions, with_facts
from nutgraf.facts.figures import Figure, find_figures
from nutgraf.facts.names import Name, find_names
from nutgraf.language.words import count_words, reading_minutes, words_in
from nutgraf.locating import in_shown_text
from nutgraf.methods import rate
from nutgraf.reading import read
from nutgraf.selection.answering import answering
from nutgraf.selection.extent import Extent
from nutgraf.selection.focus import focused
from nutgraf.selection.length import Length
from nutgraf.selection.set_selection import weighs_together
from nutgraf.selection.summary import DEFAULT_METHOD, Pick, picks_of, sentences_within

# How many key claims a briefing lists at most.
CLAIMS = 5
# How many caveats it has at most.
CAVEATS = 2
# Gist and points together are a summary of several sentences.
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class SectionPoints:
    """The points of one section, in the order of the text."""

    section: Section
    points: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """All of it the article's own words, each with its place, or counted from them.

    Attributes:
        article: what is briefed.
        method: the summarizer that rated its sentences.
        words: of the body, or of the part that was asked for.
        minutes: the time to read them.
        gist: the sentence or two that tell why the story matters; without a connective at its head.
        sections: those that have a point, in the order of the text; long points in pieces.
        caveats: what the article itself holds against its news; none of it is a point.
        claims: the most worth checking of those that are understood alone, best first.
        figures: in the order of the text.
        quotes: likewise.
        questions: those that the text itself asks.
        head: what is known of the article as a whole.
        names: people, organisations and places, by how often they are named.
        timeline: dated statements in the order of their dates.
        sources: whom the article cites.
        open_points: what it says is unknown, undecided or expected, and `questions` again.
        differing: figures that give another number for what was counted before.
        participants: who speaks in a conversation.
    """

    article: Article
    method: str
    words: int
    minutes: int
    gist: tuple[Pick, ...]
    sections: tuple[SectionPoints, ...]
    caveats: tuple[Pick, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]
    questions: tuple[Sentence, ...]
    head: Head
    names: tuple[Name, ...]
    timeline: tuple[DatedStatement, ...]
    sources: Sources
    open_points: tuple[OpenPoint, ...]
    differing: tuple[DifferingFigure, ...]
    participants: tuple[Participant, ...]


def brief(
    article: Article | str,
    method: str = DEFAULT_METHOD,
    length: str | int | Length | None = None,
    focus: str | None = None,
    within: Section | Span | None = None,
) -> Briefing:
    """Brief an article, or one section or span of it.

    Args:
        article: an Article, or a text to read.
        method: the name of a summarizer.
        length: how much the points by section may be together; by the article's length when None
            or an `Extent`, of which "short" gives half as many.
        focus: words that the briefing should be about.
        within: brief only this section or span.

    Raises:
        UnknownMethodError, MethodFailedError, BadLengthError: see there.
    """
    source = read(article) if isinstance(article, str) else article
    extent = Extent.of(length)
    wanted = None if length is None or extent else Length.parse(length)
    ratings = _ratings(source, method, focus)
    return _briefing(source, method, wanted, ratings, within, short=extent is Extent.SHORT)


@in_shown_text
def _briefing(
    source: Article,
    method: str,
    wanted: Length | None,
    ratings: Sequence[float],
    within: Section | Span | None,
    *,
    short: bool,
) -> Briefing:
    candidates = sentences_within(source, within)
    gist_sentences = gist(source, _of_part(source, ratings, method, within), candidates)
    names = find_names(source)
    attributions = find_attributions(source, names)
    statements = _statements(source, candidates, attributions)
    against = caveats(source, ratings, statements, gist_sentences, CAVEATS)
    for_it = [one for one in statements if one not in against] or statements
    chosen = points(source, ratings, for_it, gist_sentences, wanted, short=short)
    picks = picks_of(source, ratings, chosen, method, lambda: ratings)
    words = _words(source, within, candidates)
    every = bare_claims(source, None, None, within, attributions)
    figures = find_figures(source, candidates)
    unanswered = without_answered(source, candidates)
    return Briefing(
        article=source,
        method=method,
        words=words,
        minutes=reading_minutes(words),
        gist=_without_opening(
            source, picks_of(source, ratings, gist_sentences, method, lambda: ratings)
        ),
        sections=_by_section(source, _shortened(source, picks, attributions)),
        caveats=tuple(picks_of(source, ratings, against, method, lambda: ratings)),
        claims=tuple(with_facts(source, key_claims(source, every, CLAIMS), every)),
        figures=tuple(figures),
        quotes=tuple(quotes(source, attributions, candidates)),
        questions=tuple(open_questions(unanswered)),
        head=head_of(source),
        names=tuple(_named_in(names, candidates)),
        timeline=tuple(timeline(source, candidates)),
        sources=_cited_in(sources(source, attributions, every, names), candidates),
        open_points=tuple(open_points(unanswered, source.language)),
        differing=tuple(_differing_in(source, figures, every, within)),
        participants=tuple(participants(source)),
    )


def gist_of(
    article: Article | str,
    method: str = DEFAULT_METHOD,
    focus: str | None = None,
    within: Section | Span | None = None,
) -> tuple[Pick, ...]:
    """The gist that `brief` would open with, without the rest of the briefing."""
    source = read(article) if isinstance(article, str) else article
    candidates = sentences_within(source, within)
    ratings = _ratings(source, method, focus)
    gist_sentences = gist(source, _of_part(source, ratings, method, within), candidates)
    return tuple(picks_of(source, ratings, gist_sentences, method, lambda: ratings))


def _named_in(names: Iterable[Name], candidates: Sequence[Sentence]) -> list[Name]:
    """The names that the candidates mention, with those mentions only; the most named first.

    Those that no reader would list are left out.
    """
    found = []
    for name in checked(names):
        if not name.listed:
            continue
        mentions = tuple(span for span in name.mentions if _is_in(span, candidates))
        if mentions:
            found.append(replace(name, mentions=mentions))
    return sorted(found, key=lambda name: (-len(name.mentions), name.first.start))


def _cited_in(found: Sources, candidates: Sequence[Sentence]) -> Sources:
    """The sources of what the candidates report."""
    cited = []
    for source in found.sources:
        own = tuple(one for one in source.attributions if _is_in(one.content, candidates))
        if own:
            cited.append(replace(source, attributions=own))
    return replace(found, sources=tuple(cited))


def _differing_in(
    article: Article,
    figures: Sequence[Figure],
    claims: Sequence[Claim],
    within: Section | Span | None,
) -> list[DifferingFigure]:
    """The figures among these that differ from one among these."""
    spans = {figure.span for figure in figures}
    every = None if within is not None else figures
    return [
        one
        for one in differing_figures(article, claims, every)
        if one.figure.span in spans and one.earlier.span in spans
    ]


def _is_in(span: Span, sentences: Sequence[Sentence]) -> bool:
    """Whether a span begins in one of the sentences, which are in order."""
    before = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    return before >= 0 and span.start < sentences[before].span.end


def _words(article: Article, within: Section | Span | None, candidates: Sequence[Sentence]) -> int:
    """How many words the candidates have."""
    if isinstance(within, Span):
        return sum(count_words(sentence.text) for sentence in checked(candidates))
    return words_in(within or article)


def _statements(
    article: Article, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> Sequence[Sentence]:
    """What can be a point, if there is anything: what the article asserts in its own voice.

    Questions are listed by themselves, words whose speaker is named elsewhere are nobody's, what
    the next sentence takes back is not asserted, and what stands in brackets is said aside.
    """
    unnamed = bare_quotes(sentences, attributions) | overtaken(article, sentences)
    left = [
        sentence
        for sentence in checked(sentences)
        if not asks(sentence.text)
        and sentence.index not in unnamed
        and not (sentence.text.startswith("(") and sentence.text.endswith(")"))
    ]
    return left or sentences


def _ratings(article: Article, method: str, focus: str | None) -> Sequence[float]:
    ratings = rate(article, method, _SEVERAL)
    return focused(article, ratings, focus) if focus and focus.strip() else ratings


def _of_part(
    article: Article, ratings: Sequence[float], method: str, within: Section | Span | None
) -> Sequence[float]:
    """The ratings, those of a section raised for what answers its heading."""
    if not isinstance(within, Section) or not weighs_together(method):
        return ratings
    raised = answering(article, within, ratings)
    return [raised.get(index, rating) for index, rating in enumerate(ratings)]


def _without_opening(article: Article, gist: Sequence[Pick]) -> tuple[Pick, ...]:
    """The gist, each without a connective that ties it to a sentence that is not told."""
    told = {pick.sentence.index for pick in gist}
    return tuple(
        pick
        if pick.sentence.index - 1 in told
        else replace(pick, pieces=without_connective(article, pick.sentence))
        for pick in gist
    )


def _shortened(
    article: Article, points: Sequence[Pick], attributions: Iterable[Attribution]
) -> list[Pick]:
    """The points, with the pieces that are to be shown of long ones."""
    spans = [point.sentence.span for point in points]
    own: dict[int, list[Attribution]] = defaultdict(list)
    for one in checked(attributions):
        first = bisect_right(spans, one.content.start, key=lambda span: span.end)
        last = bisect_left(spans, one.content.end, key=lambda span: span.start)
        places = {point.sentence.index for point in points[first:last]}
        for index in places | {one.sentence}:
            own[index].append(one)
    told = {point.sentence.index for point in points}
    return [
        replace(
            point,
            pieces=shortened(
                article,
                point.sentence,
                own[point.sentence.index],
                follows=point.sentence.index - 1 in told,
            ),
        )
        for point in points
    ]


def _by_section(article: Article, points: Sequence[Pick]) -> tuple[SectionPoints, ...]:
    """The points grouped by the section they stand in."""
    grouped: dict[int, tuple[Section, list[Pick]]] = {}
    for point in checked(points):
        section = article.section_of(point.sentence)
        if section is not None:
            grouped.setdefault(section.span.start, (section, []))[1].append(point)
    return tuple(SectionPoints(section, tuple(found)) for section, found in grouped.values())
