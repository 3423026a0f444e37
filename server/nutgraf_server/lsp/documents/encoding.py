"""What a column counts, as client and server agree on it."""

from enum import StrEnum


class Encoding(StrEnum):
    """The code units of a column."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    UTF_32 = "utf-32"
