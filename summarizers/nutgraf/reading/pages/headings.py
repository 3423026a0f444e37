"""Headings without markup, inside an article."""

import re
from collections.abc import Sequence

from nutgraf.article import Role
from nutgraf.patterns import pattern
from nutgraf.reading.pages.line import Line

_LONGEST = 18
# This many questions make an interview.
_INTERVIEW_QUESTIONS = 3
_LONGEST_ASKING = 12
# Answers are longer than this on average; in a transcript of talk they are not.
_ANSWER_WORDS = 25
# A heading with an end mark, "Remember the Mill!" or "4. Results.", is shorter still.
_LONGEST_MARKED = 6
_LONGEST_LEAD_IN = 6
_LONGEST_STACKED = 3
# A heading, one below it, and text; more short lines in a row are a list.
_MOST_STACKED = 2
_LONGEST_LIST = 12
# Rows of one form begin alike and are longer than that.
_ALIKE_WORDS = 2
# A web or mail address is for visitors, not a heading of anything.
_ADDRESS = pattern(r"\w@\w|https?://|www\.")
# "Ann Lee, speaking in Rome", "The workshop, 2015", "View of the harbour".
_PICTURED = pattern(
    r",\s(?:[a-z]{2,}ing\b|(?:19|20)\d\d$|(?:left|right|cent(?:er|re)|pictured)\b)"
    r"|^(?:(?:an?|the)\s)?(?:aerial\s)?(?:view|map|icon|bust|portrait|photo(?:graph)?|picture|statue|"
    r"stamp|interior|sketch|logo|poster|screenshot|rendering|drawing|painting)\sof\s",
    re.IGNORECASE,
)
# How a letter opens, and how people fall in with each other in talk.
_SALUTATION = pattern(
    r"(?:dear|hi|hello)\s\w|(?:and|but|so|yeah|yes|no|well|oh|okay|ok|uh|um|hey|right|hi|howdy)\b(?!\s?:)",
    re.IGNORECASE,
)
_TITLE_CASE = 0.6
# How many lines ahead the text under a heading may begin: pictures and notices come between.
_LOOK_AHEAD = 4
# This share of short lines, and at least this many, make a transcript.
_TALK_SHARE = 0.3
_TALK_LINES = 8


def is_interview(lines: Sequence[Line]) -> bool:
    """Whether paragraphs that only ask alternate with longer ones that answer."""
    asking = [index for index, line in enumerate(lines[:-1]) if line.asks]
    if len(asking) < _INTERVIEW_QUESTIONS or is_talk(lines):
        return False
    return sum(lines[index + 1].words for index in asking) >= _ANSWER_WORDS * len(asking)


# How a question of an interview is marked.
_QUESTION = pattern(r"Q(?:uestion)?\s?[:.]\s")


def asks_by_mark(line: Line) -> bool:
    """Whether a line says that it is a question of an interview."""
    return line.text[:1] == "Q" and _QUESTION.match(line.text) is not None


def is_talk(lines: Sequence[Line]) -> bool:
    """Whether the lines are a transcript of talk, in which short ones head nothing."""
    short = sum(line.is_short_talk for line in lines)
    return len(lines) >= _TALK_LINES and short >= _TALK_SHARE * len(lines)


def could_head(line: Line) -> bool:
    """Whether a line by itself looks like a heading."""
    if not 0 < line.words <= _LONGEST or line.by_form or line.code:
        return False
    if line.notice and not line.may_head:
        return False
    if (line.bullet and not line.numbered) or _is_in_brackets(line):
        return False
    text = line.text.rstrip("*_# ")
    if _SALUTATION.match(text) or _ADDRESS.search(text) or _is_described(line):
        return False
    if text.endswith((",", ";", "-", "–", "—", "…")) or line.text[:1].islower():
        return False
    if text.endswith("?"):
        return line.words <= _LONGEST_ASKING
    if text.endswith(":"):
        return line.words <= _LONGEST_LEAD_IN and line.capital_share >= _TITLE_CASE
    if not line.ends:
        return True
    shown = line.numbered or (text.endswith("!") and line.capital_share >= _TITLE_CASE)
    return shown and line.words <= _LONGEST_MARKED


def _is_listed(lines: Sequence[Line], index: int) -> bool:
    """Whether only short lines are between a line and the colon that leads them in."""
    for before in reversed(lines[max(0, index - _LONGEST_LIST) : index]):
        if before.text.endswith(":"):
            return True
        if before.ends or before.prose:
            return False
    return False


def _is_row(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is one of several that begin alike, as the rows of a box do."""
    beside = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return any(_are_rows(lines[index], other) for other in beside)


# "1. Poll the tasks", "2) Push them": an item of a list if the next number is next to it.
_COUNTED = pattern(r"(\d{1,3})[.)]\s")


def _is_counted(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a short item of a list that is numbered without gaps."""
    number = _number(lines[index])
    return number is not None and any(
        _number(lines[beside]) == number + step
        for beside, step in ((index - 1, -1), (index + 1, 1))
        if 0 <= beside < len(lines)
    )


def _number(line: Line) -> int | None:
    match = _COUNTED.match(line.text)
    return int(match[1]) if match else None


def _are_rows(one: Line, other: Line) -> bool:
    return (
        one.opening == other.opening
        and min(one.words, other.words) > _ALIKE_WORDS
        and one.key != other.key
    )


def _is_stacked(line: Line, ahead: Sequence[Line]) -> bool:
    """Whether the lines ahead are headings too, with prose under the last."""
    if line.text.endswith(":"):
        return False
    if line.words > _LONGEST_STACKED and line.capital_share < _TITLE_CASE:
        return False
    for following in ahead[:_MOST_STACKED]:
        if following.prose or following.finished:
            return True
        if not could_head(following):
            return False
    return False


def _is_in_brackets(line: Line) -> bool:
    return line.text[:1] == "(" and line.text[-1:] == ")"


def _is_described(line: Line) -> bool:
    """Whether a line describes a picture: a thing, a comma, and more about it in lower case."""
    if _PICTURED.search(line.text):
        return True
    long = line.words > _LONGEST_MARKED and not line.numbered
    return long and ", " in line.text and line.capital_share < _TITLE_CASE


def _tells_of_picture(line: Line) -> bool:
    """Whether a line is a caption that has a sentence to say."""
    return line.by_form is not None and line.by_form[0] is Role.CAPTION and line.finished


def tells_of_picture(line: Line) -> bool:
    """Whether a line says who is where in a picture, or does what: "Ann Lee, left, waving"."""
    return _PICTURED.search(line.text) is not None


def heads(lines: Sequence[Line], index: int, end: int) -> str | None:
    """Why the line at `index` is a heading of what follows it before `end`, or None."""
    line = lines[index]
    if not could_head(line):
        return None
    if _is_row(lines, index) or _is_counted(lines, index):
        return None
    listed = not line.numbered and _is_listed(lines, index)
    ahead = [
        following
        for following in lines[index + 1 : min(end, index + 1 + _LOOK_AHEAD)]
        if not following.notice and (not following.by_form or _tells_of_picture(following))
    ]
    if not ahead:
        return None
    if listed and not ahead[0].prose:
        return None
    if ahead[0].code and line.words <= _LONGEST_MARKED:
        return "short, and code follows"
    if ahead[0].prose or ahead[0].finished:
        return "short, unfinished, and prose follows"
    if len(ahead) > 1 and _are_rows(ahead[0], ahead[1]):
        return "short, and rows of one form follow"
    if _is_stacked(line, ahead):
        return "short, and another heading follows"
    return "numbered, and text follows" if line.numbered else None
