"""The meaning of a form of a date."""

from typing import NamedTuple

from nutgraf.facts.dates.mention import Precision


class When(NamedTuple):
    """The meaning of a form of a date."""

    iso: str | None
    precision: Precision | None
    resolved: bool = False
