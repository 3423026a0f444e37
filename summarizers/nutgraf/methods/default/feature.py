"""A feature of the default method."""

from typing import NamedTuple


class Feature(NamedTuple):
    """One thing to look at.

    How much there is of all features of a table is told at once, as a row in the table's order:
    they are asked for of every sentence.

    Attributes:
        name: as in the file of weights.
        kind: what reasons call it, together with others of its kind.
        meaning: what it is, in one line.
    """

    name: str
    kind: str
    meaning: str


# The values of a table's features, in its order.
Row = tuple[float, ...]
