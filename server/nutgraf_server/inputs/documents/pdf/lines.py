"""Words of a page put together to lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nutgraf_server.inputs.documents.pdf.words import Word

# What stands this little above or below a line, in parts of its size, stands on it: a note's mark.
_ON_LINE = 0.45
# A note's mark is smaller than what it stands at, and so long at most.
_SMALL = 0.8
_LONGEST_MARK = 3
# The letter that begins a text over several lines is so much larger than they are.
_DROP_CAP = 1.8
_LONGEST_CAP = 2
# A page has no more of them.
_MOST_CAPS = 4
# Such letters that are words by themselves.
_WORDS = frozenset("AIO")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a line that stand close together.

    Attributes:
        text: the words.
        left: where they begin.
        right: where they end.
    """

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line, or what one column has of it.

    Attributes:
        text: its words.
        left: where it begins, in points from the left.
        right: where it ends.
        base: what it stands on, in points from the bottom.
        size: how high most of it is.
        is_bold: whether all of it is bold.
        cells: the groups of its words, where these stand far apart.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool
    cells: tuple[Cell, ...] = ()


# Groups of words stand this far apart, in parts of their size: further than in a justified line.
_FAR = 1.3


def rows(words: Iterable[Word]) -> list[list[Word]]:
    """The words of a page by the line that they stand on, from the top, each from the left."""
    found: list[list[Word]] = []
    height = 0.0
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if found and found[-1][0].base - word.base <= _ON_LINE * min(height, word.size):
            found[-1].append(word)
            height = max(height, word.size)
        else:
            found.append([word])
            height = word.size
    return [sorted(row, key=lambda word: word.left) for row in found]


def line(row: Sequence[Word]) -> SetLine:
    """A row as a line."""
    size = main_size(row)
    on_it = [word for word in row if word.size > _SMALL * size] or list(row)
    groups: list[list[Word]] = [[]]
    right = row[0].left
    for word in row:
        if word.left - right > _FAR * size and groups[-1]:
            groups.append([])
        if word is row[0] or not _is_mark(word, size, on_it[0].base):
            groups[-1].append(word)
        right = max(right, word.right)
    cells = tuple(_cell(group) for group in groups if group)
    return SetLine(
        " ".join(cell.text for cell in cells),
        row[0].left,
        right,
        on_it[0].base,
        size,
        all(word.is_bold for word in on_it),
        cells if len(cells) > 1 else (),
    )


def _cell(words: Sequence[Word]) -> Cell:
    text = " ".join(word.text for word in words)
    return Cell(text, words[0].left, max(word.right for word in words))


def _is_mark(word: Word, size: float, base: float) -> bool:
    """Whether a word is the number of a note, above its line."""
    is_small = word.size <= _SMALL * size and word.base > base
    return is_small and len(word.text) <= _LONGEST_MARK and not word.text.isalpha()


def main_size(words: Iterable[Word]) -> float:
    """The size that most of the letters have."""
    letters: dict[float, int] = {}
    for word in words:
        size = round(word.size, 1)
        letters[size] = letters.get(size, 0) + len(word.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def with_drop_caps(words: Sequence[Word], size: float) -> list[Word]:
    """The words of a page with the large letters that begin a text joined to the rest of the word.

    Args:
        words: the page's.
        size: that of its text.
    """
    caps = [
        word
        for word in words
        if word.size >= _DROP_CAP * size
        and len(word.text.strip("“\"‘'«„")) < _LONGEST_CAP
        and word.text[-1:].isupper()
    ]
    joined = list(words)
    for cap in caps[:_MOST_CAPS]:
        beside = [
            (index, word)
            for index, word in enumerate(joined)
            if word is not cap
            and word.size < cap.size / _DROP_CAP
            and 0 <= word.left - cap.right + size / 2 <= 2 * size
            and cap.base - size / 2 <= word.base <= cap.base + cap.size
        ]
        if len(beside) > 1:
            index, first = max(beside, key=lambda item: item[1].base)
            is_word = cap.text[-1] in _WORDS and not first.text[:1].isupper()
            text = f"{cap.text} {first.text}" if is_word else cap.text + first.text
            joined[index] = Word(text, cap.left, first.right, first.base, first.size, first.is_bold)
            joined.remove(cap)
    return joined
