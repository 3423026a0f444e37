"""The positions of sentences in an article as a strip from its first sentence to its last."""

from collections.abc import Iterable

_HERE, _NOT_HERE = "#", "·"


def share(index: int, size: int) -> float:
    """How far into `size` sentences the middle of the one at `index` is: between 0 and 1."""
    return (index + 0.5) / size


def strip(indexes: Iterable[int], size: int, cells: int) -> str:
    """A strip of `cells` characters, marked where a sentence stands.

    >>> strip([0, 1, 99], 100, 20)
    '#··················#'
    """
    marked = {int(share(index, size) * cells) for index in indexes}
    return "".join(_HERE if cell in marked else _NOT_HERE for cell in range(cells))
