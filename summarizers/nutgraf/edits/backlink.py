"""The line by which a written briefing says of which article it is: a comment, its last line."""

import re
from pathlib import PurePath
from urllib.parse import quote, unquote

_LINE = re.compile(r"<!-- nutgraf: briefing of ([^<>\r\n]+) -->")
# What would end the comment or the line, and what marks the characters written otherwise.
_ESCAPED = re.compile(r"[%<>]|-(?=-)")
# A comment is no place for white space at the ends of a name, nor for what breaks lines.
_EDGE = re.compile(r"^\s|\s$")


def line_for(name: str) -> str:
    """The line for a briefing of the article in the file `name`, without a line end.

    >>> line_for("a tide--and a half.txt")
    '<!-- nutgraf: briefing of a tide%2D-and a half.txt -->'
    """
    written = _EDGE.sub(_percent, _ESCAPED.sub(_percent, name))
    visible = "".join(one if one.isprintable() else _encoded(one) for one in written)
    return f"<!-- nutgraf: briefing of {visible} -->"


def article_named(text: str) -> str | None:
    r"""The file name of the article that `text` is a briefing of; None where it says of none.

    What the line names has to be a plain name, of a file beside the briefing: a text that comes
    from elsewhere leads nowhere else.

    >>> article_named(f"- A bullet.\n\n{line_for('one--two.txt')}\n")
    'one--two.txt'
    >>> article_named("<!-- nutgraf: briefing of ../secret.txt -->")
    >>> article_named("<!-- nutgraf: briefing of caf%E9.txt -->")
    """
    kept = text.rstrip()
    found = _LINE.fullmatch(kept, max(kept.rfind("\n"), kept.rfind("\r")) + 1)
    try:
        name = unquote(found[1], errors="surrogatepass") if found else ""
    except UnicodeDecodeError:
        return None
    return name if _is_plain(name) else None


def _is_plain(name: str) -> bool:
    return (
        name not in ("", ".", "..")
        and not any(mark in name for mark in "/\\\0")
        and PurePath(name).name == name
    )


def _percent(found: re.Match[str]) -> str:
    return _encoded(found[0])


def _encoded(character: str) -> str:
    # `quote` leaves the hyphen as it is, whatever it is told.
    return "%2D" if character == "-" else quote(character, safe="", errors="surrogatepass")
