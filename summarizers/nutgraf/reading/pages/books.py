"""Books: the publisher's text around them, tables of contents, and chapter headings."""

import re
from collections.abc import Sequence
from functools import cache

from nutgraf.language.wordlists import EVERY_LANGUAGE, groups, words
from nutgraf.patterns import pattern
from nutgraf.reading.pages.line import Line

# "II.", "XIV", "3": the number of a chapter by itself.
_NUMBER = r"(?:\d{1,3}|[ivxlc]{1,8})"
_NUMERAL = pattern(_NUMBER)
_ALONE = pattern(r"(?:\d{1,3}|[IVXLC]{1,8})\.?")
# "Chapter", then a number or "the first", or "twenty-one".
_COUNTED = pattern(
    rf"([^\W\d_]{{2,12}})\s({_NUMBER}|(?:the\s)?[^\W\d_]{{2,12}}(?:-[^\W\d_]{{2,8}})?)"
)
_STARTS_COUNTED = pattern(rf"([^\W\d_]{{2,12}})\s{_NUMBER}\b|{_NUMBER}\.\s", re.IGNORECASE)
_MARKS = " .:—–-*_#"
# A table of contents has at least this many chapters.
_FEWEST_LISTED = 2


@cache
def _phrases(group: str) -> tuple[str, ...]:
    return groups("books", EVERY_LANGUAGE)[group]


def publishers_ends(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Where a book begins and ends within what its publisher put around it, if anything."""
    start, end = 0, len(lines)
    for index, line in enumerate(lines):
        if _begins(line, "begins") and start == 0:
            start = index + 1
        elif _begins(line, "ends"):
            end = index
            break
    return (start, end) if (start, end) != (0, len(lines)) and start < end else None


# Enough of a line to recognize it.
_TOLD_BY = 40
_FIRST = ("*", "E", "e")


def _begins(line: Line, group: str) -> bool:
    if not line.text.startswith(_FIRST):
        return False
    return line.text[:_TOLD_BY].lower().startswith(_phrases(group))


def is_number_of_part(text: str) -> bool:
    """Whether a line is the number of a chapter and nothing else, which its title follows.

    >>> is_number_of_part("CHAPTER II."), is_number_of_part("Chapter and verse")
    (True, False)
    """
    bare = text.strip(_MARKS)
    if _ALONE.fullmatch(bare):
        return True
    match = _COUNTED.fullmatch(bare.lower())
    if match is None or match[1] not in words("books", EVERY_LANGUAGE, "parts"):
        return False
    # "Part Two", not "part of it".
    return _NUMERAL.fullmatch(match[2]) is not None or bare.split()[-1][:1].isupper()


def starts_with_number(text: str) -> bool:
    """Whether a line begins with the number of a chapter, as its title may on the same line.

    >>> starts_with_number("CHAPTER II. A Visitor"), starts_with_number("Chapter and verse")
    (True, False)
    """
    match = _STARTS_COUNTED.match(text.strip(_MARKS))
    if match is None:
        return False
    return match[1] is None or match[1].lower() in words("books", EVERY_LANGUAGE, "parts")


def listed_chapters(lines: Sequence[Line], start: int, end: int) -> list[int]:
    """The lines of tables of contents, each under a heading that says so."""
    found: list[int] = []
    heads = _phrases("contents")
    for index in range(start, end):
        if (
            lines[index].words > _LONGEST_HEAD
            or lines[index].text.strip(_MARKS).lower() not in heads
        ):
            continue
        under = index + 1
        while under < end and _is_listed(lines, under):
            under += 1
        if under - index > _FEWEST_LISTED:
            found += range(index, under)
    return found


_LONGEST_HEAD = 3
_LONGEST_TITLE = 20


def _is_listed(lines: Sequence[Line], index: int) -> bool:
    """Whether a line names a chapter, with its title on it, or on the next."""
    line = lines[index]
    # A long title without a full stop may read like prose: "What the Miller Knew and Would Not
    # Say".
    if (line.prose and line.ends) or line.words > _LONGEST_TITLE:
        return False
    return starts_with_number(line.text) and not is_number_of_part(line.text)
