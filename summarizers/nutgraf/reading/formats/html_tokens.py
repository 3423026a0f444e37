"""HTML cut into text and tags with offsets.

It follows browsers as far as needed to distinguish words from markup: nothing raises, and every
character is examined a bounded number of times.
"""

import html
import re
from collections.abc import Iterator
from enum import Enum, auto

from nutgraf.frozen import dataclass


class TokenKind(Enum):
    """The kind of a piece of the source."""

    TEXT = auto()
    OPENING = auto()
    CLOSING = auto()


@dataclass(frozen=True, slots=True)
class HtmlToken:
    """A text, or a tag with its name in lower case and its attributes as they are written."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    written: tuple[int, int] = (0, 0)


_TAG_NAME = re.compile(r"</?([A-Za-z][^\s/><]*)")
_TAG_STOP = re.compile(r"[<>\"']")
_EQUALS_BEFORE = re.compile(r"=\s{0,20}$")
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""",
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[A-Za-z][A-Za-z0-9]{1,31};?)")

# The content of these is neither markup nor text for readers.
_UNREAD = ("script", "style", "iframe", "noembed", "noframes", "xmp")
# The content of these is not markup, but text.
_PLAIN = ("title", "textarea")
_CLOSINGS = {
    name: re.compile(rf"</{name}(?![^\s/>])", re.IGNORECASE) for name in (*_UNREAD, *_PLAIN)
}
# As far back as the "=" before a quoted value is looked for.
_NEAR = 24


def tokens(source: str) -> Iterator[HtmlToken]:
    """The texts and tags of `source`, in order; comments, scripts and styles are passed over.

    >>> [(token.kind.name, token.name) for token in tokens("<p>a<!-- b --></p>")]
    [('OPENING', 'p'), ('TEXT', ''), ('CLOSING', 'p')]
    """
    last = {mark: source.rfind(mark) for mark in "\"'>"}
    never_closed: set[str] = set()
    here = text_start = 0
    while True:
        here = source.find("<", here)
        if here < 0:
            break
        end = _declaration_end(source, here, last[">"])
        tag = None if end else _TAG_NAME.match(source, here)
        if tag:
            end = _tag_end(source, tag.end(), last)
        if not end:
            # A lone "<" is text.
            here += 1
            continue
        if text_start < here:
            yield HtmlToken(TokenKind.TEXT, text_start, here)
        if tag:
            closing = source[here + 1] == "/"
            kind = TokenKind.CLOSING if closing else TokenKind.OPENING
            token = HtmlToken(kind, here, end, tag[1].lower(), (tag.end(), end))
            yield token
            inside = None if closing else _inside(source, token, never_closed)
            if inside and token.name in _PLAIN:
                yield inside
            end = inside.end if inside else end
        here = text_start = end
    if text_start < len(source):
        yield HtmlToken(TokenKind.TEXT, text_start, len(source))


def _inside(source: str, opening: HtmlToken, never_closed: set[str]) -> HtmlToken | None:
    """The name of a raw text element; None for any other."""
    name = opening.name
    if name not in _CLOSINGS or name in never_closed:
        return None
    close = _CLOSINGS[name].search(source, opening.end)
    if close:
        return HtmlToken(TokenKind.TEXT, opening.end, close.start())
    never_closed.add(name)
    return HtmlToken(TokenKind.TEXT, opening.end, len(source)) if name in _UNREAD else None


def script_end(source: str, opening: HtmlToken) -> int:
    """Where the content of a <script> ends."""
    close = _CLOSINGS["script"].search(source, opening.end)
    return close.start() if close else len(source)


def _declaration_end(source: str, start: int, last_close: int) -> int:
    """One past a comment, doctype or processing instruction at `start`; 0 if there is none."""
    if source.startswith("<!--", start):
        end = source.find("-->", start + 2)
        return end + 3 if end >= 0 else len(source)
    follows = source[start + 1 : start + 3]
    if follows[:1] in ("!", "?") or (follows[:1] == "/" and not follows[1:].isalpha()):
        return source.index(">", start) + 1 if start < last_close else 0
    return 0


def _tag_end(source: str, start: int, last: dict[str, int]) -> int:
    """One past the tag whose name ends at `start`; 0 where it is not finished.

    A tag that another one interrupts, as while somebody types, ends there.
    """
    here = start
    while stop := _TAG_STOP.search(source, here):
        if stop[0] == ">":
            return stop.end()
        if stop[0] == "<":
            if _TAG_NAME.match(source, stop.start()):
                return stop.start()
        elif stop.start() < last[stop[0]] and _EQUALS_BEFORE.search(
            source[max(start, stop.start() - _NEAR) : stop.start()]
        ):
            here = source.index(stop[0], stop.end()) + 1
            continue
        here = stop.end()
    return 0


def attributes(source: str, token: HtmlToken) -> dict[str, str]:
    """The attributes of an opening tag, the first of a name counting.

    >>> source = '<p class="a &amp; b" hidden>'
    >>> attributes(source, next(tokens(source)))
    {'class': 'a & b', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source, *token.written):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
    return found


def attribute_place(source: str, token: HtmlToken, name: str) -> tuple[int, int] | None:
    """The span of an attribute's value, without its quotes."""
    for match in _ATTRIBUTE.finditer(source, *token.written):
        if match[1].lower() == name and match.lastindex and match.lastindex > 1:
            return match.span(match.lastindex)
    return None


def words(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The characters of a text with entities decoded, in pieces, each with its start and end.

    If an entity stands for two characters, both have offsets within it; one that stands for none,
    as control characters do, is left out.

    >>> list(words("a&amp;b", 0, 7))
    [('a', 0, 1), ('&', 1, 6), ('b', 6, 7)]
    >>> list(words("a&#xf;b", 0, 7))
    [('a', 0, 1), ('b', 6, 7)]
    """
    here = start
    if source.find("&", start, end) >= 0:
        for match in _ENTITY.finditer(source, start, end):
            read = html.unescape(match[0])
            if read == match[0]:
                continue
            if here < match.start():
                yield source[here : match.start()], here, match.start()
            here = match.end()
            if not read:
                continue
            rest = len(read) - 1
            if rest and match[0].endswith(read[1:]):
                # "&notit;" is "¬" and then "it;", which keeps its position.
                yield read[0], match.start(), here - rest
                yield read[1:], here - rest, here
            else:
                yield read[: len(match[0])], match.start(), here
    if here < end:
        yield source[here:end], here, end
