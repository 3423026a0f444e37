"""The features by which sentences of two articles are compared."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from nutgraf.frozen import dataclass
from nutgraf.language.languages import Convention, language_of
from nutgraf.language.stems import WordForm, forms
from nutgraf.language.wordlists import groups, words

_NUMBER = re.compile(r"[$€£¥]?(\d+(?:[.,]\d+)*)%?")
# "8-year-old" and "third-quarter" are written in two words elsewhere.
_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")
_PERCENT = re.compile(r"%|\bper cent\b")
_NUMERALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
SPELLED = (
    {word: str(number) for number, word in enumerate(_NUMERALS.split(), start=1)}
    | {word: f"{number}0" for number, word in enumerate(_TENS.split(), start=2)}
    | {word: f"{number}." for number, word in enumerate(_ORDINALS.split(), start=1)}
)
_COMPOUND = re.compile(
    rf"\b({'|'.join(_TENS.split())})[- ]({'|'.join(_NUMERALS.split()[:9])})\b", re.IGNORECASE
)
# "14km", "$3.4bn", "$20m".
_UNIT = re.compile(r"(?<=\d)(?:bn|tn|mn|km|kg|cm|mm|mph|kph)\b")
_MILLION = re.compile(r"([$€£]\d[\d.,]*)m\b")
# A number next to a month is a day of it, or its year.
_LAST_DAY = 31
_LIST = 0.75
# A tag at the end of a sentence is no longer: "said Ann Lee, the mayor of Hull, in a statement".
_LONGEST_TAG = 22
_SHORTEST_TAG = 2
# "said" is near the beginning of a tag, or ends it: "the prosecutor's office said".
_NEAR = 3
# At least this many words before a tag are a sentence, and at most this many may name the speaker
# before it.
_FEWEST_SAID = 4
_LONGEST_OPENING = 14


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a sentence.

    Attributes:
        order: all words in comparable form: stems, synonyms as one, numbers in digits, months in
            full.
        told: the same without a tag such as "she said".
        keys: the content words, in order, without tags.
        stems: the same as a set.
        numbers: the numbers among the keys.
        days: those among the numbers that are next to a month.
        names: the capitalised words among the keys.
        weekdays: the weekdays that the sentence names.
        months: the months that it names.
    """

    order: tuple[str, ...]
    told: tuple[str, ...]
    keys: tuple[str, ...]
    stems: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[str]
    names: frozenset[str]
    weekdays: frozenset[int]
    months: frozenset[str]


def is_list(content: Content) -> bool:
    """Whether a sentence is a list of names, which has hardly a word without a capital."""
    return len(content.names) > _LIST * len(content.stems)


@cache
def people() -> frozenset[str]:
    """What people are called who are counted, as it is compared; English only."""
    return content_of(" ".join(sorted(words("people", "en"))), "en").stems


# The sentences of twenty articles are looked up several times.
@lru_cache(maxsize=1 << 14)
def content_of(text: str, language: str) -> Content:
    """The features by which a sentence is compared."""
    if language == "en":
        text = _numbers_written_out(text)
    spaced = _spaced(text)
    found = compared_forms(text, language)
    every = [each.form for each in found]
    kept = _without_tags(spaced, every, language) if language == "en" else range(len(found))
    days = _calendar(language, "weekdays")
    order, keys, numbers, names, dates = [], [], set(), set(), set()
    same = _same_meaning(language)
    capitals_tell = not language_of(language).follows(Convention.CAPITAL_NOUNS)
    for place, (form, written, is_number) in enumerate(found):
        word = same.get(form.low.removesuffix("'s"), written)
        order.append(word)
        if word in _MONTHS or form.low in days:
            dates.add(word if word in _MONTHS else form.low)
            continue
        if place not in kept:
            continue
        if is_number:
            numbers.add(word)
        elif form.is_common:
            continue
        elif form.is_capital and place and capitals_tell:
            names.add(word)
        keys.append(word)
    weekdays = frozenset(days[date] for date in dates if date in days)
    return Content(
        tuple(order),
        tuple(order[kept.start : kept.stop]),
        tuple(keys),
        frozenset(keys),
        frozenset(numbers),
        _days_of_months(order) & numbers,
        frozenset(names),
        weekdays,
        frozenset(dates & _MONTHS),
    )


def _days_of_months(order: Sequence[str]) -> frozenset[str]:
    """The numbers next to a month, which are days of it."""
    if _MONTHS.isdisjoint(order):
        return frozenset()
    return frozenset(
        word
        for place, word in enumerate(order)
        if word.isdigit()
        and int(word) <= _LAST_DAY
        and not _MONTHS.isdisjoint((*order[max(0, place - 1) : place], *order[place + 1 :][:1]))
    )


