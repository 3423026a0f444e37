"""The headline among the lines above an article."""

import re
from collections import Counter
from collections.abc import Sequence

from nutgraf.article import Role
from nutgraf.reading.pages import bylines
from nutgraf.reading.pages.line import Line

_INNER_END = re.compile(r"[.!?。！？؟।]\s+\S")

_LONGEST = 32
_LONGEST_SENTENCE = 16
_CREDITS = (Role.BYLINE, Role.DATE)
# How far above the first paragraph the headline is looked for, in lines.
_REACH = 60

# What speaks for a line, and against it. A headline is repeated: in the breadcrumb, in the page's
# own title, over the share buttons. It stands over the byline, never below it.
_IN_A_TRAIL = 3.0
_AGAIN = 2.0
_LONG_ENOUGH = 2.0
_OVER_THE_BYLINE = 2.5
_OVER_A_NAME = 1.0
_FIRST_OF_ALL = 1.0
_SEPARATED = -2.0
_LOWER_CASE = -1.0
_SHORT = -1.0
_PER_LINE_AWAY = -0.12
_FARTHEST = -3.0
# Rubrics have one to three words.
_FEWEST_WORDS = 4
# Share buttons and pictures may stand between the headline and the byline.
_BYLINE_REACH = 4
_DATE_REACH = 2


def headline(lines: Sequence[Line], first_prose: int) -> int | None:
    """The line that is the headline of the article whose first paragraph is `first_prose`."""
    low = max(0, first_prose - _REACH)
    candidates = [
        index
        for index in range(low, first_prose)
        if _could_be(lines[index]) or is_sentence_headline(lines, index)
    ]
    if not candidates:
        return None
    lengths = {lines[index].key_length for index in candidates}
    copies = Counter(line.key for line in lines if line.key_length in lengths)
    trails = [line.key for line in lines[:first_prose] if line.separated]
    scores = {index: _by_itself(lines, index, first_prose, copies, trails) for index in candidates}
    _add_credits(lines, scores, first_prose)
    # Of copies that are as good, the one next to the article.
    return max(candidates, key=lambda index: (round(scores[index], 6), index))


def is_sentence_headline(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that reads like a sentence stands right over a byline or a date."""
    line = lines[index]
    if line.notice or line.by_form or not line.finished or line.words > _LONGEST_SENTENCE:
        return False
    under = lines[index + 1 : index + 1 + _DATE_REACH]
    return any(found.by_form and found.by_form[0] in _CREDITS for found in under)


def _could_be(line: Line) -> bool:
    if line.notice or line.by_form or not 0 < line.words <= _LONGEST:
        return False
    text = line.text.rstrip()
    if line.prose or text.endswith((".", ":", ";", ",")):
        return False
    return not (line.ends and _INNER_END.search(text))


def _by_itself(
    lines: Sequence[Line],
    index: int,
    first_prose: int,
    copies: Counter[str],
    trails: Sequence[str],
) -> float:
    line = lines[index]
    score = max(_FARTHEST, _PER_LINE_AWAY * (first_prose - index))
    if line.words >= _FEWEST_WORDS:
        score += _LONG_ENOUGH
    if line.words >= _FEWEST_WORDS - 1:
        if copies[line.key] > 1:
            score += _AGAIN
        if any(trail.startswith(line.key) or trail.endswith(line.key) for trail in trails):
            score += _IN_A_TRAIL if not line.separated else 0
    if line.separated:
        score += _SEPARATED
    if line.text[:1].islower():
        score += _LOWER_CASE
    if line.words < _FEWEST_WORDS - 1:
        score += _SHORT
    if index == 0:
        score += _FIRST_OF_ALL
    return score


def _add_credits(lines: Sequence[Line], scores: dict[int, float], first_prose: int) -> None:
    """Raise the candidate next to a byline or a date, and lower those under the byline."""
    titles = [index for index in scores if lines[index].words >= _FEWEST_WORDS - 1] or list(scores)
    for index in range(max(0, min(titles) - _BYLINE_REACH), min(first_prose + 2, len(lines))):
        form = lines[index].by_form
        role = form[0] if form else None
        above = max((i for i in titles if index - _BYLINE_REACH <= i < index), default=None)
        below = min((i for i in titles if index < i <= index + _DATE_REACH), default=None)
        if role is Role.DATE and below is not None and _is_nearer(below, above, index):
            scores[below] += _OVER_THE_BYLINE
        elif role in (Role.BYLINE, Role.DATE) and above is not None:
            scores[above] += _OVER_THE_BYLINE
        elif above == index - 1 and bylines.is_name(lines[index].text, lines[index].language):
            scores[above] += _OVER_A_NAME
        if role is Role.BYLINE:
            for under in range(index + 1, first_prose):
                if under in scores:
                    scores[under] -= _OVER_THE_BYLINE


def _is_nearer(below: int, above: int | None, index: int) -> bool:
    return above is None or below - index <= index - above
