"""JSON Feed, versions 1 and 1.1."""

import html
import json
from collections.abc import Mapping

from nutgraf_server.inputs.bounds import MAX_JSON_MARKS
from nutgraf_server.inputs.documents.errors import DocumentError
from nutgraf_server.inputs.feeds.entry import (
    Feed,
    FeedEntry,
    address_in,
    as_markup,
    author_in,
    day_in,
    words,
)

_MARKS = (b"{", b"[", b":")
_KIND = "JSON Feed"


def read(data: bytes) -> Feed:
    """The entries of a feed.

    Raises:
        DocumentError: it is no JSON, or beyond a bound.
    """
    # Each takes far more memory than its bytes.
    if sum(map(data.count, _MARKS)) > MAX_JSON_MARKS:
        raise DocumentError(f"has more than {MAX_JSON_MARKS:,} values; split it")
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise DocumentError(f"is a {_KIND} that cannot be read: it is not JSON in UTF-8") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise DocumentError(f"is a {_KIND} that cannot be read: it has no list of items")
    author = _author(feed)
    return Feed(_KIND, [_entry(item, author) for item in items if isinstance(item, dict)])


def _entry(item: Mapping[str, object], author: str) -> FeedEntry:
    markup, plain, summary = (
        _text(item, name) for name in ("content_html", "content_text", "summary")
    )
    body = markup or _paragraphs(plain)
    return FeedEntry(
        title=words(html.escape(_text(item, "title"))),
        author=_author(item) or author,
        date=day_in(_text(item, "date_published") or _text(item, "date_modified")),
        link=address_in(_text(item, "url") or _text(item, "external_url")),
        body=body or _paragraphs(summary),
        is_summary=not body,
    )


def _text(item: Mapping[str, object], name: str) -> str:
    found = item.get(name)
    return found if isinstance(found, str) and found.strip() else ""


def _paragraphs(plain: str) -> str:
    """Plain text as HTML: what looks like markup in it is words."""
    return as_markup(html.escape(plain, quote=False)) if plain else ""


def _author(item: Mapping[str, object]) -> str:
    listed = item.get("authors")
    people = listed if isinstance(listed, list) else [item.get("author")]
    names = (_text(one, "name") for one in people if isinstance(one, dict))
    return ", ".join(filter(None, map(author_in, names)))
