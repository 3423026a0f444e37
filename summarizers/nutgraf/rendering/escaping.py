"""Escapes an article's words for Markdown."""

import re

from nutgraf.patterns import pattern
from nutgraf.rendering.visible import visible

# What Markdown and common extensions take for markup inside a line. No more is escaped than must
# be, so that the raw text still reads well: "$4.20", "R&D" and "snake_case" stay as they are.
_INLINE = pattern(
    r"""\\(?=[!-/:-@\[-`{-~]|$) | [*`~] | _(?:(?<![^\W_]_)|(?![^\W_]))
      | <(?=[A-Za-z/!?]|[^\s<>]+@) | &(?=\#?\w{1,40};)
      | \[(?=[(\[:^]|[ xX]\]) | \](?=[(\[:^]|(?<=[^\W_]\])$) | !(?=\[)
      | /(?=/) | :(?<=\b[Mm][Aa][Ii][Ll][Tt][Oo]:) | :(?<=\b[Xx][Mm][Pp][Pp]:)
      | \.(?<=\b[Ww][Ww][Ww]\.) | @(?<=[\w.+-]@)(?=\w) | \#(?<=\s\#)(?=\#*$)""",
    re.VERBOSE,
)
# What would make a line a heading, a list item, a quotation or a rule.
_LINE_START = pattern(
    r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|[#>=]|(?:-\s?){3}|(?:_\s?){3}|\+{3}|:))"
)


def escaped(text: str) -> str:
    r"""`text` on one line, with a backslash before whatever Markdown would take for markup.

    It is safe at the start of a line, in the middle, at its end and between asterisks; its
    addresses are words and no links.

    >>> print(escaped("<b>5 * 3</b>"), escaped("1. April cost $4.20"))
    \<b>5 \* 3\</b> 1\. April cost $4.20
    """
    line = _INLINE.sub(r"\\\g<0>", " ".join(visible(text).split()))
    return _LINE_START.sub(r"\g<1>\\", line)
