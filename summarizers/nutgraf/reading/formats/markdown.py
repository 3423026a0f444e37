"""Markdown (CommonMark and tables) read into labelled blocks, piece by piece."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from enum import Enum
from functools import lru_cache
from itertools import islice

from nutgraf.article import Role, Span
from nutgraf.cancellation import checked
from nutgraf.frozen import dataclass
from nutgraf.reading.formats import front_matter
from nutgraf.reading.formats.markdown_blocks import labelled_blocks_of
from nutgraf.reading.formats.markdown_pieces import labels_in, pieces, pieces_again
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.pages import bylines, dates


class _Part(Enum):
    """The role of a block in the whole text, besides its own."""

    TITLE = "title"
    UNDER_TITLE = "under the title"
    # A line of the front matter that names a title while the text has a heading for one.
    OUTDONE = "outdone"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece by itself: the role and level of each of its blocks, and the labels it defines."""

    roles: tuple[tuple[Role, int], ...]
    references: frozenset[str]

    @property
    def tops(self) -> list[int]:
        """The places of its headings of level 1."""
        return [place for place, role in enumerate(self.roles) if role == (Role.HEADING, 1)]


# Nearly all pieces are one of a few.
_piece = lru_cache(maxsize=256)(_Piece)

# The parts that blocks of a piece have, by their place in the piece.
_Label = tuple[tuple[int, _Part], ...]


@dataclass(frozen=True, slots=True, eq=False)
class MarkdownPage:
    """A Markdown text cut into labelled pieces.

    Attributes:
        source, language: the text and its language.
        body: where the front matter, which is the first piece if there is any, ends.
        starts: where the pieces begin.
        pieces: the pieces, labelled independently.
        labels: their roles in the whole text.
        before, behind: how many pieces, first and last, are those of the text before an edit.
        fresh: the blocks of pieces that have just been read, until they are used.
    """

    source: str
    language: str
    body: int
    starts: list[int]
    pieces: list[_Piece]
    labels: list[_Label]
    before: int = 0
    behind: int = 0
    fresh: dict[int, list[LabelledBlock]] = field(default_factory=dict, repr=False)

    def labelled_blocks(self, index: int) -> Iterator[LabelledBlock]:
        """The blocks of a piece, labelled."""
        found = self.fresh.pop(index, None)
        if found is None:
            ends = [*self.starts[index + 1 : index + 2], len(self.source)]
            span = Span(self.starts[index], ends[0])
            found = _labelled_blocks(
                self.source, span, self.body, _references(self.pieces), self.language
            )
        parts = dict(self.labels[index])
        for place, labelled in enumerate(found):
            yield _as(labelled, parts[place], self.language) if place in parts else labelled

    def span(self, index: int) -> None:
        """A piece's blocks, wherever it is."""


def labelled_blocks(source: str, language: str) -> Iterator[LabelledBlock]:
    """The blocks of a Markdown text, in order."""
    page = read(source, language)
    for index in range(len(page.starts)):
        yield from page.labelled_blocks(index)


def read(source: str, language: str, earlier: MarkdownPage | None = None) -> MarkdownPage:
    """The pieces of a Markdown text; `earlier` are those of the text before an edit."""
    body, _ = front_matter.labelled_blocks(source)
    matter = [0] if body else []
    before = behind = 0
    if earlier is None or (earlier.language, earlier.body) != (language, body):
        starts = [*matter, *pieces(source, body)]
    else:
        was = earlier.starts[len(matter) :]
        starts, before, behind = pieces_again(source, earlier.source, was)
        starts = [*matter, *starts]
        if source[:body] == earlier.source[:body]:
            before += len(matter)
    ends = [*starts[1:], len(source)]
    spans = [Span(*pair) for pair in zip(starts[before:], ends[before:], strict=True)]
    spans = spans[: len(spans) - behind]
    defined = [
        labels_in(span.of(source)) if span.start >= body else frozenset() for span in checked(spans)
    ]
    old = earlier.pieces if earlier else []
    kept = [*old[:before], *old[len(old) - behind :]] if before + behind else []
    references = _references(kept).union(*defined)
    if kept and references != _references(old):
        # Any piece may refer to a definition that was added or removed.
        return read(source, language)
    found = [_labelled_blocks(source, span, body, references, language) for span in checked(spans)]
    new = [
        _piece(tuple((labelled.role, labelled.level) for labelled in blocks), labels)
        for blocks, labels in zip(found, defined, strict=True)
    ]
    every = [*kept[:before], *new, *kept[before:]]
    fresh = dict(enumerate(found, before))
    labels = _labels(every, len(matter))
    return MarkdownPage(source, language, body, starts, every, labels, before, behind, fresh)


