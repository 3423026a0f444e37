"""A block cut into units: sentences, joined where a quotation runs across their border."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nutgraf.article import Block
from nutgraf.claims.quotation import Quotation, find_quotations
from nutgraf.claims.tokens import Token, tokenize

# Nobody writes sentences this long. What pretends to be one is cut, so that looking back and forth
# within a unit stays cheap however long the text.
_MOST_TOKENS = 160


@dataclass(frozen=True)
class Unit:
    """What is searched for speakers in one piece; `sentence` is its first sentence's index."""

    tokens: tuple[Token, ...]
    sentence: int

    @property
    def is_quotation(self) -> bool:
        """Whether it is a quotation and nothing else."""
        return len(self.tokens) == 1 and self.tokens[0].is_quote


def units_of(block: Block, text: str) -> Iterator[Unit]:
    """The units of a block, whose tokens' places are offsets into `text`, the block's own."""
    quotations = find_quotations(text)
    following = 0
    for start, end, index in _pieces(block, len(text), quotations):
        mine: list[Quotation] = []
        while following < len(quotations) and quotations[following].start < end:
            if quotations[following].start >= start:
                mine.append(quotations[following])
            following += 1
        tokens = tuple(tokenize(text, start, end, mine))
        for first in range(0, len(tokens), _MOST_TOKENS):
            yield Unit(tokens[first : first + _MOST_TOKENS], index)


def _pieces(
    block: Block, length: int, quotations: Sequence[Quotation]
) -> Iterator[tuple[int, int, int]]:
    """Start, end and first sentence of each unit. A block without sentences is one unit."""
    offset = block.span.start
    sentences = [(s.span.start - offset, s.span.end - offset, s.index) for s in block.sentences]
    following = 0
    held: tuple[int, int, int] | None = None
    for start, end, index in sentences or [(0, length, -1)]:
        piece = (start, end, index) if held is None else (held[0], end, held[2])
        reach = end
        while following < len(quotations) and quotations[following].start < end:
            reach = max(reach, quotations[following].end)
            following += 1
        held = (piece[0], max(reach, held[1] if held else 0), piece[2])
        if held[1] <= end:
            yield held
            held = None
    if held is not None:
        yield held
