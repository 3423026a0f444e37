"""Lines that say when an article was published."""

import re

from nutgraf import wordlists

_DATE = re.compile(
    r"\b(?:(?P<month1>[a-z]{3,9})\.?\s(?P<day1>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year1>\d{4})"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>[a-z]{3,9})\.?,?\s(?P<year2>\d{4})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})|(?P<slashed>\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
    r"|(?P<month3>[a-z]{3,9})\.?\s(?P<day3>\d{1,2})(?:st|nd|rd|th)?\b)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?", re.IGNORECASE)
_WORD = re.compile(r"[a-z.]+", re.IGNORECASE)

# Beside the date a line may hold a rubric and a place, not a sentence.
_MOST_OTHER_WORDS = 4


def _listed(group: str) -> frozenset[str]:
    return wordlists.words("nutgraf.reading", "calendar", "en", group)


def has_date(text: str) -> bool:
    """Whether a calendar date stands in `text`.

    >>> has_date("Published on March 14, 2026"), has_date("Chapter 14, page 2026")
    (True, False)
    """
    return any(_is_calendar(match) for match in _DATE.finditer(text))


def is_date_line(text: str) -> bool:
    """Whether a line is about when the article appeared, and nothing more.

    >>> is_date_line("Last updated: 2 September 2025, 08:15 GMT")
    True
    >>> is_date_line("On 2 September 2025 the council voted to close the road for good.")
    False
    """
    if not has_date(text):
        return False
    rest = _TIME.sub(" ", _DATE.sub(" ", text))
    known = _listed("around") | _listed("days")
    other = [word for word in _WORD.findall(rest) if word.lower().strip(".") not in known]
    return len(other) <= _MOST_OTHER_WORDS and not (
        other and text.rstrip().endswith((".", "!", "?"))
    )


def _is_calendar(match: re.Match[str]) -> bool:
    month = match["month1"] or match["month2"] or match["month3"]
    return month is None or month.lower() in _listed("months")
