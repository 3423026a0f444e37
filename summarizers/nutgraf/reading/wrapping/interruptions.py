"""Interruptions in the middle of a paragraph: page numbers, running heads, notices.

A paragraph interrupted by a page break or an advertisement ends on a full line in the middle of a
sentence, and the sentence continues below.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from nutgraf.language.wordlists import EVERY_LANGUAGE, words
from nutgraf.patterns import pattern
from nutgraf.reading.pages.phrases import notice
from nutgraf.reading.wrapping.layout import Layout
from nutgraf.reading.wrapping.marks import has_ended
from nutgraf.reading.wrapping.rows import SourceRow

# The maximum number of lines between the two parts of a paragraph.
MOST_ROWS = 5
# A running head is no longer, and no shorter: a single word may end two paragraphs.
_LONGEST_HEAD = 100
_SHORTEST_HEAD = 8
_LONGEST_NOTICE = 60
_FEWEST = 2
# One that is seen only once takes no more of the width.
_LONGEST_SHARE = 0.8
_DIGITS = pattern(r"\d+")
_PAGE = pattern(r"\d{1,4}")
# Characters allowed around a page number, without a full stop after it: that ends a sentence.
_AROUND = " \t-–—|·•~[]()<>"
# "12", "Page 12", "Page 12 of 40"
_LONGEST_NUMBER = 4
# A running head with the page's number has no more words; a short word before a number may be the
# end of a sentence: "under s. 12".
_LONGEST_NUMBERED = 10
_PAGE_WORD = 4


def head_key(text: str) -> str | None:
    """The common part of the running heads of several pages; None for a line that cannot be one."""
    if not _SHORTEST_HEAD <= len(text) <= _LONGEST_HEAD or text[0].islower() or has_ended(text):
        return None
    return " ".join(_DIGITS.sub("0", text).split())


def running_heads(rows: Sequence[SourceRow], layout: Layout | None) -> frozenset[str]:
    """The keys of short lines that occur more than once among some lines.

    A line that continues the one above and is continued below, by the width of both, is not a
    running head there.
    """
    counted: Counter[str] = Counter()
    heads: set[str] = set()
    for index, row in enumerate(rows):
        key = head_key(row.text)
        if key is None:
            continue
        counted[key] += 1
        if not (0 < index < len(rows) - 1 and layout and _is_within(rows, index, layout)):
            heads.add(key)
    return frozenset(key for key in heads if counted[key] >= _FEWEST)


def _is_within(rows: Sequence[SourceRow], index: int, layout: Layout) -> bool:
    """Whether a line's width and that of the one above say that it is in the middle of text."""
    above, row, below = rows[index - 1 : index + 2]
    if row.apart or below.apart:
        return False
    return layout.is_full(above, row) and layout.is_full(row, below)


@cache
def _listed(group: str) -> frozenset[str]:
    return words("page-numbers", EVERY_LANGUAGE, group)


def is_page_number(text: str) -> bool:
    """Whether a line is the number of a page.

    >>> is_page_number("- 12 -"), is_page_number("Page 3 of 40"), is_page_number("in 1931")
    (True, True, False)
    """
    match text.strip(_AROUND).lower().split(maxsplit=_LONGEST_NUMBER):
        case [number] | [_, number] as found if _PAGE.fullmatch(number):
            return len(found) == 1 or found[0] in _listed("before")
        case [number, of, last] | [_, number, of, last] as found if _PAGE.fullmatch(number):
            is_counted = of in _listed("of") and _PAGE.fullmatch(last) is not None
            return is_counted and (found[0] == number or found[0] in _listed("before"))
    return False


def _has_page_number(text: str) -> bool:
    """Whether a line begins or ends with the number of a page, and says that it is one."""
    found = text.strip(_AROUND).lower().split(maxsplit=_LONGEST_NUMBERED)
    if not _FEWEST < len(found) <= _LONGEST_NUMBERED:
        return False
    return any(
        len(word) >= _PAGE_WORD and word in _listed("before") and _PAGE.fullmatch(number)
        for word, number in (found[:2], found[-2:])
    )


def is_page_furniture(text: str, beside: Sequence[str], heads: frozenset[str]) -> bool:
    """Whether a line by itself is a page number, or the running head next to one.

    Args:
        text: the line.
        beside: the lines above and below it.
        heads: the keys of the running heads.
    """
    if len(text) > _LONGEST_HEAD:
        return False
    if is_page_number(text) or _has_page_number(text):
        return True
    return head_key(text) in heads and any(map(is_page_number, beside))


def is_page_end(text: str, heads: frozenset[str]) -> bool:
    """Whether a line is the number or a running head of a page.

    Args:
        text: the line.
        heads: the keys of the page's running heads.
    """
    if len(text) > _LONGEST_HEAD:
        return False
    if heads and head_key(text) in heads:
        return True
    return _DIGITS.search(text) is not None and (is_page_number(text) or _has_page_number(text))


def _is_notice(text: str, language: str) -> bool:
    if len(text) > _LONGEST_NOTICE or has_ended(text):
        return False
    return notice(text, language) is not None


def _fills_line(row: SourceRow, layout: Layout | None) -> bool:
    """Whether a line is as long as those of the text, where they are wrapped."""
    if layout is None:
        return False
    return _LONGEST_SHARE * layout.width < layout.measure(row.text) <= layout.width


def _goes_on_below(rows: Sequence[SourceRow], index: int, layout: Layout | None) -> bool:
    """Whether a line is full, so that it continues on the next."""
    if layout is None or index + 1 == len(rows) or rows[index + 1].apart:
        return False
    return layout.is_full(rows[index], rows[index + 1])


def past_interruption(
    rows: Sequence[SourceRow],
    index: int,
    layout: Layout | None,
    heads: frozenset[str],
    language: str,
) -> int:
    """The first line from `index` on that does not interrupt a paragraph, or the end of the lines.

    A full line continues on the line below. Next to a page number, a line that looks like a running
    head is one, even if there is no other.
    """
    end = min(len(rows), index + MOST_ROWS)
    while index < end:
        text = rows[index].text
        if head_key(text) not in heads and _goes_on_below(rows, index, layout):
            break
        if not (is_page_end(text, heads) or _is_notice(text, language)):
            beside = rows[max(0, index - 1)], rows[min(len(rows) - 1, index + 1)]
            numbered = any(is_page_number(row.text) for row in beside)
            if head_key(text) is None or not numbered or _fills_line(rows[index], layout):
                break
        index += 1
    return index
