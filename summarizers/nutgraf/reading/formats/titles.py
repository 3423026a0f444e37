"""The one title of a text whose markup tells headings."""

from collections.abc import Iterator, Sequence

from nutgraf.article import Role
from nutgraf.reading.draft import Draft


def one_title(blocks: Sequence[Draft]) -> Iterator[Draft]:
    """Make the first heading the title where it stands alone over the rest, if nothing else is one.

    Of several titles only the first is one; the others are metadata.
    """
    title = next((i for i, draft in enumerate(blocks) if draft.role is Role.TITLE), None)
    if title is None:
        title = _over_all(blocks)
    for index, draft in enumerate(blocks):
        if index == title:
            yield Draft(draft.span, Role.TITLE, draft.clean, 1, draft.reasons)
        elif draft.role is Role.TITLE:
            yield Draft(draft.span, Role.METADATA, draft.clean, 0, draft.reasons)
        else:
            yield draft


def _over_all(blocks: Sequence[Draft]) -> int | None:
    headings = [i for i, draft in enumerate(blocks) if draft.role is Role.HEADING]
    if not headings:
        return None
    top = min(blocks[index].level for index in headings)
    tops = [index for index in headings if blocks[index].level == top]
    words = (Role.BODY, Role.HEADING)
    first = next(index for index, draft in enumerate(blocks) if draft.role in words)
    return first if tops == [first] else None
