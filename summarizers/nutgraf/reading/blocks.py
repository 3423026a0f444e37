"""From drafts to blocks: the body's cut into sentences; after an edit only what it changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, Protocol

from nutgraf.article import Block, Role, Span, Wording
from nutgraf.cancellation import checked
from nutgraf.reading.draft import Draft
from nutgraf.reading.inline import Clean, cover
from nutgraf.reading.pages.invitations import invitation_start
from nutgraf.reading.remembered import Remembered
from nutgraf.reading.rulings import OVERRULED, ruled
from nutgraf.reading.sentences import split

Bounds = Sequence[tuple[int, int]]
# The blocks that one piece of a text makes.
Group = tuple[Block, ...]


class Page(Protocol):
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

    def drafts(self, index: int) -> Iterable[Draft]:
        """The blocks of a piece."""

    def span(self, index: int) -> Span | None:
        """Where the only block of a piece stands, if that is known already."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the reader says of lines: those with one of these are furniture, or body."""

    furniture: tuple[str, ...]
    body: tuple[str, ...]

    def rule(self, drafts: Iterable[Draft]) -> Iterator[Draft]:
        """The drafts with the roles that the reader gave them."""
        return ruled(drafts, self.furniture, self.body)


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """The blocks that the pieces of a page made, a group for each."""

    page: Page
    phrases: Phrases
    groups: list[Group]

    def blocks(self) -> list[Block]:
        """All blocks in their order."""
        return list(chain.from_iterable(self.groups))


def of_drafts(source: str, language: str, drafts: Iterable[Draft]) -> list[Block]:
    """The blocks that drafts make."""
    blocks: list[Block] = []
    index = 0
    for draft in checked(drafts):
        for block in _finished(source, draft, language, index):
            index += block.size
            blocks.append(block)
    return blocks


def of_page(page: Page, phrases: Phrases, earlier: Made | None) -> Made:
    """The blocks that a page makes.

    Args:
        page: the page.
        phrases: what the reader says of its lines.
        earlier: those of the text before the edit that led to `page`, kept where they are the same.
    """
    if earlier is None or earlier.phrases != phrases:
        return Made(page, phrases, list(_groups(page, phrases, range(len(page.labels)), 0)))
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
    return Made(page, phrases, groups)


class _Kept(NamedTuple):
    """Pieces that were there before: by how much their places were higher, and their text lower."""

    places: range
    later: int
    offset: int


def _following(groups: Sequence[Group]) -> int:
    """The index of the sentence that would follow."""
    blocks = chain.from_iterable(map(reversed, reversed(groups)))
    return next((block.first + block.size for block in blocks if block.wording), 0)


def _groups(page: Page, phrases: Phrases, places: range, index: int) -> Iterator[Group]:
    """The blocks of some pieces; `index` is that of the next sentence."""
    for place in checked(places):
        group: list[Block] = []
        for draft in phrases.rule(page.drafts(place)):
            for block in _finished(page.source, draft, page.language, index):
                index += block.size
                group.append(block)
        yield tuple(group)


def _regrouped(
    page: Page, phrases: Phrases, earlier: Made, kept: _Kept, index: int
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
    """The blocks of a group further on; `known` is where the only one stands."""
    for block in group:
        span = known if known is not None and len(group) == 1 else None
        if span is None:
            span = Span(block.span.start + offset, block.span.end + offset)
        yield block.moved(span, index)
        index += block.size


@dataclass(frozen=True, slots=True)
class _Said:
    """What a paragraph says: its sentences, their bounds, and where it begins to invite."""

    wording: Wording
    invites_from: int


def _said(text: str, language: str) -> _Said:
    bounds = tuple(split(text, language))
    texts = tuple(text[start:end] for start, end in bounds)
    wording = Wording(texts, tuple(chain.from_iterable(bounds)))
    return _Said(wording, invitation_start(texts, language))


_remembered = Remembered(_said)


def _is_as_written(clean: Clean, span: Span) -> bool:
    """Whether the words of a block are its source as it stands."""
    places = clean.places
    return isinstance(places, range) and len(places) == len(span)


def spans_of(source: str, block: Span, clean: Clean, bounds: Bounds) -> list[Span]:
    """Where sentences stand in the source, the markup that touches them included.

    Args:
        source: the text.
        block: the span of the block they are in.
        clean: the block's words.
        bounds: where the sentences stand in these.
    """
    if _is_as_written(clean, block):
        first = clean.places[0] if bounds else 0
        return [Span(first + start, first + end) for start, end in bounds]
    places = clean.places
    tight = [Span(places[start], places[end - 1] + 1) for start, end in bounds]
    return cover(source, block, tight)


def _finished(source: str, draft: Draft, language: str, index: int) -> list[Block]:
    """The block of a draft, or two where its end only invites to comment."""
    text, span = draft.clean.text, draft.span
    said = _remembered(text, language) if draft.role is Role.BODY else None
    if said is None or not said.wording.texts:
        return [Block(span, draft.role, text, draft.level, (), draft.reasons)]
    wording, cut = said.wording, said.invites_from
    if OVERRULED in draft.reasons:
        cut = len(wording.texts)
    if not _is_as_written(draft.clean, span):
        pairs = list(zip(wording.places[::2], wording.places[1::2], strict=True))
        spans = spans_of(source, span, draft.clean, pairs)
        wording = _placed(wording.texts, span, spans)
    if cut == len(wording.texts):
        return [Block.of(span, Role.BODY, text, draft.reasons, wording, index)]
    start, end = span.start, span.start + wording.places[2 * cut - 1]
    tail = Block(
        Span(start + wording.places[2 * cut], start + wording.places[-1]),
        Role.FURNITURE,
        " ".join(wording.texts[cut:]),
        reasons=("invites to comment or share",),
    )
    if cut == 0:
        return [tail]
    kept = wording.texts[:cut]
    body = Wording(kept, wording.places[: 2 * cut])
    return [
        Block.of(Span(start, end), Role.BODY, " ".join(kept), draft.reasons, body, index),
        tail,
    ]


def _placed(texts: tuple[str, ...], block: Span, spans: Iterable[Span]) -> Wording:
    """The wording of sentences that stand at `spans`."""
    start = block.start
    return Wording(
        texts, tuple(chain.from_iterable((s.start - start, s.end - start) for s in spans))
    )
