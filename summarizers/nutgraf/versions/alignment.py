"""Aligns the passages of two versions of a text.

Passages with the same words are matched first, wherever they are. Each of the others is looked up
among those of the other version by its rarer words, and among those in the same position, between
the same neighbours; the most similar are matched first. A remaining passage joins its neighbour's
pair if it has words that the other side has and the neighbour lacks: a sentence that was split, or
two that were joined.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import attrgetter, itemgetter

from nutgraf.article import Role
from nutgraf.cancellation import checked
from nutgraf.versions.passages import Passage

# The share of two passages' words that are the same: anywhere, and between the same neighbours.
_ALIKE = 0.5
_ALIKE_IN_PLACE = 0.34
# A passage that lost or gained a half contains the other: at least this share of it, and this many
# words.
_WITHIN = 0.75
_FEWEST_WITHIN = 4
# A neighbour contains at least this share of the words of a remaining passage.
_OF_NEIGHBOUR = 0.5
_FEWEST_OF_NEIGHBOUR = 2
# Or all of them, if there are at least this many: "They are free."
_FEWEST_OF_ALL = 3
# The weight of a stop word relative to a content word.
_COMMON_WORD = 0.25
# A word in this many of the remaining passages is not used for lookup; only this many best
# candidates are compared.
_TOO_MANY = 60
_WEIGHED = 8
# Between two neighbours, up to this many are all compared with each other.
_IN_PLACE = 12
_PLACE_COUNTS = 0.1
# One short passage in the place of another is the same with a typing error, if this share of the
# letters matches.
_ALIKE_IN_LETTERS = 0.75
_SHORT = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """Passages of the old version, by number, with their counterparts in the new one."""

    old: tuple[int, ...]
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the passages of two versions correspond.

    Attributes:
        same: those with the same words, in the order of the new version.
        moved: of these the ones that have changed places.
        alike: those with other words, in the order of the new version.
        gone: what only the old version has.
        added: what only the new version has.
    """

    same: tuple[Pair, ...]
    moved: tuple[Pair, ...]
    alike: tuple[Pair, ...]
    gone: tuple[int, ...]
    added: tuple[int, ...]


def align(old: Sequence[Passage], new: Sequence[Passage], common: Collection[str]) -> Alignment:
    """Align the passages.

    Args:
        old: the passages of the old version.
        new: those of the new.
        common: stop words.
    """
    same = _same(old, new)
    in_order = _longest_rising(same)
    moved = [pair for pair in same if pair not in in_order]
    left = _Left(old, new, same, in_order, common)
    found = {one: [[one], [other]] for one, other in _headline(old, new, same)}
    found |= {one: [[one], [other]] for one, other in left.best(found)}
    pairs = _with_neighbours(list(found.values()), left)
    taken = [{each for pair in pairs for each in pair[side]} for side in (0, 1)]
    alike = sorted(
        (Pair(tuple(sorted(one)), tuple(sorted(other))) for one, other in pairs),
        key=lambda pair: pair.new,
    )
    return Alignment(
        tuple(Pair((one,), (other,)) for one, other in same),
        tuple(Pair((one,), (other,)) for one, other in moved),
        tuple(alike),
        tuple(each for each in left.old if each not in taken[0]),
        tuple(each for each in left.new if each not in taken[1]),
    )


def _same(old: Sequence[Passage], new: Sequence[Passage]) -> list[tuple[int, int]]:
    """Those with the same words; of several, the first with the first.

    Identical texts first: most are, and need not be tokenized.
    """
    found = _equal(old, new, range(len(old)), range(len(new)), attrgetter("text"))
    known = {one for one, _ in found}, {other for _, other in found}
    olds = [number for number in range(len(old)) if number not in known[0]]
    news = [number for number in range(len(new)) if number not in known[1]]
    return sorted([*found, *_equal(old, new, olds, news, attrgetter("keys"))], key=itemgetter(1))


def _equal(
    old: Sequence[Passage],
    new: Sequence[Passage],
    olds: Iterable[int],
    news: Iterable[int],
    what: Callable[[Passage], Hashable],
) -> list[tuple[int, int]]:
    having: dict[Hashable, list[int]] = defaultdict(list)
    for number in checked(olds):
        having[what(old[number])].append(number)
    for numbers in having.values():
        numbers.reverse()
    found = []
    for number in checked(news):
        numbers = having.get(what(new[number]), [])
        if numbers:
            found.append((numbers.pop(), number))
    return found


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The longest increasing subsequence of the pairs.

    Patience sorting: for each length, the lowest last element of a sequence.
    """
    lasts: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for place, (one, _) in enumerate(pairs):
        length = bisect_left(lasts, one)
        before.append(places[length - 1] if length else None)
        if length == len(lasts):
            lasts.append(one)
            places.append(place)
        else:
            lasts[length], places[length] = one, place
    found = set()
    here = places[-1] if places else None
    while here is not None:
        found.add(pairs[here])
        here = before[here]
    return found


def _headline(
    old: Sequence[Passage], new: Sequence[Passage], same: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The two headlines, unless either is verbatim another line of the other version."""
    titles = [
        next((place for place, one in enumerate(every) if one.role is Role.TITLE), None)
        for every in (old, new)
    ]
    one, other = titles
    if one is None or other is None:
        return
    if all(one != first and other != second for first, second in same):
        yield one, other


