"""Lines that give the publication date of an article.

Months and the words around dates are in the list `calendar` of
lexicon/<language>/numbers-and-dates.txt.
"""

import re
from functools import cache

from nutgraf.language.alternation import any_of
from nutgraf.language.wordlists import groups, words
from nutgraf.patterns import pattern

_TIME = pattern(r"\b\d{1,2}[:.hH]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?|h\b\.?)?", re.IGNORECASE)
_DIGIT = pattern(r"\d")
_WORD = pattern(r"[^\W\d_.]+(?:\.[^\W\d_]+)*")

_MONTH = r"[^\W\d][^\s\d]{2,12}"
_YEAR = r"(?:19|20)\d\d\b"

# Besides the date, a line may hold a section name and a place, but not a sentence.
_MOST_OTHER_WORDS = 4


@cache
def _date(language: str) -> re.Pattern[str]:
    """The forms of a calendar date, as "14 March 2026", "March 14", "2026-03-14", "14/3/26"."""
    listed = groups("calendar", language)
    month = any_of(words("calendar", language, "months"))
    nth = any_of(listed.get("ordinal ends", ()))
    of = any_of(listed.get("of", ()))
    day = rf"\d{{1,2}}{nth}?"
    forms = [
        rf"{month}\.?\s{day},?\s\d{{4}}",
        rf"{day}\s?(?:{of}\s)?{month}\.?,?\s(?:{of}\s)?\d{{4}}",
        r"\d{4}-\d{2}-\d{2}",
        r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}",
        rf"\d{{1,2}}-\d{{1,2}}-{_YEAR}",
        r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]",
        rf"{month}\.?\s{day}\b",
    ]
    if not groups("calendar", language, fallback=False):
        # A month, whatever its name, comes between a day and a year.
        forms += [rf"\d{{1,2}}\.?\s{_MONTH},?\s{_YEAR}", rf"{_YEAR}\.?\s{_MONTH}\s\d{{1,2}}\b\.?"]
    if "order" in listed:
        forms.append(rf"{day}\s?(?:{of}\s)?{month}\b")
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})", re.IGNORECASE)


def has_date(text: str, language: str = "en") -> bool:
    """Whether `text` contains a calendar date.

    >>> has_date("Published on March 14, 2026"), has_date("Chapter 14, page 2026")
    (True, False)
    >>> has_date("1er mars", "fr"), has_date("2026年3月9日", "zh")
    (True, True)
    """
    # Every form has a digit, most lines have none.
    return _DIGIT.search(text) is not None and _date(language).search(text) is not None


def tells_time(text: str, language: str = "en") -> bool:
    """Whether a line is a time of day, perhaps with a weekday, and nothing more.

    >>> tells_time("1:39 PM ET"), tells_time("Monday 5:30PM"), tells_time("It began at 5:30.")
    (True, True, False)
    """
    if not _DIGIT.search(text) or not _TIME.search(text):
        return False
    rest = _TIME.sub(" ", _date(language).sub(" ", text))
    known = words("calendar", language, "around") | words("calendar", language, "days")
    return all(word.lower() in known for word in _WORD.findall(rest))


def before_date(text: str, language: str = "en") -> str:
    """The text before the first date of a line, without the day of the week.

    >>> before_date("Ida Holm Monday, March 2, 2026 @ 11:10"), before_date("Ida Holm")
    ('Ida Holm', '')
    """
    match = _date(language).search(text) if _DIGIT.search(text) else None
    if match is None:
        return ""
    days = words("calendar", language, "days")
    before = text[: match.start()].split()
    while before and before[-1].lower().strip(",.") in days:
        before.pop()
    return " ".join(before)


_WITH_YEAR = pattern(_YEAR)


def has_full_day(text: str, language: str = "en") -> bool:
    """Whether `text` contains a date with its weekday and its year, as in captions.

    >>> has_full_day("Ann Lee speaks in Hull, Tuesday, Nov. 19, 2019.")
    True
    >>> has_full_day("It opened on Nov. 19, 2019."), has_full_day("It opens on Tuesday.")
    (False, False)
    """
    if not _DIGIT.search(text):
        return False
    days = words("calendar", language, "days")
    for match in _date(language).finditer(text):
        before = text[: match.start()].rstrip(" ,").rpartition(" ")[2]
        if before.lower().strip(".") in days and _WITH_YEAR.search(match[0]):
            return True
    return False


def is_date_line(text: str, language: str = "en") -> bool:
    """Whether a line is about when the article appeared, and nothing more.

    >>> is_date_line("Last updated: 2 September 2025, 08:15 GMT")
    True
    >>> is_date_line("On 2 September 2025 the council voted to close the road for good.")
    False
    """
    if not has_date(text, language):
        return False
    undated = _date(language).sub(" ", text)
    rest = _TIME.sub(" ", undated)
    known = words("calendar", language, "around") | words("calendar", language, "days")
    other = [word for word in _WORD.findall(rest) if word.lower() not in known]
    return len(other) <= _MOST_OTHER_WORDS and not (
        other and (undated if language == "en" else rest).rstrip().endswith((".", "!", "?"))
    )
