"""References to attributes in AsciiDoc, shown as their values."""

import re
from collections.abc import Mapping
from dataclasses import replace

from nutgraf.article import Role
from nutgraf.reading.formats.holes import HOLE
from nutgraf.reading.inline import Clean, stripped, tidy
from nutgraf.reading.labelled_block import LabelledBlock

_REFERENCE = re.compile(r"\{(?P<name>\w[\w-]{0,60})\}")
_BUILT_IN = {
    "empty": "", "blank": "", "sp": " ", "nbsp": "\u00a0", "zwsp": "", "wj": "", "apos": "'",
    "quot": '"', "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "deg": "°", "plus": "+",
    "brvbar": "¦", "vbar": "|", "amp": "&", "lt": "<", "gt": ">", "startsb": "[", "endsb": "]",
    "caret": "^", "asterisk": "*", "tilde": "~", "backslash": "\\", "backtick": "`", "cpp": "C++",
    "two-colons": "::", "two-semicolons": ";;",
}  # fmt: skip


def shown(labelled: LabelledBlock, values: Mapping[str, str]) -> LabelledBlock:
    """A block with its references resolved; one whose value does not fit in its place is a gap.

    A reference to nothing is shown as written.
    """
    clean = labelled.clean
    if "{" not in clean.text or labelled.role in (Role.CODE, Role.METADATA):
        return labelled
    text: list[str] = []
    places: list[int] = []
    widths = dict(clean.widths)
    here = 0
    for match in _REFERENCE.finditer(clean.text):
        name = match["name"].lower()
        value = values.get(name, _BUILT_IN.get(name))
        if value is None:
            continue
        if len(value) > len(match[0]):
            if labelled.role is not Role.BODY:
                continue
            value = HOLE
        start, past = match.span()
        text += clean.text[here:start], value
        places += clean.places[here:start]
        places += clean.places[start : start + len(value)]
        if value:
            widths[places[-1]] = clean.end(past - 1) - places[-1]
        here = past
    if not here:
        return labelled
    text.append(clean.text[here:])
    places += clean.places[here:]
    return replace(labelled, clean=stripped(tidy(Clean("".join(text), places, widths))))