def _labelled_blocks(
    source: str, span: Span, body: int, references: Iterable[str], language: str
) -> list[LabelledBlock]:
    if span.start < body:
        return front_matter.labelled_blocks(source)[1]
    return labelled_blocks_of(source, span, references, language)


def _references(pieces: Iterable[_Piece]) -> frozenset[str]:
    """The labels that some pieces define."""
    return frozenset().union(*{piece.references for piece in pieces})


# Author and date are in the first lines under a title.
_UNDER_TITLE = 2


def _labels(pieces: Sequence[_Piece], first: int) -> list[_Label]:
    """The roles of the pieces in the whole text, whose body begins with the piece `first`.

    The first heading of level 1 is the title if it is the only one, or opens the text. A title in
    the front matter is the article's unless a heading repeats it in the text.
    """
    found: dict[int, _Label] = {}
    tops = [(index, top) for index, piece in enumerate(pieces) for top in piece.tops]
    in_matter = [
        place
        for piece in pieces[:first]
        for place, (role, _) in enumerate(piece.roles)
        if role is Role.TITLE
    ]
    if tops and in_matter:
        found[0] = tuple((place, _Part.OUTDONE) for place in in_matter)
    if tops and (len(tops) == 1 or tops[0] == _first_words(pieces, first)):
        title = tops[0]
        places = _places(pieces, title[0])
        under = islice((place for place in places if place > title), _UNDER_TITLE)
        parts = [(title, _Part.TITLE), *((place, _Part.UNDER_TITLE) for place in under)]
        for (index, place), part in parts:
            found[index] = (*found.get(index, ()), (place, part))
    return [found.get(index, ()) for index in range(len(pieces))]


def _places(pieces: Sequence[_Piece], first: int) -> Iterator[tuple[int, int]]:
    """The blocks from the piece `first` on: each piece's index, and their places in it."""
    for index in range(first, len(pieces)):
        for place in range(len(pieces[index].roles)):
            yield index, place


def _first_words(pieces: Sequence[_Piece], first: int) -> tuple[int, int] | None:
    """The first block with words of the author's."""
    words = (Role.BODY, Role.HEADING)
    places = _places(pieces, first)
    return next(((i, place) for i, place in places if pieces[i].roles[place][0] in words), None)


def _as(labelled: LabelledBlock, part: _Part, language: str) -> LabelledBlock:
    """A block with its role in the whole text."""
    text = labelled.clean.text
    if part is _Part.TITLE:
        return LabelledBlock(
            labelled.span, Role.TITLE, labelled.clean, 1, ("the first top heading",)
        )
    if part is _Part.OUTDONE:
        return front_matter.as_metadata(labelled)
    if labelled.role is Role.BODY and bylines.is_byline(text, language):
        return LabelledBlock(labelled.span, Role.BYLINE, labelled.clean, 0, ("names an author",))
    if labelled.role is Role.BODY and dates.is_date_line(text, language):
        return LabelledBlock(
            labelled.span, Role.DATE, labelled.clean, 0, ("says when it was published",)
        )
    return labelled
