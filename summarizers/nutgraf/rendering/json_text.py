r"""JSON as every command writes it.

`json.loads` restores the exact text, and a terminal shows the JSON without executing it: control
characters, and characters that look like line breaks, are written as `\uXXXX`. So are halves of
surrogate pairs, which UTF-8 cannot represent.
"""

import json
import re

from nutgraf.patterns import pattern

# JSON escapes U+0000-U+001F itself. In its text, none of these can stand outside a string.
_UNSAFE = pattern(
    r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff"
    r"\ufff9-\ufffb\ufffe\uffff]"
)


def json_text(value: object, *, indent: int | None = None, ascii_only: bool = False) -> str:
    r"""`value` as JSON: compact on one line, or indented; all of it ASCII if that is asked for.

    >>> json_text({"title": "caf\xe9 \x9b31m"})
    '{"title":"café \\u009b31m"}'
    """
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent, separators=separators)
    return _UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
