"""Whether a quotation is in an article, where, and who says it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from nutgraf.article import Article, Span
from nutgraf.attribution.attribution import Attribution
from nutgraf.attribution.finding import find_attributions
from nutgraf.cache import cached_with_blocks
from nutgraf.errors import NutgrafError
from nutgraf.locating import source_span, words_at
from nutgraf.reading import read
from nutgraf.verification.verdict import CheckedQuote, Wording

# A quotation with more words is a text: `verify_summary` is for those.
MOST_WORDS = 400
QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{12,1500}[”\"»]")
"""A quotation in a sentence that is more than a term."""

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
# Words left out, or put in by who quotes.
_LEFT_OUT = re.compile(r"\[[^\[\]]{0,80}\]|\(?…\)?|\.{3}|\. \. \.")
# A near quotation has this share of its words in the order of the article's.
_NEARLY = 0.7
# This many words in a row are looked up to find where to search.
_ANCHORS = 40


@dataclass(frozen=True)
class Quotable:
    """An article's words in order, for finding quotations.

    Attributes:
        article: the article.
        words: its words in lower case, without punctuation.
        spans: their positions in the shown text.
    """

    article: Article
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, article: Article) -> "Quotable":
        """The words of all that a reader sees."""
        found = [
            (_plain(match[0]), Span(*match.span()))
            for match in _WORD.finditer(article.shown.source)
        ]
        return cls(article, tuple(word for word, _ in found), tuple(span for _, span in found))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            places.setdefault(word, []).append(place)
        return places

    def find(self, quote: str) -> CheckedQuote:
        """The position of a quotation, verbatim or nearly."""
        pieces = [
            words
            for piece in _LEFT_OUT.split(quote)
            if (words := [_plain(match[0]) for match in _WORD.finditer(piece)])
        ]
        if not pieces:
            return CheckedQuote(Wording.ABSENT)
        found = self._exactly(pieces)
        if found is not None:
            return self._told(Wording.EXACT, found, (), ())
        return self._nearly([word for words in pieces for word in words])

    def _exactly(self, pieces: Sequence[Sequence[str]]) -> tuple[int, int] | None:
        """The first and the last word of the pieces in their order."""
        for start in self._places.get(pieces[0][0], ()):
            end = start
            for number, piece in enumerate(pieces):
                at = self._next(piece, end, anywhere=number > 0)
                if at is None:
                    break
                end = at + len(piece)
            else:
                return start, end
        return None

    def _next(self, piece: Sequence[str], start: int, *, anywhere: bool) -> int | None:
        places = self._places.get(piece[0], ())
        if not anywhere:
            places = [start]
        furthest = start + _FURTHEST_APART
        for place in places[bisect_right(places, start - 1) :]:
            if place > furthest:
                return None
            if self.words[place : place + len(piece)] == tuple(piece):
                return place
        return None

    def _nearly(self, words: Sequence[str]) -> CheckedQuote:
        """The part of the article that has most of the words in their order."""
        best, ratio = None, 0.0
        for start in self._anchors(words):
            stretch = self.words[start : start + len(words) + _SLACK]
            matcher = SequenceMatcher(None, words, stretch, autojunk=False)
            blocks = [block for block in matcher.get_matching_blocks() if block.size]
            if not blocks:
                continue
            same = sum(block.size for block in blocks)
            first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
            # Words in between count too: words that are far apart are not a quotation.
            its = 2 * same / (len(words) + last - first)
            if its > ratio:
                best, ratio = (start + first, start + last), its
        if best is None or ratio < _NEARLY:
            return CheckedQuote(Wording.ABSENT)
        stretch = self.words[best[0] : best[1]]
        matcher = SequenceMatcher(None, words, stretch, autojunk=False)
        missing: list[str] = []
        added: list[str] = []
        for kind, one, end, start, stop in matcher.get_opcodes():
            if kind != "equal":
                missing += words[one:end]
                added += stretch[start:stop]
        return self._told(Wording.NEARLY, best, tuple(missing), tuple(added))

    def _anchors(self, words: Sequence[str]) -> list[int]:
        """Where the quotation may begin, by its rarest words."""
        rare = sorted(
            {word for word in words if word in self._places},
            key=lambda word: (len(self._places[word]), word),
        )
        found: dict[int, None] = {}
        for word in rare:
            offset = words.index(word)
            for place in self._places[word]:
                found.setdefault(max(0, place - offset - _SLACK // 2))
                if len(found) >= _ANCHORS:
                    return list(found)
        return list(found)

    def _told(
        self,
        wording: Wording,
        found: tuple[int, int],
        missing: tuple[str, ...],
        added: tuple[str, ...],
    ) -> CheckedQuote:
        shown = Span(self.spans[found[0]].start, self.spans[found[1] - 1].end)
        span = source_span(self.article, shown)
        text = words_at(self.article, span)
        return CheckedQuote(wording, span, text, self._speaker(shown), missing, added)

    def _speaker(self, shown: Span) -> str | None:
        """The speaker of a position, by the smallest attribution around it."""
        said = [
            one
            for one in self._attributions
            if one.content.start <= shown.start + 1 and shown.end <= one.content.end + 1
        ]
        best = min(said, key=lambda one: len(one.content), default=None)
        if best is None:
            return None
        if best.entity is not None:
            return best.entity.label
        return None if best.source is None else best.source.of(self.article.shown.source)

    @cached_property
    def _attributions(self) -> Sequence[Attribution]:
        return find_attributions(self.article.shown)


@cached_with_blocks
def quotable_of(article: Article) -> Quotable:
    """An article's words to find quotations in, found once."""
    return Quotable.of(article)


_SLACK = 6
# The maximum number of words between two pieces of a quotation with omissions.
_FURTHEST_APART = 120


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


def verify_quote(quote: str, article: Article | str) -> CheckedQuote:
    """Find out whether a quotation is in an article verbatim, nearly or not at all.

    Case and punctuation are ignored; "…" and "[ ]" stand for omitted and inserted words.

    Args:
        quote: the words, with or without quotation marks.
        article: the article, or its text.

    Raises:
        NutgrafError: it has no words, or more than `MOST_WORDS`.

    >>> text = '"The pier is a danger to all who walk on it," said Ann Lee, the mayor of Hull.'
    >>> found = verify_quote("The pier is a danger to everyone who walks on it", text)
    >>> found.wording.value, found.speaker, found.missing
    ('nearly', 'Ann Lee', ('everyone', 'walks'))
    """
    article = read(article) if isinstance(article, str) else article
    size = sum(1 for _ in _WORD.finditer(quote))
    if not size:
        raise NutgrafError("the quotation has no words")
    if size > MOST_WORDS:
        raise NutgrafError(f"a quotation of {size} words: at most {MOST_WORDS} are looked for")
    return quotable_of(article).find(quote)
