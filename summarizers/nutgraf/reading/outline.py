"""Groups blocks into sections by their headings."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from nutgraf.article import Block, Role, Section, Span
from nutgraf.cancellation import checkpoint

# The roles of an article's own text, in contrast to what surrounds it.
_OWN = frozenset({Role.BODY, Role.HEADING, Role.CAPTION, Role.CODE})
# What belongs to the article as a whole and so to no section of it.
_HEAD = frozenset({Role.TITLE, Role.BYLINE, Role.DATE, Role.METADATA})


@dataclass(slots=True)
class _Open:
    """A section whose end has not been reached."""

    heading: Block | None
    start: int
    blocks: list[Block] = field(default_factory=list)
    subsections: list[Section] = field(default_factory=list)

    @property
    def level(self) -> int:
        return self.heading.level if self.heading else 0

    def closed(self, end: int) -> Section:
        return Section(
            self.heading,
            self.level,
            tuple(self.blocks),
            tuple(self.subsections),
            Span(self.start, end),
        )


def sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """The tree of sections of an article.

    A section runs from its heading to the next heading of its level or above, or to the end of the
    article's own text. Page furniture above and below that text is in no section. Text before the
    first heading is a section without one, of level 0.
    """
    body = Role.BODY
    # By identity: looking a role up in a set is slow, and most of thousands are body.
    own = [index for index, block in enumerate(blocks) if block.role is body or block.role in _OWN]
    if not own:
        return ()
    found: list[Section] = []
    path: list[_Open] = []
    inside = blocks[own[0] : own[-1] + 1]
    for block in inside:
        if block.role is body and path:
            path[-1].blocks.append(block)
            continue
        if block.role in _HEAD:
            continue
        if block.role is Role.HEADING:
            checkpoint()
            _close(path, found, block.level, block.span.start)
            path.append(_Open(block, block.span.start))
            continue
        if not path:
            path.append(_Open(None, block.span.start))
        path[-1].blocks.append(block)
    _close(path, found, 0, inside[-1].span.end)
    return tuple(found)


def _close(path: list[_Open], found: list[Section], level: int, end: int) -> None:
    """Close the sections that a heading of `level` at `end` brings to an end."""
    while path and (path[-1].level >= level or path[-1].heading is None):
        section = path.pop().closed(end)
        (path[-1].subsections if path else found).append(section)
