"""Puts one briefing of several articles together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from nutgraf.article import Article
from nutgraf.briefing.briefing import CLAIMS, brief
from nutgraf.briefing.multi_document.agreement import (
    Agreed,
    OnlyOne,
    ToldDifferently,
    agreed,
    only_one,
    told_differently,
)
from nutgraf.briefing.multi_document.anchored import in_other_words
from nutgraf.briefing.multi_document.budget import Budget
from nutgraf.briefing.multi_document.containment import Sentences, Twins
from nutgraf.briefing.multi_document.copies import copies, wording
from nutgraf.briefing.multi_document.dated import Dated, timeline_over
from nutgraf.briefing.multi_document.gist import shared_news
from nutgraf.briefing.multi_document.matters import Told, by_matter, joined
from nutgraf.briefing.multi_document.named import JointName, JointSource, names_over, sources_over
from nutgraf.briefing.multi_document.near_duplicates import groups
from nutgraf.briefing.multi_document.numbers import DifferentNumbers, different_numbers
from nutgraf.briefing.multi_document.part import JointArticle, JointMention, labels, place_of
from nutgraf.briefing.multi_document.same_numbers import told_by_number
from nutgraf.briefing.multi_document.standing import SentenceRanks
from nutgraf.briefing.multi_document.stories import stories
from nutgraf.cancellation import checked
from nutgraf.claims import Claim
from nutgraf.errors import TooManyArticlesError
from nutgraf.frozen import dataclass
from nutgraf.language.words import reading_minutes
from nutgraf.methods import rate
from nutgraf.reading import read
from nutgraf.selection.focus import focused
from nutgraf.selection.length import Length
from nutgraf.selection.summary import DEFAULT_METHOD

MOST_ARTICLES = 200
"""The maximum number of articles briefed together."""

# Without a length: how many agreed facts are shown, and how many from each article alone.
_AGREED = 12
_ALONE = 3
# Each point must stand alone, like a summary of one sentence.
_EACH = 1


@dataclass(frozen=True, slots=True)
class JointClaim:
    """A claim, and every sentence of the articles that makes it; the claim's own is the first."""

    part: JointArticle
    claim: Claim
    mentions: tuple[JointMention, ...]


