"""Two numerals that are one number: ranges and shares."""

import re
from dataclasses import replace
from decimal import Decimal

from nutgraf.article import Span
from nutgraf.facts.numbers.lexicon import lexicon_of
from nutgraf.facts.numbers.measuring import Measurement
from nutgraf.facts.numbers.naming import YEAR, counted_noun, phrases_before
from nutgraf.facts.numbers.number import Number, NumberKind
from nutgraf.facts.numbers.numerals import GOES_ON
from nutgraf.facts.numbers.patterns import patterns_of

# " out of every ", in whatever language.
_MAX_LINK = 20
# "3 in 10", "7 in 1,000": people are counted in these.
_ROUND = frozenset(map(Decimal, (3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10000, 100000)))


def joined(text: str, one: Measurement, other: Measurement, language: str) -> Number | None:
    """The number that two neighbours are together, if they are one."""
    if other.start - one.end > _MAX_LINK or GOES_ON.match(text, other.end):
        return None
    return _range(text, one, other, language) or _share(text, one, other, language)


def _range(text: str, one: Measurement, other: Measurement, language: str) -> Number | None:
    """Both ends of a range: "3-4 percent", "between 3 and 4 million"."""
    link = patterns_of(language).range_link.match(text, one.end)
    if link is None or link.end() != other.start or one.numeral.follows_dash:
        return None
    if not other.has_unit and YEAR.fullmatch(text, other.start, other.end):
        return None
    last = phrases_before(text, one.start)[:1]
    led_by = lexicon_of(language).range_leads.get(last[0]) if last else None
    if not _may_be_a_range(text, one, other, link, led_by, language):
        return None
    low, high = one.value, other.value
    if low is None or high is None:
        return None
    if not one.scale and other.factor and low < high / Decimal(10) ** other.factor:
        # "3 to 4 million": both are millions.
        low *= Decimal(10) ** other.factor
    if low >= high:
        return None
    first = text.lower().rindex(last[0], 0, one.start) if led_by and last else one.start
    return replace(
        other.number(),
        span=Span(first, other.end),
        amount=Span(first, other.stop),
        kind=one.kind if one.currency else other.kind,
        value=None,
        low=low,
        high=high,
        currency=one.currency or other.currency,
        step=max(one.step, other.step),
    )


def _may_be_a_range(
    text: str,
    one: Measurement,
    other: Measurement,
    link: re.Match[str],
    led_by: str | None,
    language: str,
) -> bool:
    """Whether what stands between and around two numerals makes them a range."""
    if one.has_unit and not _same_unit(one, other):
        return False
    measured = bool(other.has_unit or one.currency or other.scale)
    counts = counted_noun(text, other.end, lexicon_of(language))
    if link["dash"]:
        # "3-1" is a score, and "18 - 20" two numbers.
        return measured or (len(link[0]) == 1 and counts)
    if link["hyphened"]:
        return measured
    word = link["form"].lower()
    known = lexicon_of(language)
    if word not in known.group("range"):
        return led_by == word
    if led_by and one.unit:
        # "From 3 percent to 4 percent" is a change.
        return False
    return measured or counts or led_by == word


def _same_unit(one: Measurement, other: Measurement) -> bool:
    """Whether the unit of the first is that of the second: "$24 to $28", "$40-50"."""
    if (one.unit, one.currency) == (other.unit, other.currency):
        return True
    sign_before = one.currency is not None and one.end == one.stop
    return sign_before and not other.has_unit


def _share(text: str, one: Measurement, other: Measurement, language: str) -> Number | None:
    """One in five, 12 of 13."""
    if one.has_unit or other.has_unit or one.numeral.is_fraction or one.numeral.follows_dash:
        return None
    link = patterns_of(language).out_of.match(text, one.end)
    if link is None or link.end() != other.start:
        return None
    part, whole = one.value, other.value
    if part is None or whole is None or not 0 < part < whole or whole != int(whole):
        return None
    if YEAR.fullmatch(text, other.start, other.end):
        return None
    if link["form"].lower() == "in" and not (other.numeral.in_words or whole in _ROUND):
        return None
    return replace(
        other.number(),
        span=Span(one.start, other.end),
        amount=Span(one.start, other.stop),
        kind=NumberKind.SHARE,
        value=part / whole,
        step=Decimal(0),
        scale=0,
    )
