"""Facts that reports of one story share in different words, recognized by shared rare words.

The context of the shared words is checked for reversals, clause by clause. A sentence in quite
different words also has another order, so who did what to whom is compared only if two sentences
are alike. English only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nutgraf.briefing.multi_document.anchors import ComparedSentence, Shared, Story
from nutgraf.briefing.multi_document.containment import Twins
from nutgraf.briefing.multi_document.content import Content
from nutgraf.briefing.multi_document.matters import Told
from nutgraf.briefing.multi_document.opposition import Reversal, count_differently, turned
from nutgraf.briefing.multi_document.part import JointArticle, place_of

_LANGUAGE = "en"
# Sentences that are so much alike are held to the order of their words, too.
_ALIKE = 0.7
# What so many others tell in the same words needs no comparison: versions of one text.
_MANY = 3
# What has so much of its weight in another is hardly told by one alone; a lead has always some.
_OF_TOUCHED = 0.2
# Two quotations are the same where so many times two words stand in a row in both.
_OF_QUOTATIONS = 2
# Where one counts or dates it otherwise, so much of the shorter one has to be the same.
_OF_TWINS = 0.5
# A number or a day is told as what differs only where nothing else does.
_TOLD_DIFFERENTLY = (Reversal.NUMBER, Reversal.DAY)
_ORDER = (
    Reversal.NEGATION,
    Reversal.OPPOSITE,
    Reversal.ROLES,
    Reversal.WORD,
    Reversal.DAY,
    Reversal.NUMBER,
)


class InOtherWords(NamedTuple):
    """What two reports of one story tell in other words.

    Attributes:
        told: each sentence with each that tells what it tells, the surest first.
        twins: those that count or date something otherwise.
        touched: the places of the sentences that another report may tell, too.
    """

    told: list[Told]
    twins: list[Twins]
    touched: set[tuple[int, int]]


def in_other_words(
    parts: Sequence[JointArticle],
    stories: Sequence[int],
    told: Iterable[Told],
    twins: Iterable[Twins],
) -> InOtherWords:
    """What two reports of one story tell in other words, and what they tell differently.

    Args:
        parts: the articles.
        stories: the story of each.
        told: what several tell in the same words; what many do is not compared again.
        twins: what two tell in nearly the same words, likewise.
    """
    known = {place_of(one.core) for one in told if len(one.others) >= _MANY and one.is_whole}
    often = Counter(place_of(one) for each in twins for one in (each.one, each.other))
    known.update(place for place, count in often.items() if count >= _MANY)
    by_story: dict[int, list[JointArticle]] = defaultdict(list)
    for part in parts:
        if part.copy_of is None and part.article.language == _LANGUAGE:
            by_story[stories[part.number]].append(part)
    found = InOtherWords([], [], set())
    for own in by_story.values():
        if len(own) > 1:
            _compare(Story(own, known), found)
    return found


def _compare(story: Story, found: InOtherWords) -> None:
    near = []
    for one, other in story.near():
        shared = story.shared(one, other)
        if shared.is_something:
            found.touched.update(
                place_of(line.mention)
                for line in (one, other)
                if line.mention.sentence.index and shared.weight >= _OF_TOUCHED * story.whole(line)
            )
        if shared.is_enough:
            near.append((shared, one, other, _turn(story, one, other, shared)))
    near.sort(
        key=lambda each: (-each[0].weight, place_of(each[1].mention), place_of(each[2].mention))
    )
    for shared, one, other, turn in near:
        if turn is None:
            for core, its in ((one, other), (other, one)):
                found.told.append(
                    Told(core.mention, (its.mention,), is_whole=False, about=shared.about)
                )
        elif shared.covered >= _OF_TWINS and turn in _TOLD_DIFFERENTLY:
            found.twins.append(Twins(one.mention, other.mention, turn))


def _turn(
    story: Story, one: ComparedSentence, other: ComparedSentence, shared: Shared
) -> Reversal | None:
    """How what the anchors stand in is turned round; any doubt counts."""
    if one.is_speech and other.is_speech and len(one.pairs & other.pairs) < _OF_QUOTATIONS:
        return Reversal.WORD
    first, second = one.stretch(shared.own), other.stretch(shared.its)
    if not shared.is_counted and _are_of_others(story, first, second):
        return Reversal.WORD
    turns = {turned(first, second, _LANGUAGE), turned(second, first, _LANGUAGE)} - {None}
    both = len(one.content.stems & other.content.stems)
    if both < _ALIKE * max(len(one.content.stems), len(other.content.stems)):
        turns -= {Reversal.ROLES, Reversal.WORD}
    if Reversal.NUMBER in turns and not count_differently(first, second):
        turns.discard(Reversal.NUMBER)
        if not (turns or shared.has_number):
            # A number of something else may be a doubt, but is no difference.
            return Reversal.WORD
    return min((turn for turn in turns if turn is not None), key=_ORDER.index, default=None)


def _are_of_others(story: Story, one: Content, other: Content) -> bool:
    """Whether each names others: "Americans join the fast lane", "one in the UK joins it"."""
    own, its = story.names_of(one), story.names_of(other)
    return not own & its and bool(own - other.stems and its - one.stems)
