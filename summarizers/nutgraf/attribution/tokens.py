"""A paragraph tokenized for the speaker search: words, punctuation, quotations as single tokens."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from nutgraf.attribution.quotation import Quotation
from nutgraf.patterns import pattern


class TokenType(Enum):
    """The kind of a token."""

    WORD = "word"
    MARK = "mark"
    QUOTE = "quote"


class Token(NamedTuple):
    """A token and its place in the paragraph.

    `low` is a word or mark in lower case with straight apostrophes, "" for a quotation. `speech` is
    whether a quotation ends the way speech does, with a stop or a comma inside its marks.
    """

    start: int
    end: int
    low: str
    type: TokenType
    capital: bool
    speech: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word."""
        return self.type is TokenType.WORD

    @property
    def is_quote(self) -> bool:
        """Whether it is a whole quotation."""
        return self.type is TokenType.QUOTE

    @property
    def is_mark(self) -> bool:
        """Whether it is a punctuation mark."""
        return self.type is TokenType.MARK


_CLOSING = " \"“”„«»‘’'」』"
_SPEECH_ENDS = frozenset(",.!?…;—")
# Full stops are left out: sentences have already been split, so the rest are in abbreviations.
_TOKEN = pattern(
    r"\d(?:[\d.,]*\d)?%|\d[\d.,]*\d|\w+(?:[-'’&.]\w+)*|[,;:()\[\]–—]|--+|(?<=\s)-(?=\s)"
)


def tokenize(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> list[Token]:
    """The tokens of `text[start:end]`, each of `quotations` (in order, within) as one token."""
    tokens: list[Token] = []
    position = start
    for quotation in quotations:
        _words(text, position, quotation.start, tokens)
        speech = _ends_as_speech(text, quotation)
        tokens.append(
            Token(quotation.start, quotation.end, "", TokenType.QUOTE, capital=False, speech=speech)
        )
        position = quotation.end
    _words(text, position, end, tokens)
    return tokens


def has_tokens(text: str, start: int, end: int) -> bool:
    """Whether there is any token in `text[start:end]`."""
    return _TOKEN.search(text, start, end) is not None


def _ends_as_speech(text: str, quotation: Quotation) -> bool:
    inner = text[quotation.start + 1 : quotation.end].rstrip(_CLOSING)
    return inner[-1:] in _SPEECH_ENDS


def _words(text: str, start: int, end: int, tokens: list[Token]) -> None:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if word.isalpha() and word.islower():
            # Most words are so, and need no further analysis.
            tokens.append(Token(*match.span(), word, TokenType.WORD, capital=False))
            continue
        first = word[0]
        is_word = first.isalnum() or first == "_"
        low = word.lower().replace("’", "'")
        type_ = TokenType.WORD if is_word else TokenType.MARK
        tokens.append(Token(*match.span(), low, type_, first.isupper()))
