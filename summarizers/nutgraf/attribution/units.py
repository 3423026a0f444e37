"""A block cut into units: sentences, joined if a quotation crosses their boundary."""

from collections.abc import Iterator, Sequence
from functools import cache

from nutgraf.article import Block
from nutgraf.attribution.nominal import reporting_words
from nutgraf.attribution.quotation import Quotation, find_quotations
from nutgraf.attribution.reporting_lists import telling_words
from nutgraf.attribution.tokens import Token, has_tokens, tokenize
from nutgraf.cancellation import checked
from nutgraf.frozen import dataclass
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.language.reporting import possible_verbs
from nutgraf.patterns import pattern

# No real sentence is this long. Longer ones are cut, so that walks within a unit stay cheap however
# long the text.
_MOST_TOKENS = 160


@dataclass(frozen=True, slots=True)
class SpeechUnit:
    """A unit of the speaker search; `sentence` is its first sentence in the block.

    It has no tokens if none of its words can be evidence of a speaker.
    """

    tokens: tuple[Token, ...]
    sentence: int

    @property
    def opens_with_quote(self) -> bool:
        """Whether its first token is a quotation."""
        return bool(self.tokens) and self.tokens[0].is_quote

    @property
    def is_quotation(self) -> bool:
        """Whether it is a quotation and nothing else."""
        return len(self.tokens) == 1 and self.tokens[0].is_quote


def units_of(block: Block, text: str, language: str) -> Iterator[SpeechUnit]:
    """The units of a block, whose tokens' places are offsets into `text`, the block's own."""
    quotations = find_quotations(text)
    following = 0
    for start, end, sentence in checked(_pieces(block, len(text), quotations)):
        mine: list[Quotation] = []
        while following < len(quotations) and quotations[following].start < end:
            if quotations[following].start >= start:
                mine.append(quotations[following])
            following += 1
        if not mine and _says_nothing(text[start:end], language):
            if has_tokens(text, start, end):
                yield SpeechUnit((), sentence)
            continue
        tokens = tuple(tokenize(text, start, end, mine))
        for first in range(0, len(tokens), _MOST_TOKENS):
            yield SpeechUnit(tokens[first : first + _MOST_TOKENS], sentence)


_PART = pattern(r"\w+")


@cache
def _telling(language: str) -> frozenset[str]:
    """The first parts, up to a hyphen or apostrophe, of words that can be evidence of a speaker."""
    if language != FALLBACK_LANGUAGE:
        return telling_words(language)
    return frozenset(
        _PART.findall(word)[0]
        for word in ("according", *possible_verbs(language), *reporting_words(language))
    )


def _says_nothing(text: str, language: str) -> bool:
    """Whether there is certainly no report: true and quickly decided for most sentences."""
    return _telling(language).isdisjoint(_PART.findall(text.lower()))


def _pieces(
    block: Block, length: int, quotations: Sequence[Quotation]
) -> Iterator[tuple[int, int, int]]:
    """Start, end and first sentence of each unit. A block without sentences is one unit."""
    bounds = block.wording.places if block.wording else (0, length)
    following = 0
    held: tuple[int, int, int] | None = None
    for sentence, (start, end) in enumerate(zip(bounds[::2], bounds[1::2], strict=True)):
        piece = (start, end, sentence) if held is None else (held[0], end, held[2])
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
