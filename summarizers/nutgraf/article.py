"""What an article is: spans, sentences, blocks, sections.

Everything here is immutable and knows its place in the source text. A span is a half-open pair of
code-point offsets into the text exactly as it was given, so `article.source[s.start:s.end]` is
what the author wrote, line ends, tabs and markup included.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from nutgraf.lines import Lines


class Role(StrEnum):
    """What a block of the source is to the article."""

    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    CODE = "code"
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

    `text` holds the words of the source with markup and line wrapping removed; `span` is where they
    stand. `index` is the sentence's place in `Article.sentences`.
    """

    span: Span
    text: str
    index: int


@dataclass(frozen=True, eq=False)
class Wording:
    """The sentences of a block wherever it stands.

    An edit moves most blocks of a text and changes few. What is found out about the sentences of a
    block is kept by its wording, which stays the same object when the block moves.

    Attributes:
        texts: the sentences' texts.
        places: for each sentence its start and end in the source, counted from the block's start.
        notes: what the rooms of the engine have found out about it, each under a name of its own.
    """

    texts: tuple[str, ...]
    places: tuple[int, ...]
    notes: dict[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, caption, line of page furniture ... in the source.

    `text` is cleaned like a sentence's. `level` is 1 for a title, 2 and more for headings, 0 for
    everything else. Only body blocks have `sentences`. `reasons` say, in words, why the block has
    its role.
    """

    span: Span
    role: Role
    text: str
    level: int = 0
    sentences: tuple[Sentence, ...] = ()
    reasons: tuple[str, ...] = ()
    wording: Wording | None = field(default=None, compare=False, repr=False)
    first: int = field(default=0, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.sentences and self.wording is None:
            start = self.span.start
            spans = [sentence.span for sentence in self.sentences]
            places = (place - start for span in spans for place in (span.start, span.end))
            texts = tuple(sentence.text for sentence in self.sentences)
            object.__setattr__(self, "wording", Wording(texts, tuple(places)))
            object.__setattr__(self, "first", self.sentences[0].index)

    @classmethod
    def of(
        cls,
        span: Span,
        role: Role,
        text: str,
        reasons: tuple[str, ...],
        wording: Wording,
        first: int,
    ) -> "Block":
        """A block of the body whose sentences are made when they are first asked for.

        `wording` are its sentences, `first` is the index of the first of them.
        """
        made: Block = object.__new__(cls)
        put = object.__setattr__
        put(made, "span", span)
        put(made, "role", role)
        put(made, "text", text)
        put(made, "level", 0)
        put(made, "reasons", reasons)
        put(made, "wording", wording)
        put(made, "first", first)
        return made

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401
            # Python asks for what a slot does not hold yet.
            if name != "sentences":
                raise AttributeError(name)
            places, start = self.wording.places, self.span.start
            sentences = tuple(
                Sentence(Span(start + begin, start + end), text, index)
                for index, (text, begin, end) in enumerate(
                    zip(self.wording.texts, places[::2], places[1::2], strict=True), self.first
                )
            )
            object.__setattr__(self, "sentences", sentences)
            return sentences

    def moved(self, span: Span, first: int) -> "Block":
        """The same block at another place of the text.

        Args:
            span: where it stands, as long as it was.
            first: the index of its first sentence, where it has one.
        """
        if self.wording is None:
            return Block(span, self.role, self.text, self.level, (), self.reasons)
        return Block.of(span, self.role, self.text, self.reasons, self.wording, first)

    @property
    def size(self) -> int:
        """How many sentences it has."""
        return len(self.wording.texts) if self.wording else 0


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it, up to the next heading of its level or above.

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
    `language` is an ISO 639-1 code. `notes` is for the engine: what its rooms have found out about
    the article's blocks, each under a name of its own, for the article after an edit to take over.
    """

    source: str
    format: str
    language: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = field(repr=False)
    notes: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The body's sentences, in order; `sentences[i].index == i`."""
        return tuple(chain.from_iterable(block.sentences for block in self.blocks if block.wording))

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
        """The line that names who wrote it; not the "By" above a name on a line of its own."""
        found = [block for block in self.blocks if block.role is Role.BYLINE]
        return next((block for block in found if " " in block.text), found[0] if found else None)

    @cached_property
    def date(self) -> Block | None:
        """The line that says when it was published, where that is not part of the byline."""
        return self._first(Role.DATE)

    @cached_property
    def lines(self) -> Lines:
        """The source's lines, for turning offsets into lines and columns."""
        return Lines.of(self.source)

    def walk(self) -> Iterator[Section]:
        """Every section, in the order of the text."""
        for section in self.sections:
            yield from section.walk()

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
        return {name: getattr(self, name) for name in self.__dataclass_fields__} | {"notes": {}}

    def _first(self, role: Role) -> Block | None:
        return next((block for block in self.blocks if block.role is role), None)
