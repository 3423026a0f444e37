"""What several articles agree on, what they tell differently, and what only one of them says."""

import re
from collections.abc import Iterable, Mapping, Sequence

from nutgraf.article import Sentence
from nutgraf.briefing.multi_document.containment import Sentences, Twins
from nutgraf.briefing.multi_document.content import content_of
from nutgraf.briefing.multi_document.copies import wording
from nutgraf.briefing.multi_document.matters import Told, each_once
from nutgraf.briefing.multi_document.numbers import DifferentNumbers
from nutgraf.briefing.multi_document.opposition import Reversal
from nutgraf.briefing.multi_document.part import JointArticle, JointMention, origins, place_of
from nutgraf.briefing.multi_document.standing import SentenceRanks
from nutgraf.briefing.questions import asks
from nutgraf.cancellation import checked
from nutgraf.frozen import dataclass
from nutgraf.language.words import count_words
from nutgraf.selection.context_dependence import BADLY, leaning

# What only one article says has less of its weight in another. A lead describes the event that all
# report, in whatever words: above the second share it is listed last.
_RELATED = 0.25
_RELATED_LEAD = 0.15
# An agreed sentence says little else: this share of it is in a sentence of another article.
_LEAST_COVERED = 0.3
# Versions of one text differ everywhere; this is the maximum shown.
_MOST_TOLD_DIFFERENTLY = 30
# How sentences differ that may say the same in another order.
_REORDERED = frozenset({Reversal.ROLES, Reversal.WORD})
# The better half of an article's sentences is searched for what only it says.
_HIGH = 0.5


@dataclass(frozen=True, slots=True)
class Agreed:
    """What several articles say, each in its own words.

    Attributes:
        said: the sentence to show.
        mentions: all of them, in the order of the articles and of their text; `said` is one.
        articles: how many say it, copies of one text counted once.
        verbatim: whether all do so in the same words.
    """

    said: JointMention
    mentions: tuple[JointMention, ...]
    articles: int
    verbatim: bool


@dataclass(frozen=True, slots=True)
class OnlyOne:
    """The points that one article alone makes, the most important first."""

    part: JointArticle
    points: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ToldDifferently:
    """Two sentences of different articles that are alike but for what turns one of them round.

    Attributes:
        first: the sentence of the article that comes first.
        second: that of the other.
        turn: how they differ.
    """

    first: JointMention
    second: JointMention
    turn: Reversal


def agreed(told: Iterable[Told], standing: SentenceRanks) -> list[Agreed]:
    """What more than one article says: what most say first, then what ranks highest in one."""
    found = []
    told_already: set[tuple[int, int]] = set()
    for one in each_once(told, standing.of):
        shown = _shown(one, standing)
        if shown is not None and place_of(shown) not in told_already:
            told_already.add(place_of(shown))
            texts = {mention.sentence.text for mention in one.mentions}
            words = {wording(text) for text in texts}
            articles = len(origins(one.mentions))
            found.append(Agreed(shown, one.mentions, articles, len(words) == 1))
    return sorted(found, key=lambda one: (-one.articles, standing.of(one.said)))


def told_differently(
    twins: Iterable[Twins], differing: Iterable[DifferentNumbers], several: Iterable[Agreed]
) -> list[ToldDifferently]:
    """What two articles tell in opposite ways, in the order of the articles, each sentence once.

    Args:
        twins: the pairs.
        differing: numbers reported as such, which are not repeated.
        several: what several say: another order of its words is no difference.
    """
    agreed_on = [frozenset(map(place_of, one.mentions)) for one in several]
    known = [
        {(value.part.number, value.figure.sentence.index) for value in one.values}
        for one in differing
    ]
    found = []
    told: set[tuple[int, int]] = set()
    for each in twins:
        first, second = sorted((each.one, each.other), key=place_of)
        places = {place_of(first), place_of(second)}
        reordered = each.turn in _REORDERED and any(places <= group for group in agreed_on)
        if told.isdisjoint(places) and not (reordered or any(places <= group for group in known)):
            found.append(ToldDifferently(first, second, each.turn))
            told |= places
    found.sort(key=lambda one: (place_of(one.first), place_of(one.second)))
    return found[:_MOST_TOLD_DIFFERENTLY]


