"""Rows of other stories on a page: comments and blurbs with dates, news tickers, teasers."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nutgraf.article import Role
from nutgraf.patterns import pattern
from nutgraf.reading.pages.line import Line
from nutgraf.reading.pages.sharing import tells_age

# This many dates this close together, each under a name or a headline, are rows of a list.
_FEWEST_ROWS = 4
_LONGEST_ROW = 10
_LONGEST_ROW_HEAD = 2
# A teaser is a headline above one short paragraph; this many directly below each other are a list.
# Shorter ones explain an entry of a glossary.
_FEWEST_TEASERS = 4
_TEASER_WORDS = range(15, 46)
_HEADLINE_WORDS = range(3, 20)
_TEASER_APART = 4
# A clock time that an entry of a ticker begins with: "14:32 Road reopened", "9h05".
_CLOCK = pattern(r"([01]?\d|2[0-3])[:.hH]([0-5]\d)(?![\d.:,])")
_HOUR = 60
# "2:45 p.m. EST" by itself; what is told at a time takes several paragraphs, a ticker one.
_CLOCK_WORDS = 4
_PARAGRAPHS = 2


def row_starts(lines: Sequence[Line]) -> Iterator[int]:
    """Where rows begin that are comments, blurbs of other stories or a news ticker."""
    yield from _signed_rows(lines)
    yield from _ticker(lines)


def _signed_rows(lines: Sequence[Line]) -> Iterator[int]:
    """Where rows begin that consist of a name or a headline, a date, and some text.

    These are readers' comments or blurbs of other stories. The dates of a timeline are under the
    text of the date before, and give no age.
    """
    dated = [index for index in range(1, len(lines)) if _tells_when(lines, index)]
    rows = 0
    for index, (date, following) in enumerate(pairwise([*dated, len(lines) + _LONGEST_ROW + 1])):
        rows += 1
        if following - date > _LONGEST_ROW:
            if rows >= _FEWEST_ROWS:
                yield _row_start(lines, dated[index - rows + 1])
            rows = 0


def _tells_when(lines: Sequence[Line], index: int) -> bool:
    if tells_age(lines[index].text):
        return True
    form = lines[index].by_form
    is_date = form is not None and form[0] is Role.DATE
    return is_date and not (lines[index - 1].prose or lines[index - 1].finished)


def _row_start(lines: Sequence[Line], dated: int) -> int:
    """The first line of the row with a date: a headline and a name may be above it."""
    start = dated
    while start > max(0, dated - _LONGEST_ROW_HEAD) and not (
        lines[start - 1].prose or lines[start - 1].finished
    ):
        start -= 1
    return start


def _ticker(lines: Sequence[Line]) -> Iterator[int]:
    """Where entries begin that each start with the time of day, the newest first."""
    first, before, entries, place = 0, -1, 0, 0
    for index, line in enumerate(lines):
        clock = _CLOCK.match(line.text)
        if clock is None or _is_reported_at(lines, index):
            continue
        minute = int(clock[1]) * _HOUR + int(clock[2])
        if entries and index - place <= _LONGEST_ROW and minute < before:
            entries += 1
        else:
            first, entries = index, 1
        before, place = minute, index
        if entries == _FEWEST_ROWS:
            yield first


def _is_reported_at(lines: Sequence[Line], index: int) -> bool:
    """Whether paragraphs follow a time: a story told as it happens is the article itself."""
    first = index if lines[index].words > _CLOCK_WORDS else index + 1
    told = lines[first : first + _PARAGRAPHS]
    return len(told) == _PARAGRAPHS and all(
        line.prose and line.ends and (place == index or not _CLOCK.match(line.text))
        for place, line in enumerate(told, first)
    )


def teasers(lines: Sequence[Line]) -> frozenset[int]:
    """The paragraphs that are each under a headline of their own, in a row of such."""
    found: list[int] = []
    row: list[int] = []
    for index in range(1, len(lines)):
        if not lines[index].prose:
            continue
        is_teaser = _is_teaser(lines, index)
        if row and not (is_teaser and index - row[-1] <= _TEASER_APART):
            found += row if len(row) >= _FEWEST_TEASERS else ()
            row = []
        if is_teaser:
            row.append(index)
    return frozenset([*found, *(row if len(row) >= _FEWEST_TEASERS else ())])


def _is_teaser(lines: Sequence[Line], index: int) -> bool:
    line, above = lines[index], lines[index - 1]
    return (
        line.prose
        and line.words in _TEASER_WORDS
        and above.words in _HEADLINE_WORDS
        and not (above.prose or above.finished or above.bullet)
        and (index + 1 == len(lines) or not lines[index + 1].prose)
    )
