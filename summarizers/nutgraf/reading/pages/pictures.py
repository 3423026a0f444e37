"""Captions above the lines that credit their pictures."""

from collections.abc import Iterator, Sequence

from nutgraf.article import Role
from nutgraf.reading.pages import dates, headings
from nutgraf.reading.pages.line import Line

# The maximum length of a credit alone, and of a caption.
_CREDIT_WORDS = 12
_CAPTION_WORDS = 60
# A caption and its shortened copy share at least this many first characters.
_SAME_START = 60


def over_credits(
    lines: Sequence[Line], roles: Sequence[Role], start: int, end: int
) -> Iterator[tuple[int, str]]:
    """The captions among the body lines from `start` to `end`, with the reason for each.

    Some pages repeat a caption above its credit, so the lines are searched from the bottom up.
    """
    below = roles[end] if end < len(lines) else None
    for index in reversed(range(start, end)):
        here = roles[index]
        why = _why(lines[index], lines[index + 1]) if below is Role.CAPTION else None
        if here is Role.BODY and why:
            yield index, why
            here = Role.CAPTION
        below = here


def _why(line: Line, below: Line) -> str | None:
    if line.words > _CAPTION_WORDS:
        return None
    if _is_repeated_in(line, below):
        return "a caption that the next line repeats"
    if below.words > _CREDIT_WORDS or below.finished:
        return None
    if headings.tells_of_picture(line) or dates.has_full_day(line.text, line.language):
        return "describes the picture credited below"
    return None


def _is_repeated_in(line: Line, other: Line) -> bool:
    return line.key == other.key or (
        len(line.text) > _SAME_START and line.text[:_SAME_START] == other.text[:_SAME_START]
    )
