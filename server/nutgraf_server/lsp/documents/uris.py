"""The addresses of documents, as clients write them."""

import re
import sys
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

SHOWN_SCHEME = "nutgraf-result"
"""Of the addresses of results, for clients that ask the server for a document's text."""

_DRIVE = re.compile(r"(?<=^file:///)[A-Z](?=:)")

# As Linux has it. Each folder above a file is looked into, and an address may be made to have many.
_LONGEST_PATH = 4096

# A name in bytes that are no UTF-8 is kept as Python keeps it for the system, never "repaired" into
# another file's name.
_AS_BYTES = "surrogateescape"


def key(uri: str) -> str:
    """One name for one document: clients differ in escaping and in the case of a drive letter."""
    return _DRIVE.sub(lambda drive: drive[0].lower(), unquote(uri, errors=_AS_BYTES))


def path_of(uri: str) -> Path | None:
    """The file that `uri` names; None where it names none of this machine.

    >>> path_of("file:///articles/one%20two.txt").as_posix(), path_of("untitled:1")
    ('/articles/one two.txt', None)
    """
    try:
        parts = urlsplit(uri)
        path = _path(parts.path)
    except ValueError:
        return None
    if parts.scheme != "file" or parts.netloc not in ("", "localhost") or "\0" in path:
        return None
    return Path(path) if 0 < len(path) <= _LONGEST_PATH else None


def file_of(uri: str) -> Path | None:
    """The file that `uri` names beside others in a folder; None where there is no doubtless one.

    An address that steps up, hides a step in an escape, or names a folder could lead elsewhere than
    a client takes it to.

    >>> file_of("file:///articles/tide.txt").as_posix()
    '/articles/tide.txt'
    >>> [file_of(f"file:///{odd}") for odd in ("", "articles/", "a/../b.txt", "a%2Fb.txt")]
    [None, None, None, None]
    """
    path = path_of(uri)
    if path is None or not path.name or ".." in path.parts:
        return None
    last = urlsplit(uri).path.rpartition("/")[2]
    try:
        # Half of a surrogate pair has no bytes, and so no file.
        path.name.encode(errors=_AS_BYTES)
    except UnicodeEncodeError:
        return None
    return path if last and _path(last) == path.name else None


def beside(uri: str, name: str) -> str:
    """The address of another file in the same folder, written as the client writes them.

    >>> beside("file:///c%3A/articles/tide.txt#top/x", "tide's.md")
    'file:///c%3A/articles/tide%27s.md'
    """
    parts = urlsplit(uri)
    folder = parts.path.rpartition("/")[0]
    try:
        escaped = quote(name.encode(errors=_AS_BYTES), safe="")
    except UnicodeEncodeError:
        escaped = quote(name, safe="", errors="surrogatepass")
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/{escaped}", "", ""))


def shown(path: Path) -> str:
    """A path to be told: a name in bytes that are no UTF-8 is no JSON for most clients."""
    return str(path).encode(errors=_AS_BYTES).decode(errors="replace")


def _path(escaped: str) -> str:
    if sys.platform == "win32":
        from nturl2path import url2pathname

        return url2pathname(escaped)
    return unquote(escaped, errors=_AS_BYTES)
