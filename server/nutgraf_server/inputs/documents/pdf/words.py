"""The words of a PDF's page, each with its place, its size and its weight."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

# What the library has for the hyphen at the end of a line.
_LINE_END_HYPHEN = 2
_HYPHENS = frozenset({_LINE_END_HYPHEN, ord("\u00ad"), ord("\u2010")})
_BLANKS = frozenset({*range(1, 33), 0x85, 0xA0, 0x3000, *range(0x2000, 0x200B)}) - _HYPHENS
_HALVES = range(0xD800, 0xE000)
# Text that is turned further than this, in radians, against most of its page is no line of it: a
# stamp, an axis. So many characters tell how most is.
_SAMPLE = 400
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


Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""


def page_words(library: Any, page: Any, box: Box) -> tuple[list[Word], Box]:  # noqa: ANN401  # pypdfium2's
    """The words of a page, in the order in which they are drawn, and its box.

    Both as one sees them who holds the page so that most of its text is upright.
    """
    reader = _Reader(library, library.FPDFText_LoadPage(page))
    try:
        reader.turn()
        return list(reader.words()), reader.turned(*box)
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
        self._angle = 0.0
        self._quarters = 0

    def turn(self) -> None:
        """Find out which way most of the text runs."""
        library, page, steps = self._library, self.page, [0.0, 0.0]
        angles: list[float] = []
        before: tuple[float, float] | None = None
        for index in range(min(_SAMPLE, library.FPDFText_CountChars(page))):
            if library.FPDFText_GetUnicode(page, index) in _BLANKS:
                before = None
                continue
            angles.append(library.FPDFText_GetCharAngle(page, index))
            library.FPDFText_GetCharOrigin(page, index, self._x, self._y)
            here = self._x.value, self._y.value
            if before is not None:
                steps = [steps[0] + here[0] - before[0], steps[1] + here[1] - before[1]]
            before = here
        upright = sum(_difference(angle, 0.0) <= _TURNED for angle in angles)
        if 2 * upright >= len(angles):
            return
        self._angle = median(angles)
        across, up = steps
        if abs(up) > abs(across):
            self._quarters = 1 if up > 0 else 3
        else:
            self._quarters = 2 if across < 0 else 0

    def turned(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box on the page that is held so that the text is upright."""
        if self._quarters == 1:
            return bottom, -right, top, -left
        if self._quarters == 2:  # noqa: PLR2004  # of four
            return -right, -top, -left, -bottom
        if self._quarters:
            return -top, left, -bottom, right
        return left, bottom, right, top

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
            start, low, end, high = box.left, box.bottom, box.right, box.top
            foot = y.value
            if self._quarters:
                start, low, end, high = self.turned(start, low, end, high)
                foot = self.turned(x.value, foot, x.value, foot)[1]
            height = high - low
            reach = max(size, height)
            is_next = (
                letters
                and -_BACK * reach <= start - right <= _APART * reach
                and abs(foot - base) <= _RAISED * reach
                and 2 * min(size, height) > reach
            )
            if letters and not is_next:
                yield from self._word(letters, first, left, right, base, size)
                letters = []
            if not letters:
                first, left, base, size = index, start, foot, height
            letters.append(_letter(code))
            right = max(right, end) if len(letters) > 1 else end
        if letters:
            yield from self._word(letters, first, left, right, base, size)

    def _word(  # once for each word: no object is made for it
        self, letters: list[str], first: int, left: float, right: float, base: float, size: float
    ) -> Iterator[Word]:
        angle = self._library.FPDFText_GetCharAngle(self.page, first)
        if _difference(angle, self._angle) <= _TURNED and size > 0:
            yield Word("".join(letters), left, right, base, size, self._is_bold(first))

    def _is_bold(self, index: int) -> bool:
        self._library.FPDFText_GetFontInfo(self.page, index, self._name, _FONT_NAME, self._flags)
        name = self._name.value.lower()
        return any(part.encode() in name for part in _BOLD)


def _difference(one: float, other: float) -> float:
    """Of two angles."""
    apart = abs(one - other) % _WIDEST_TURN
    return min(apart, _WIDEST_TURN - apart)


def _letter(code: int) -> str:
    # What is drawn is seen, whatever it is called.
    if code in _HYPHENS:
        return "-"
    # Halves of a pair stand for nothing by themselves.
    return chr(code) if code not in _HALVES else "\ufffd"
