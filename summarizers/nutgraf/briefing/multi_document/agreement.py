"""What several articles say, and what only one of them says."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from nutgraf.article import Sentence
from nutgraf.briefing.multi_document.copies import wording
from nutgraf.briefing.multi_document.part import JointArticle, JointMention, origins
from nutgraf.briefing.multi_document.standing import SentenceRanks
from nutgraf.briefing.questions import asks
from nutgraf.cancellation import checked
from nutgraf.selection.context_dependence import BADLY, leaning
from nutgraf.selection.said import Said

# What one article says has no relative elsewhere: no sentence with this share of its stems.
_RELATED = 0.5


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
    """The points that one article alone makes, in the order of its text."""

    part: JointArticle
    points: tuple[Sentence, ...]


def agreed(groups: Iterable[Sequence[JointMention]], standing: SentenceRanks) -> list[Agreed]:
    """What more than one article says: what most say first, then what stands highest in one."""
    found = []
    for group in groups:
        articles = len(origins(group))
        able = [mention for mention in group if _can_stand_alone(mention)]
        if articles > 1 and able:
            # Of those that stand equally high the first.
            said = min(able, key=standing.of)
            words = {wording(mention.sentence.text) for mention in group}
            found.append(Agreed(said, tuple(group), articles, len(words) == 1))
    return sorted(found, key=lambda one: (-one.articles, standing.of(one.said)))


def only_one(
    parts: Sequence[JointArticle],
    groups: Iterable[Sequence[JointMention]],
    told: Container[tuple[int, int]] = (),
) -> list[OnlyOne]:
    """The points of each article's own briefing that no other article makes.

    Args:
        parts: the articles.
        groups: the sentences of all in groups of near-duplicates.
        told: sentences not to be told again, by the numbers of article and sentence.
    """
    shared = {
        (mention.part.number, mention.sentence.index)
        for group in groups
        if len(origins(group)) > 1
        for mention in group
    }
    bodies = [(part, Said(part.article.sentences, part.article.language)) for part in parts]
    found = []
    for part in checked(parts):
        if part.copy_of is not None:
            continue
        points = [
            sentence
            for sentence in _points(part)
            if (part.number, sentence.index) not in shared
            and (part.number, sentence.index) not in told
            and not _related(part, sentence, bodies)
        ]
        if points:
            found.append(OnlyOne(part, tuple(points)))
    return found


def _can_stand_alone(mention: JointMention) -> bool:
    article, sentence = mention.part.article, mention.sentence
    return not asks(sentence.text) and leaning(article, sentence) < BADLY


def _points(part: JointArticle) -> list[Sentence]:
    """The gist and the points of an article's own briefing, in the order of the text."""
    briefing = part.briefing
    picks = [*briefing.gist, *(pick for own in briefing.sections for pick in own.points)]
    sentences = {pick.sentence.index: pick.sentence for pick in picks}
    return [
        sentence
        for index, sentence in sorted(sentences.items())
        if _can_stand_alone(JointMention(part, sentence))
    ]


def _related(
    part: JointArticle, sentence: Sentence, bodies: Iterable[tuple[JointArticle, Said]]
) -> bool:
    """Whether another article has a sentence that could be about the same."""
    language = part.article.language
    return any(
        said.has_like(sentence, _RELATED)
        for other, said in bodies
        if other.origin != part.origin and other.article.language == language
    )
