"""Turns labelled blocks into the blocks of an article; after an edit, only the changed ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple, Protocol

from nutgraf.article import Block, BlockSentences, Role, Span
from nutgraf.cancellation import checked
from nutgraf.frozen import dataclass
from nutgraf.offsets import offset_map
from nutgraf.reading.inline import Clean, cover
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.overrides import OVERRULED, overridden
from nutgraf.reading.pages.invitations import invitation_start
from nutgraf.reading.remembered import Remembered
from nutgraf.reading.sentences import split

Bounds = Sequence[tuple[int, int]]
# The blocks that one piece of a text makes.
Group = tuple[Block, ...]


class LabelledPage(Protocol):
    """A text cut into pieces that are labelled, and that make blocks one by one."""

    @property
    def source(self) -> str:
        """The text."""

    @property
    def language(self) -> str:
        """Its language."""

    @property
    def labels(self) -> Sequence[object]:
        """What each piece is to the whole text: with another label it makes other blocks."""

    @property
    def before(self) -> int:
        """How many of the first pieces are those of the text before an edit."""

    @property
    def behind(self) -> int:
        """How many of the last are."""

    def labelled_blocks(self, index: int) -> Iterable[LabelledBlock]:
        """The blocks of a piece."""

    def span(self, index: int) -> Span | None:
        """The position of the only block of a piece, if it is already known."""


@dataclass(frozen=True, slots=True)
class UserPhrases:
    """The user overrides: lines with one of these are boilerplate, or body."""

    furniture: tuple[str, ...]
    body: tuple[str, ...]

    def rule(self, labelled_blocks: Iterable[LabelledBlock]) -> Iterable[LabelledBlock]:
        """The labelled blocks with the roles that the reader gave them."""
        if not self.furniture and not self.body:
            return labelled_blocks
        return overridden(labelled_blocks, self.furniture, self.body)


@dataclass(frozen=True, slots=True, eq=False)
class PageBlocks:
    """The blocks that the pieces of a page made, a group for each."""

    page: LabelledPage
    phrases: UserPhrases
    groups: list[Group]

    def blocks(self) -> list[Block]:
        """All blocks in their order."""
        return list(chain.from_iterable(self.groups))


def of_labelled(
    source: str, language: str, labelled_blocks: Iterable[LabelledBlock]
) -> list[Block]:
    """The blocks that labelled blocks make."""
    blocks: list[Block] = []
    index = 0
    for labelled in checked(labelled_blocks):
        for block in _finished(source, labelled, language, index):
            index += block.size
            blocks.append(block)
    return blocks


def of_page(page: LabelledPage, phrases: UserPhrases, earlier: PageBlocks | None) -> PageBlocks:
    """The blocks of a page.

    Args:
        page: the page.
        phrases: the user overrides.
        earlier: those of the text before the edit that led to `page`, reused where they are the
            same.
    """
    if earlier is None or earlier.phrases != phrases:
        return PageBlocks(page, phrases, list(_groups(page, phrases, range(len(page.labels)), 0)))
    old, new = earlier.page.labels, page.labels
    middle = len(new) - page.behind
    if old[: page.before] == new[: page.before]:
        groups = earlier.groups[: page.before]
    else:
        groups = list(_regrouped(page, phrases, earlier, _Kept(range(page.before), 0, 0), 0))
    groups += _groups(page, phrases, range(page.before, middle), _following(groups))
    offset = len(page.source) - len(earlier.page.source)
    behind = _Kept(range(middle, len(new)), len(old) - len(new), offset)
    groups += _regrouped(page, phrases, earlier, behind, _following(groups))
    return PageBlocks(page, phrases, groups)


class _Kept(NamedTuple):
    """Reused pieces: by how much their indexes and offsets were higher."""

    places: range
    later: int
    offset: int


def _following(groups: Sequence[Group]) -> int:
    """The index of the sentence that would follow."""
    blocks = chain.from_iterable(map(reversed, reversed(groups)))
    return next((block.first + block.size for block in blocks if block.wording), 0)


def _groups(page: LabelledPage, phrases: UserPhrases, places: range, index: int) -> Iterator[Group]:
    """The blocks of some pieces; `index` is that of the next sentence."""
    for place in checked(places):
        group: list[Block] = []
        for labelled in phrases.rule(page.labelled_blocks(place)):
            for block in _finished(page.source, labelled, page.language, index):
                index += block.size
                group.append(block)
        yield tuple(group)


def _regrouped(
    page: LabelledPage, phrases: UserPhrases, earlier: PageBlocks, kept: _Kept, index: int
) -> Iterator[Group]:
    """The blocks of pieces that were there before."""
    labels = earlier.page.labels
    for place in kept.places:
        was = place + kept.later
        group = earlier.groups[was]
        if labels[was] != page.labels[place]:
            group = next(_groups(page, phrases, range(place, place + 1), index))
        else:
            group = tuple(_moved(group, page.span(place), kept.offset, index))
        for block in group:
            if block.wording:
                index += len(block.wording.texts)
        yield group


def _moved(group: Group, known: Span | None, offset: int, index: int) -> Iterator[Block]:
    """The blocks of a group, shifted; `known` is the position of the only one."""
    for block in group:
        span = known if known is not None and len(group) == 1 else None
        if span is None:
            span = Span(block.span.start + offset, block.span.end + offset)
        yield block.moved(span, index)
        index += block.size


@dataclass(frozen=True, slots=True)
class _Said:
    """The content of a paragraph: its sentences, their bounds, and where an invitation begins."""

    wording: BlockSentences
    invites_from: int


def _said(text: str, language: str) -> _Said:
    bounds = tuple(split(text, language))
    texts = tuple(text[start:end] for start, end in bounds)
    wording = BlockSentences(texts, tuple(chain.from_iterable(bounds)))
    return _Said(wording, invitation_start(texts, language))


_remembered = Remembered(_said)


def _is_as_written(clean: Clean, span: Span) -> bool:
    """Whether the words of a block are identical to its source."""
    places = clean.places
    return isinstance(places, range) and len(places) == len(span)


def spans_of(source: str, block: Span, clean: Clean, bounds: Bounds) -> list[Span]:
    """The spans of sentences in the source, including the markup that touches them.

    Args:
        source: the text.
        block: the span of their block.
        clean: the block's words.
        bounds: the bounds of the sentences in these.
    """
    if _is_as_written(clean, block):
        first = clean.places[0] if bounds else 0
        return [Span(first + start, first + end) for start, end in bounds]
    places = clean.places
    tight = [Span(places[start], clean.end(end - 1)) for start, end in bounds]
    return cover(source, block, tight)


def _finished(source: str, labelled: LabelledBlock, language: str, index: int) -> list[Block]:
    """The block of a labelled block, or two where its end only invites to comment."""
    clean, span = labelled.clean, labelled.span
    said = _remembered(clean.text, language) if labelled.role is Role.BODY else None
    if said is None or not said.wording.texts:
        return [_block(labelled)]
    wording, cut = said.wording, said.invites_from
    bounds = wording.places
    # Speech in a conversation is not boilerplate, even if it invites people to write.
    if OVERRULED in labelled.reasons or labelled.turn is not None:
        cut = len(wording.texts)
    places = bounds
    if not _is_as_written(clean, span):
        spans = spans_of(source, span, clean, list(zip(bounds[::2], bounds[1::2], strict=True)))
        start = span.start
        places = tuple(chain.from_iterable((s.start - start, s.end - start) for s in spans))
    if cut == len(wording.texts):
        return [_block(labelled, wording, index, places)]
    tail = clean.cut(bounds[2 * cut], len(clean.text))
    tail_span = Span(span.start + places[2 * cut], span.start + places[-1])
    inviting = LabelledBlock(
        tail_span, Role.FURNITURE, tail, reasons=("invites to comment or share",)
    )
    if cut == 0:
        return [_block(inviting)]
    kept = BlockSentences(wording.texts[:cut], bounds[: 2 * cut])
    body = clean.cut(0, bounds[2 * cut - 1])
    body_span = Span(span.start, span.start + places[2 * cut - 1])
    shorter = replace(labelled, span=body_span, clean=body)
    return [_block(shorter, kept, index, places[: 2 * cut]), _block(inviting)]


def _block(
    labelled: LabelledBlock,
    wording: BlockSentences | None = None,
    first: int = 0,
    places: tuple[int, ...] = (),
) -> Block:
    """The block of a labelled block, with its sentences, their positions and its offset map."""
    span, clean = labelled.span, labelled.clean
    offsets = offset_map(clean.places, clean.widths, span.start, len(span))
    role, level, reasons = labelled.role, labelled.level, labelled.reasons
    return Block(
        span, role, clean.text, level, reasons, wording, first, places, offsets, labelled.turn
    )
