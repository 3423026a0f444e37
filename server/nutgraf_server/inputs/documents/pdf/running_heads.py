"""What stands at the top and at the bottom of pages and is no part of the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nutgraf_server.inputs.documents.pdf.lines import SetLine, line
from nutgraf_server.inputs.documents.pdf.words import Word

# A page has at most so many lines of them at either end.
_MOST_ROWS = 3
# Of such a line, as much as tells it from others.
_LENGTH = 200
_DIGITS = re.compile(r"\d+")
# "7", "- 7 -", "xii", "Page 7", "7 / 12", "Seite 7 von 12".
_NUMBER = re.compile(
    r"\W{0,3}(?:[^\W\d]{1,9}\.? )?(?:\d{1,4}|[ivxl]{1,7})"
    r"(?: ?(?:[/|]|[^\W\d]{1,3}) ?\d{1,4})?\W{0,3}",
    re.IGNORECASE,
)
# The outer part of a page in which a page's number stands, and that in which a line by itself
# is a running head even on a single page.
_NUMBER_MARGIN = 0.12
_MARGIN = 0.09
# Such a line has a gap below it, in parts of its size, and few words.
_GAP = 1.9
_SMALL_GAP = 1.6
_MOST_WORDS = 14
# Without a gap a line is a running head where it is short and on most pages.
_OFTEN = 0.5
_OFTEN_PAGES = 3
# With a gap it may be on every other page, or on those of one chapter.
_SAME_PLACE = 3
_OTHER_SIZE = 0.08


@dataclass(frozen=True, slots=True)
class PageRows:
    """A page of a PDF.

    Attributes:
        rows: the words of its lines, from the top.
        bottom: where it ends, in points.
        top: where it begins.
    """

    rows: list[list[Word]]
    bottom: float
    top: float


def without_running_heads(pages: Sequence[PageRows], size: float) -> list[list[list[Word]]]:
    """The rows of each page without running heads and page numbers.

    Args:
        pages: the pages.
        size: that of the text.
    """
    seen = Counter(key for page in pages for key in {_key(row) for row in _ends(page)})
    texts = Counter(text for page in pages for text in {_key(row)[0] for row in _ends(page)})
    kept = []
    judge = _Judge(seen, texts, pages, size)
    for page in pages:
        rest = page.rows[_heads(page, page.rows, judge) :]
        bottom = _heads(page, rest[::-1], judge)
        kept.append(rest[: len(rest) - bottom])
    return kept


_Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Judge:
    """What tells running heads of a document.

    Attributes:
        seen: how many pages have a line at a place.
        texts: how many pages have it anywhere at an end.
        pages: the pages.
        size: that of the text.
    """

    seen: Counter[_Key]
    texts: Counter[str]
    pages: Sequence[PageRows]
    size: float

    def is_head(
        self, page: PageRows, row: Sequence[Word], following: Sequence[Word] | None
    ) -> bool:
        """Whether the outermost row of a page is none of its text."""
        found = line(row)
        edge = min(page.top - found.base, found.base - page.bottom) / (page.top - page.bottom)
        gap = abs(found.base - following[0].base) / found.size if following else _GAP
        text, place = _key(row)
        stands_out = gap > _SMALL_GAP or abs(found.size - self.size) > _OTHER_SIZE * self.size
        is_repeated = sum(self.seen[text, place + step] for step in (-1, 0, 1)) > 1
        is_number = _NUMBER.fullmatch(found.text) is not None and edge < _NUMBER_MARGIN
        if is_number and (stands_out or is_repeated):
            return True
        if len(row) > _MOST_WORDS or following is None or self._is_title(page, found):
            return False
        if stands_out and is_repeated:
            return True
        if self.texts[text] >= max(_OFTEN_PAGES, _OFTEN * len(self.pages)):
            return not _is_sentence(found)
        return edge < _MARGIN and gap > _GAP and not (is_number or _is_sentence(found))

    def _is_title(self, page: PageRows, found: SetLine) -> bool:
        """Whether it is what is largest on the first page."""
        if page is not self.pages[0]:
            return False
        largest = max(word.size for row in page.rows for word in row)
        return found.size >= largest * (1 - _OTHER_SIZE) > self.size


def _is_sentence(found: SetLine) -> bool:
    return found.text.rstrip("”\"'’»)").endswith((".", "!", "?", "。")) and " " in found.text


def _heads(page: PageRows, rows: Sequence[list[Word]], judge: _Judge) -> int:
    """How many rows from the first on are running heads."""
    count = 0
    while count < min(_MOST_ROWS, len(rows)):
        following = rows[count + 1] if count + 1 < len(rows) else None
        if not judge.is_head(page, rows[count], following):
            break
        count += 1
    return count


def _ends(page: PageRows) -> Iterator[list[Word]]:
    yield from page.rows[:_MOST_ROWS]
    yield from page.rows[max(_MOST_ROWS, len(page.rows) - _MOST_ROWS) :]


def _key(row: Sequence[Word]) -> _Key:
    text = " ".join(word.text for word in row)[:_LENGTH]
    return _DIGITS.sub("0", text), round(row[0].base / _SAME_PLACE)
