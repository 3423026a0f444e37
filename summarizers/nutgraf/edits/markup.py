"""Words formatted as a paragraph in the markup of an article's text."""

import re
from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType

from nutgraf.errors import NutgrafError
from nutgraf.rendering.escaping import escaped
from nutgraf.rendering.visible import visible

_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "{}%$&#_"},
}
_LATEX_MARK = re.compile(r"[\\~^{}%$&#_]")
# A backslash takes the meaning from the mark behind it.
_RST_MARK = re.compile(
    r"[\\*`|]|(?<=\w)_(?!\w)"
    r"|^(?=[-+•]\s|\.\.\s|:\w|>>>|\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,9})[.)]\s)"
)
# AsciiDoc shows a backslash before what would have been no markup, so only pairs of marks get one.
_ADOC_PAIR = re.compile(r"(?<!\w)(?=(?P<mark>[*_`#+])(?=\S)[^*_`#+\n]{1,200}(?P=mark)(?!\w))")
_ADOC_OTHER = re.compile(r"(?=\{[\w-]+\}|<<[^<>]|\[\[)")
_ADOC_START = re.compile(r"\.\S|[=*.-]{1,5}\s|//|:\w|\d{1,9}\.\s")
# In Org, only a zero-width space makes a mark literal.
_ORG_PAIR = re.compile(
    r"(?<=\[)(?=\[)|(?<!\w)(?=(?P<mark>[*/_=~+])(?=\S)[^*/_=~+\n]{1,200}(?P=mark)(?!\w))"
)
_ORG_START = re.compile(r"(?:\*+|[-+]|\d{1,9}[.)])\s|[#|:]")
_NO_WIDTH = "\u200b"
_BACKSLASH = r"\\"


def paragraph(words: str, format: str) -> str:
    r"""`words` as a paragraph on one line; in Markdown as a quotation.

    Raises:
        NutgrafError: a text of this format has no place for a paragraph.

    >>> paragraph("Up 5% *or* more.", "markdown"), paragraph("Up 5%.", "latex")
    ('> Up 5% \\*or\\* more.', 'Up 5\\%.')
    """
    write = _WRITTEN.get(format)
    if write is None:
        raise NutgrafError(f"{format} have no place for a summary: only paragraphs can take one")
    return write(" ".join(visible(words).split()))


def has_paragraphs(format: str) -> bool:
    """Whether a text of this format has a place for a paragraph."""
    return format in _WRITTEN


def _asciidoc(words: str) -> str:
    inside = _ADOC_OTHER.sub(_BACKSLASH, _ADOC_PAIR.sub(_BACKSLASH, words))
    # The start of a line can only be escaped with an empty reference.
    return "{empty}" + inside if _ADOC_START.match(words) else inside


def _org(words: str) -> str:
    inside = _ORG_PAIR.sub(_NO_WIDTH, words)
    return _NO_WIDTH + inside if _ORG_START.match(inside) else inside


_WRITTEN: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "asciidoc": _asciidoc,
        "conversation": lambda words: words,
        "html": lambda words: f"<p>{escape(words, quote=False)}</p>",
        "latex": lambda words: _LATEX_MARK.sub(lambda mark: _LATEX[mark[0]], words),
        "mail": lambda words: words,
        "markdown": lambda words: f"> {escaped(words)}",
        "org": _org,
        "plaintext": lambda words: words,
        "restructuredtext": lambda words: _RST_MARK.sub(r"\\\g<0>", words),
    }
)
