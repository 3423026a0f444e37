"""The view of a briefing of several articles: the parts in order, and their lines."""

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from nutgraf.article import Sentence, Span
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.rendering.labels import label, labelled
from nutgraf.rendering.multi_document_wording import (
    MOST_DATED,
    MOST_DIFFERING,
    MOST_NAMES,
    MOST_SOURCES,
    MOST_TOLD_DIFFERENTLY,
    about,
    agreed_where,
    at,
    by_all,
    counted,
    introduced,
    labels_of,
    notes,
    where,
)
from nutgraf.rendering.places import recalled
from nutgraf.rendering.view import Entry, Group, Part, PartKind, Place, View
from nutgraf.rendering.wording import facts

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these packages.
    from nutgraf.briefing.multi_document import Agreed, JointBriefing, JointMention
    from nutgraf.briefing.multi_document import JointArticle as ArticlePart

# In a view of several articles labels are in the language chosen for all.
_label = partial(label, FALLBACK_LANGUAGE)
_Shown = Container[tuple[int, int]]


def joint_view(found: "JointBriefing") -> View:
    """The view of a briefing of several articles, with labels in one language."""
    with labelled(labels_of(found)):
        return _view(found)


def _view(found: "JointBriefing") -> View:
    shown = _shown_in_full(found)
    everyone, several = by_all(found)
    parts = (
        _part(PartKind.GIST, "Gist", (_mention(one.part, one.sentence) for one in found.gist)),
        _agreed(found, "What all say", everyone),
        _agreed(found, "What several say", several),
        _sides("Numbers that differ", _differing(found), MOST_DIFFERING),
        _sides("Told differently", _told_differently(found), MOST_TOLD_DIFFERENTLY),
        Part(PartKind.ONLY, _label("What only one says"), tuple(_only(found))),
        _part(PartKind.CLAIM, "Key claims", _claims(found, shown)),
        _timeline(found, shown),
        _part(
            PartKind.NAME,
            "Names",
            (Entry(counted(one), lead=one.name) for one in found.names),
            MOST_NAMES,
        ),
        _part(
            PartKind.SOURCE,
            "Sources",
            (Entry(counted(one), lead=one.label) for one in found.sources),
            MOST_SOURCES,
        ),
        _part(
            PartKind.ARTICLE,
            "Articles",
            (Entry(introduced(found, part), lead=part.label) for part in found.parts),
        ),
    )
    told = (about(found), *notes(found))
    present = (part for part in parts if any(part.entries))
    return View(_label("Briefing of several articles"), told, tuple(present))


def _shown_in_full(found: "JointBriefing") -> set[tuple[int, int]]:
    """The sentences that an agreed point or one article's own shows in full."""
    agreed = {(one.said.part.number, one.said.sentence.index) for one in found.agreed}
    own = {(one.part.number, sentence.index) for one in found.only for sentence in one.points}
    return agreed | own


def _part(kind: PartKind, heading: str, entries: Iterable[Entry], most: int | None = None) -> Part:
    listed = tuple(entries)
    left = len(listed) - most if most is not None else 0
    more = _label("and {} more", left) if left > 0 else ""
    return Part(kind, _label(heading), (Group(listed[:most]),), more)


def _sides(heading: str, groups: Iterable[Group], most: int) -> Part:
    listed = tuple(groups)
    more = _label("and {} more", len(listed) - most) if len(listed) > most else ""
    return Part(PartKind.DIFFERING, _label(heading), listed[:most], more)


def _mention(part: "ArticlePart", sentence: Sentence) -> Entry:
    place = Place(sentence.span, part.number)
    return Entry(sentence.text, (place,), at(part, [sentence.span]))


def _places(mentions: "Iterable[JointMention]") -> tuple[Place, ...]:
    return tuple(Place(one.sentence.span, one.part.number) for one in mentions)


def _agreed(found: "JointBriefing", heading: str, points: "Sequence[Agreed]") -> Part:
    entries = (
        Entry(one.said.sentence.text, _places(one.mentions), agreed_where(found, one))
        for one in points
    )
    return _part(PartKind.AGREED, heading, entries)


def _differing(found: "JointBriefing") -> Iterator[Group]:
    for one in found.differing:
        yield _side_by_side(
            (value.part, value.figure.sentence, value.figure.span) for value in one.values
        )


def _told_differently(found: "JointBriefing") -> Iterator[Group]:
    for one in found.told_differently:
        yield _side_by_side(
            (mention.part, mention.sentence, mention.sentence.span)
            for mention in (one.first, one.second)
        )


def _side_by_side(sides: "Iterable[tuple[ArticlePart, Sentence, Span]]") -> Group:
    """What one article says, and below it what others say: each with the position that differs."""
    return Group(
        tuple(
            Entry(
                sentence.text,
                (Place(span, part.number),),
                at(part, [span]),
                lead=_label("but") if number else "",
                depth=min(number, 1),
            )
            for number, (part, sentence, span) in enumerate(sides)
        )
    )


def _only(found: "JointBriefing") -> Iterator[Group]:
    for one in found.only:
        entries = (_mention(one.part, sentence) for sentence in one.points)
        yield Group(tuple(entries), one.part.label)


def _claims(found: "JointBriefing", shown: _Shown) -> Iterator[Entry]:
    for one in found.claims:
        yield Entry(
            one.claim.sentence.text,
            _places(one.mentions),
            where(one.mentions),
            lead=", ".join(_label(kind.value) for kind in one.claim.kinds),
            opening=_opening(one.mentions[0], shown),
            facts=tuple(facts(one.part.article, one.claim)),
        )


def _dated(found: "JointBriefing", shown: _Shown) -> Iterator[Entry]:
    for one in found.timeline:
        first = one.mentions[0]
        yield Entry(
            first.sentence.text,
            _places(one.mentions),
            where(one.mentions),
            lead=one.when.iso or "",
            opening=_opening(first, shown),
        )


def _timeline(found: "JointBriefing", shown: _Shown) -> Part:
    """The newest events: the distant past matters least to a story."""
    listed = tuple(_dated(found, shown))
    left = len(listed) - MOST_DATED
    more = _label("and {} more", left) if left > 0 else ""
    return Part(PartKind.DATE, _label("Timeline"), (Group(listed[-MOST_DATED:]),), more)


def _opening(mention: "JointMention", shown: _Shown) -> str:
    """The opening of a sentence that is shown in full above."""
    known = (mention.part.number, mention.sentence.index) in shown
    return recalled(mention.sentence.text) if known else ""
