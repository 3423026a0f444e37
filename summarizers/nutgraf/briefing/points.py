"""The points of a briefing: important sentences besides the gist, from the whole article."""

from collections.abc import Container, Iterator, Sequence

from nutgraf.article import Article, Sentence
from nutgraf.briefing.chapters import chapter_points, chapters
from nutgraf.cancellation import checked
from nutgraf.language import wordlists
from nutgraf.language.words import count_words
from nutgraf.selection.choosing import select
from nutgraf.selection.context_dependence import BADLY, is_slight, leaning
from nutgraf.selection.length import Length
from nutgraf.selection.said import Said

# Readers want a point for this many words, up to the length from which on they name no more than
# eight must-haves, and from there on for this many more; and some for every text.
_WORDS_A_POINT = 75
_USUAL_WORDS = 600
_WORDS_A_POINT_BEYOND = 1000
_FEWEST = 3
# The maximum, however long the text is.
_MOST = 30
# A requested part of a book is briefed like any text.
_SHARE_OF_A_BOOK = 0.5
# A sentence with this degree of dependence does not stand alone, or says next to nothing.
_HALF = 0.5


def points(
    article: Article,
    ratings: Sequence[float],
    candidates: Sequence[Sentence],
    gist_sentences: Sequence[Sentence],
    length: Length | None,
    *,
    short: bool = False,
) -> list[Sentence]:
    """The points besides the gist, in the order of the text, without repetitions.

    Args:
        article: the article.
        ratings: of all its sentences, including the gist.
        candidates: the sentences that may be points.
        gist_sentences: the gist.
        length: the total length of the points; None to derive it from the candidates' length.
        short: with None, half as many points, and no extra ones for sections.
    """
    told = {sentence.index for sentence in gist_sentences}
    left = [sentence for sentence in checked(candidates) if sentence.index not in told]
    said = Said(gist_sentences, article.language)
    if length is not None:
        return select(article, ratings, length, left, said)
    if not left:
        return []
    book = [] if short else chapters(article)
    if book and len(candidates) > _SHARE_OF_A_BOOK * article.size:
        return chapter_points(article, book, ratings, left, gist_sentences)
    words = sum(count_words(sentence.text) for sentence in checked(candidates))
    # A text hardly longer than its gist has fewer.
    wanted = point_count(words) // 2 if short else max(_FEWEST, point_count(words))
    count = max(1, min(wanted, len(left) // 2))
    best = _best_of_sections(article, ratings, left)
    found: list[Sentence] = []

    def tell_more(candidates: Sequence[Sentence], count: int) -> None:
        chosen = {sentence.index for sentence in found}
        rest = [sentence for sentence in candidates if sentence.index not in chosen]
        if count <= 0 or not rest:
            return
        said = Said([*gist_sentences, *found], article.language)
        found.extend(select(article, ratings, Length.parse(count), rest, said))

    if not wordlists.groups("importance", article.language, fallback=False):
        # If position matters more than words, the top of the text would get all points.
        tell_more(best, count)
    tell_more(left, count - len(found))
    if len(best) <= count and not short:
        # A reader misses a section if other sections have points.
        told_from = {_section_start(article, sentence) for sentence in found}
        missed = [one for one in best if _section_start(article, one) not in told_from]
        # If the gist already has the best of a section, the rest must be important by itself.
        of_gist = {_section_start(article, sentence) for sentence in gist_sentences}
        missed = [
            one
            for one in missed
            if _section_start(article, one) not in of_gist or not is_slight(one.text)
        ]
        tell_more(missed, len(missed))
    found.sort(key=lambda sentence: sentence.index)
    return list(_with_antecedents(article, found, told))


def _best_of_sections(
    article: Article, ratings: Sequence[float], candidates: Sequence[Sentence]
) -> list[Sentence]:
    """The best candidate of each section: the best rated that is whole without another."""
    found: dict[int, list[Sentence]] = {}
    for sentence in candidates:
        found.setdefault(_section_start(article, sentence), []).append(sentence)
    best = []
    for own in found.values():
        own.sort(key=lambda sentence: (-ratings[sentence.index], sentence.index))
        whole = (sentence for sentence in own if leaning(article, sentence) < _HALF)
        best.append(next(whole, own[0]))
    return best


def _section_start(article: Article, sentence: Sentence) -> int:
    section = article.section_of(sentence)
    return section.span.start if section else 0


def point_count(words: int) -> int:
    """The number of points for a text of this many words.

    >>> [point_count(words) for words in (150, 450, 800, 2200, 20000, 200000)]
    [2, 6, 8, 10, 27, 30]
    """
    usual = min(words, _USUAL_WORDS) / _WORDS_A_POINT
    return min(_MOST, round(usual + max(0, words - _USUAL_WORDS) / _WORDS_A_POINT_BEYOND))


def _with_antecedents(
    article: Article, found: Sequence[Sentence], said: Container[int]
) -> Iterator[Sentence]:
    """The points, each that means nothing without the sentence before it behind that one."""
    told = {point.index for point in found}
    for point in found:
        before = article.sentences[point.index - 1] if point.index else point
        alone = before.index in told or before.index in said
        same = article.section_of(before) is article.section_of(point)
        if not alone and same and leaning(article, point) >= BADLY:
            told.add(before.index)
            yield before
        yield point
