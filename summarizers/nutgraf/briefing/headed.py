"""The only point under a heading answers it, where another sentence of the section does."""

from collections.abc import Iterable, Iterator, Sequence

from nutgraf.article import Article, Section, Sentence
from nutgraf.cancellation import checked
from nutgraf.language.words import count_words
from nutgraf.selection.answering import answering
from nutgraf.selection.choosing import Ratings
from nutgraf.selection.context_dependence import leaning
from nutgraf.selection.redundancy import repeats, stems_of

# A section of fewer sentences has no choice.
_FEWEST_SENTENCES = 3
# An answer has so much of the heading's words, and so many, for one is met by chance; it is as long
# as this, and leans on nothing.
_MET = 0.5
_FEWEST_MET = 2
_FEWEST_WORDS = 8
_HALF = 0.5


def with_answers(
    article: Article,
    found: Sequence[Sentence],
    told: Iterable[Sentence],
    candidates: Iterable[Sentence],
    ratings: Ratings,
) -> list[Sentence]:
    """The points, in order, those exchanged that share no word with the heading above them.

    Args:
        article: the article.
        found: the points.
        told: what is told besides.
        candidates: the sentences that may be points.
        ratings: of all the article's sentences.
    """
    here = {sentence.index for sentence in (*found, *told)}
    free = {one.index: one for one in checked(candidates) if one.index not in here}
    said = [stems_of(one.text, article.language) for one in (*found, *told)]
    exchanged: dict[int, Sentence] = {}
    for section, point in _alone(article, found):
        best = _answer(article, section, point, free, ratings)
        if best is None or repeats(stems_of(best.text, article.language), said):
            continue
        exchanged[point.index] = best
    return sorted(
        (exchanged.get(one.index, one) for one in found), key=lambda sentence: sentence.index
    )


def _alone(article: Article, found: Iterable[Sentence]) -> Iterator[tuple[Section, Sentence]]:
    """The sections with a heading that have one point, and that."""
    points: dict[int, list[Sentence]] = {}
    sections: dict[int, Section] = {}
    for sentence in found:
        section = article.section_of(sentence)
        if section is not None and section.heading is not None:
            points.setdefault(section.span.start, []).append(sentence)
            sections[section.span.start] = section
    for start, own in points.items():
        if len(own) == 1:
            yield sections[start], own[0]


def _answer(
    article: Article,
    section: Section,
    point: Sentence,
    free: dict[int, Sentence],
    ratings: Ratings,
) -> Sentence | None:
    """What answers the heading of a section better than its point; None where nothing does."""
    heading = section.heading
    own = [sentence for block in section.blocks for sentence in block.sentences]
    if heading is None or len(own) < _FEWEST_SENTENCES:
        return None
    wanted = stems_of(heading.text, article.language)
    if not wanted or wanted & stems_of(point.text, article.language):
        return None
    least = _MET * len(wanted)
    raised = answering(article, section, ratings)
    pool = [
        free[one.index]
        for one in own
        if one.index in free
        and len(wanted & stems_of(one.text, article.language)) >= max(_FEWEST_MET, least)
        and count_words(one.text) >= _FEWEST_WORDS
        and leaning(article, one) < _HALF
    ]
    return max(pool, key=lambda one: (raised[one.index], -one.index), default=None)
