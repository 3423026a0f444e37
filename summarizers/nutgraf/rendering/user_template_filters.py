"""The filters of templates."""

import json
import re
from collections.abc import Callable, Iterable, Mapping

from nutgraf.rendering.escaping import escaped
from nutgraf.rendering.json_text import json_text

# What ends a stretch of text that may be the last one shown.
_BREAK = re.compile(r"\s+|(?<=[、，。；：！？])")
_TRAILING = " \t\r\n,;:–—-、，；："
_ELLIPSIS = "…"
# Bounds for what a template may ask for: columns, characters before a line, characters of a text.
_WIDEST = 1000
_LONGEST_INDENT = 80
_LONGEST = 100_000


def wrap(text: str, width: int = 80, first: str = "", rest: str = "") -> str:
    r"""Lines of at most `width` columns, words whole; `first` and `rest` go before them.

    >>> wrap("It rained all day.", 12, "- ", "  ")
    '- It rained\n  all day.'
    """
    import textwrap

    return textwrap.fill(
        str(text),
        max(1, min(int(width), _WIDEST)),
        initial_indent=str(first)[:_LONGEST_INDENT],
        subsequent_indent=str(rest)[:_LONGEST_INDENT],
        break_long_words=False,
        break_on_hyphens=False,
    )


def shorten(text: str, count: int) -> str:
    """At most `count` characters: all of it, or its first words and an ellipsis.

    >>> shorten("It rained all day.", 14), shorten("It rained.", 14)
    ('It rained all…', 'It rained.')
    >>> shorten("Incomprehensible", 5)
    '…'
    """
    line = " ".join(str(text).split())
    if len(line) <= count:
        return line
    most = max(0, count - len(_ELLIPSIS))
    ends = [match.start() for match in _BREAK.finditer(line, 0, most + 1) if match.start() <= most]
    return line[: ends[-1] if ends else 0].rstrip(_TRAILING) + _ELLIPSIS if count > 0 else ""


def fitting(texts: Iterable[str], count: int) -> str:
    """As many of the texts, from the first on, as fit whole; or else the first words of the first.

    >>> fitting(["It rained.", "Nobody came to the fair."], 20)
    'It rained.'
    """
    found: list[str] = []
    left = min(count, _LONGEST)
    for text in texts:
        line = " ".join(str(text).split())
        if len(line) > left:
            return " ".join(found) or shorten(line, left)
        found.append(line)
        left -= len(line) + 1
    return " ".join(found)


def yaml(value: object) -> str:
    r"""A value as YAML on one line: texts in double quotes, lists in square brackets.

    Any text is safe in it: quotation marks, line ends and odd characters are escaped.

    >>> print(yaml('a: "b" #c'), yaml(["x", "y"]), yaml(None))
    "a: \"b\" #c" ["x", "y"] null
    """
    if value is not None and not isinstance(value, str | int | float):
        values = value if isinstance(value, Iterable) else [value]
        return f"[{', '.join(map(_scalar, values))}]"
    return _scalar(value)


def _scalar(value: object) -> str:
    if value is None or isinstance(value, int | float):
        return json.dumps(value)
    if not isinstance(value, str):
        raise TypeError("only texts, numbers and lists of them can be written as YAML")
    # A text of JSON is one of YAML too, where it escapes what YAML does not take.
    return json_text(value)


def markdown(text: str) -> str:
    """The text on one line, with a backslash before what Markdown would take for markup."""
    return escaped(str(text))


FILTERS: Mapping[str, Callable[..., str]] = {
    "wrap": wrap,
    "shorten": shorten,
    "fitting": fitting,
    "yaml": yaml,
    "markdown": markdown,
}
"""The filters by the names that templates call them."""
