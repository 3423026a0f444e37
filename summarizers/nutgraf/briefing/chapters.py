"""The chapters of a book, and one point of each: a reader of a book's briefing looks for them."""

from collections.abc import Iterator, Sequence

from nutgraf.article import Article, Section, Sentence
from nutgraf.cancellation import checked
from nutgraf.headings import sections_by_level
from nutgraf.language.words import words_in
from nutgraf.selection.answering import answering
from nutgraf.selection.choosing import Ratings, select
from nutgraf.selection.length import Length
from nutgraf.selection.said import Said

# From this many words on, a text is a book: a long report has a tenth of them, a short novel twice.
_WORDS_OF_A_BOOK = 20_000
# Chapters are at least this many sections of one level that hold at least this share of the words.
_FEWEST = 3
# No book has more chapters; what has is a dictionary or a log.
_MOST = 200
_SHARE = 0.8
# Of more chapters than this, only those with the highest-rated best sentences are shown.
MOST_CHAPTERS = 40
_ONE = Length.parse(1)


def chapters(article: Article) -> list[Section]:
    """The chapters of a book, in order; none for a text that is not a book, or not divided.

    If several levels divide it, the highest is taken: parts before their chapters, unless there are
    only one or two.
    """
    words = words_in(article)
    if words < _WORDS_OF_A_BOOK:
        return []
    levels = sections_by_level(article)
    for level in sorted(levels):
        found = levels[level]
        if _FEWEST <= len(found) <= _MOST and sum(map(words_in, found)) >= _SHARE * words:
            return found
    return []


def chapter_points(
    article: Article,
    book: Sequence[Section],
    ratings: Ratings,
    candidates: Sequence[Sentence],
    gist: Sequence[Sentence],
) -> list[Sentence]:
    """The point of each chapter, in their order: what answers its heading, and is not said yet."""
    allowed = {sentence.index for sentence in candidates}
    found: list[Sentence] = []
    best: dict[int, float] = {}
    for chapter in checked(book):
        pool = [sentence for sentence in chapter.sentences if sentence.index in allowed]
        raised = list(ratings)
        for index, rating in answering(article, chapter, ratings).items():
            raised[index] = rating
        for sentence in select(
            article, raised, _ONE, pool, Said([*gist, *found], article.language)
        ):
            best[sentence.index] = ratings[sentence.index]
            found.append(sentence)
    kept = sorted(best, key=lambda index: -best[index])[:MOST_CHAPTERS]
    return list(_in(found, set(kept)))


def _in(sentences: Sequence[Sentence], kept: set[int]) -> Iterator[Sentence]:
    return (sentence for sentence in sentences if sentence.index in kept)
