"""The parts of a briefing of several articles in their order, for every form made of lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nutgraf.article import Sentence
from nutgraf.rendering.places import recalled
from nutgraf.rendering.together_wording import (
    MOST_DATED,
    MOST_DIFFERING,
    MOST_NAMES,
    MOST_SOURCES,
    agreed_where,
    at,
    by_all,
    counted,
    introduced,
    more,
    numbers,
    where,
)
from nutgraf.rendering.wording import facts

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these rooms.
    from nutgraf.briefing.together import JointBriefing, Mention, Part


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of an article, or about several, and what stands behind them in parentheses."""

    text: str
    told: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A heading and what stands under it; `level` 3 is a heading below the one before."""

    heading: str
    entries: tuple[Entry, ...]
    level: int = 2


def listed(found: "JointBriefing") -> Iterator[Listed]:
    """The parts that there is something in."""
    for part in _all(found):
        if part.entries or part.heading == _ONLY:
            yield part


# What only one says is a heading with one below it for each article.
_ONLY = "What only one says"


def _all(found: "JointBriefing") -> Iterator[Listed]:
    yield Listed("Articles", tuple(Entry(introduced(found, part)) for part in found.parts))
    everyone, several = by_all(found)
    agreed = ("What all say", everyone), ("What several say", several)
    for heading, shared in agreed:
        yield Listed(
            heading,
            tuple(Entry(one.said.sentence.text, agreed_where(found, one)) for one in shared),
        )
    differing = [Entry(numbers(one)) for one in found.differing[:MOST_DIFFERING]]
    rest = map(Entry, more(found.differing, MOST_DIFFERING))
    yield Listed("Numbers that differ", (*differing, *rest))
    if found.only:
        yield Listed(_ONLY, ())
    for one in found.only:
        points = [_mention(one.part, sentence) for sentence in one.points]
        yield Listed(one.part.label, tuple(points), 3)
    yield Listed("Key claims", tuple(_claims(found)))
    dated = [
        Entry(_shown(found, one.mentions[0]), where(one.mentions), one.when.iso or "")
        for one in found.timeline[:MOST_DATED]
    ]
    yield Listed("Timeline", (*dated, *map(Entry, more(found.timeline, MOST_DATED))))
    names = [Entry(one.name, counted(one)) for one in found.names[:MOST_NAMES]]
    yield Listed("Names", (*names, *map(Entry, more(found.names, MOST_NAMES))))
    sources = [Entry(one.label, counted(one)) for one in found.sources[:MOST_SOURCES]]
    yield Listed("Sources", (*sources, *map(Entry, more(found.sources, MOST_SOURCES))))


def _mention(part: "Part", sentence: Sentence) -> Entry:
    return Entry(sentence.text, at(part, [sentence.span]))


def _claims(found: "JointBriefing") -> Iterator[Entry]:
    for one in found.claims:
        marks = ", ".join(kind.value for kind in one.claim.kinds) or "claim"
        told = [where(one.mentions), *facts(one.part.article, one.claim)]
        yield Entry(_shown(found, one.mentions[0]), "; ".join(told), marks)


def _shown(found: "JointBriefing", mention: "Mention") -> str:
    """A sentence, recalled by its opening where a point showed it in full already."""
    key = mention.part.number, mention.sentence.index
    points = {(one.said.part.number, one.said.sentence.index) for one in found.agreed}
    points |= {(one.part.number, sentence.index) for one in found.only for sentence in one.points}
    return recalled(mention.sentence.text) if key in points else mention.sentence.text
