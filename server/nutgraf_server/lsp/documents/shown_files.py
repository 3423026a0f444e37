"""The files in which results are shown, where an editor shows documents: in a folder of the user's
own cache, for the user alone, the latest few of them.
"""

import contextlib
import hashlib
import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from nutgraf_server import files
from nutgraf_server.lsp.documents.uris import SHOWN_SCHEME, path_of

MOST_KEPT = 20
"""How many results are kept: as many as anyone has open."""

_OWNERS_FOLDER = 0o700
_ODD = re.compile(r"[^\w.-]+")
# Of an article's name in a file's, and of what tells two articles of one name apart.
_LONGEST_NAME = 60
_DIGITS = 6


def folder() -> Path:
    """Where they are."""
    from platformdirs import user_cache_path

    return user_cache_path("nutgraf", appauthor=False) / "shown"


def keep(article: str | None, command: str, markdown: str) -> Path:
    """Write the result of a command on the article at a uri to its file.

    Raises:
        OSError: it cannot be written.
    """
    where = folder()
    where.mkdir(parents=True, exist_ok=True, mode=_OWNERS_FOLDER)
    where.chmod(_OWNERS_FOLDER)
    path = where / name_for(article, command)
    data = markdown.encode("utf-8", "surrogatepass")
    files.write(path, data, permissions=files.PRIVATE, over=True)
    _drop_oldest(where)
    return path


def name_for(article: str | None, command: str) -> str:
    """A file name for a command's result.

    >>> name_for("file:///articles/a%20tide.txt", "brief")
    'a-tide.brief.5b5fe0.md'
    """
    if article is None:
        return f"{command}.md"
    stem = PurePosixPath(unquote(urlsplit(article).path)).stem
    readable = _ODD.sub("-", stem)[:_LONGEST_NAME].strip("-.") or "article"
    digest = hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{readable}.{command}.{digest}.md"


def is_kept(uri: str) -> bool:
    """Whether the document at `uri` is one of these files, or a result without one."""
    if uri.startswith(f"{SHOWN_SCHEME}:"):
        return True
    path = path_of(uri)
    return path is not None and path.parent.name == "shown" and path.parent == folder()


def _drop_oldest(where: Path) -> None:
    found: list[tuple[int, Path]] = []
    for path in where.glob("*.md"):
        # Another server may have dropped it meanwhile.
        with contextlib.suppress(OSError):
            found.append((path.stat().st_mtime_ns, path))
    for _, path in sorted(found, reverse=True)[MOST_KEPT:]:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