@cache
def _same_meaning(language: str) -> Mapping[str, str]:
    """For words that have others of the same meaning, as what they all are compared."""
    found = {}
    for line in groups("same-thing", language, fallback=False).get("", ()):
        first, *others = line.split()
        for word in (first, *others):
            found[word] = forms(first, language)[0].stem
    return found


class ComparedForm(NamedTuple):
    """A word of a sentence in comparable form, and whether it is a number."""

    form: WordForm
    word: str
    is_number: bool


def compared_forms(text: str, language: str) -> tuple[ComparedForm, ...]:
    """The words of a text in order, those with a hyphen apart and "%" as a word.

    >>> [each.word for each in compared_forms("Two-thirds, or 66%", "en")]
    ['2', 'third', 'or', '66', 'percent']
    """
    return tuple([_compared_form(form, language) for form in forms(_spaced(text), language)])


def _numbers_written_out(text: str) -> str:
    """A text with "25" for "twenty-five" and units apart from their figures.

    >>> _numbers_written_out("Twenty-five paid $3.4bn for 14km, or $20m each")
    '25 paid $3.4 bn for 14 km, or $20 million each'
    """
    text = _COMPOUND.sub(
        lambda found: str(int(SPELLED[found[1].lower()]) + int(SPELLED[found[2].lower()])), text
    )
    return _MILLION.sub(r"\1 million", _UNIT.sub(r" \g<0>", text))


def _spaced(text: str) -> str:
    return _PERCENT.sub(" percent", _HYPHEN.sub(" ", text))


def compared_words(text: str, language: str) -> tuple[str, ...]:
    """The words of a text as in `Content.order`."""
    return content_of(text, language).order


# Months are marked: "march" is a word, too.
_MONTHS = frozenset(f"month {number}" for number in range(12))


# As many as a large newsroom's vocabulary.
@lru_cache(maxsize=1 << 16)
def _compared_form(form: WordForm, language: str) -> ComparedForm:
    number = None if form.written.isalpha() else _NUMBER.fullmatch(form.written)
    if number is not None:
        return ComparedForm(form, number[1].replace(",", ""), is_number=True)
    if language == "en" and form.low in SPELLED:
        return ComparedForm(form, SPELLED[form.low], is_number=True)
    # "may" and "march" are months only with a capital.
    months = _calendar(language, "months")
    if form.is_capital and form.low.rstrip(".") in months:
        return ComparedForm(form, f"month {months[form.low.rstrip('.')]}", is_number=False)
    return ComparedForm(form, form.stem, is_number=False)


@cache
def _calendar(language: str, group: str) -> Mapping[str, int]:
    lines = groups("days-aside", language, fallback=False).get(group, ())
    return {word: number for number, line in enumerate(lines) for word in line.split()}


def _without_tags(text: str, found: Sequence[WordForm], language: str) -> range:
    """The places of the words that are no tag at the end and no "she said that" in front."""
    quoted = _QUOTED.match(text)
    if quoted is not None:
        inside = len(forms(quoted[0], language))
        if inside >= _FEWEST_SAID:
            return range(inside)
    telling = words("telling", language)
    low = [form.low for form in found]
    first, last = 0, len(found)
    if telling.isdisjoint(low) and "according" not in low:
        return range(first, last)
    pieces = _COMMA.split(text)[:-1]
    commas = list(accumulate(len(forms(piece, language)) for piece in pieces))
    if low[:2] == ["according", "to"] and commas:
        first = commas[0] if commas[0] <= _LONGEST_OPENING else 0
    for place in range(min(len(found), _LONGEST_OPENING) - 1):
        if found[place].low in telling and found[place + 1].low == "that":
            first = place + 2
            break
    start = next(
        (
            place
            for place in commas
            if len(low) - place <= _LONGEST_TAG and _is_tag(low[place:], telling)
        ),
        None,
    )
    if start is None and commas and low[-1] in telling and len(low) - commas[-1] <= _LONGEST_TAG:
        start = commas[-1]
    if start is not None and start - first >= _FEWEST_SAID:
        last = start
    return range(first, last)


# Where a sentence may go over to its tag.
_COMMA = re.compile(r",[”\"’']?\s|[”\"]\s")

# A sentence that begins with a quotation is compared by the quotation.
_QUOTED = re.compile(r"[“\"][^“”\"]+[”\"]")


def _is_tag(low: Sequence[str], telling: frozenset[str]) -> bool:
    """Whether words that end a sentence begin as a tag does."""
    if len(low) < _SHORTEST_TAG:
        return False
    return any(word in telling for word in low[:_NEAR]) or list(low[:2]) == ["according", "to"]


def weekday_of(word: str, language: str = "en") -> int | None:
    """The number of the weekday that a word in lower case names; None where it names none."""
    return _calendar(language, "weekdays").get(word)
