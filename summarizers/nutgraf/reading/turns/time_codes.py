"""Time codes and times of day in the notations of transcripts and chats."""

from nutgraf.patterns import pattern

# 0:03, 00:01:02, 12:00:03.5
STAMP = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
# The same, or a time of day with its half.
CLOCK = rf"{STAMP}(?:\s?[AaPp]\.?[Mm]\b\.?)?"
DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"

_NUMBERS = pattern(r"\d+")
_FRACTION = pattern(r"(?<=:\d\d)[.,]\d{1,3}$")
_SIXTY = 60
# Hours, minutes and seconds; a fraction behind them is left out.
_PARTS = 3


def shown(stamp: str) -> str:
    """A time code as shown to people: without fractions of a second.

    >>> shown("00:01:02.340"), shown("9:14 AM")
    ('00:01:02', '9:14 AM')
    """
    return _FRACTION.sub("", stamp.strip())


def seconds(stamp: str) -> int:
    """A time code in seconds; of a time of day only the order counts.

    >>> seconds("1:02"), seconds("01:00:02.5")
    (62, 3602)
    """
    total = 0
    for number in _NUMBERS.findall(shown(stamp))[:_PARTS]:
        total = total * _SIXTY + int(number)
    return total