def only_one(
    parts: Sequence[JointArticle],
    told: Iterable[Told],
    sentences: Mapping[str, Sentences],
    standing: SentenceRanks,
    elsewhere: Iterable[tuple[int, int]] = (),
) -> list[OnlyOne]:
    """Important sentences of one article that no other article says, the most important first.

    Args:
        parts: the articles.
        told: what several articles say.
        sentences: those of all articles, by language.
        standing: the rank of a sentence in its article.
        elsewhere: the positions of differences, and of what others say in other words.
    """
    shared = {place_of(mention) for one in told for mention in one.mentions}
    shared.update(elsewhere)
    found = []
    for part in checked(parts):
        if part.copy_of is not None:
            continue
        others = sentences.get(part.article.language)
        if others is None:
            continue
        alone = []
        for mention in _candidates(part, standing):
            if place_of(mention) not in shared:
                related = others.told_elsewhere(mention, _RELATED)
                if related < _RELATED:
                    is_lead = mention.sentence.index == 0 and related >= _RELATED_LEAD
                    alone.append((is_lead, standing.of(mention)[0] + related, mention))
        alone.sort(key=lambda rated: (*rated[:-1], place_of(rated[-1])))
        if alone:
            found.append(OnlyOne(part, tuple(mention.sentence for *_, mention in alone)))
    return found


def _shown(told: Told, standing: SentenceRanks) -> JointMention | None:
    """The sentence itself if it is understood alone, else the best of those that have it."""
    if told.is_whole and can_stand_alone(told.core):
        return told.core
    able = [
        mention
        for mention in told.mentions
        if can_stand_alone(mention) and _covered(mention, told.mentions) >= _LEAST_COVERED
    ]
    if able and not told.is_whole:
        # The one that says the least besides.
        return max(able, key=lambda mention: (_covered(mention, told.mentions), place_of(mention)))
    if able:
        # Of those with the same rank, the first.
        return min(able, key=standing.of)
    return told.core if _quotes(told.core) else None


def _covered(mention: JointMention, mentions: Iterable[JointMention]) -> float:
    """The share of a sentence that another article's sentence contains."""
    language = mention.part.article.language
    own = content_of(mention.sentence.text, language).stems
    return max(
        len(own & content_of(other.sentence.text, language).stems) / max(1, len(own))
        for other in mentions
        if other.part.origin != mention.part.origin
    )


# A quotation is understood by its speaker, whatever it opens with.
_QUOTED_WORDS = 6
_QUOTATION = re.compile(r"[“\"]([^“”\"]+)[”\"]")


def _quotes(mention: JointMention) -> bool:
    quoted = _QUOTATION.findall(mention.sentence.text)
    return any(count_words(each) >= _QUOTED_WORDS for each in quoted)


def can_stand_alone(mention: JointMention) -> bool:
    """Whether a sentence stands alone and is not a question."""
    article, sentence = mention.part.article, mention.sentence
    return not asks(sentence.text) and leaning(article, sentence) < BADLY


def _candidates(part: JointArticle, standing: SentenceRanks) -> list[JointMention]:
    """The points of an article's own briefing, and what else ranks high in it."""
    briefing = part.briefing
    picks = [*briefing.gist, *(pick for own in briefing.sections for pick in own.points)]
    points = {pick.sentence.index for pick in picks}
    every = (JointMention(part, sentence) for sentence in part.article.sentences)
    return [
        mention
        for mention in every
        if (mention.sentence.index in points or standing.of(mention)[0] <= _HIGH)
        and can_stand_alone(mention)
    ]
