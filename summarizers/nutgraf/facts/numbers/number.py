"""The number."""

from decimal import Decimal
from enum import StrEnum

from nutgraf.article import Span
from nutgraf.frozen import dataclass


class NumberKind(StrEnum):
    """What a number says.

    A share is told in parts ("one in five", "a third"), a multiple in times ("three times as many",
    "tenfold").
    """

    MONEY = "money"
    PERCENT = "percent"
    SHARE = "share"
    MULTIPLE = "multiple"
    COUNT = "count"


class UnitKind(StrEnum):
    """What a unit measures: time, which also tells ages and dates, or anything else."""

    TIME = "time"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the text has it.

    Attributes:
        span: the number with its sign, scale, unit and currency; both ends of a range.
        amount: the same without what follows the figures and their scale: "3 million" of
            "3 million euros".
        kind: what it says.
        value: how much it is, with the scale: 4200000 for "$4.2 million", 31 for "31 percent";
            None where that is not certain ("dozens", a range).
        low, high: the ends of a range; both None elsewhere.
        step: what it is rounded to: 100000 for "$4.2 million", 100 for "1,200"; 0 where it may be
            exact.
        scale: the power of ten of its scale: 6 for "million", 0 without one.
        currency: an ISO 4217 code, or the sign or word where several currencies share it ("$").
        unit: the unit's symbol ("km", "point"), or its name where it has none ("day").
        unit_kind: what the unit measures; None without one.
        in_words: whether it is written in words ("twenty-five").
    """

    span: Span
    amount: Span
    kind: NumberKind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal = Decimal(0)
    scale: int = 0
    currency: str | None = None
    unit: str | None = None
    unit_kind: UnitKind | None = None
    in_words: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it is a plain count, without scale, unit or currency."""
        return self.kind is NumberKind.COUNT and not self.scale and self.unit is None
