"""Selects a section by its heading: one rule for every front end.

A heading matches by its whole text, ignoring case; if no heading does, by some consecutive words of
it. Accents count. "Cost" does not match "Costume".
"""

import unicodedata
from collections.abc import Sequence

from nutgraf.article import Article, Section
from nutgraf.errors import BadSelectionError
from nutgraf.patterns import pattern

_WORD = pattern(r"\w+(?:[-'’]\w+)*")
# An error lists at most this many headings, each cut to this many characters, to stay one readable
# line.
_MOST_LISTED = 20
_LONGEST_LISTED = 60


def sections_by_level(article: Article) -> dict[int, list[Section]]:
    """The sections that have a heading and sentences, in the order of the text, by level."""
    levels: dict[int, list[Section]] = {}
    for section in article.walk():
        if section.heading is not None and section.sentences:
            levels.setdefault(section.level, []).append(section)
    return levels


def section_headed(article: Article, wanted: str) -> Section:
    r"""The first section in the text that `wanted` matches.

    Raises:
        BadSelectionError: no heading of the article matches; the message lists them.

    >>> from nutgraf.reading import read
    >>> article = read("# Hull\n\n## Costs of the bridge\n\nIt is dear.\n", "markdown")
    >>> section_headed(article, "the BRIDGE").heading.text
    'Costs of the bridge'
    """
    return sections_headed(article, wanted)[0]


def sections_headed(article: Article, wanted: str) -> list[Section]:
    """The sections that `wanted` matches, at least one, in the order of the text.

    Raises:
        BadSelectionError: no heading of the article matches; the message lists them.
    """
    headed = [(section.heading.text, section) for section in article.walk() if section.heading]
    asked = _plain(wanted)
    found = [section for heading, section in headed if asked and _plain(heading) == asked]
    if not found:
        words = _words(asked)
        found = [section for heading, section in headed if _holds(_words(_plain(heading)), words)]
    if not found:
        raise BadSelectionError(
            f"no section “{_short(wanted)}”; {_listed([heading for heading, _ in headed])}"
        )
    return found


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.casefold().split()))


def _words(plain: str) -> str:
    """Its words, each between spaces."""
    return f" {' '.join(_WORD.findall(plain.replace('’', chr(39))))} "


def _holds(heading: str, asked: str) -> bool:
    return bool(asked.strip()) and asked in heading


def _listed(headings: Sequence[str]) -> str:
    if not headings:
        return "the article has no headings"
    shown = "; ".join(f"“{_short(heading)}”" for heading in headings[:_MOST_LISTED])
    more = len(headings) - _MOST_LISTED
    return f"its headings: {shown}{f' and {more} more' if more > 0 else ''}"


def _short(heading: str) -> str:
    line = " ".join(heading.split())
    return line if len(line) <= _LONGEST_LISTED else f"{line[: _LONGEST_LISTED - 1]}…"
