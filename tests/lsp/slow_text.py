"""Texts as editors count them, the slow way: to measure the server's by."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from .wire import Message, place

CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@dataclass(frozen=True)
class Edit:
    """A change by a range; all of the text where there is none."""

    start: tuple[int, int] | None
    end: tuple[int, int] | None
    text: str

    def sent(self) -> Message:
        if self.start is None or self.end is None:
            return {"text": self.text}
        return {"range": {"start": place(*self.start), "end": place(*self.end)}, "text": self.text}


def units(text: str, encoding: str) -> int:
    """How many code units a text has."""
    codec, size = CODECS[encoding]
    return len(text.encode(codec, "surrogatepass")) // size


def lines_of(text: str) -> list[str]:
    r"""The lines with their ends; only CR LF, CR and LF end one.

    >>> lines_of("one\r\ntwo\n\rthree"), lines_of("one\n")
    (['one\r\n', 'two\n', '\r', 'three'], ['one\n', ''])
    """
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z|(?<![^\r\n])\Z", text)


def offset_of(text: str, line: int, column: int, encoding: str) -> int:
    """Where a position is; what does not exist is moved to the nearest before it."""
    lines = lines_of(text)
    if line >= len(lines):
        return len(text)
    inside = lines[line].rstrip("\r\n")
    # The most characters that fit.
    fitting = bisect_right(
        range(len(inside)), column, key=lambda n: units(inside[: n + 1], encoding)
    )
    return sum(map(len, lines[:line])) + fitting


def paired(text: str) -> str:
    """Two halves of a surrogate pair that meet are one character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def edited(text: str, edits: list[Edit], encoding: str) -> str:
    """A text after edits, each of which counts from what the one before it leaves."""
    for edit in edits:
        if edit.start is None or edit.end is None:
            text = paired(edit.text)
            continue
        start = offset_of(text, *edit.start, encoding)
        end = max(start, offset_of(text, *edit.end, encoding))
        text = paired(text[:start] + edit.text + text[end:])
    return text
