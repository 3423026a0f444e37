"""The files that briefings are written to: their names, and which are as they were written."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from nutgraf.edits.backlink import article_named, written_extent
from nutgraf_server.inputs.errors import InputError
from nutgraf_server.inputs.files import read_file
from nutgraf_server.lsp.documents.uris import key
from nutgraf_server.lsp.session.session import SessionSnapshot

# After so many briefings of one article nobody keeps track of them.
_MOST = 1_000


def names_of_briefings(article: str) -> Iterator[str]:
    """The names that briefings of the article in a file have, in the order in which they are taken.

    >>> [*names_of_briefings("tide.txt")][:2]
    ['tide.briefing.md', 'tide.briefing-2.md']
    """
    stem = PurePath(article).stem
    yield f"{stem}.briefing.md"
    yield from (f"{stem}.briefing-{number}.md" for number in range(2, _MOST))


def is_as_written(view: SessionSnapshot, uri: str, path: Path, article: str) -> bool:
    """Whether the file at `path`, and at `uri`, is a briefing of `article` as it was written.

    What somebody has changed since is theirs; so is what a link leads to.
    """
    if os.path.islink(path):  # noqa: PTH114 - a name may be too long
        return False
    text = view.texts.get(key(uri))
    try:
        found = text.source if text else read_file(str(path)).decode("utf-8-sig")
    except (InputError, UnicodeDecodeError):
        return False
    return article_named(found) == article and written_extent(found) is not None
