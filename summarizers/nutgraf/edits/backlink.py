"""The last line of a written briefing: a comment that names its article.

It also records whether the default settings were used, and a digest that shows whether somebody has
changed the page since.
"""

import hashlib
import re
from enum import StrEnum
from pathlib import PurePath
from urllib.parse import quote, unquote

_LINE = re.compile(
    r"<!-- nutgraf: briefing of (?P<name>[^<>;\r\n]+)"
    r"(?:; (?P<extent>usual|full|chosen) (?P<digest>[0-9a-f]{8}))? -->"
)
# What would end the comment or the line, and what marks the characters written otherwise.
_ESCAPED = re.compile(r"[%<>;]|-(?=-)")
# A comment is no place for white space at the ends of a name, nor for what breaks lines.
_EDGE = re.compile(r"^\s|\s$")


class PageExtent(StrEnum):
    """The extent of a written briefing: by the settings, in full, or custom."""

    USUAL = "usual"
    FULL = "full"
    CHOSEN = "chosen"


def signed(page: str, name: str, extent: PageExtent) -> str:
    """A briefing of the article in the file `name`, with its last line."""
    line = line_for(name, f"; {extent} {_digest(page)}")
    return f"{page}\n{line}\n"


def written_extent(text: str) -> PageExtent | None:
    r"""The extent of a written briefing; None if the text is none, or was changed since.

    >>> text = signed("- A bullet.\n", "one.txt", PageExtent.FULL)
    >>> written_extent(text), written_extent(text.replace("bullet", "pullet"))
    (<PageExtent.FULL: 'full'>, None)
    """
    found = _last_line(text)
    if found is None or found["digest"] != _digest(text[: found.start()]):
        return None
    return PageExtent(found["extent"])


def renamed(text: str, name: str) -> str:
    """The last line of a written briefing whose article is now in the file `name`."""
    found = _last_line(text)
    if found is None or found["digest"] is None:
        return line_for(name)
    return line_for(name, f"; {found['extent']} {found['digest']}")


def line_for(name: str, behind: str = "") -> str:
    """The line for a briefing of the article in the file `name`, without a line end.

    >>> line_for("a tide--and a half.txt")
    '<!-- nutgraf: briefing of a tide%2D-and a half.txt -->'
    """
    written = _EDGE.sub(_percent, _ESCAPED.sub(_percent, name))
    visible = "".join(one if one.isprintable() else _encoded(one) for one in written)
    return f"<!-- nutgraf: briefing of {visible}{behind} -->"


def article_named(text: str) -> str | None:
    r"""The file name of the article that `text` is a briefing of; None if it names none.

    The line must contain a plain name of a file next to the briefing, so that a text from elsewhere
    cannot lead anywhere else.

    >>> article_named(f"- A bullet.\n\n{line_for('one--two.txt')}\n")
    'one--two.txt'
    >>> article_named("<!-- nutgraf: briefing of ../secret.txt -->")
    >>> article_named("<!-- nutgraf: briefing of caf%E9.txt -->")
    """
    found = _last_line(text)
    try:
        name = unquote(found["name"], errors="surrogatepass") if found else ""
    except UnicodeDecodeError:
        return None
    return name if _is_plain(name) else None


def _last_line(text: str) -> re.Match[str] | None:
    kept = text.rstrip()
    return _LINE.fullmatch(kept, max(kept.rfind("\n"), kept.rfind("\r")) + 1)


def _digest(page: str) -> str:
    """Of a page's words, whatever an editor does to line ends."""
    lines = "\n".join(line.rstrip() for line in page.strip().splitlines())
    return hashlib.blake2b(lines.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def _is_plain(name: str) -> bool:
    return (
        name not in ("", ".", "..")
        and not any(mark in name for mark in "/\\\0")
        and PurePath(name).name == name
    )


def _percent(found: re.Match[str]) -> str:
    return _encoded(found[0])


def _encoded(character: str) -> str:
    # `quote` never escapes the hyphen.
    return "%2D" if character == "-" else quote(character, safe="", errors="surrogatepass")
