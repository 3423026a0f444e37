"""Builds a briefing."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nutgraf.article import Article, Section, Sentence, Span
from nutgraf.article_kinds import AS_ARTICLE, ArticleKind, ConversationKind
from nutgraf.briefing.caveats import caveats
from nutgraf.briefing.differing import DifferingFigure, differing_figures
from nutgraf.briefing.gist import gist
from nutgraf.briefing.head import Head, head_of
from nutgraf.briefing.headed import with_answers
from nutgraf.briefing.interview import without_answered
from nutgraf.briefing.key_claims import key_claims
from nutgraf.briefing.keyphrases import Keyphrase, keyphrases
from nutgraf.briefing.kinds.kind import article_kind, conversation_kind
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
from nutgraf.frozen import dataclass
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

if TYPE_CHECKING:
    # Only named here: an article that is no conversation does not wait for these.
    from nutgraf.briefing.conversations.actions import Action
    from nutgraf.briefing.conversations.answers import MailAnswer
    from nutgraf.briefing.conversations.decisions import Decision
    from nutgraf.briefing.conversations.outcome import Outcome

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
    """The briefing: the article's own words, each with its position, and what is counted from them.

    Attributes:
        article: the briefed article.
        method: the summarizer that rated its sentences.
        words: the number of words of the body, or of the requested part.
        minutes: the time to read them.
        gist: the sentence or two that tell why the story matters; without an initial connective.
        sections: those that have a point, in the order of the text; long points in pieces.
        caveats: the article's own objections to its news; none of them is a point.
        claims: the most check-worthy of those that stand alone, best first.
        figures: in the order of the text.
        quotes: in the order of the text.
        questions: the questions that the text itself asks.
        head: the metadata of the article as a whole.
        keyphrases: of the whole article, the most important first; none for a part of one.
        names: people, organisations and places, by how often they are named.
        timeline: dated statements in the order of their dates.
        sources: whom the article cites.
        open_points: what it says is unknown, undecided or expected, and `questions` again.
        differing: figures that give another number for something counted before.
        participants: the speakers of a conversation.
        kind: the kind of article; None if its form does not show it for certain.
        conversation: the kind of conversation; None for an ordinary text.
        decisions: decisions of a conversation that still hold.
        actions: what is still to be done.
        answers: in a mail thread, the latest answer to each question.
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
    keyphrases: tuple[Keyphrase, ...]
    names: tuple[Name, ...]
    timeline: tuple[DatedStatement, ...]
    sources: Sources
    open_points: tuple[OpenPoint, ...]
    differing: tuple[DifferingFigure, ...]
    participants: tuple[Participant, ...]
    kind: ArticleKind | None = None
    conversation: ConversationKind | None = None
    decisions: tuple["Decision", ...] = ()
    actions: tuple["Action", ...] = ()
    answers: tuple["MailAnswer", ...] = ()


def brief(  # noqa: PLR0913, PLR0917  # what a user can choose
    article: Article | str,
    method: str = DEFAULT_METHOD,
    length: str | int | Length | None = None,
    focus: str | None = None,
    within: Section | Span | None = None,
    conversation: ConversationKind | str | None = None,
    kind: ArticleKind | str | None = None,
) -> Briefing:
    """Brief an article, or one section or span of it.

    Args:
        article: an Article, or a text to read.
        method: the name of a summarizer.
        length: the total length of the points by section; None or an `Extent` for the default
            length, which depends on the article; "short" gives half as many points.
        focus: words that the briefing should be about.
        within: brief only this section or span.
        conversation: the same for conversations only: "meeting", "interview", "mail", "article".
        kind: what to brief it as: a conversation as a "meeting", an "interview" or a "mail" thread,
            an article as a "how-to", "list", "match", "speech", "opinion", "paper" or "interview",
            either as an ordinary "article"; None for the kind that its form shows for certain. A
            text without turns cannot be a meeting or a mail thread.

    Raises:
        UnknownMethodError, MethodFailedError, BadLengthError: see there.
        ValueError: there is no such kind.
    """
    source = read(article) if isinstance(article, str) else article
    extent = Extent.of(length)
    wanted = None if length is None or extent else Length.parse(length)
    ratings = _ratings(source, method, focus)
    if conversation not in (None, AS_ARTICLE):
        conversation = ConversationKind(conversation)
    asked = kind or (conversation if source.is_conversation else None)
    told = article_kind(source, asked)
    came = _outcome(source, conversation_kind(source, asked))
    short = extent is Extent.SHORT
    return _briefing(source, method, wanted, ratings, within, told, came, short=short)


