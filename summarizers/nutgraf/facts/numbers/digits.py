r"""Numbers in digits, complete: "1,250,000", "1 250 000", "12,50,000", "31.5", "¾".

If any separator is not understood, the digits are not a number: a part of a number would be another
number.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from nutgraf.patterns import pattern

# Besides the blank: no-break, figure, thin and narrow no-break blank, and where lines are wrapped.
BLANKS = " \t\n\u00a0\u2007\u2009\u202f"
# Figures with all that may group them. Possessive, so that it is linear.
FIGURES = (
    rf"(?:(?<![\d/])(?:\d{{1,3}}[ -])?\d[/⁄]\d{{1,2}}(?![\d/])"
    rf"|\d++(?>(?:[.,'’]\d++|[{BLANKS}]\d{{3}}(?!\d))*)(?>(?:[{BLANKS}-]?[¼-¾⅐-⅞])?)|[¼-¾⅐-⅞]"
    rf"|(?<![^\s(])\.\d{{1,4}}(?!\d|[.,'’]\d|[{BLANKS}]\d{{3}}(?!\d)))"
)
# No number of an article is longer.
_MAX_LENGTH = 40
_MAX_PLAIN = 15
# From so many figures on, zeros at the end are taken for rounding.
_MIN_ROUNDED = 3

_BLANK = pattern(rf"[{BLANKS}]")
_GROUPED = pattern(
    r"(?P<whole>[1-9]\d{0,2}(?P<mark>[.,' ])\d{3}(?:(?P=mark)\d{3}){0,5})"
    r"(?:(?!(?P=mark))(?P<point>[.,])(?P<decimals>\d{1,9}))?"
)
_INDIAN = pattern(r"(?P<whole>[1-9]\d?(?:,\d\d){1,6},\d{3})(?:\.(?P<decimals>\d{1,9}))?")
_DECIMAL = pattern(r"(?P<whole>0|[1-9]\d{0,14})(?P<point>[.,])(?P<decimals>\d{1,9})")
_POINT_FIRST = pattern(r"\.(?P<decimals>\d{1,4})")
_VULGAR = pattern(r"(?:(?P<whole>\d{1,3})[ -]?)?(?P<fraction>[¼-¾⅐-⅞])")
_SLASHED = pattern(r"(?:(?P<whole>\d{1,3})[ -])?(?P<over>\d)[/⁄](?P<under>\d{1,2})")
_VULGAR_VALUES = {
    "¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10), "⅓": (1, 3),
    "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6),
    "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip


class Figures(NamedTuple):
    """What figures are worth, what they are rounded to, and whether only a unit makes it certain.

    "31,5" is a number in English where "percent" follows; alone it may be two.
    """

    value: Decimal
    step: Decimal
    needs_unit: bool = False
    is_fraction: bool = False


def value_of(written: str, decimal_mark: str) -> Figures | None:
    """What figures are worth where a language writes decimals with `decimal_mark`.

    None where they are no number as a whole: "1.2.3", "007", "2019 250".

    >>> value_of("1 250 000", ".").value, value_of("1.250", ",").value, value_of("1.250", ".").value
    (Decimal('1250000'), Decimal('1250'), Decimal('1.250'))
    >>> value_of("12,50,000", ".").value, value_of("1.2.3", ".")
    (Decimal('1250000'), None)
    """
    if len(written) > _MAX_LENGTH:
        return None
    # Most are short and plain.
    if written.isdigit() and len(written) <= _MAX_PLAIN and (written == "0" or written[0] != "0"):
        return Figures(Decimal(written), rounding(written))
    text = _BLANK.sub(" ", written).replace("’", "'")
    match = _GROUPED.fullmatch(text)
    if match and _groups(match, decimal_mark):
        return _of_parts(re.sub(r"\D", "", match["whole"]), match["decimals"])
    if match := _INDIAN.fullmatch(text):
        return _of_parts(match["whole"].replace(",", ""), match["decimals"])
    if match := _DECIMAL.fullmatch(text):
        found = _of_parts(match["whole"], match["decimals"])
        return found._replace(needs_unit=match["point"] != decimal_mark)
    if match := _POINT_FIRST.fullmatch(text):
        # ".45" may be a calibre.
        return _of_parts("0", match["decimals"])._replace(needs_unit=True)
    return _fraction(text)


def _groups(match: re.Match[str], decimal_mark: str) -> bool:
    """Whether the mark groups: "1,250" in English, "1.250.000" and "1.250,5" everywhere."""
    mark = match["mark"]
    return mark != decimal_mark or match["point"] is not None or match["whole"].count(mark) > 1


def _of_parts(whole: str, decimals: str | None) -> Figures:
    if decimals:
        return Figures(Decimal(f"{whole}.{decimals}"), Decimal(10) ** -len(decimals))
    return Figures(Decimal(whole), rounding(whole))


def rounding(whole: str) -> Decimal:
    """What a whole number is rounded to: 1,200 to 100; 0 where it may be exact.

    >>> rounding("1200"), rounding("40")
    (Decimal('100'), Decimal('0'))
    """
    if len(whole) < _MIN_ROUNDED:
        return Decimal(0)
    zeros = len(whole) - len(whole.rstrip("0"))
    return Decimal(10) ** min(zeros, len(whole) - 1)


def _fraction(text: str) -> Figures | None:
    if match := _VULGAR.fullmatch(text):
        over, under = _VULGAR_VALUES[match["fraction"]]
        value = Decimal(match["whole"] or 0) + Decimal(over) / under
        return Figures(value, Decimal(0), is_fraction=not match["whole"])
    if match := _SLASHED.fullmatch(text):
        over, under = int(match["over"]), int(match["under"])
        if 0 < over < under:
            value = Decimal(match["whole"] or 0) + Decimal(over) / under
            # "9/11" may be a day.
            return Figures(value, Decimal(0), needs_unit=True, is_fraction=not match["whole"])
    return None
