"""Figures of two articles for the same thing, in different words; English only.

Within one article, two figures are compared only if their sentences are nearly the same
(`nutgraf.briefing.differing`). Two reports of one event use different words, so here it is enough
that the words next to the figures and the unit are the same, and the sizes are similar. A figure
that the other article also gives for the same thing is not a difference.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from nutgraf.article import Article
from nutgraf.briefing.multi_document.content import content_of, people
from nutgraf.briefing.multi_document.part import JointArticle
from nutgraf.cancellation import checked
from nutgraf.facts.figures import Figure
from nutgraf.facts.numbers import NumberKind, UnitKind
from nutgraf.frozen import dataclass

# What stands so many characters before or after a figure tells what it counts.
_BESIDE = 60
# So many words beside the figures are the same: more where only one tells what it counts, fewer
# with a unit, or where the noun that is counted is the same.
_SHARED_WITHOUT_NOUN = 4
_SHARED = 3
_SHARED_WITH_UNIT = 2
# One is enough that stands in few sentences of either, where the numbers are near one another.
_FEW = 2
_TIMES_OF_FEW = Decimal("1.5")
# Smaller numbers of one noun may be of two parts of it.
_LEAST_OF_NOUN = 10
# Of two figures for one thing none is more than so many times the other; for those that have little
# but the noun in common, fewer.
_TIMES = 4
_TIMES_OF_NOUN = Decimal("1.25")
# Two of nearly a hundred of something may be two parts of it.
_MANY = 1000
# A figure is held against the last that have a word in common with it.
_MOST = 60
_HALF = Decimal("0.5")
_KINDS = frozenset({NumberKind.COUNT, NumberKind.MONEY, NumberKind.PERCENT})
_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure, its part, and the words beside it."""

    part: JointArticle
    figure: Figure
    unit: str
    value: Decimal
    noun: frozenset[str]
    words: frozenset[str]


def differing_pairs(
    parts: Sequence[JointArticle], stories: Sequence[int]
) -> Iterator[tuple[Beside, Beside]]:
    """Two figures of two articles of one story that count the same thing and differ."""
    every = [each for part in parts if part.copy_of is None for each in figures_of(part)]
    given, rarity = _Given(every), _Rarity()
    having: dict[tuple[int, str, str], list[Beside]] = defaultdict(list)
    pairs: list[tuple[Beside, Beside]] = []
    for each in checked(every):
        near: dict[int, Beside] = {}
        for word in each.words:
            beside = having[stories[each.part.number], each.unit, word]
            near.update((id(one), one) for one in beside[-_MOST:])
            beside.append(each)
        pairs += [(one, each) for one in near.values() if _are_of_one_thing(one, each, rarity)]
    for one, other in _best(pairs):
        if _differ(one, other) and not given.are_both(one, other):
            yield one, other


def _best(pairs: Iterable[tuple[Beside, Beside]]) -> list[tuple[Beside, Beside]]:
    """Each figure with the one of another article that has most words in common with it."""
    taken: set[tuple[int, int]] = set()
    found = []
    for one, other in sorted(pairs, key=_likeness):
        keys = {(id(one), other.part.origin), (id(other), one.part.origin)}
        if taken.isdisjoint(keys):
            found.append((one, other))
            taken |= keys
    return found


def _likeness(pair: tuple[Beside, Beside]) -> tuple[int, bool, Decimal]:
    """The more words are the same, and the nearer the numbers, the earlier."""
    one, other = pair
    smaller, larger = sorted((abs(one.value), abs(other.value)))
    return -len(one.words & other.words), one.value != other.value, larger / smaller


class _Rarity:
    """In how many sentences of an article a word stands."""

    def __init__(self) -> None:
        self._often: dict[int, Counter[str]] = {}

    def are_few(self, part: JointArticle, word: str) -> bool:
        """Whether few sentences of an article have a word."""
        often = self._often.get(part.number)
        if often is None:
            often = self._often[part.number] = Counter()
            for sentence in part.article.sentences:
                often.update(content_of(sentence.text, _LANGUAGE).stems)
        return often[word] <= _FEW


