"""The changes between two versions of a text as JSON-ready objects.

Every place has `article`: 0 in the old version, 1 in the new one.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nutgraf.article import Article, Span
from nutgraf.language.words import reading_minutes, words_in
from nutgraf.locating import words_at
from nutgraf.rendering.data import DIGITS, VERSION, line_data
from nutgraf.rendering.json_places import Json
from nutgraf.rendering.places import column_of, line_of
from nutgraf.rendering.versions_view import NEW, OLD, versions_view
from nutgraf.rendering.view import lines_of_view

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for this package.
    from nutgraf.versions import Passage, Side, VersionChange, VersionComparison


def versions(found: "VersionComparison", names: tuple[str, str] = ("", "")) -> Json:
    """A comparison of two versions; `names` are what they are called."""
    articles = (found.old, found.new)
    view = versions_view(found, names)
    return {
        "schema": "nutgraf/versions",
        "version": VERSION,
        "versions": [
            _article(article, name) for article, name in zip(articles, names, strict=True)
        ],
        "same": found.same,
        "share": round(found.share, DIGITS),
        "headline": _change(found, found.headline) if found.headline else None,
        "notes": _passages(found.new, found.notes, NEW),
        "changed": [_change(found, change) for change in found.changed],
        "added": _passages(found.new, found.added, NEW),
        "gone": _passages(found.old, found.gone, OLD),
        "small": [_change(found, change) for change in found.small],
        "moved": _passages(found.new, found.moved, NEW),
        "recut": [_change(found, change) for change in found.recut],
        "lines": [
            {
                **line_data(line),
                "places": [
                    _place(articles[place.article], place.span, place.article)
                    for place in line.places
                ],
            }
            for line in lines_of_view(view)
        ],
    }


def _article(article: Article, name: str) -> Json:
    words = words_in(article)
    return {
        "name": name or None,
        "title": article.title.text if article.title else None,
        "language": article.language,
        "sentences": article.size,
        "words": words,
        "minutes": reading_minutes(words),
    }


def _place(article: Article, span: Span, side: int) -> Json:
    return {
        "article": side,
        "text": words_at(article, span),
        "start": span.start,
        "end": span.end,
        "line": line_of(article, span),
        "column": column_of(article, span),
    }


def _passages(article: Article, passages: "Iterable[Passage]", side: int) -> list[Json]:
    return [{**_place(article, one.span, side), "text": one.text} for one in passages]


def _change(found: "VersionComparison", change: "VersionChange") -> Json:
    return {
        "kinds": [kind.value for kind in change.kinds],
        "old": _side(found.old, change.old, OLD),
        "new": _side(found.new, change.new, NEW),
        "edits": [
            {
                "kind": edit.kind.value,
                "old": _words(change.old, edit.old),
                "new": _words(change.new, edit.new),
            }
            for edit in change.edits
        ],
    }


def _side(article: Article, side: "Side", number: int) -> Json:
    return {"text": side.text, "places": _passages(article, side.passages, number)}


def _words(side: "Side", span: Span) -> Json:
    return {"text": span.of(side.text), "from": span.start, "to": span.end}
