"""Sections requested by their headings, and the share of a long text that each may contribute."""

import math
from collections.abc import Iterable, Sequence

from nutgraf.article import Article, Sentence
from nutgraf.headings import sections_headed

# A text with fewer sentences or sections is quickly read in full; with so few picks, each is the
# most important one, wherever it is.
_LONG = 60
_SEVERAL = 3
_FEW_PICKS = 5


def chosen_by_heading(
    article: Article,
    candidates: Sequence[Sentence],
    include: Sequence[str],
    exclude: Sequence[str],
) -> list[Sentence]:
    """The candidates in sections under one of the headings `include` and none of `exclude`.

    A heading matches by its text, ignoring case, or by a part of it of whole words; without
    `include`, all match.

    Raises:
        BadSelectionError: no heading of the article matches; the message lists them.
    """
    allowed = {sentence.index for sentence in candidates}
    if include:
        allowed &= {index for wanted in include for index in _under(article, wanted)}
    allowed -= {index for unwanted in exclude for index in _under(article, unwanted)}
    return [sentence for sentence in candidates if sentence.index in allowed]


def _under(article: Article, wanted: str) -> Iterable[int]:
    found = sections_headed(article, wanted)
    return [sentence.index for section in found for sentence in section.sentences]


class Shares:
    """How many sentences of each section a summary of a long text may have.

    One more than its share of the text, so that no section is shown in full while others are
    missing, and a section with more to say may say more.
    """

    def __init__(self, article: Article, candidates: Sequence[Sentence], count: int) -> None:
        long = len(candidates) >= _LONG and count > _FEW_PICKS
        self._section = _top_sections(article, candidates) if long else {}
        sizes: dict[int, int] = {}
        for section in self._section.values():
            sizes[section] = sizes.get(section, 0) + 1
        several = len(sizes) >= _SEVERAL
        self._most = (
            {each: 1 + math.floor(count * size / len(candidates)) for each, size in sizes.items()}
            if several
            else {}
        )

    def allow(self, chosen: Sequence[int]) -> bool:
        """Whether no section has more than it may among the sentences at the indexes `chosen`."""
        if not self._most:
            return True
        used: dict[int, int] = {}
        for index in chosen:
            section = self._section[index]
            used[section] = used.get(section, 0) + 1
        return all(count <= self._most[section] for section, count in used.items())

    def section(self, index: int) -> int | None:
        """The section of the sentence at `index`; None where each may have as many as it likes."""
        return self._section[index] if self._most else None

    def most(self, section: int) -> int:
        """How many sentences a section may have."""
        return self._most[section]


def _top_sections(article: Article, candidates: Sequence[Sentence]) -> dict[int, int]:
    """The number of the section that holds each sentence, on the highest level with several."""
    level = list(article.sections)
    while len(level) == 1 and level[0].subsections:
        level = list(level[0].subsections)
    ends = [section.span.end for section in level]
    found: dict[int, int] = {}
    number = 0
    for sentence in candidates:
        while number < len(ends) - 1 and sentence.span.start >= ends[number]:
            number += 1
        found[sentence.index] = number
    return found
