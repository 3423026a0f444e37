"""The author and date of an HTML page's article: its text weighed against its head."""

import re
from collections.abc import Iterable, Iterator, Sequence

from nutgraf.article import Role
from nutgraf.reading.formats.html_furniture import Labels
from nutgraf.reading.formats.html_head import HtmlHead
from nutgraf.reading.formats.html_segments import TextMark
from nutgraf.reading.formats.html_text import HtmlText
from nutgraf.reading.inline import Clean
from nutgraf.reading.pages import dates

# A byline with posts, places and a date is still no longer than this many words.
_LONGEST_CREDIT = 24
# A line that names the author whom the head names holds little else.
_LONGEST_NAMING = 12
# This share of the words of the author's name is that name: one may be in initials.
_SAME_NAME = 0.5
_WORD = re.compile(r"[^\W\d_]{2,40}")
_ISO_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_NUMBER = re.compile(r"\d{1,4}")
# Days whose neighbour may be of another month.
_MONTH_ENDS = frozenset({1, 28, 29, 30, 31})


def credit(text: HtmlText) -> tuple[Role, str] | None:
    """Whether tags and form together make a segment a byline or a date."""
    line = text.line
    if not 0 < line.words <= _LONGEST_CREDIT or line.prose:
        return None
    if line.by_form and line.by_form[0] in (Role.BYLINE, Role.DATE):
        return line.by_form
    if text.under(TextMark.BYLINE) and not line.ends:
        return Role.BYLINE, "marked as the author"
    if text.under(TextMark.DATE) and dates.has_date(line.text):
        return Role.DATE, "marked as the date"
    return None


def another(role: Role) -> str:
    """The reason of a line that could be a byline or a date, where one was found before."""
    return f"another {role.value}"


def settle(texts: Sequence[HtmlText], labels: Labels, head: HtmlHead) -> dict[Role, Clean]:
    """Choose the byline and the date among the lines, or take those of the head."""
    return {
        role: said
        for role, said in (
            (Role.BYLINE, _settle_byline(texts, labels, head.authors)),
            (Role.DATE, _settle_date(texts, labels, head)),
        )
        if said
    }


def _candidates(labels: Labels, role: Role) -> Iterator[int]:
    """The lines that could have a role, the one that has it first."""
    yield from (index for index, (found, _) in labels.items() if found is role)
    yield from (index for index, (_, why) in labels.items() if why == another(role))


def _settle_byline(
    texts: Sequence[HtmlText], labels: Labels, authors: Sequence[Clean]
) -> Clean | None:
    lines = list(_candidates(labels, Role.BYLINE))
    named = (index for index in lines if _names_any(texts[index], authors))
    led = (
        index for index in lines if texts[index].line.by_form and not texts[index].line.is_lone_by
    )
    best = next(named, None)
    if best is None:
        best = next(led, None)
    if best is None and authors:
        best = next(_naming(texts, labels, authors), None)
    if best is None and authors:
        _choose(labels, Role.BYLINE, None)
        return authors[0]
    if best is None:
        best = next(iter(_after_by(texts, lines)), None)
    if best is not None:
        _choose(labels, Role.BYLINE, best)
    return None


def _after_by(texts: Sequence[HtmlText], lines: Sequence[int]) -> Iterator[int]:
    """The lines themselves, a lone "By" giving way to the name on the next line."""
    for index in lines:
        following = index + 1
        if texts[index].line.is_lone_by and following in lines:
            yield following
        yield index


def _naming(texts: Sequence[HtmlText], labels: Labels, authors: Sequence[Clean]) -> Iterator[int]:
    """Short lines that name the author of the head, above the article or no part of it."""
    prose = (index for index, (role, _) in labels.items() if role is Role.BODY)
    first = min((index for index in prose if texts[index].prose), default=len(texts))
    for index, (role, _) in sorted(labels.items()):
        line = texts[index].line
        short = line.words <= _LONGEST_NAMING and not (line.prose or line.finished)
        apart = role is Role.FURNITURE or (role is Role.BODY and index < first)
        if apart and short and _names_any(texts[index], authors):
            yield index


def _names_any(text: HtmlText, authors: Iterable[Clean]) -> bool:
    if text.line.words > _LONGEST_CREDIT:
        return False
    said = _words(text.line.text)
    for author in authors:
        name = _words(author.text)
        if name and len(name & said) > _SAME_NAME * len(name):
            return True
    return False


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _choose(labels: Labels, role: Role, chosen: int | None) -> None:
    """Give a role to one line alone."""
    for index in list(_candidates(labels, role)):
        if index != chosen:
            labels[index] = (Role.FURNITURE, another(role))
    if chosen is not None and labels[chosen][0] is not role:
        labels[chosen] = (role, "likelier than the other lines")


def _settle_date(texts: Sequence[HtmlText], labels: Labels, head: HtmlHead) -> Clean | None:
    lines = list(_candidates(labels, Role.DATE))
    said = [date for date in head.dates if _ISO_DAY.match(date.text)]
    if not said:
        return next(iter([*head.dates, *head.other_dates]), None) if not lines else None
    for index in lines:
        if any(_is_day(texts[index].line.text, date.text) for date in said):
            _choose(labels, Role.DATE, index)
            return None
    _choose(labels, Role.DATE, None)
    return said[0]


def _is_day(text: str, iso: str) -> bool:
    """Whether a line may give a date: it has the year, and the day or one next to it.

    >>> _is_day("May 2, 2025", "2025-05-02T23:30:00Z"), _is_day("5.2.25", "2025-05-02")
    (True, False)
    """
    match = _ISO_DAY.match(iso)
    if match is None:
        return False
    year, _, day = map(int, match.groups())
    numbers = set(map(int, _NUMBER.findall(text)))
    near = {day - 1, day, day + 1} | (_MONTH_ENDS if day in _MONTH_ENDS else set())
    return year in numbers and bool(numbers & near)
