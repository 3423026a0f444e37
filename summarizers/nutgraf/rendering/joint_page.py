"""A briefing of several articles as a part of a web page: what they share, and what each has."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from nutgraf.cancellation import checked
from nutgraf.locating import words_at
from nutgraf.rendering.filling import filled
from nutgraf.rendering.joint_links import JointLine, JointLinks
from nutgraf.rendering.joint_view import joint_view
from nutgraf.rendering.labels import label, labelled, language_of_labels
from nutgraf.rendering.marked_article import marked_article
from nutgraf.rendering.multi_document_wording import introduced, labels_of
from nutgraf.rendering.view import Entry, Group, Part, PartKind, View

if TYPE_CHECKING:
    from markupsafe import Markup

    # Only named here: who summarizes does not wait for these packages.
    from nutgraf.briefing.multi_document import JointArticle, JointBriefing

# In the middle in full, folded below it, or at the end; each article's own at the sides.
_FOLDED = frozenset({PartKind.CLAIM, PartKind.NAME, PartKind.SOURCE})
_ELSEWHERE = _FOLDED | {PartKind.GIST, PartKind.ONLY, PartKind.ARTICLE}
# The parts whose lines a sentence of an article leads back to.
_EXPLAINED = (PartKind.GIST, PartKind.AGREED, PartKind.DIFFERING, PartKind.ONLY)
# With more articles a column at each side would be longer than what they share.
_MOST_AT_SIDES = 6


@dataclass(frozen=True, slots=True)
class _DrawnGroup:
    """Lines under a heading; `article` is whose they are, where they are one's own."""

    heading: str
    lines: Sequence[JointLine]
    article: "dict[str, object] | None" = None


@dataclass(frozen=True, slots=True)
class _DrawnPart:
    id: str
    kind: str
    heading: str
    groups: Sequence[_DrawnGroup]
    remark: str
    count: int


def part(found: "JointBriefing", number: int = 1) -> "Markup":
    """The briefing, and the articles behind it.

    Args:
        found: the briefing.
        number: which briefing of its page it is, so that addresses are its own.
    """
    with labelled(labels_of(found)):
        return _part_of(found, joint_view(found), number)


def _part_of(found: "JointBriefing", view: View, number: int) -> "Markup":
    prefix = f"briefing-{number}-" if number > 1 else ""
    links = JointLinks(found.parts, prefix)
    drawn = [_drawn(found, links, place, one) for place, one in enumerate(view.parts)]
    kinds = [one.kind for one in view.parts]

    def of(*wanted: PartKind) -> list[_DrawnPart]:
        return [own for own, kind in zip(drawn, kinds, strict=True) if kind in wanted]

    only = of(PartKind.ONLY)
    own = only[0].groups if only else ()
    at_sides = len(own) <= _MOST_AT_SIDES
    half = (len(own) + 1) // 2
    return filled(
        "several",
        number=number,
        title=view.title,
        about=view.about,
        gist=[line for one in of(PartKind.GIST) for group in one.groups for line in group.lines],
        middle=[one for one, kind in zip(drawn, kinds, strict=True) if kind not in _ELSEWHERE],
        only=only,
        sides=[own[:half], own[half:]] if at_sides else [own],
        at_sides=at_sides,
        folded=of(*_FOLDED),
        # Last, when all lines are made.
        articles=[
            {
                **_article(links, one),
                "about": introduced(found, one),
                "blocks": marked_article(one.article, links.of(one.number), {}),
            }
            for one in checked(list(found.parts))
        ],
        table=of(PartKind.ARTICLE),
        signs=[(JointLinks.sign(kind), label(view.language, kind.value)) for kind in _EXPLAINED],
        label=lambda text, *values: label(view.language, text, *values),
        labels=language_of_labels(view.language),
    )


def _article(links: JointLinks, part: "JointArticle") -> dict[str, object]:
    article = part.article
    title = article.title.text if article.title else ""
    return {
        "id": links.id_of(part.number),
        "letter": links.letter(part.number),
        "colour": links.colour(part.number),
        "label": part.label,
        "title": title if title != part.label else "",
        "language": article.language,
    }


def _drawn(found: "JointBriefing", links: JointLinks, number: int, part: Part) -> _DrawnPart:
    is_count_of_groups = part.kind is PartKind.DIFFERING
    groups = [_group(found, links, part.kind, group) for group in part.groups]
    return _DrawnPart(
        links.id_of_part(number),
        part.kind.name.lower(),
        part.heading,
        groups,
        part.remark,
        len(groups) if is_count_of_groups else sum(1 for _ in part.entries),
    )


def _group(found: "JointBriefing", links: JointLinks, kind: PartKind, group: Group) -> _DrawnGroup:
    marked = _unlike(group.entries) if kind is PartKind.DIFFERING else {}
    lines = [
        links.line(
            kind,
            entry,
            list(_figures(found, kind, entry)) or marked.get(number, ()),
            label(found.parts[0].article, "{} of {}", *_share(found, entry))
            if kind is PartKind.AGREED
            else "",
        )
        for number, entry in enumerate(group.entries)
    ]
    whose = None
    if kind is PartKind.ONLY:
        whose = _article(links, found.parts[group.entries[0].places[0].article])
    return _DrawnGroup(group.heading, lines, whose)


def _share(found: "JointBriefing", entry: Entry) -> tuple[int, int]:
    """How many articles say it, of how many in its language, copies not counted."""
    own = {found.parts[place.article].origin for place in entry.places}
    language = found.parts[entry.places[0].article].article.language
    return len(own), found.independent_in(language)


def _figures(found: "JointBriefing", kind: PartKind, entry: Entry) -> Iterator[str]:
    """The number that differs, where the place is that of a number."""
    if kind is PartKind.DIFFERING:
        for place in entry.places:
            words = words_at(found.parts[place.article].article, place.span)
            if words != entry.text:
                yield words


def _unlike(entries: Sequence[Entry]) -> dict[int, list[str]]:
    """The words in which two wordings of one matter differ, in order, if they are few."""
    if len(entries) != 2:  # noqa: PLR2004  # one side and the other
        return {}
    first, second = (entry.text.split() for entry in entries)
    matcher = SequenceMatcher(None, _bare(first), _bare(second), autojunk=False)
    found: dict[int, list[str]] = {0: [], 1: []}
    for tag, *bounds in matcher.get_opcodes():
        if tag != "equal":
            for side, words in enumerate((first, second)):
                start, end = bounds[2 * side : 2 * side + 2]
                if start < end:
                    found[side].append(" ".join(words[start:end]).rstrip(_POINTS))
    if matcher.ratio() < _ALIKE:
        return {}
    return found


# Of wordings that are less alike nearly all words would be marked.
_ALIKE = 0.6
_POINTS = ".,;:!?”\"'’)"


def _bare(words: Iterable[str]) -> list[str]:
    return [word.strip(_POINTS + "“(").lower() for word in words]
