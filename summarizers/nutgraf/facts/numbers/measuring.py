"""The context of a numeral: its scale, its currency or its unit."""

import re
from dataclasses import dataclass
from decimal import Decimal

from nutgraf.article import Span
from nutgraf.facts.numbers.lexicon import Lexicon
from nutgraf.facts.numbers.naming import counted_noun
from nutgraf.facts.numbers.number import Number, NumberKind, UnitKind
from nutgraf.facts.numbers.numerals import Numeral
from nutgraf.facts.numbers.patterns import Patterns
from nutgraf.patterns import pattern


@dataclass(slots=True)
class Measurement:
    """A numeral with what stands around it.

    Attributes:
        start, end: its place, with its currency and unit.
        stop: where figures and scale end.
        factor: the power of ten of its scales.
        is_vague: whether it does not say how much after all.
    """

    numeral: Numeral
    start: int
    stop: int
    end: int
    factor: int = 0
    kind: NumberKind = NumberKind.COUNT
    currency: str | None = None
    unit: str | None = None
    unit_kind: UnitKind | None = None
    is_vague: bool = False
    is_negative: bool = False

    @property
    def value(self) -> Decimal | None:
        """How much it is, with the scale."""
        value = self.numeral.value
        if value is None or self.is_vague:
            return None
        if self.factor:
            value *= Decimal(10) ** self.factor
        return -value if self.is_negative else value

    @property
    def step(self) -> Decimal:
        """What it is rounded to."""
        step = self.numeral.step
        return step * Decimal(10) ** self.factor if self.factor else step

    @property
    def scale(self) -> int:
        """The power of ten of all its scales."""
        return self.factor + self.numeral.scale

    @property
    def has_unit(self) -> bool:
        """Whether a unit or a currency stands with it."""
        return self.unit is not None or self.currency is not None

    def number(self) -> Number:
        """The number that it is by itself."""
        return Number(
            span=Span(self.start, self.end),
            amount=Span(self.start, self.stop),
            kind=self.kind,
            value=self.value,
            step=self.step,
            scale=self.scale,
            currency=self.currency,
            unit=self.unit,
            unit_kind=self.unit_kind,
            in_words=self.numeral.in_words,
        )


# The next word or sign after a number; a scale may stand in between.
_NEXT = pattern(r"[\s\u2007-]?(?P<word>[^\W\d_]+|[^\w\s])")
# A sign of money, or the end of its code.
_MONEY_BEFORE = pattern(r"[^\W\d_.]|[.$€£¥₹₩₪₴₽₺₦₫₱]")


def measure(text: str, numeral: Numeral, known: Lexicon, patterns: Patterns) -> Measurement:
    """A numeral with its scale, and its currency or unit."""
    found = Measurement(numeral, numeral.start, numeral.end, numeral.end)
    if not numeral.in_words and numeral.start:
        _add_currency_before(text, found, known, patterns)
    end = numeral.end
    if numeral.value is None and (of := patterns.of.match(text, end)):
        # "Thousands of dollars", "dozens of miles".
        end = of.end() - 1 if text[of.end() - 1].isspace() else of.end()
    following = _NEXT.match(text, end)
    if following is None or following["word"].lower() not in known.followers:
        return found
    if end == numeral.end:
        _add_scale(text, found, known, patterns)
        end = found.stop
    if found.currency:
        _add_code(text, found, known, patterns)
    elif match := patterns.percent.match(text, end):
        sign = match["sign"]
        found.unit = known.percent_signs[sign] if sign else known.percents[_low(match["form"])]
        found.kind, found.end = NumberKind.PERCENT, match.end()
    elif match := patterns.currency.match(text, end):
        sign, code = match["sign"], match["code"]
        found.currency = (
            (sign and known.signs[sign]) or code or known.currencies[_low(match["form"])]
        )
        found.kind, found.end = NumberKind.MONEY, match.end()
    elif not _add_pounds(text, found, patterns):
        _add_unit(text, found, end, known, patterns)
    return found


def _low(form: str) -> str:
    return " ".join(form.lower().split()).replace("’", "'")


# "U.S.$" and a blank.
_MAX_SIGN = 6


