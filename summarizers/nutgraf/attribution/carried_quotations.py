"""Quotations that continue in the next paragraphs without an opening mark of their own.

In print, each paragraph of a long quotation opens with a mark. In letters, speeches and pasted
pages it often does not: the mark of the first paragraph is closed some paragraphs later.
"""

from collections.abc import Mapping, Sequence

from nutgraf.article import Block
from nutgraf.attribution.quotation import closing_mark, find_quotations, has_marks
from nutgraf.cancellation import checked

# A mark that is not closed within this many paragraphs was forgotten, or is not a quotation mark.
_MOST_PARAGRAPHS = 6


def carried_over(blocks: Sequence[Block]) -> Mapping[int, int]:
    r"""The blocks that begin within a quotation: their index, and how much of them is quoted.

    Args:
        blocks: paragraphs in the order of the text.

    >>> from nutgraf.reading import read
    >>> article = read("She said: “It leaks.\n\nIt must be shut now.”\n\nNobody knows why.")
    >>> dict(carried_over(article.blocks))
    {1: 21}
    """
    found: dict[int, int] = {}
    for number, block in enumerate(checked(blocks)):
        if number not in found and _is_left_open(block):
            found.update(_goes_on(blocks, number + 1))
    return found


def _is_left_open(block: Block) -> bool:
    quotations = find_quotations(block.text) if has_marks(block.text) else []
    return bool(quotations) and not quotations[-1].closed


def _goes_on(blocks: Sequence[Block], first: int) -> dict[int, int]:
    """The blocks from `first` on that are within the quotation; none where it is never closed."""
    found: dict[int, int] = {}
    for number in range(first, min(len(blocks), first + _MOST_PARAGRAPHS)):
        text = blocks[number].text
        end = closing_mark(text)
        if end is not None:
            return found | {number: end}
        if has_marks(text) or not blocks[number].wording:
            return {}
        found[number] = len(text)
    return {}
