"""The numbers of a text."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from nutgraf.cancellation import checked
from nutgraf.facts.numbers.joining import joined
from nutgraf.facts.numbers.lexicon import Lexicon, lexicon_of
from nutgraf.facts.numbers.measuring import Measurement, measure
from nutgraf.facts.numbers.naming import YEAR, is_name, phrases_before
from nutgraf.facts.numbers.number import Number, NumberKind, UnitKind
from nutgraf.facts.numbers.numerals import GOES_ON, numerals_in
from nutgraf.facts.numbers.patterns import patterns_of
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.patterns import pattern

# Claims, figures and shortened sentences ask for the same sentences one after the other.
_REMEMBERED_TEXTS = 4096
_LONGEST_REMEMBERED = 1000


def find_numbers(text: str, language: str = "en") -> tuple[Number, ...]:
    """The numbers in `text`, in order; what names or dates something is none.

    A number is found whole or not at all, with its scale, unit and currency; the two ends of a
    range are one.

    Args:
        text: as a reader sees it; spans count from its start.
        language: an ISO 639-1 code; decides about decimal marks and words.

    >>> [(one.span.of(t), one.value) for t in ["It cost $4.2 million."] for one in find_numbers(t)]
    [('$4.2 million', Decimal('4200000.0'))]
    >>> [one.kind.value for one in find_numbers("On 3 May 2004, one in five of 1,200 shops shut.")]
    ['share', 'count']
    """
    if len(text) > _LONGEST_REMEMBERED:
        return tuple(_numbers(text, language))
    return _remembered(text, language)


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def _remembered(text: str, language: str) -> tuple[Number, ...]:
    return tuple(_numbers(text, language))


def _numbers(text: str, language: str) -> Iterator[Number]:
    numerals = numerals_in(text, language)
    if not numerals:
        return
    known, patterns = lexicon_of(language), patterns_of(language)
    measured = [measure(text, numeral, known, patterns) for numeral in checked(numerals)]
    past = 0
    for one, other in zip_longest(checked(measured), measured[1:]):
        if one.start < past:
            continue
        if other and _and_a_half(text, one, other, known):
            past = other.end
            continue
        number = joined(text, one, other, language) if other else None
        number = number or _single(text, one, language)
        if number is not None:
            past = number.span.end
            yield number


_DASHES = frozenset("-–")


def _and_a_half(text: str, one: Measurement, other: Measurement, known: Lexicon) -> bool:
    """Whether figures go on in words: "12 and a half million", which is neither 12 nor half."""
    if one.numeral.in_words or not other.numeral.in_words:
        return False
    if text[one.stop : other.start].strip() not in known.joints:
        return False
    words = text[other.start : other.stop].lower().split()
    return any(known.fractions.get(word) == 2 for word in words)  # noqa: PLR2004  # halves


def _single(text: str, one: Measurement, language: str) -> Number | None:
    """The number that a numeral is by itself, if it is one and whole."""
    if _is_a_part(text, one) or _may_be_two(text, one):
        return None
    numeral, known, patterns = one.numeral, lexicon_of(language), patterns_of(language)
    is_followed = patterns.of.match(text, one.stop) is not None
    is_measured = one.has_unit or one.factor > 0
    if numeral.needs_unit and not (is_measured or (numeral.is_fraction and is_followed)):
        return None
    if numeral.is_fraction and not is_measured:
        return _share(text, one, known, is_followed=is_followed)
    if one.has_unit:
        return None if _is_named(text, one, language) else one.number()
    if is_name(text, numeral, one.stop, language):
        return None
    if numeral.in_words and not _says_how_many(text, one, known):
        return None
    return one.number()


def _is_a_part(text: str, one: Measurement) -> bool:
    """Whether it belongs to something longer: "3-1", "24/7", "A$$5"."""
    if one.numeral.follows_dash or GOES_ON.match(text, one.end):
        return True
    before = text[one.start - 1 : one.start]
    return one.start < one.numeral.start and (before.isalnum() or before in _DASHES)


# One group set off by a blank: "12 000".
_GROUP = 3
_BLANK_GROUP = pattern(r"\d{1,3}[ \n\t]\d{3}")


def _may_be_two(text: str, one: Measurement) -> bool:
    """Whether figures with a blank are perhaps two numbers: "400 737 Max jets", "74 100%"."""
    start, end = one.numeral.start, one.numeral.end
    if not text[end - _GROUP - 1 : end - _GROUP].isspace():
        return False
    if _BLANK_GROUP.fullmatch(text, start, end) is None:
        return False
    if one.kind is NumberKind.PERCENT:
        return True
    return not one.has_unit and _CAPITAL_AFTER.match(text, one.stop) is not None


# A coin with a capital letter and no plural, as no English text counts it.
_NAMED_COIN = pattern(r"\sCent\b")
_CAPITAL_AFTER = pattern(r"\s[A-Z]")


def _is_named(text: str, one: Measurement, language: str) -> bool:
    """Whether number and unit name something: "Ninety Mile Beach", "one day", "50 Cent"."""
    if language == FALLBACK_LANGUAGE and _NAMED_COIN.match(text, one.stop):
        return True
    if one.numeral.in_words:
        unit = text[one.stop : one.end].lstrip(" -")
        is_title = text[one.start].isupper() and unit[:1].isupper()
        return is_title or (one.unit_kind is UnitKind.TIME and one.numeral.value == 1)
    if one.unit_kind is not UnitKind.TIME or text[one.end - 1] == "s":
        return False
    return YEAR.fullmatch(text, one.numeral.start, one.stop) is not None


def _says_how_many(text: str, one: Measurement, known: Lexicon) -> bool:
    """Whether a number in words counts: "two people", not "the two" and not "one of them"."""
    numeral = one.numeral
    if numeral.value is None or numeral.scale or one.factor:
        return True
    if not known.group("known before").isdisjoint(phrases_before(text, one.start)[:1]):
        return False
    return numeral.value > 1 and text[one.stop : one.stop + 1] != "-"


def _share(text: str, one: Measurement, known: Lexicon, *, is_followed: bool) -> Number | None:
    """A third of, half of, ¾."""
    if one.numeral.in_words and not is_followed:
        written = text[one.start : one.stop]
        # "One-third"; "a third" without "of" is the one after the second.
        if "-" not in written and not written.lower().endswith("s"):
            return None
    before = phrases_before(text, one.start)[:1]
    if one.numeral.in_words and not known.group("parts before").isdisjoint(before):
        return None
    return replace(one.number(), kind=NumberKind.SHARE)
