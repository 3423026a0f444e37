"""Counts, amounts, shares and rates, told from dates, ages, times and reference numbers."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Quantity(NamedTuple):
    """A quantity in a text: its place, what it is ("a share of 60 percent"), of what sort."""

    start: int
    end: int
    reason: str
    sort: str


# Bounded, so that a page of digits is not gone through again from each of them.
_NUMBER = r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?"
_COUNT_WORD = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_SCALE = r"hundred|thousand|million|billion|trillion|m|bn|tn"
_CURRENCY = r"[$£€¥₹]|US\$|C\$|A\$"
# The first line only tells soon where no quantity begins: in the middle of a word.
_PATTERN = re.compile(
    rf"""
    (?:(?<!\w)(?=[\w$£€¥₹])|(?=[UCA]S?\$|[$£€¥₹]))
    (?:(?P<share>
        (?<![\w.,])(?:{_NUMBER}|(?:{_COUNT_WORD}|one|half\ a))(?:\s|-)?
            (?:%|(?:percent|percentage\ points?|per\ cent|pc|basis\ points)\b)
      | \b(?:{_NUMBER}|one|{_COUNT_WORD})\s(?:out\ of|in)\s(?:every\s)?(?:{_COUNT_WORD}|100|10)\b
      | \b(?:half|a\ third|two[ -]thirds|a\ quarter|three[ -]quarters|a\ fifth|one[ -]third|most)
            \sof\b
    )
  | (?P<money>(?:{_CURRENCY})\s?(?:{_NUMBER})(?:\s?(?:{_SCALE})\b)?)
  | (?P<scaled>\b(?:(?:{_NUMBER})(?:\s|-)?(?:{_SCALE})
        |(?:{_COUNT_WORD}|a|several|one)(?:\s|-)(?:hundred|thousand|million|billion|trillion)
        |(?:hundreds|thousands|millions|billions|dozens|scores)\sof)\b)
  | (?P<times>\b(?:{_NUMBER}|{_COUNT_WORD})\s(?:times|fold)\b)
  | (?P<number>(?<![\w.,:/\-\[(#])(?:{_NUMBER})(?![\w:/\]]|-\w|\.\d|,\d|st\b|nd\b|rd\b|th\b))
  | (?P<word>\b(?:{_COUNT_WORD})\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Without a digit, a quantity has one of these words in it, or two of them run together.
_SCALES = frozenset(_SCALE.split("|"))
_COUNTS = frozenset((*_COUNT_WORD.split("|"), "one", "a", "several"))
_UNITS = _SCALES | {"percent", "percentage", "per", "pc", "basis"}
_TELLING = (
    (_SCALES | _COUNTS | {count + unit for count in _COUNTS for unit in _UNITS})
    | {"half", "most", "third", "quarter", "fifth"}
    | {"hundreds", "thousands", "millions", "billions", "dozens", "scores"}
) - {"a", "several"}
_DIGIT = re.compile(r"\d")
_PART = re.compile(r"\w+")
_DURATION = re.compile(
    r"[\s-]*(?:to\s\w+[\s-]+)?(?:more\s|full\s|long\s|short\s)?"
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies))\b",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_DATE_BEFORE = re.compile(
    rf"(?:{_MONTH}|\b(?:aged?|no|number|page|chapter|section|article|part"
    r"|channel|route|highway|room|figure|table|phase|type|version|windows|age|at))\.?\s$",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(rf"(?:\s{_MONTH}|\s?[ap]\.?m\b|\s?o'clock)", re.IGNORECASE)
# "The two countries" are not counted, they are known.
_KNOWN_BEFORE = re.compile(
    r"\b(?:the|these|those|its|their|his|her|our|my|other|all)\s$", re.IGNORECASE
)
_FOLLOWING_NOUN = re.compile(
    r"\s(?:\w+(?:[-'’]\w+)*\s){0,3}?\w{2,}s\b|\s(?:people|men|women|children)\b"
)
_YEARS = range(1500, 2101)
# A bare number from here on counts something even where no plural follows.
_SURELY_A_COUNT = 100
# How many characters before a number tell whether it is part of a date.
_LOOK_BACK = 14
_LOOK_AHEAD = 60


def find_quantities(text: str) -> Iterator[Quantity]:
    """The quantities in `text`, in order.

    >>> [quantity.reason for quantity in find_quantities("On 3 May 2004, 60% of 1,200 shops shut.")]
    ['a share of 60%', 'the number 1,200']
    >>> list(find_quantities("I am late.")), next(find_quantities("Half a million came.")).reason
    ([], 'a count of a million')
    """
    if not _DIGIT.search(text) and _TELLING.isdisjoint(_PART.findall(text.lower())):
        return
    for match in _PATTERN.finditer(text):
        sort = match.lastgroup or ""
        words = " ".join(match.group().split())
        if sort in {"share", "money", "scaled", "times"}:
            label = {"share": "a share of", "money": "an amount of", "scaled": "a count of"}.get(
                sort, "a factor of"
            )
            yield Quantity(match.start(), match.end(), f"{label} {words}", sort)
        elif _counts(text, match, is_word=sort == "word"):
            yield Quantity(match.start(), match.end(), f"the number {words}", sort)


def _counts(text: str, match: re.Match[str], *, is_word: bool) -> bool:
    """Whether a bare number counts something, rather than dates, dates back or names it."""
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    after = text[match.end() : match.end() + _LOOK_AHEAD]
    if _DURATION.match(after) or _DATE_AFTER.match(after) or _DATE_BEFORE.search(before):
        return False
    if is_word:
        return bool(_FOLLOWING_NOUN.match(after)) and not _KNOWN_BEFORE.search(before)
    number = match.group()
    if number.isdigit() and int(number) in _YEARS:
        return False
    if "." in number or "," in number:
        return True
    return bool(_FOLLOWING_NOUN.match(after)) or int(number) >= _SURELY_A_COUNT
