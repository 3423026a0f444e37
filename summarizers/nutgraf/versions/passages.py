"""The parts of two versions that are compared: headline, headings, captions and sentences."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from nutgraf.article import Article, Role, Sentence, Span
from nutgraf.cancellation import checked
from nutgraf.language.words import word_spans

_LINES = frozenset({Role.TITLE, Role.HEADING, Role.CAPTION})
# A sign before a number is part of it, and these say something where they stand alone.
_SIGN = re.compile(r"(?<!\w)[-−+±<>≤≥~≈](?=[$€£¥]?\d)|[%‰°$€£¥](?![\w])")
_SEPARATOR = re.compile(r"(?<=\d)[,\u00a0\u202f'’](?=\d{3}(?!\d))")


class PassageWord(NamedTuple):
    """A word of a passage.

    `key` is what it is compared by; `start` and `end` are its place in the passage's text.
    """

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """A sentence of the body, or a headline, heading or caption.

    Attributes:
        span: where it stands in the source.
        text: its words as a reader sees them.
        role: what it is to the article.
        sentence: itself, where it is a sentence of the body.
    """

    span: Span
    text: str
    role: Role
    sentence: Sentence | None = None

    # Found when asked for: most passages are the same in both versions.
    @cached_property
    def words(self) -> tuple[PassageWord, ...]:
        """Its words."""
        return tuple(words_of(self.text))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What its words are compared by."""
        return tuple([word.key for word in self.words])


def passages_of(article: Article) -> list[Passage]:
    """The passages of an article in the order of its text, those without a word left out."""
    return [one for one in _every(article) if _SAYS_SOMETHING.search(one.text)]


_SAYS_SOMETHING = re.compile(r"[^\W_]")


def _every(article: Article) -> Iterator[Passage]:
    for block in checked(article.blocks):
        if block.wording is not None:
            for sentence in checked(block.sentences):
                yield Passage(sentence.span, sentence.text, block.role, sentence)
        elif block.role in _LINES:
            yield Passage(block.span, block.text, block.role)


def words_of(text: str) -> Iterator[PassageWord]:
    """The words of a text, and the signs that say something.

    >>> [word.key for word in words_of("It’s up −5% to 12,000, he said.")]
    ["it's", 'up', '−5%', 'to', '12000', 'he', 'said']
    """
    signs = {match.end(): match.start() for match in _SIGN.finditer(text)}
    for start, end in word_spans(text):
        begin = signs.pop(start, start)
        yield PassageWord(_key(text[begin:end]), begin, end)


# Articles repeat their words: a large newsroom vocabulary.
@lru_cache(maxsize=1 << 16)
def _key(written: str) -> str:
    low = unicodedata.normalize("NFC", written).casefold().replace("’", "'").replace("‐", "-")
    return _SEPARATOR.sub("", low)


def plain_text(text: str) -> str:
    """A text with one kind of quotation mark, dash and blank.

    >>> plain_text("“Now”,  he said – twice…")
    '"Now", he said - twice...'
    """
    return " ".join(text.translate(_PLAIN).replace("…", "...").split())


_PLAIN = str.maketrans(
    dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚", "'") | dict.fromkeys("‐‑–—", "-")
)


def joined(passages: Sequence[Passage]) -> tuple[str, tuple[PassageWord, ...]]:
    """Passages as one text with its words."""
    if len(passages) == 1:
        return passages[0].text, passages[0].words
    texts: list[str] = []
    words: list[PassageWord] = []
    here = 0
    for passage in passages:
        words += [PassageWord(one.key, here + one.start, here + one.end) for one in passage.words]
        texts.append(passage.text)
        here += len(passage.text) + 1
    return " ".join(texts), tuple(words)
