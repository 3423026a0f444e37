"""Tables in Markdown."""

from collections.abc import Iterable, Sequence

from nutgraf.rendering.escaping import escaped


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> str:
    r"""A Markdown table of plain words, which appear in it as given.

    >>> print(table(["method", "picks"], [["a|b", "3"]], numbers=[1]))
    | method | picks |
    | --- | --: |
    | a\|b | 3 |

    Args:
        head: the column headings.
        rows: the cells of each row.
        numbers: the right-aligned columns, from 0.
    """
    right = frozenset(numbers)
    rule = ["--:" if column in right else "---" for column in range(len(head))]
    lines = [map(cell, head), rule, *(map(cell, row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cell(text: str) -> str:
    """Plain words, escaped for one cell."""
    return escaped(text).replace("|", "\\|")