@dataclass(frozen=True, slots=True)
class JointBriefing:
    """What several articles say, in their own words, each with its article and position.

    Attributes:
        parts: the articles, in the order given.
        method: the summarizer that rated their sentences.
        words: the number of words of all bodies together, without copies.
        minutes: the time to read them.
        gist: the sentence of a lead that the other articles support best; if they share no news,
            what most say, or each article's own gist.
        agreed: what several say; what most say comes first.
        only: what only one says.
        differing: numbers that differ between articles.
        told_differently: sentences that are alike except for a reversal of the meaning.
        timeline: dated statements of all, in the order of their dates.
        claims: the most check-worthy of all, best first.
        names: people, organisations and places, by how many articles name them.
        sources: whom they cite.
    """

    parts: tuple[JointArticle, ...]
    method: str
    words: int
    minutes: int
    gist: tuple[JointMention, ...]
    agreed: tuple[Agreed, ...]
    only: tuple[OnlyOne, ...]
    differing: tuple[DifferentNumbers, ...]
    told_differently: tuple[ToldDifferently, ...]
    timeline: tuple[Dated, ...]
    claims: tuple[JointClaim, ...]
    names: tuple[JointName, ...]
    sources: tuple[JointSource, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """Those of the articles, in their order: sentences are compared within one only."""
        return tuple(dict.fromkeys(part.article.language for part in self.parts))

    @property
    def independent(self) -> int:
        """How many articles there are, copies not counted."""
        return sum(part.copy_of is None for part in self.parts)

    def independent_in(self, language: str) -> int:
        """How many of these are in a language."""
        own = [part for part in self.parts if part.article.language == language]
        return sum(part.copy_of is None for part in own)


def brief_together(
    articles: Sequence[Article | str],
    method: str = DEFAULT_METHOD,
    length: str | int | Length | None = None,
    focus: str | None = None,
    names: Sequence[str | None] | None = None,
) -> JointBriefing:
    """Make one briefing of several articles.

    Args:
        articles: Articles, or texts to read; up to `MOST_ARTICLES`.
        method: the name of a summarizer.
        length: the total length of the points; those that several articles make come first.
        focus: words that the briefing should be about.
        names: the articles' files or addresses, used as labels; by default their titles.

    Raises:
        TooManyArticlesError, UnknownMethodError, MethodFailedError, BadLengthError: see there.

    >>> storm = "The storm tore the roof off the harbour school on Monday. Nobody knows why."
    >>> fire = "Lessons stopped. On Monday the storm tore the whole roof off the harbour school."
    >>> found = brief_together([storm, fire])
    >>> [[mention.part.label for mention in point.mentions] for point in found.agreed]
    [['article 1', 'article 2']]
    """
    if len(articles) > MOST_ARTICLES:
        raise TooManyArticlesError(
            f"{len(articles)} articles are too many for a briefing; the maximum is {MOST_ARTICLES}"
        )
    wanted = None if length is None else Length.parse(length)
    sources = [read(one) if isinstance(one, str) else one for one in articles]
    parts = _parts(sources, names or [None] * len(sources), method, focus)
    compared = list(_to_compare(parts))
    grouped = groups(compared)
    standing = SentenceRanks(_ratings(source, method, focus) for source in sources)
    story = stories(parts)
    sentences = _by_language(compared, story)
    told, twins = _compared(sentences.values())
    reworded = in_other_words(parts, story, told, twins)
    told += by_matter([*reworded.told, *told_by_number(parts, story)])
    twins = _not_agreed([*twins, *reworded.twins], told)
    differing = different_numbers(parts, story)
    several = agreed(told, standing)
    opposed = told_differently(twins, differing, several)
    gist = _gist(parts, several)
    elsewhere = reworded.touched | _places_of(differing, opposed) | set(map(place_of, gist))
    alone = only_one(parts, told, sentences, standing, elsewhere)
    several, alone = _within(wanted, sources, several, alone)
    group_of = {
        (mention.part.number, mention.sentence.index): number
        for number, group in enumerate(grouped)
        for mention in group
    }
    words = sum(part.briefing.words for part in parts if part.copy_of is None)
    return JointBriefing(
        parts=tuple(parts),
        method=method,
        words=words,
        minutes=reading_minutes(words),
        gist=tuple(gist),
        agreed=tuple(several),
        only=tuple(alone),
        differing=tuple(differing),
        told_differently=tuple(opposed),
        timeline=tuple(timeline_over(parts, joined(group_of, told))),
        claims=tuple(_claims(parts, grouped, group_of)),
        names=tuple(names_over(parts)),
        sources=tuple(sources_over(parts)),
    )


def _parts(
    articles: Sequence[Article], names: Sequence[str | None], method: str, focus: str | None
) -> list[JointArticle]:
    called = labels(articles, names)
    copied = copies(articles)
    rows = zip(called, names, articles, copied, strict=True)
    return [
        JointArticle(number, label, name, brief(article, method, None, focus), copy_of)
        for number, (label, name, article, copy_of) in enumerate(checked(list(rows)))
    ]


def _ratings(article: Article, method: str, focus: str | None) -> Sequence[float]:
    ratings = rate(article, method, _EACH)
    return focused(article, ratings, focus) if focus and focus.strip() else ratings


def _to_compare(parts: Sequence[JointArticle]) -> Iterable[JointMention]:
    """The sentences of all; of a copy only those that its original does not have."""
    for part in parts:
        known: set[str] = set()
        if part.copy_of is not None:
            original = parts[part.copy_of].article
            known = {wording(sentence.text) for sentence in original.sentences}
        for sentence in checked(part.article.sentences):
            if not known or wording(sentence.text) not in known:
                yield JointMention(part, sentence)


def _by_language(mentions: Iterable[JointMention], story: Sequence[int]) -> dict[str, Sentences]:
    found: dict[str, list[JointMention]] = defaultdict(list)
    for mention in mentions:
        found[mention.part.article.language].append(mention)
    return {language: Sentences(own, language, story) for language, own in found.items()}


def _compared(every: Iterable[Sentences]) -> tuple[list[Told], list[Twins]]:
    told: list[Told] = []
    twins: list[Twins] = []
    for sentences in every:
        its_told, its_twins = sentences.compared()
        told += its_told
        twins += its_twins
    return told, twins


def _not_agreed(twins: Iterable[Twins], told: Iterable[Told]) -> list[Twins]:
    """Those for which nothing shows that they say the same."""
    agreed = {
        (place_of(one.core), place_of(other)) for one in told for other in one.others if one.about
    }
    return [each for each in twins if (place_of(each.one), place_of(each.other)) not in agreed]


def _places_of(
    differing: Iterable[DifferentNumbers], opposed: Iterable[ToldDifferently]
) -> set[tuple[int, int]]:
    """The sentences that are shown side by side."""
    numbers = (value for one in differing for value in one.values)
    found = {(value.part.number, value.figure.sentence.index) for value in numbers}
    return found.union(*({place_of(one.first), place_of(one.second)} for one in opposed))


def _gist(parts: Sequence[JointArticle], several: Sequence[Agreed]) -> list[JointMention]:
    """The news that most share, else what several say, else the gist of each article's own."""
    news = shared_news(parts)
    if news is not None:
        return [news]
    if several:
        return [several[0].said]
    return [
        JointMention(part, part.briefing.gist[0].sentence)
        for part in parts
        if part.copy_of is None and part.briefing.gist
    ][:_ALONE]


def _within(
    length: Length | None,
    articles: Sequence[Article],
    several: Sequence[Agreed],
    alone: Sequence[OnlyOne],
) -> tuple[list[Agreed], list[OnlyOne]]:
    """As many points as the length allows: what several say, then one of each article in turn."""
    if length is None:
        short = [OnlyOne(one.part, one.points[:_ALONE]) for one in alone]
        return list(several[:_AGREED]), short
    budget = Budget(length, articles)
    kept = [point for point in several if budget.spend(point.said.sentence)]
    room = {one.part.number: 0 for one in alone}
    for turn in range(max((len(one.points) for one in alone), default=0)):
        for one in alone:
            number = one.part.number
            if room[number] == turn < len(one.points) and budget.spend(one.points[turn]):
                room[number] += 1
    rest = [OnlyOne(one.part, one.points[: room[one.part.number]]) for one in alone]
    return kept, [one for one in rest if one.points]


def _claims(
    parts: Sequence[JointArticle],
    grouped: Sequence[Sequence[JointMention]],
    group_of: dict[tuple[int, int], int],
) -> list[JointClaim]:
    """The best of each article's key claims, near-duplicates listed once."""
    originals = [part for part in parts if part.copy_of is None]
    every = [(part, claim) for part in originals for claim in part.briefing.claims]
    every.sort(key=lambda one: -one[1].score)
    found: dict[int, JointClaim] = {}
    for part, claim in every:
        group = group_of[part.number, claim.sentence.index]
        if group not in found:
            own = JointMention(part, claim.sentence)
            others = [mention for mention in grouped[group] if mention != own]
            found[group] = JointClaim(part, claim, (own, *others))
    return list(found.values())[:CLAIMS]