class _Given:
    """The figures of each article by unit and value."""

    def __init__(self, every: Sequence[Beside]) -> None:
        self._having: dict[tuple[int, str, Decimal], list[Beside]] = defaultdict(list)
        for each in every:
            self._having[each.part.number, each.unit, each.value].append(each)

    def are_both(self, one: Beside, other: Beside) -> bool:
        """Whether one of the articles gives the other's number, too, for the same."""
        return self._has(one.part, other) or self._has(other.part, one)

    def _has(self, part: JointArticle, figure: Beside) -> bool:
        own = self._having.get((part.number, figure.unit, figure.value), [])
        return any(len(each.words & figure.words) >= _SHARED_WITH_UNIT for each in own)


def figures_of(part: JointArticle) -> Iterator[Beside]:
    """The figures of an article in English, each with the words beside it."""
    article = part.article
    if article.language != _LANGUAGE:
        return
    for figure in part.briefing.figures:
        number = figure.number
        if number.kind in _KINDS and number.value:
            words = _words_beside(article, figure)
            phrase = content_of(figure.phrase.of(article.source), _LANGUAGE)
            noun = (phrase.stems - phrase.numbers) & words
            unit = f"{number.kind}:{number.currency or number.unit or ''}"
            yield Beside(part, figure, unit, number.value, noun, words)


def text_beside(article: Article, figure: Figure) -> str:
    """A figure with the words of its sentence that stand beside it."""
    before, after = _beside(article, figure)
    return f"{before}{figure.span.of(article.source)}{after}"


def _words_beside(article: Article, figure: Figure) -> frozenset[str]:
    before, after = _beside(article, figure)
    found = content_of(f"{before} {after}", _LANGUAGE)
    return found.stems - found.numbers - _scales()


def _beside(article: Article, figure: Figure) -> tuple[str, str]:
    """What stands before and after it."""
    source, span = article.source, figure.sentence.span
    start = max(span.start, figure.span.start - _BESIDE)
    end = min(span.end, figure.phrase.end + _BESIDE)
    before, after = source[start : figure.span.start], source[figure.span.end : end]
    if start > span.start:
        before = before.partition(" ")[2]
    if end < span.end:
        after = after.rpartition(" ")[0]
    return before, after


@cache
def _scales() -> frozenset[str]:
    """Words that are part of a number: they tell nothing of what is counted."""
    return content_of("hundred thousand million billion trillion percent", _LANGUAGE).stems


def _differ(one: Beside, other: Beside) -> bool:
    """Whether two numbers differ by more than what they are rounded to."""
    difference = abs(one.value - other.value)
    step = max(one.figure.number.step, other.figure.number.step)
    return difference > 0 and difference >= _HALF * step


def _are_of_one_thing(one: Beside, other: Beside, rarity: _Rarity) -> bool:
    if one.part.origin == other.part.origin:
        return False
    smaller, larger = sorted((abs(one.value), abs(other.value)))
    shared = len(one.words & other.words)
    nouns = one.noun & other.noun
    if one.figure.number.kind is NumberKind.PERCENT:
        near = larger <= _TIMES_OF_NOUN * smaller
        return shared >= (_SHARED_WITH_UNIT if near else _SHARED) and larger <= _TIMES * smaller
    has_unit, is_money = bool(one.figure.number.unit), bool(one.figure.number.currency)
    of_people = one.noun and other.noun and one.noun | other.noun <= people()
    if not (nouns or has_unit or is_money or of_people) and (one.noun or other.noun):
        return shared >= _SHARED_WITHOUT_NOUN and larger <= _TIMES * smaller
    if shared >= (_SHARED_WITH_UNIT if has_unit else _SHARED):
        return larger <= _TIMES * smaller
    if nouns and smaller >= _MANY and larger <= _TIMES_OF_NOUN * smaller:
        return True
    measures = has_unit and one.figure.number.unit_kind is not UnitKind.TIME
    is_enough = measures or (nouns and smaller >= _LEAST_OF_NOUN)
    return bool(is_enough) and larger <= _TIMES_OF_FEW * smaller and _share_rare(one, other, rarity)


def _share_rare(one: Beside, other: Beside, rarity: _Rarity) -> bool:
    """Whether a word beside both, and not what is counted, stands in few sentences of either."""
    if _names_beside(one) and _names_beside(other) and _names_beside(one).isdisjoint(other.words):
        return False
    rare = (one.words & other.words) - one.noun - other.noun
    return any(rarity.are_few(one.part, word) and rarity.are_few(other.part, word) for word in rare)


def _names_beside(each: Beside) -> frozenset[str]:
    before, after = _beside(each.part.article, each.figure)
    return content_of(f"{before} {after}", _LANGUAGE).names
