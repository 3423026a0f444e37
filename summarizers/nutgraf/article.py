"""The article model: spans, sentences, blocks, sections.

Everything here is immutable and knows its position in the source text. A span is a half-open pair
of code-point offsets into the text exactly as it was given, so `article.source[s.start:s.end]` is
what the author wrote, including line ends, tabs and markup.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Any

from nutgraf.cache import Cache, FoundOnce
from nutgraf.cancellation import checked
from nutgraf.frozen import dataclass
from nutgraf.lines import Lines
from nutgraf.offsets import OffsetMap


class Role(StrEnum):
    """The role of a block of the source in the article."""

    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    CODE = "code"
    SPEAKER = "speaker"
    METADATA = "metadata"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of the source text.

    >>> span = Span(2, 5)
    >>> len(span), span.of("abcdefg"), Span(3, 4) in span
    (3, 'cde', True)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "Span") -> bool:
        """Whether `other` lies within this span, ends included."""
        return self.start <= other.start and other.end <= self.end

    def of(self, source: str) -> str:
        """The text of `source` that this span covers."""
        return source[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body.

    `text` holds the words of the source with markup and line wrapping removed; `span` is its
    position. `index` is the sentence's index in `Article.sentences`.
    """

    span: Span
    text: str
    index: int


@dataclass(frozen=True, eq=False)
class BlockSentences:
    """The sentences of a block, independent of its position.

    An edit moves most blocks of a text and changes few. Results about a block are cached with its
    sentences, an object that stays the same when the block moves.

    Attributes:
        texts: the sentences' texts.
        places: for each sentence, its start and end in the block's text.
        cache: results of the engine's packages about it; offsets in it are relative to the block's
            text.
    """

    texts: tuple[str, ...]
    places: tuple[int, ...]
    cache: Cache = field(default_factory=Cache, repr=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says in a conversation until somebody else speaks.

    Attributes:
        speaker: the speaker's name, in full if any of their labels has it; "" if unnamed.
        role: the description that a label gives: "Guest".
        times: the time codes in a block, each with its offset from the block's start in the source.
    """

    speaker: str
    role: str = ""
    times: tuple[tuple[int, str], ...] = ()

    def time_at(self, offset: int) -> str:
        """The time code that holds `offset` characters behind the block's start; "" for none.

        >>> turn = Turn("Ida Holm", times=((0, "0:03"), (40, "0:09")))
        >>> turn.time_at(39), turn.time_at(40)
        ('0:03', '0:09')
        """
        return next((time for start, time in reversed(self.times) if start <= offset), "")


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, caption, line of page furniture ... in the source.

    Attributes:
        span: its position.
        role: its role in the article.
        text: its shown text: what a reader sees, without markup, entities and line wrapping.
        level: 1 for a title, 2 and more for headings, 0 for everything else.
        reasons: in words, why the block has its role.
        wording: the sentences of a body block.
        first: the index of its first sentence in the article.
        places: for each sentence, its start and end in the source, relative to the block's start.
        offsets: the positions of its shown text in the source; None if both are identical.
        turn: its turn, in a conversation.
    """

    span: Span
    role: Role
    text: str
    level: int = 0
    reasons: tuple[str, ...] = ()
    wording: BlockSentences | None = field(default=None, compare=False, repr=False)
    first: int = 0
    places: tuple[int, ...] = field(default=(), repr=False)
    offsets: OffsetMap | None = field(default=None, repr=False)
    turn: Turn | None = None

    @FoundOnce
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of a block of the body, in order."""
        if self.wording is None:
            return ()
        start, places = self.span.start, self.places
        return tuple(
            [
                Sentence(Span(start + begin, start + end), text, index)
                for index, (text, begin, end) in enumerate(
                    zip(self.wording.texts, places[::2], places[1::2], strict=True), self.first
                )
            ]
        )

    def moved(self, span: Span, first: int) -> "Block":
        """The same block at another position of the text.

        Args:
            span: its new position, of the same length.
            first: the index of its first sentence, if it has one.
        """
        return Block(
            span,
            self.role,
            self.text,
            self.level,
            self.reasons,
            self.wording,
            first if self.wording else 0,
            self.places,
            self.offsets,
            self.turn,
        )

    def shown_at(self, start: int) -> "Block":
        """The same block in the shown text, from the offset `start` on."""
        return Block(
            Span(start, start + len(self.text)),
            self.role,
            self.text,
            self.level,
            self.reasons,
            self.wording,
            self.first,
            self.wording.places if self.wording else (),
            turn=self.turn,
        )

    @property
    def size(self) -> int:
        """How many sentences it has."""
        return len(self.wording.texts) if self.wording else 0


@dataclass(frozen=True)
class Section:
    """A heading and the text under it, up to the next heading of its level or above.

    The text before the first heading is a section without one. `blocks` are the section's own,
    without its heading and without those of `subsections`.
    """

    heading: Block | None
    level: int
    blocks: tuple[Block, ...]
    subsections: tuple["Section", ...]
    span: Span

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The body's sentences of this section and of its subsections, in order."""
        own = [sentence for block in self.blocks for sentence in block.sentences]
        below = [sentence for section in self.subsections for sentence in section.sentences]
        return (*own, *below)

    def walk(self) -> Iterator["Section"]:
        """This section and all below it, in the order of the text."""
        yield self
        for section in self.subsections:
            yield from section.walk()


@dataclass(frozen=True)
class Article:
    """A text that has been read: nothing deleted, everything labelled.

    `blocks` are in source order and do not overlap. `format` names the reader that cut the text;
    `language` is an ISO 639-1 code. `cache` is for the engine: what its packages have found out
    about the whole article, for the article after an edit to take over.
    """

    source: str
    format: str
    language: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = field(repr=False)
    cache: Cache = field(default_factory=Cache, compare=False, repr=False)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The body's sentences, in order; `sentences[i].index == i`."""
        found = [block.sentences for block in checked(self.blocks) if block.wording]
        return tuple(chain.from_iterable(found))

    @cached_property
    def size(self) -> int:
        """How many sentences the body has: `len(sentences)` without making them."""
        return sum(len(block.wording.texts) for block in self.blocks if block.wording)

    @cached_property
    def title(self) -> Block | None:
        """The article's own headline, once, wherever else it is repeated."""
        return self._first(Role.TITLE)

    @cached_property
    def byline(self) -> Block | None:
        """The byline; not the "By" above a name on a line of its own."""
        found = [block for block in self.blocks if block.role is Role.BYLINE]
        return next((block for block in found if " " in block.text), found[0] if found else None)

    @cached_property
    def date(self) -> Block | None:
        """The line with the publication date, if it is not part of the byline."""
        return self._first(Role.DATE)

    @cached_property
    def lines(self) -> Lines:
        """The source's lines, for turning offsets into lines and columns."""
        return Lines.of(self.source)

    @cached_property
    def shown(self) -> "Article":
        """The article as a reader sees it: the same blocks in the same order, without markup.

        Its source is the shown texts of the blocks, separated by blank lines, so that tags,
        entities and backslashes cannot interfere with a search. `nutgraf.locating` maps its spans
        to those of the article.
        """
        made, here = [], 0
        for block in checked(self.blocks):
            made.append(block.shown_at(here))
            here += len(block.text) + len(BETWEEN_BLOCKS)
        source = BETWEEN_BLOCKS.join(block.text for block in self.blocks)
        known = {id(block): other for block, other in zip(self.blocks, made, strict=True)}
        sections = tuple(_shown_section(section, known) for section in checked(self.sections))
        shown = Article(source, "plaintext", self.language, tuple(made), sections, self.cache)
        # The source is identical to the shown text, so the article is its own shown text.
        shown.__dict__["shown"] = shown
        return shown

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where the blocks begin, for finding one by an offset."""
        return tuple(block.span.start for block in self.blocks)

    def walk(self) -> Iterator[Section]:
        """Every section, in the order of the text."""
        for section in self.sections:
            yield from section.walk()

    @cached_property
    def is_conversation(self) -> bool:
        """Whether people speak by turns in it."""
        return any(block.turn is not None for block in self.blocks)

    def block_at(self, offset: int) -> Block | None:
        """The last block that begins at or before a place of the source."""
        index = bisect_right(self.starts, offset) - 1
        return self.blocks[index] if index >= 0 else None

    def section_of(self, sentence: Sentence) -> Section | None:
        """The innermost section that holds `sentence`."""
        return self._section_by_index.get(sentence.index)

    @cached_property
    def _section_by_index(self) -> dict[int, Section]:
        return {
            sentence.index: section
            for section in self.walk()
            for block in section.blocks
            for sentence in block.sentences
        }

    def __getstate__(self) -> dict[str, Any]:
        # What can be found out again need not be carried along.
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def _first(self, role: Role) -> Block | None:
        return next((block for block in self.blocks if block.role is role), None)


# The separator of two blocks in the shown text.
BETWEEN_BLOCKS = "\n\n"


def _shown_section(section: Section, known: Mapping[int, Block]) -> Section:
    """A section of the shown text, made of the blocks there by those here."""
    heading = known[id(section.heading)] if section.heading else None
    blocks = tuple(known[id(block)] for block in section.blocks)
    below = tuple(_shown_section(one, known) for one in section.subsections)
    own = [heading, *blocks] if heading else list(blocks)
    start = own[0].span.start if own else below[0].span.start
    end = below[-1].span.end if below else own[-1].span.end
    return Section(heading, section.level, blocks, below, Span(start, end))
