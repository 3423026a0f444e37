"""The changes between two versions of a text as a part of a web page, side by side."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from nutgraf.article import Article, Span
from nutgraf.rendering.filling import filled
from nutgraf.rendering.labels import label, language_of_labels
from nutgraf.rendering.places import lines_of
from nutgraf.rendering.versions_view import MOST_SMALL, TITLE, told_in_short

if TYPE_CHECKING:
    from markupsafe import Markup

    from nutgraf.versions import Passage, Side, VersionChange, VersionComparison


def part(found: "VersionComparison", names: tuple[str, str]) -> "Markup":
    """The comparison; `names` are what the two versions are called."""
    small = list(found.small)
    parts = [
        _part("headline", "Headline", changes=[found.headline] if found.headline else []),
        _part("notes", "Told as a correction", alone=_alone(found.new, found.notes), mark="ins"),
        _part("changed", "Changed", changes=found.changed),
        _part("new", "New", alone=_alone(found.new, found.added), mark="ins"),
        _part("gone", "Gone", alone=_alone(found.old, found.gone), mark="del"),
        _part(
            "small",
            "Spelling and punctuation",
            changes=small[:MOST_SMALL],
            remark=label(found.new.language, "and {} more", len(small) - MOST_SMALL)
            if len(small) > MOST_SMALL
            else "",
        ),
    ]
    language = found.new.language
    shown = [
        {
            **one,
            "heading": label(language, one["heading"]),
            "changes": [_change(found, change) for change in one["changes"]],
        }
        for one in parts
        if one["changes"] or one["alone"]
    ]
    return filled(
        "versions",
        title=label(language, TITLE),
        names=names,
        language=language,
        labels=language_of_labels(language),
        about=told_in_short(found),
        parts=shown,
    )


def _part(
    kind: str,
    heading: str,
    changes: "Sequence[VersionChange]" = (),
    alone: Sequence[dict[str, str]] = (),
    mark: str = "",
    remark: str = "",
) -> dict[str, Any]:
    return {
        "kind": kind,
        "heading": heading,
        "changes": changes,
        "alone": alone,
        "mark": mark,
        "remark": remark,
        "count": len(changes) + len(alone),
    }


def _alone(article: Article, passages: "Iterable[Passage]") -> list[dict[str, str]]:
    return [{"text": one.text, "where": lines_of(article, [one.span])} for one in passages]


def _change(found: "VersionComparison", change: "VersionChange") -> dict[str, object]:
    return {
        "kinds": ", ".join(label(found.new.language, kind.value) for kind in change.kinds),
        "sides": [
            _side(
                label(found.new.language, "was"),
                "del",
                found.old,
                change.old,
                [edit.old for edit in change.edits],
            ),
            _side(
                label(found.new.language, "is now"),
                "ins",
                found.new,
                change.new,
                [edit.new for edit in change.edits],
            ),
        ],
    }


def _side(
    name: str, mark: str, article: Article, side: "Side", edited: Iterable[Span]
) -> dict[str, object]:
    return {
        "name": name,
        "mark": mark,
        "where": lines_of(article, side.spans),
        "pieces": list(_pieces(side.text, edited)),
    }


def _pieces(text: str, edited: Iterable[Span]) -> Iterator[str]:
    """The text cut at its edits, which are the pieces with odd indexes."""
    here = 0
    for span in edited:
        if len(span):
            yield text[here : span.start]
            yield span.of(text)
            here = span.end
    yield text[here:]
