"""The article's words inside Markdown, as words."""

import re

# Everything that starts something inside a line of Markdown, HTML included.
_INLINE = re.compile(r"[\\`*_~\[\]<>&|$]")
# What would make a line a heading, a list item, a quotation or a rule.
_LINE_START = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+#=:]))")


def escaped(text: str) -> str:
    r"""`text` on one line, with a backslash before whatever Markdown would take for markup.

    >>> print(escaped("<b>5 * 3</b>"), escaped("1. April"))
    \<b\>5 \* 3\</b\> 1\. April
    """
    line = _INLINE.sub(r"\\\g<0>", " ".join(text.split()))
    return _LINE_START.sub(r"\g<1>\\", line)