@in_shown_text
def _briefing(  # noqa: PLR0913, PLR0917  # what `brief` was asked for
    source: Article,
    method: str,
    wanted: Length | None,
    ratings: Sequence[float],
    within: Section | Span | None,
    kind: ArticleKind | None,
    came_of: "Outcome | None",
    *,
    short: bool,
) -> Briefing:
    candidates = sentences_within(source, within)
    came = came_of.within(candidates) if came_of else None
    gist_sentences = came.gist(ratings) if came else []
    if not gist_sentences:
        of_part = _of_part(source, ratings, method, within)
        gist_sentences = gist(source, of_part, candidates)
    names = find_names(source)
    attributions = find_attributions(source, names)
    statements = _statements(source, candidates, attributions)
    words = _words(source, within, candidates)
    if came:
        statements = came.others(statements)
        wanted = wanted or came.room_for_points(words, gist_sentences)
    against = caveats(source, ratings, statements, gist_sentences, CAVEATS)
    for_it = [one for one in statements if one not in against] or statements
    chosen = points(source, ratings, for_it, gist_sentences, wanted, short=short)
    if wanted is None and within is None and weighs_together(method):
        chosen = with_answers(source, chosen, (*gist_sentences, *against), for_it, ratings)
    picks = picks_of(source, ratings, chosen, method, lambda: ratings)
    every = bare_claims(source, None, None, within, attributions)
    figures = find_figures(source, candidates)
    unanswered = without_answered(source, candidates)
    left_open = came.open_points if came else open_points(unanswered, source.language)
    asked = came.questions if came else open_questions(unanswered)
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
        questions=tuple(asked),
        head=head_of(source),
        keyphrases=tuple(keyphrases(source, names)) if within is None else (),
        names=tuple(_named_in(names, candidates)),
        timeline=tuple(timeline(source, candidates)),
        sources=_cited_in(sources(source, attributions, every, names), candidates),
        open_points=tuple(left_open),
        differing=tuple(_differing_in(source, figures, every, within)),
        participants=tuple(participants(source)),
        kind=kind,
        conversation=conversation_kind(source, kind) if kind else None,
        decisions=came.decisions if came else (),
        actions=came.actions if came else (),
        answers=came.answers if came else (),
    )


def _outcome(article: Article, kind: ConversationKind | None) -> "Outcome | None":
    """What came of a conversation; None for an ordinary text."""
    if kind is None:
        return None
    # Who briefs an article does not wait for what looks through a conversation.
    from nutgraf.briefing.conversations.outcome import outcome

    return outcome(article, kind)


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
    """The sources of the candidates' reports."""
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
    """The sentences that can be points: what the article asserts in its own voice.

    Excluded are questions, which are listed separately; words whose speaker is named elsewhere;
    what the next sentence takes back; and asides in brackets.
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
    """The gist, each sentence without a connective to a sentence that is not shown."""
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
    """The points grouped by their section."""
    grouped: dict[int, tuple[Section, list[Pick]]] = {}
    for point in checked(points):
        section = article.section_of(point.sentence)
        if section is not None:
            grouped.setdefault(section.span.start, (section, []))[1].append(point)
    return tuple(SectionPoints(section, tuple(found)) for section, found in grouped.values())
