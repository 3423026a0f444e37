"""The view of the changes between two versions of a text; in its places, the old version is 0."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nutgraf.article import Article
from nutgraf.rendering.labels import label
from nutgraf.rendering.places import lines_of
from nutgraf.rendering.view import Entry, Group, Part, PartKind, Place, View

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for this package.
    from nutgraf.versions import Passage, VersionChange, VersionComparison

OLD, NEW = 0, 1
TITLE = "What changed"
NOTHING = "Nothing changed."
_WHOLE = 100
# The most serious edits precede a sentence; longer ones are left to be seen in it.
_MOST_EDITS = 3
_LONGEST_EDIT = 60
# The maximum number of spelling and punctuation changes shown.
MOST_SMALL = 10


def versions_view(found: "VersionComparison", names: tuple[str, str] = ("", "")) -> View:
    """The changes, the most serious first; `names` are the names of the two versions."""
    language = found.new.language
    headline = [_changed(found, found.headline)] if found.headline else []
    small = [_changed(found, change) for change in found.small]
    parts = (
        _part(PartKind.HEADLINE, label(language, "Headline"), headline),
        _part(
            PartKind.BUT,
            label(language, "Told as a correction"),
            _passages(found.new, found.notes, NEW),
        ),
        _part(
            PartKind.CHANGED,
            label(language, "Changed"),
            (_changed(found, change) for change in found.changed),
        ),
        _part(PartKind.ADDED, label(language, "New"), _passages(found.new, found.added, NEW)),
        _part(PartKind.GONE, label(language, "Gone"), _passages(found.old, found.gone, OLD)),
        _part(
            PartKind.CHANGED,
            label(language, "Spelling and punctuation"),
            small[:MOST_SMALL],
            label(language, "and {} more", len(small) - MOST_SMALL)
            if len(small) > MOST_SMALL
            else "",
        ),
    )
    about = [f"{names[OLD]} → {names[NEW]}"] if any(names) else []
    present = tuple(part for part in parts if any(part.entries))
    title = label(language, TITLE)
    return View(title, (*about, told_in_short(found)), present, language=language)


def told_in_short(found: "VersionComparison") -> str:
    """The share that is the same, and the number of changes of each kind.

    >>> import nutgraf
    >>> found = nutgraf.compare_versions("It rained. A dam broke.", "It rained. Two dams broke.")
    >>> told_in_short(found)
    '60% the same · 1 changed'
    """
    language = found.new.language
    counts = {
        "{} changed": len(found.changed),
        "{} new": len(found.added),
        "{} gone": len(found.gone),
        "{} in spelling and punctuation": len(found.small),
        "{} moved": len(found.moved),
        "{} split or joined": len(found.recut),
    }
    told = [label(language, what, count) for what, count in counts.items() if count]
    if found.is_same:
        moved = [label(language, "{} moved", len(found.moved))] if found.moved else []
        return " · ".join([label(language, NOTHING), *moved])
    headline = [label(language, "another headline")] if found.headline else []
    return " · ".join([label(language, "{}% the same", same_percent(found)), *headline, *told])


def same_percent(found: "VersionComparison") -> int:
    """The share that is the same, in per cent; never 100 if anything differs."""
    return min(_WHOLE if found.is_same else _WHOLE - 1, round(_WHOLE * found.share))


def told_edits(change: "VersionChange", language: str) -> str:
    """The gravest edits of a change in words: "375,000 → 450,000"."""
    told = [
        _told(old, new, language)
        for kind in change.kinds[:1]
        for old, new in change.words_of(kind)
        if len(old) + len(new) <= _LONGEST_EDIT
    ]
    return "; ".join(told[:_MOST_EDITS])


def _told(old: str, new: str, language: str) -> str:
    if old and new:
        return f"{old} → {new}"
    return label(language, "new “{}”", new) if new else label(language, "without “{}”", old)


def _part(kind: PartKind, heading: str, entries: Iterable[Entry], remark: str = "") -> Part:
    return Part(kind, heading, (Group(tuple(entries)),), remark)


def _changed(found: "VersionComparison", change: "VersionChange") -> Entry:
    old, new = change.old, change.new
    places = (*(Place(span, NEW) for span in new.spans), *(Place(span, OLD) for span in old.spans))
    return Entry(
        new.text,
        places,
        lines_of(found.new, new.spans),
        lead=told_edits(change, found.new.language),
        facts=(
            label(found.new.language, "was: {}", f"{old.text} ({lines_of(found.old, old.spans)})"),
        ),
    )


def _passages(article: Article, passages: "Iterable[Passage]", side: int) -> Iterable[Entry]:
    for one in passages:
        yield Entry(one.text, (Place(one.span, side),), lines_of(article, [one.span]))
