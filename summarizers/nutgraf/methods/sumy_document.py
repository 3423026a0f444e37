"""An article as sumy's document model, with this project's sentences, words and stems.

sumy would use nltk's data to split sentences and words; here it gets both, so no data is ever
searched for. This module imports sumy, so it is imported only when a sumy method runs.
"""

import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from zlib import crc32

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

from nutgraf.article import Article, Block, Role
from nutgraf.cancellation import checked, checkpoint
from nutgraf.language.stems import forms
from nutgraf.language.words import stem, stop_words
from nutgraf.methods import sumy_checkpoints

# On a text with few words, sumy's LSA prints a warning and its LexRank divides by zero, each with a
# line on standard error.
for _category in (UserWarning, RuntimeWarning):
    warnings.filterwarnings("ignore", category=_category, module=r"sumy\.")


class SteadyWord(str):
    """A word whose hash does not change from run to run.

    sumy adds up and enumerates over sets of words. Their order, and with it the last digits of a
    rating or the picks of LSA, would follow Python's hash seed.
    """

    __slots__ = ()

    def __hash__(self) -> int:
        return crc32(self.encode("utf-8", "surrogatepass"))

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) is True

    def __ne__(self, other: object) -> bool:
        return not self == other

    def lower(self) -> "SteadyWord":
        """In lower case, still steady."""
        return SteadyWord(str.lower(self))


class PlacedSentence(Sentence):  # type: ignore[misc]  # sumy has no types
    """A sentence that is itself and no other, even where the text has another like it."""

    def __init__(self, text: str, found: Sequence[str], *, heading: bool = False) -> None:
        super().__init__(text, None, heading)
        self.found = tuple(map(SteadyWord, found))

    @property
    def words(self) -> tuple[SteadyWord, ...]:
        """Its given words."""
        return self.found

    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__


def document(article: Article) -> ObjectDocumentModel:
    """The document; its sentences are `article.sentences` in their order, its headings apart."""
    language = article.language
    paragraphs: list[Paragraph] = []
    headings: list[PlacedSentence] = []
    for block in checked(_spoken(article)):
        if block.role is not Role.BODY:
            headings.append(_placed(block.text, language, heading=True))
            continue
        own = [_placed(sentence.text, language) for sentence in block.sentences]
        paragraphs.append(Paragraph([*headings, *own]))
        headings = []
    return ObjectDocumentModel(paragraphs)


def _placed(text: str, language: str, *, heading: bool = False) -> PlacedSentence:
    found = [form.written for form in forms(text, language)]
    return PlacedSentence(text, found, heading=heading)


def _spoken(article: Article) -> Iterator[Block]:
    for block in article.blocks:
        if block.role in (Role.TITLE, Role.HEADING) or block.sentences:
            yield block


def stemmer(language: str) -> Callable[[str], SteadyWord]:
    """A stemmer for sumy: this project's own, with steady words."""

    def steady_stem(word: str) -> SteadyWord:
        checkpoint()
        return SteadyWord(stem(str(word), language))

    return steady_stem


def steady_stop_words(language: str) -> frozenset[SteadyWord]:
    """The stop words of `language`, so that a steady word finds itself among them."""
    return frozenset(map(SteadyWord, stop_words(language)))


def steadied(summarizer: type[Any]) -> type[Any]:
    """A sumy summarizer whose words are stable and whose ratings can be read.

    sumy's summarizers pass their ratings to `_get_best_sentences` and return only sentences. It can
    be cancelled, see `sumy_checkpoints`.
    """
    summarizer = sumy_checkpoints.asking(summarizer)

    class Steadied(summarizer):  # type: ignore[misc]
        ratings: Sequence[float] = ()

        @staticmethod
        def normalize_word(word: str) -> SteadyWord:
            checkpoint()
            return SteadyWord(str(word).lower())

        def _get_best_sentences(
            self,
            sentences: Sequence[Any],
            count: object,
            rating: Any,  # noqa: ANN401  # a dict or a callable
            *args: Any,  # noqa: ANN401
            **named: Any,  # noqa: ANN401
        ) -> tuple[()]:
            del count
            rate = rating.__getitem__ if isinstance(rating, dict) else rating
            self.ratings = [
                float(rate(sentence, *args, **named)) for sentence in checked(sentences)
            ]
            return ()

    return Steadied