class _Left:
    """The passages that have no counterpart of the same words."""

    def __init__(
        self,
        old: Sequence[Passage],
        new: Sequence[Passage],
        same: Sequence[tuple[int, int]],
        in_order: Collection[tuple[int, int]],
        common: Collection[str],
    ) -> None:
        known = {one for one, _ in same}, {other for _, other in same}
        self.old = [number for number in range(len(old)) if number not in known[0]]
        self.new = [number for number in range(len(new)) if number not in known[1]]
        self._common, self._olds, self._news = common, old, new
        self.old_words = {number: Counter(old[number].keys) for number in self.old}
        self.new_words = {number: Counter(new[number].keys) for number in self.new}
        anchors = sorted(in_order)
        olds, news = [one for one, _ in anchors], [other for _, other in anchors]
        self._gaps_of_old = {number: bisect_left(olds, number) for number in self.old}
        self._gaps_of_new = {number: bisect_left(news, number) for number in self.new}
        self._olds_of_gap = Counter(self._gaps_of_old.values())
        self._news_of_gap = Counter(self._gaps_of_new.values())

    def weight(self, words: Mapping[str, int]) -> float:
        """The weight of words."""
        common = self._common
        return sum(n * _COMMON_WORD if word in common else n for word, n in words.items())

    def telling(self, words: Mapping[str, int]) -> int:
        """The number of content words among them."""
        return sum(n for word, n in words.items() if word not in self._common)

    def is_part(self, own: Mapping[str, int], both: Mapping[str, int]) -> bool:
        """Whether enough of the words of a passage match for it to belong there."""
        if self.telling(both) < _FEWEST_OF_NEIGHBOUR:
            return both == own and sum(own.values()) >= _FEWEST_OF_ALL
        return self.weight(both) >= _OF_NEIGHBOUR * self.weight(own)

    def best(self, taken: Mapping[int, Sequence[Sequence[int]]]) -> Iterator[tuple[int, int]]:
        """The most alike first, each in one pair."""
        olds = set(taken)
        news = {each for _, others in taken.values() for each in others}
        rated = sorted(
            (-likeness, abs(one - other), one, other)
            for one, other in self._candidates()
            if (likeness := self._likeness(one, other)) > 0
        )
        for _, _, one, other in rated:
            if one not in olds and other not in news:
                olds.add(one)
                news.add(other)
                yield one, other

    def _candidates(self) -> Iterator[tuple[int, int]]:
        having: dict[str, list[int]] = defaultdict(list)
        in_gap: dict[int, list[int]] = defaultdict(list)
        for number, words in self.old_words.items():
            in_gap[self._gaps_of_old[number]].append(number)
            for word in words:
                if word not in self._common:
                    having[word].append(number)
        for number, words in checked(self.new_words.items()):
            shared: Counter[int] = Counter()
            for word in words:
                numbers = having.get(word, ())
                if len(numbers) <= _TOO_MANY:
                    shared.update(numbers)
            near = {one for one, _ in shared.most_common(_WEIGHED)}
            gap = self._gaps_of_new[number]
            if max(self._news_of_gap[gap], len(in_gap[gap])) <= _IN_PLACE:
                near.update(in_gap[gap])
            yield from ((one, number) for one in sorted(near))

    def _likeness(self, one: int, other: int) -> float:
        """How alike two are; 0 where they are different passages."""
        old, new = self.old_words[one], self.new_words[other]
        both = old & new
        shared, first, second = self.weight(both), self.weight(old), self.weight(new)
        alike = 2 * shared / (first + second)
        in_place = self._gaps_of_old[one] == self._gaps_of_new[other]
        if alike >= (_ALIKE_IN_PLACE if in_place else _ALIKE):
            return alike + (_PLACE_COUNTS if in_place else 0)
        if shared >= _WITHIN * min(first, second) and self.telling(both) >= _FEWEST_WITHIN:
            return alike
        if in_place and self._stand_alone(one, other):
            letters = SequenceMatcher(None, self._olds[one].text, self._news[other].text)
            return max(alike, letters.ratio()) if letters.ratio() >= _ALIKE_IN_LETTERS else 0.0
        return 0.0

    def _stand_alone(self, one: int, other: int) -> bool:
        """Whether two short passages are all that differs between their neighbours."""
        gap = self._gaps_of_old[one]
        return (
            self._olds_of_gap[gap] == self._news_of_gap[gap] == 1
            and max(len(self._olds[one].text), len(self._news[other].text)) <= _SHORT
        )


def _with_neighbours(pairs: list[list[list[int]]], left: _Left) -> list[list[list[int]]]:
    """The pairs, extended by remaining passages that a neighbour's counterpart also contains."""
    words = left.old_words, left.new_words
    free = [set(left.old), set(left.new)]
    for pair in pairs:
        for side in (0, 1):
            free[side] -= set(pair[side])
    for pair in checked(pairs):
        for side in (0, 1):
            other = 1 - side
            wanted = _sum(words[other], pair[other]) - _sum(words[side], pair[side])
            for step in (-1, 1):
                while True:
                    edge = (min if step < 0 else max)(pair[side])
                    near = edge + step
                    if near not in free[side]:
                        break
                    own = words[side][near]
                    both = own & wanted
                    if not left.is_part(own, both):
                        break
                    pair[side].append(near)
                    free[side].discard(near)
                    wanted -= own
    return pairs


def _sum(words: Mapping[int, Counter[str]], numbers: Sequence[int]) -> Counter[str]:
    total: Counter[str] = Counter()
    for number in numbers:
        total += words[number]
    return total
