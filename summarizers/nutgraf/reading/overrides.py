"""User overrides for the roles of lines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nutgraf.article import Role
from nutgraf.cancellation import checked
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.pages.phrases import folded

# The reason of a block whose role the reader gave it.
OVERRULED = "the reader's own phrase"
# Titles, bylines and the like are found by more than their words; a ruling is about these.
_RULED = frozenset({Role.BODY, Role.HEADING, Role.CAPTION, Role.FURNITURE})


def overridden(
    labelled_blocks: Iterable[LabelledBlock], furniture: Sequence[str], body: Sequence[str]
) -> Iterator[LabelledBlock]:
    """The blocks; those that contain one of the phrases get the role of the override.

    Case and kinds of apostrophes are ignored. A phrase for the body takes precedence over one for
    boilerplate.
    """
    as_body = [folded(phrase) for phrase in body if phrase.strip()]
    as_furniture = [folded(phrase) for phrase in furniture if phrase.strip()]
    for labelled in checked(labelled_blocks):
        role = _ruling(labelled, as_furniture, as_body) if labelled.role in _RULED else None
        if role is None or role is labelled.role:
            yield labelled
        else:
            yield replace(labelled, role=role, level=0, reasons=(OVERRULED,))


def _ruling(labelled: LabelledBlock, furniture: Sequence[str], body: Sequence[str]) -> Role | None:
    if not furniture and not body:
        return None
    words = folded(labelled.clean.text)
    if any(phrase in words for phrase in body):
        return Role.BODY
    if any(phrase in words for phrase in furniture):
        return Role.FURNITURE
    return None