def _add_currency_before(text: str, found: Measurement, known: Lexicon, patterns: Patterns) -> None:
    start = found.start
    last = text[start - 2 if text[start - 1].isspace() else start - 1]
    if not _MONEY_BEFORE.match(last):
        return
    match = patterns.currency_before.search(text, max(0, start - _MAX_SIGN), start)
    if match is None:
        return
    found.kind = NumberKind.MONEY
    found.currency = match["code"] or known.signs[match["letters"] or match["sign"]]
    found.start = match.start()
    # A minus may stand before the sign of money too.
    first = match.start() - 1
    if text[max(0, first) : first + 1] in {"-", "−"} and (not first or text[first - 1].isspace()):
        found.start, found.is_negative = first, True


def _add_code(text: str, found: Measurement, known: Lexicon, patterns: Patterns) -> None:
    """The code after an amount that has the sign before: "$35 USD"."""
    match = patterns.currency.match(text, found.stop)
    if match and match["code"] and known.signs.get(text[found.start]) == found.currency:
        found.end, found.currency = match.end(), match["code"]


# Scales that stand one behind the other: "3 lakh crore".
_MAX_SCALES = 2
_MILLION = 6


def _add_scale(text: str, found: Measurement, known: Lexicon, patterns: Patterns) -> None:
    for _ in range(_MAX_SCALES):
        match = patterns.scale.match(text, found.stop)
        if match is None:
            return
        form, letters = match["form"], match["letter"]
        if letters and not (found.currency or _scales_alone(text, match, known)):
            return
        found.factor += known.scale_letters[letters] if letters else known.scales[_low(form)]
        if letters == "K" and not found.currency and found.stop - found.start == 1:
            # "4K" is a picture's size.
            found.is_vague = True
        found.stop = found.end = match.end()


def _scales_alone(text: str, match: re.Match[str], known: Lexicon) -> bool:
    """Whether a letter is a scale where no currency stands before: "5m users", not "5m long"."""
    letters, end = match["letter"], match.end()
    money = text[end : end + 2].strip()[:1] in known.signs
    if money or letters in {"M", "mn", "bn", "tn"}:
        return True
    if match["gap"] or letters not in {"k", "K", "m"}:
        return False
    return letters != "m" or counted_noun(text, end, known)


def _add_pounds(text: str, found: Measurement, patterns: Patterns) -> bool:
    """Pounds are money by the million; else they may be a weight."""
    written = text[found.start : found.end]
    if written.isdigit() and (match := patterns.pence.match(text, found.end)):
        found.end = match.end()
        if len(written) <= 2:  # noqa: PLR2004  # 720p is a picture's size
            found.kind, found.currency = NumberKind.MONEY, "penny"
        else:
            found.unit, found.unit_kind = "p", UnitKind.MEASURE
        return True
    match = patterns.pounds.match(text, found.end)
    if match is None:
        return False
    found.end = match.end()
    if found.scale >= _MILLION and not patterns.of.match(text, match.end()):
        found.kind, found.currency = NumberKind.MONEY, "GBP"
    else:
        found.unit, found.unit_kind = "pound", UnitKind.MEASURE
    return True


# "40 g", "3 m": these letters may stand a blank away.
_MEASURES_APART = frozenset("mgl")
_TIMES = "times"


def _add_unit(text: str, found: Measurement, end: int, known: Lexicon, patterns: Patterns) -> None:
    if match := patterns.multiple.match(text, end):
        form = _low(match["form"])
        tight = match.start("form") == end or text[end] == "-"
        if form == _TIMES and not patterns.more_than.match(text, match.end()):
            found.unit, found.unit_kind, found.end = "time", UnitKind.MEASURE, match.end()
            return
        if form == _TIMES or tight:
            found.unit, found.kind, found.end = _TIMES, NumberKind.MULTIPLE, match.end()
            return
    match = patterns.unit.match(text, end)
    if match is None:
        return
    if sign := match["sign"]:
        # Any other single letter stands right behind its number, or is a word.
        if len(sign) == 1 and sign.isalpha() and match["gap"] and sign not in _MEASURES_APART:
            return
        found.unit, found.unit_kind, found.end = (
            known.unit_signs[sign],
            UnitKind.MEASURE,
            match.end(),
        )
        return
    form = _low(match["form"])
    found.end = match.end()
    if form not in known.times:
        found.unit, found.unit_kind = known.units[form], UnitKind.MEASURE
        return
    found.unit, found.unit_kind = known.times[form], UnitKind.TIME
    if old := patterns.old.match(text, found.end):
        found.end = old.end()
