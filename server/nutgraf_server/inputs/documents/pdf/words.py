"""The words of a PDF's page, each with its place, its size and its weight."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# What the library has for the hyphen at the end of a line.
_LINE_END_HYPHEN = 2
_HYPHENS = frozenset({_LINE_END_HYPHEN, ord("\u00ad"), ord("\u2010")})
_BLANKS = frozenset({*range(1, 33), 0x85, 0xA0, 0x3000, *range(0x2000, 0x200B)}) - _HYPHENS
_HALVES = range(0xD800, 0xE000)
# Text that is turned further than this, in radians, is no line of the page: a stamp, an axis.
_TURNED = 0.2
# Characters of a word stand this close together, in parts of their size, and on one line. Those of
# a ligature all have its place.
_APART = 0.6
_BACK = 1.0
_RAISED = 0.15
# A name in no more bytes than this; what is cut off says nothing of weight.
_FONT_NAME = 100
_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_WIDEST_TURN = 2 * math.pi


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is set.

    Attributes:
        text: the word.
        left: where it begins, in points from the left.
        right: where it ends.
        base: the line that it stands on, in points from the bottom.
        size: how high its font is.
        is_bold: whether it is set in bold.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool


def page_words(library: Any, page: Any) -> Iterator[Word]:  # noqa: ANN401  # pypdfium2's
    """The words of a page, in the order in which they are drawn."""
    reader = _Reader(library, library.FPDFText_LoadPage(page))
    try:
        yield from reader.words()
    finally:
        library.FPDFText_ClosePage(reader.page)


class _Reader:
    """Puts characters together."""

    def __init__(self, library: Any, page: Any) -> None:  # noqa: ANN401  # pypdfium2's
        self.page = page
        self._library = library
        self._box = library.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(_FONT_NAME)
        self._flags = ctypes.c_int()

    def words(self) -> Iterator[Word]:
        """Each word."""
        library, page, box = self._library, self.page, self._box
        x, y = self._x, self._y
        letters: list[str] = []
        first, left, right, base, size = 0, 0.0, 0.0, 0.0, 0.0
        for index in range(library.FPDFText_CountChars(page)):
            code = library.FPDFText_GetUnicode(page, index)
            if code in _BLANKS or not code:
                if letters:
                    yield from self._word(letters, first, left, right, base, size)
                    letters = []
                continue
            if not library.FPDFText_GetLooseCharBox(page, index, box):
                continue
            library.FPDFText_GetCharOrigin(page, index, x, y)
            height = box.top - box.bottom
            reach = max(size, height)
            is_next = (
                letters
                and -_BACK * reach <= box.left - right <= _APART * reach
                and abs(y.value - base) <= _RAISED * reach
                and 2 * min(size, height) > reach
            )
            if letters and not is_next:
                yield from self._word(letters, first, left, right, base, size)
                letters = []
            if not letters:
                first, left, base, size = index, box.left, y.value, height
            letters.append(_letter(code))
            right = max(right, box.right) if len(letters) > 1 else box.right
        if letters:
            yield from self._word(letters, first, left, right, base, size)

    def _word(  # once for each word: no object is made for it
        self, letters: list[str], first: int, left: float, right: float, base: float, size: float
    ) -> Iterator[Word]:
        angle = self._library.FPDFText_GetCharAngle(self.page, first)
        if min(abs(angle), abs(_WIDEST_TURN - angle)) <= _TURNED and size > 0:
            yield Word("".join(letters), left, right, base, size, self._is_bold(first))

    def _is_bold(self, index: int) -> bool:
        self._library.FPDFText_GetFontInfo(self.page, index, self._name, _FONT_NAME, self._flags)
        name = self._name.value.lower()
        return any(part.encode() in name for part in _BOLD)


def _letter(code: int) -> str:
    # What is drawn is seen, whatever it is called.
    if code in _HYPHENS:
        return "-"
    # Halves of a pair stand for nothing by themselves.
    return chr(code) if code not in _HALVES else "\ufffd"
