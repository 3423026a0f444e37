"""The main-content region of a page: where paragraphs of prose are close together."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from nutgraf.article import Role
from nutgraf.language.words_without_spaces import has_any
from nutgraf.reading.pages.line import Line
from nutgraf.reading.pages.story_rows import row_starts, teasers

# What a line adds to the region: prose gains for each ten words up to a long paragraph, anything
# else loses. A heading, a credit or two related links between paragraphs do not break an article; a
# menu of a dozen entries does.
_GAIN_PER_WORD = 0.1
_MOST_GAIN = 6.0
_FINISHED_GAIN = 0.5
_SHORT_LOSS = -0.5
_LISTED_LOSS = -0.15
_NOTICE_LOSS = -1.5
# In scripts without spaces between words, many write one line per sentence, without an end mark. A
# list of headlines looks the same, so such lines give way to any prose.
_UNMARKED_GAIN = 0.3
_FEWEST_UNMARKED = 10
_UNMARKED_LENGTH = 14
# The text after a list mark was written by the author; menus lose their marks when copied.
_ITEM_GAIN = 0.3
_ITEM_WORDS = 4
# The lead-in of a list, which ends in a colon, is searched for this many lines back.
_LONGEST_LIST = 12
# Above readers' comments, a part of a page may be the article if it gains this much.
_ENOUGH = 6.0
# A link to the comments may be above the article, with a cookie notice above it. A part with less
# gain than this gives way to a part below with this many times more.
_SURELY = 12.0
_FAR_MORE = 4.0
# Other stories in the middle of an article are skipped if two consecutive paragraphs follow within
# this many lines, or more of them further on; under another story's headline there is one.
_PASSED_OVER = 6
_FEW = 2
_FAR_OVER = 20
_MANY = 4
_PARAGRAPH_WORDS = 25
# A short paragraph under a headline of its own, in a row of such, usually belongs to another story.
_TEASER_SHARE = 0.5
# What lies beyond lines that lose as much is not joined to the article for them.
_MENU_LOSS = -2.5
# This many lines in a row of one form are a list.
_FEWEST_ITEMS = 4
# A short list or a signature after the last paragraph is the author's if nothing but notices, or
# nothing at all, comes after it.
_LONGEST_CLOSE = 6


def region(lines: Sequence[Line]) -> tuple[int, int]:
    """The first and one past the last line of the article; (0, 0) if there is none.

    The part of the page with the highest gain is the article; parts below the heading of readers'
    comments only if nothing above it is.
    """
    plain = [_gain(lines, index) for index in range(len(lines))]
    for index in _unmarked(lines):
        plain[index] = max(plain[index], _UNMARKED_GAIN)
    others = teasers(lines)
    gains = [gain * (_TEASER_SHARE if index in others else 1) for index, gain in enumerate(plain)]
    parts = _parts(lines, gains)
    above, below = (_best_of(gains, some) for some in parts)
    overshadowed = above[0] < _SURELY and below[0] > _FAR_MORE * above[0]
    gain, start, end = above if above[0] >= _ENOUGH and not overshadowed else max(above, below)
    if others:
        start, end = _with_own_sections(plain, [*parts[0], *parts[1]], start, end)
    return (start, _extended(lines, _list_end(lines, end))) if gain > 0 else _all_but_notices(lines)


def _best_of(gains: Sequence[float], parts: Sequence["_Part"]) -> tuple[float, int, int]:
    """The best run of several parts, the first of those as good."""
    runs = [_best_run(gains, *part) for part in parts] or [(0.0, 0, 0)]
    return max(runs, key=lambda run: (run[0], -run[1]))


_Part = tuple[int, int]


def _parts(lines: Sequence[Line], gains: Sequence[float]) -> tuple[list[_Part], list[_Part]]:
    """The page cut where other stories begin: the parts above readers' comments, and below."""
    above: list[_Part] = []
    below: list[_Part] = []
    start, parts = 0, above
    has_article = False
    rows = set(row_starts(lines))
    ends = [index for index, line in enumerate(lines) if line.ends_page or index in rows]
    for index in ends:
        replies = lines[index].heads_comments or index in rows
        if replies or not _goes_on(lines, index):
            parts.append((start, index))
            has_article = has_article or _best_run(gains, start, index)[0] >= _ENOUGH
            start = index + 1
            # A link to the comments may be above the article.
            if replies and has_article:
                parts = below
    parts.append((start, len(lines)))
    return above, below


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the article continues below the other stories that begin at `index`."""
    ahead = lines[index + 1 : index + 1 + _FAR_OVER]
    in_a_row = 0
    for distance, line in enumerate(ahead, start=1):
        in_a_row = in_a_row + 1 if line.prose and line.words >= _PARAGRAPH_WORDS else 0
        if in_a_row >= (_FEW if distance <= _PASSED_OVER else _MANY):
            return True
    return False


def _best_run(gains: Sequence[float], first: int, last: int) -> tuple[float, int, int]:
    """The run of lines from `first` to `last` that gains most (Bentley 1984): gain, start, end."""
    best = (0.0, first, first)
    start, total = first, 0.0
    for index in range(first, last):
        total += gains[index]
        if total <= 0:
            start, total = index + 1, 0.0
        elif total > best[0]:
            best = (total, start, index + 1)
    return best


def _unmarked(lines: Sequence[Line]) -> Iterator[int]:
    """The lines in long rows of lines as long as sentences, in scripts without blanks."""
    for is_long, row in groupby(range(len(lines)), key=lambda index: _is_unmarked(lines[index])):
        places = list(row)
        if is_long and len(places) >= _FEWEST_UNMARKED:
            yield from places


def _is_unmarked(line: Line) -> bool:
    return len(line.text) >= _UNMARKED_LENGTH and has_any(line.text) and not line.notice


def _with_own_sections(
    gains: Sequence[float], parts: Sequence["_Part"], start: int, end: int
) -> tuple[int, int]:
    """A run extended by adjacent one-paragraph sections, which belong to the article."""
    low, high = next((part for part in parts if part[0] <= start < part[1]), (start, end))
    after = _further(gains[end:high])
    before = _further(gains[low:start][::-1])
    return start - before, end + after


def _further(gains: Sequence[float]) -> int:
    """How many lines to extend for the highest gain, without passing over a menu."""
    best, count, total = 0.0, 0, 0.0
    for index, gain in enumerate(gains, start=1):
        total += gain
        if total < _MENU_LOSS:
            break
        if total > best:
            best, count = total, index
    return count


def _gain(lines: Sequence[Line], index: int) -> float:
    line = lines[index]
    if line.prose:
        return min(_MOST_GAIN, line.words * _GAIN_PER_WORD)
    if line.notice and not line.may_head:
        return _NOTICE_LOSS
    if line.finished:
        return _FINISHED_GAIN
    if line.bullet and line.words >= _ITEM_WORDS:
        return _ITEM_GAIN
    return _LISTED_LOSS if _is_listed(lines, index) else _SHORT_LOSS


def _is_listed(lines: Sequence[Line], index: int) -> bool:
    """Whether a short line is a list item, a line of code or continues in lower case."""
    line = lines[index]
    if line.bullet or line.code or line.text[:1].islower() or line.text.endswith(":"):
        return True
    for before in range(index - 1, max(-1, index - 1 - _LONGEST_LIST), -1):
        if lines[before].leads_in:
            return True
        if lines[before].finished or lines[before].prose or lines[before].notice:
            return False
    return False


def _list_end(lines: Sequence[Line], end: int) -> int:
    """The end of a list with which the article closes; its items share a mark.

    Its heading may come between: "Qualified teams", "The dates of the tour:".
    """
    for first in (end, end + 1):
        mark = lines[first].item_mark if first < len(lines) else None
        if mark is None:
            continue
        stop = first
        while stop < len(lines) and lines[stop].item_mark == mark and not lines[stop].notice:
            stop += 1
        if stop - first >= _FEWEST_ITEMS:
            return stop
    return end


def _extended(lines: Sequence[Line], end: int) -> int:
    stop = end
    while stop < len(lines) and not _is_foreign(lines[stop]):
        stop += 1
    return stop if stop == len(lines) and stop - end <= _LONGEST_CLOSE else end


def _is_foreign(line: Line) -> bool:
    return bool(line.notice) or (line.by_form is not None and line.by_form[0] is not Role.CAPTION)


def _all_but_notices(lines: Sequence[Line]) -> tuple[int, int]:
    """A page without prose: its finished lines; all lines of a text that is no page at all."""
    worded = [index for index, line in enumerate(lines) if line.words]
    kept = [index for index in worded if not lines[index].notice]
    finished = [index for index in kept if lines[index].ends]
    if not finished and kept == worded:
        finished = kept
    return (finished[0], finished[-1] + 1) if finished else (0, 0)
