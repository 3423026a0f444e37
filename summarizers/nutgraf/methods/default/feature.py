"""A feature of the default method."""

from typing import NamedTuple


class Feature(NamedTuple):
    """One feature.

    The values of all features of a table are computed at once, as a row in the table's order,
    because every sentence needs them.

    Attributes:
        name: as in the file of weights.
        kind: the group name that reasons use.
        meaning: its meaning, in one line.
    """

    name: str
    kind: str
    meaning: str


# The values of a table's features, in its order.
Row = tuple[float, ...]
