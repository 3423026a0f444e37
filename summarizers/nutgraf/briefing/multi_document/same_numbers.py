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
from nutgraf.language.wordlists import words

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
_TEN = 10
# So near before a number stands that it is rounded.
_BEFORE = 2
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
                for value in _values(each):
                    beside = having[stories[part.number], each.unit, value, word]
                    near.update((id(one), one) for one in beside[-_MOST:])
                    beside.append(each)
            for other in near.values():
                if _is_about_as_much(each, other) and _are_same(each, other):
                    about = each.words & other.words | _number(each) | _number(other)
                    same.append((_mention(each), _mention(other), about))
                    same.append((_mention(other), _mention(each), about))
    same.sort(key=lambda one: (place_of(one[0]), place_of(one[1])))
    for core, its, about in same:
        yield Told(core, (its,), is_whole=False, about=about)


def _step(each: Beside) -> Decimal:
    """The unit of a number's last digit that is not 0: 100,000 of 5.9 million."""
    exponent = each.value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _values(each: Beside) -> tuple[Decimal, ...]:
    """The number, and what it is rounded to with a digit less: 6 million for 5.9 million."""
    step = _TEN * _step(each)
    rounded = step * (each.value / step).to_integral_value()
    return (each.value, rounded) if rounded else (each.value,)


def _is_about_as_much(one: Beside, other: Beside) -> bool:
    """Whether two numbers are equal, or the one with a digit less is told as a rounded one."""
    if one.value == other.value:
        return True
    rounder = max(one, other, key=_step)
    article, figure = rounder.part.article, rounder.figure
    before = article.source[figure.sentence.span.start : figure.span.start]
    last = before.lower().split()[-_BEFORE:]
    is_rounded = not words("rounded", _LANGUAGE, fallback=False).isdisjoint(last)
    return is_rounded and abs(one.value - other.value) < _step(rounder) / 2


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
