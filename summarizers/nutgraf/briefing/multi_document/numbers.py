"""Numbers that differ between articles: the same thing counted, with another value."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from nutgraf.briefing.differing import REMEMBERED, differ, mentions
from nutgraf.briefing.differing import FigureMention as Counted
from nutgraf.briefing.multi_document.counted import differing_pairs
from nutgraf.briefing.multi_document.part import JointArticle
from nutgraf.facts.figures import Figure
from nutgraf.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """A number that one of the articles gives."""

    part: JointArticle
    figure: Figure


@dataclass(frozen=True, slots=True)
class DifferentNumbers:
    """Numbers of several articles for what seems to be one thing, in the order of the articles."""

    values: tuple[Value, ...]


def different_numbers(
    parts: Sequence[JointArticle], stories: Sequence[int]
) -> list[DifferentNumbers]:
    """The things for which the articles give different numbers; English only.

    Two figures differ here as they do within one article (see `nutgraf.briefing.differing`), or if
    the words next to them are the same (see `counted.py`); both only in articles of one story: two
    different cars may have different top speeds. An article that gives both numbers itself has a
    reason, and its numbers are ignored.

    Args:
        parts: the articles.
        stories: the story of each.
    """
    known: dict[object, deque[tuple[JointArticle, Counted]]] = defaultdict(
        lambda: deque(maxlen=REMEMBERED)
    )
    found: list[list[tuple[JointArticle, Counted]]] = []
    for part, counted in _counted(parts):
        before = known[counted.thing]
        other = next(
            (
                one
                for one in before
                if stories[one[0].number] == stories[part.number] and _differ(one, (part, counted))
            ),
            None,
        )
        if other is not None:
            _add(found, other, (part, counted))
        before.append((part, counted))
    groups = [
        [Value(part, counted.figure) for part, counted in group]
        for group in found
        if not _explained(group, known[group[0][1].thing])
    ]
    for first, second in differing_pairs(parts, stories):
        _add_pair(groups, Value(first.part, first.figure), Value(second.part, second.figure))
    return [DifferentNumbers(tuple(group)) for group in groups]


def _add_pair(groups: list[list[Value]], one: Value, other: Value) -> None:
    """Put another pair with those that have one of the two already, or by itself."""
    for group in groups:
        if one in group or other in group:
            group.extend(value for value in (one, other) if value not in group)
            return
    groups.append([one, other])


def _counted(parts: Sequence[JointArticle]) -> Iterator[tuple[JointArticle, Counted]]:
    for part in parts:
        if part.copy_of is None:
            for counted in mentions(part.article, part.briefing.figures, _speakers(part)):
                yield part, counted


def _speakers(part: JointArticle) -> dict[int, str]:
    """The speaker of a sentence."""
    return {
        attribution.sentence: source.label
        for source in part.briefing.sources.sources
        for attribution in source.attributions
    }


def _differ(one: tuple[JointArticle, Counted], other: tuple[JointArticle, Counted]) -> bool:
    return one[0].origin != other[0].origin and differ(one[1], other[1])


def _add(
    found: list[list[tuple[JointArticle, Counted]]],
    one: tuple[JointArticle, Counted],
    other: tuple[JointArticle, Counted],
) -> None:
    """Put two that differ together, with those that the first of them differs from already."""
    for group in found:
        if one in group:
            group.append(other)
            return
    found.append([one, other])


def _explained(
    group: Sequence[tuple[JointArticle, Counted]], known: Sequence[tuple[JointArticle, Counted]]
) -> bool:
    """Whether one of the articles gives two of the numbers."""
    amounts = {counted.amount for _, counted in group}
    given = defaultdict(set)
    for part, counted in known:
        if counted.amount in amounts:
            given[part.number].add(counted.amount)
    return any(len(own) > 1 for own in given.values())
