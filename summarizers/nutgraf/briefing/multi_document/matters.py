"""Splits what a sentence reports into matters, each listed once with the sentences that share it.

A long sentence reports several things, and each may occur in another article. What two sentences
share is identified by their common words, so sentences that share a matter are listed together, and
a sentence with two matters may be listed twice, each time in the words of the sentence that reports
least besides.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from nutgraf.briefing.multi_document.part import JointMention, origins, place_of
from nutgraf.briefing.multi_document.standing import Rank
from nutgraf.frozen import dataclass

# So many words in common make one matter, or a number that nobody gives by chance.
_SAME_MATTER = 3
_PRECISE = 13
# What is told of the most of a sentence is told of the whole.
_OF_WHOLE = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and those of other articles that have its content.

    Attributes:
        core: the sentence.
        others: those that have its content.
        is_whole: false where they have that of one of its clauses, or a part of it.
        about: the words that tell which part, where that is known.
    """

    core: JointMention
    others: tuple[JointMention, ...]
    is_whole: bool
    about: frozenset[str] = frozenset()

    @property
    def mentions(self) -> tuple[JointMention, ...]:
        """All of them in the order of the articles and of their text."""
        return tuple(sorted((self.core, *self.others), key=place_of))


def is_precise(number: str) -> bool:
    """Whether a number, as it is compared, is one that nobody gives by chance.

    >>> [is_precise(each) for each in ("28", "3.4", "2.", "7", "harbour")]
    [True, True, False, False, False]
    """
    digits = number.replace(".", "", 1)
    return digits.isdigit() and (float(number) >= _PRECISE or "." in number.rstrip("."))


def by_matter(told: Iterable[Told]) -> list[Told]:
    """What each sentence tells in part, each matter once, with all who tell it.

    Args:
        told: what is told in part, each with what it is about; the surest first.
    """
    matters: dict[tuple[int, int], list[Told]] = defaultdict(list)
    for one in told:
        own = matters[place_of(one.core)]
        for at, other in enumerate(own):
            about = one.about & other.about
            if _is_one_matter(about, one, other):
                others = {place_of(each): each for each in (*other.others, *one.others)}
                joined = tuple(others[place] for place in sorted(others))
                own[at] = Told(one.core, joined, is_whole=False, about=about)
                break
        else:
            own.append(one)
    return [one for _, own in sorted(matters.items()) for one in own]


def _is_one_matter(about: frozenset[str], one: Told, other: Told) -> bool:
    is_all = about in (one.about, other.about)
    return any(map(is_precise, about)) or len(about) >= _SAME_MATTER or is_all


def each_once(told: Iterable[Told], order: Callable[[JointMention], Rank]) -> list[Told]:
    """Those that most articles tell, without those whose content is in one of these.

    Args:
        told: what several articles tell, every sentence for itself.
        order: the lowest goes first among those that equally many articles tell.
    """
    best = sorted(
        told, key=lambda one: (-len(origins(one.mentions)), not one.is_whole, order(one.core))
    )
    found: list[Told] = []
    having: dict[tuple[int, int], list[Told]] = defaultdict(list)
    for one in best:
        if any(_is_told(one, having[place_of(mention)]) for mention in _first(one)):
            continue
        found.append(one)
        for mention in one.mentions:
            having[place_of(mention)].append(one)
    return found


def _first(one: Told) -> Sequence[JointMention]:
    """The sentences by which it is known whether something is told: all where a part is meant."""
    return one.mentions if one.about else (one.core,)


def _is_told(one: Told, others: Iterable[Told]) -> bool:
    """Whether what one tells is told by others that have a sentence of it."""
    return any(
        not (one.about and other.about)
        or any(map(is_precise, one.about & other.about))
        or len(one.about & other.about) >= _OF_WHOLE * min(len(one.about), len(other.about))
        for other in others
    )


def joined(
    group_of: Mapping[tuple[int, int], int], told: Iterable[Told]
) -> dict[tuple[int, int], int]:
    """The groups of sentences, those joined of which one tells what another does.

    Args:
        group_of: the group of a sentence, by the numbers of its article and itself.
        told: what several tell.
    """
    first = {number: number for number in group_of.values()}

    def root(number: int) -> int:
        while first[number] != number:
            first[number] = number = first[first[number]]
        return number

    for one in told:
        for other in one.others:
            ends = [root(group_of[place_of(each)]) for each in (one.core, other)]
            first[max(ends)] = min(ends)
    return {place: root(number) for place, number in group_of.items()}
