"""Feeds: RSS, Atom and JSON Feed, of which each entry is an article; nothing is fetched.

An entry becomes a page of HTML with its title, author and date. Offsets in it are none in the feed.
"""

from nutgraf_server.inputs.bounds import MAX_FEED_ENTRIES
from nutgraf_server.inputs.documents.errors import DocumentError
from nutgraf_server.inputs.feeds.entry import Feed, FeedEntry
from nutgraf_server.inputs.feeds.looks import is_json_feed, is_xml_feed

__all__ = ["Feed", "FeedEntry", "feed_in"]


def feed_in(data: bytes) -> Feed | None:
    """The entries of a feed; None for anything else.

    Raises:
        DocumentError: it is broken, or beyond a bound.
    """
    if is_xml_feed(data):
        from nutgraf_server.inputs.feeds import xml_feed

        found = xml_feed.read(data)
    elif is_json_feed(data):
        from nutgraf_server.inputs.feeds import json_feed

        found = json_feed.read(data)
    else:
        return None
    if len(found.entries) > MAX_FEED_ENTRIES:
        raise DocumentError(f"has more than {MAX_FEED_ENTRIES:,} entries; split it")
    if not any(entry.has_text for entry in found.entries):
        raise DocumentError(f"is a feed ({found.kind}) without text")
    return found
