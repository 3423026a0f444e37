"""The words of a part of the source, without markup or wrapping, each character with its offset."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from itertools import pairwise
from types import MappingProxyType

from nutgraf.article import Span
from nutgraf.cancellation import checkpoint
from nutgraf.frozen import dataclass
from nutgraf.patterns import pattern

# A run of white space that is more than one plain blank, and characters that have no width.
_BREAK = r"\t\r\n\f\v\u0085\u2028\u2029"
# A no-break space is a blank to the reader; between digits it may hold a number together.
_SPACE = rf"(?:[{_BREAK}]|(?<!\d)\u00a0|\u00a0(?!\d))"
_UNTIDY = pattern(rf"{_SPACE}(?: |{_SPACE})*| (?: |{_SPACE})+")
_NO_WIDTH = pattern("[\ufeff\u200b\u00ad\u2060]+")
_CHANGED = pattern(rf"(?P<blank>{_UNTIDY.pattern})|{_NO_WIDTH.pattern}")
# A letter and the accents behind it, of which no language sets more than a few.
_ACCENTED = pattern("[^\\W\\d_][\u0300-\u036f]{1,4}")
# Bold marks that survived a paste: a pair around words, on one paragraph. Asterisks inside a word
# or in a longer row stand for omitted letters: "d**n", "s***".
_BOLD = pattern(r"(?<![\w*])(\*\*|__)(?=[^\s*_])([^*_\n]{1,400})(?<=[^\s*_])\1(?![*_])")

_NO_WIDTHS: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Clean:
    """`text[i]` is at `places[i]` in the source; `places` is strictly increasing.

    `widths` maps an offset to the number of characters of the source for one, if it is not one:
    those of an entity.
    """

    text: str
    places: Sequence[int]
    widths: Mapping[int, int] = field(default_factory=lambda: _NO_WIDTHS)

    def __post_init__(self) -> None:
        if len(self.text) != len(self.places):
            raise ValueError("every character needs its place")

    def end(self, index: int) -> int:
        """Where the character at `index` ends in the source."""
        place = self.places[index]
        return place + self.widths.get(place, 1)

    def cut(self, start: int, end: int) -> "Clean":
        """The characters from `start` to `end`, counted in `text`."""
        return Clean(self.text[start:end], self.places[start:end], self.widths)


def tidy(clean: Clean) -> Clean:
    r"""Make every run of white space one blank and drop characters without width.

    >>> tidy(Clean("a \n  b", range(6))).text
    'a b'
    """
    checkpoint()
    clean = composed(clean)
    if "  " not in clean.text and clean.text.isprintable():
        # Neither line ends nor tabs nor anything without width can be printed.
        return clean
    found = list(_CHANGED.finditer(clean.text))
    if all(match["blank"] and len(match[0]) == 1 for match in found):
        return Clean(_CHANGED.sub(" ", clean.text), clean.places, clean.widths)
    text: list[str] = []
    places: list[int] = []
    here = 0
    for match in found:
        start, end = match.span()
        # Of a run of white space the first character stays, as a blank.
        kept = start + 1 if match["blank"] else start
        text += clean.text[here:start], " " * (kept - start)
        places += clean.places[here:kept]
        here = end
    text.append(clean.text[here:])
    places += clean.places[here:]
    return Clean("".join(text), places, clean.widths)


def composed(clean: Clean) -> Clean:
    """Letters with their accents as one character each, if there is one, so that names match.

    >>> composed(Clean("Jose\u0301 went", range(10))).text == "José went"
    True
    """
    if clean.text.isascii() or not _ACCENTED.search(clean.text):
        return clean
    text: list[str] = []
    places: list[int] = []
    widths = dict(clean.widths)
    here = 0
    for match in _ACCENTED.finditer(clean.text):
        letter = unicodedata.normalize("NFC", match[0])
        start, end = match.span()
        if len(letter) == len(match[0]):
            continue
        text += clean.text[here:start], letter
        places += clean.places[here : start + len(letter)]
        widths[places[-1]] = clean.end(end - 1) - places[-1]
        here = end
    text.append(clean.text[here:])
    places += clean.places[here:]
    return Clean("".join(text), places, widths)


# Between two characters of a script without blanks a line end is nothing to the reader.
_UNSPACED = r"[\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]"
# Marks that they share with scripts that have blanks.
_SHARED = r"[“”‘’…—·]"
_LINE_END = r"(?:(?:\r\n|\n|\r)[ \t\u3000]*){1,8}"
_UNSPACED_END = pattern(
    rf"(?<={_UNSPACED}){_LINE_END}(?={_UNSPACED}|{_SHARED})|(?<={_SHARED}){_LINE_END}(?={_UNSPACED})"
)


def joined_without_blanks(clean: Clean) -> Clean:
    r"""Drop line ends between Chinese or Japanese characters, which no blank sets apart.

    >>> joined_without_blanks(Clean("旧\n桥", range(3))).text
    '旧桥'
    """
    if clean.text.isascii() or not ("\n" in clean.text or "\r" in clean.text):
        return clean
    return without(clean, [match.span() for match in _UNSPACED_END.finditer(clean.text)])


def without_bold_marks(clean: Clean) -> Clean:
    """Drop pairs of `**` or `__` around words.

    >>> without_bold_marks(Clean("a **bold** word", range(15))).text
    'a bold word'
    """
    if "**" not in clean.text and "__" not in clean.text:
        return clean
    marks = [span for match in _BOLD.finditer(clean.text) for span in _mark_places(match)]
    return without(clean, marks)


def _mark_places(match: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    start, end = match.span()
    width = len(match[1])
    return (start, start + width), (end - width, end)


def without(clean: Clean, ranges: Iterable[tuple[int, int]]) -> Clean:
    """Drop the given ranges of `clean.text`, which are in order and do not overlap."""
    bounds = [0, *(bound for drop in ranges for bound in drop), len(clean.text)]
    kept = [
        (start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True) if start < end
    ]
    if kept == [(0, len(clean.text))]:
        return clean
    text = "".join(clean.text[start:end] for start, end in kept)
    places = [place for start, end in kept for place in clean.places[start:end]]
    return Clean(text, places, clean.widths)


def stripped(clean: Clean) -> Clean:
    """Without white space at either end."""
    text = clean.text
    return clean.cut(len(text) - len(text.lstrip()), len(text.rstrip()))


def plain(source: str, span: Span) -> Clean:
    """The words of plain text: bold marks dropped, lines joined."""
    raw = Clean(span.of(source), range(span.start, span.end))
    return stripped(tidy(joined_without_blanks(without_bold_marks(raw))))


def cover(source: str, block: Span, spans: Sequence[Span]) -> list[Span]:
    """Widen `spans` so that together they cover every non-blank character of `block`.

    Markup that touches a sentence goes with it: what follows up to the next white space to the
    sentence before, what precedes it to the sentence after.

    >>> cover("**A b.** [C](x).", Span(0, 16), [Span(2, 6), Span(10, 11)])
    [Span(start=0, end=8), Span(start=9, end=16)]
    """
    if not spans:
        return []
    starts, ends = [spans[0].start], []
    for left, right in pairwise(spans):
        gap = source[left.end : right.start]
        tail = len(gap) - len(gap.lstrip()) == 0 and gap.split(maxsplit=1)
        ends.append(left.end + (len(tail[0]) if tail else 0))
        rest = source[ends[-1] : right.start]
        starts.append(ends[-1] + len(rest) - len(rest.lstrip()))
    ends.append(spans[-1].end)
    before = source[block.start : starts[0]]
    starts[0] = block.start + len(before) - len(before.lstrip())
    after = source[ends[-1] : block.end]
    ends[-1] += len(after.rstrip())
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]
