"""The title of a text whose markup marks headings."""

from collections.abc import Iterator, Sequence

from nutgraf.article import Role
from nutgraf.reading.labelled_block import LabelledBlock


def one_title(blocks: Sequence[LabelledBlock]) -> Iterator[LabelledBlock]:
    """Make the first heading the title if it is alone at the top and nothing else is one.

    Of several titles, only the first is one; the others are metadata.
    """
    title = next((i for i, labelled in enumerate(blocks) if labelled.role is Role.TITLE), None)
    if title is None:
        title = _over_all(blocks)
    for index, labelled in enumerate(blocks):
        if index == title:
            yield LabelledBlock(labelled.span, Role.TITLE, labelled.clean, 1, labelled.reasons)
        elif labelled.role is Role.TITLE:
            yield LabelledBlock(labelled.span, Role.METADATA, labelled.clean, 0, labelled.reasons)
        else:
            yield labelled


def _over_all(blocks: Sequence[LabelledBlock]) -> int | None:
    headings = [i for i, labelled in enumerate(blocks) if labelled.role is Role.HEADING]
    if not headings:
        return None
    top = min(blocks[index].level for index in headings)
    tops = [index for index in headings if blocks[index].level == top]
    words = (Role.BODY, Role.HEADING)
    first = next(index for index, labelled in enumerate(blocks) if labelled.role in words)
    return first if tops == [first] else None
