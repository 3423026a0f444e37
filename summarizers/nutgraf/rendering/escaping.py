"""An article's words inside Markdown, as words."""

import re

# What Markdown and common extensions take for markup inside a line. No more is escaped than must
# be, so that the raw text still reads well: "$4.20", "R&D" and "snake_case" stay as they are.
_INLINE = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~]) | [*`] | ~(?=~) | (?<![^\W_])_ | _(?![^\W_])
      | <(?=[A-Za-z/!?]) | &(?=\#?\w+;) | [\[\]](?=[(\[:^]) | \[(?=[ xX]\]) | !(?=\[)
      | (?<=[^\W_])\](?=$)""",
    re.VERBOSE,
)
# What would make a line a heading, a list item, a quotation or a rule.
_LINE_START = re.compile(
    r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|[#>=]|(?:-\s?){3}|(?:_\s?){3}|:))"
)


def escaped(text: str) -> str:
    r"""`text` on one line, with a backslash before whatever Markdown would take for markup.

    >>> print(escaped("<b>5 * 3</b>"), escaped("1. April cost $4.20"))
    \<b>5 \* 3\</b> 1\. April cost $4.20
    """
    line = _INLINE.sub(r"\\\g<0>", " ".join(text.split()))
    return _LINE_START.sub(r"\g<1>\\", line)
