"""Facts that articles of one story share by a number: "28 people" who were in quarantine.

Two sentences with little in common may still report the same fact, if the number, its unit or the
noun counted, and the words next to it are the same. The meaning near the number must not be
reversed; the rest of the sentences is not compared. English only.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from nutgraf.briefing.multi_document.content import content_of
from nutgraf.briefing.multi_document.counted import Beside, figures_of, text_beside
from nutgraf.briefing.multi_document.matters import Told
from nutgraf.briefing.multi_document.opposition import Reversal, turned
from nutgraf.briefing.multi_document.part import JointArticle, JointMention, place_of
from nutgraf.cancellation import checked
from nutgraf.facts.numbers import NumberKind

# One and two stand everywhere; of numbers that people spell more words have to be the same, unless
# they have a unit.
_LEAST = 3
_SPELLED = 10
_SHARED = 2
_SHARED_OF_SPELLED = 3
# Sentences that share so much are the same or turned round as a whole, and are compared as such.
_TWINS = 0.75
# A figure is held against the last that have its value and a word in common with it.
_MOST = 60
_LANGUAGE = "en"


def told_by_number(parts: Sequence[JointArticle], stories: Sequence[int]) -> Iterator[Told]:
    """For each figure that another article of its story gives, too, the sentences that do.

    Args:
        parts: the articles.
        stories: the story of each.
    """
    having: dict[tuple[int, str, Decimal, str], list[Beside]] = defaultdict(list)
    same: list[tuple[JointMention, JointMention, frozenset[str]]] = []
    for part in checked(parts):
        for each in figures_of(part) if part.copy_of is None else ():
            near: dict[int, Beside] = {}
            for word in each.words:
                beside = having[stories[part.number], each.unit, each.value, word]
                near.update((id(one), one) for one in beside[-_MOST:])
                beside.append(each)
            for other in near.values():
                if _are_same(each, other):
                    about = each.words & other.words | _number(each)
                    same.append((_mention(each), _mention(other), about))
                    same.append((_mention(other), _mention(each), about))
    same.sort(key=lambda one: (place_of(one[0]), place_of(one[1])))
    for core, its, about in same:
        yield Told(core, (its,), is_whole=False, about=about)


def _mention(each: Beside) -> JointMention:
    return JointMention(each.part, each.figure.sentence)


def _number(each: Beside) -> frozenset[str]:
    """The number as sentences are compared by it."""
    return content_of(each.figure.span.of(each.part.article.source), _LANGUAGE).numbers


def _are_same(one: Beside, other: Beside) -> bool:
    number = one.figure.number
    if one.part.origin == other.part.origin or one.value < _LEAST:
        return False
    has_unit = bool(number.unit or number.currency) or number.kind is NumberKind.PERCENT
    if not has_unit and not one.noun & other.noun:
        return False
    few = one.value < _SPELLED and not has_unit
    if len(one.words & other.words) < (_SHARED_OF_SPELLED if few else _SHARED):
        return False
    return not _are_twins(one, other) and not _is_turned(one, other)


def _are_twins(one: Beside, other: Beside) -> bool:
    own, its = (content_of(each.figure.sentence.text, _LANGUAGE).stems for each in (one, other))
    return len(own & its) >= _TWINS * max(len(own), len(its))


def _is_turned(one: Beside, other: Beside) -> bool:
    """Whether what stands beside one number turns round what stands beside the other."""
    own, its = (
        content_of(text_beside(each.part.article, each.figure), _LANGUAGE) for each in (one, other)
    )
    # Other numbers may stand beside it in one of them.
    turns = {turned(own, its, _LANGUAGE), turned(its, own, _LANGUAGE)}
    return not turns <= {None, Reversal.NUMBER}
