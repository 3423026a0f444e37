"""The dates of the messages of an exported chat, as given in its lines."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from nutgraf.article import Article, Role
from nutgraf.cancellation import checked
from nutgraf.reading.turns.time_codes import DATE

_DATE = re.compile(rf"(?<!\d){DATE}(?!\d)")
_NUMBERS = re.compile(r"\d+")
_MONTHS = 12
_CENTURY = 2000
_OF_TWO_DIGITS = 100


def message_days(article: Article) -> Mapping[int, date]:
    r"""The dates of messages, by the number of the block of their label; empty without dates.

    "04/12/2025" is ambiguous between countries: if no line of the chat resolves it, there are no
    dates.

    >>> from nutgraf.reading import read
    >>> lines = "[13.11.25, 18:04:10] Ida: It leaks.", "[13.11.25, 18:05:50] Per: Again?"
    >>> list(message_days(read("\n".join(lines * 3))).values())[0]
    datetime.date(2025, 11, 13)
    """
    written: dict[int, tuple[int, ...]] = {}
    source, dotted = article.source, False
    for number, block in enumerate(checked(article.blocks)):
        is_label = block.role is Role.SPEAKER
        match = _DATE.search(source, block.span.start, block.span.end) if is_label else None
        if match:
            written[number] = tuple(map(int, _NUMBERS.findall(match[0])))
            dotted = dotted or "." in match[0]
    order = _order(list(written.values()), dotted=dotted)
    if order is None:
        return {}
    days = {number: _day([parts[place] for place in order]) for number, parts in written.items()}
    return {number: day for number, day in days.items() if day}


def _order(dates: Sequence[Sequence[int]], *, dotted: bool) -> tuple[int, int, int] | None:
    """The positions of year, month and day in all of the dates; None if uncertain."""
    if not dates:
        return None
    if all(parts[0] > _OF_TWO_DIGITS for parts in dates):
        return 0, 1, 2
    # With dots, the day always comes first.
    if dotted or any(parts[0] > _MONTHS for parts in dates):
        return 2, 1, 0
    return (2, 0, 1) if any(parts[1] > _MONTHS for parts in dates) else None


def _day(parts: Sequence[int]) -> date | None:
    year, month, day = parts
    try:
        return date(year + _CENTURY if year < _OF_TWO_DIGITS else year, month, day)
    except ValueError:
        return None
