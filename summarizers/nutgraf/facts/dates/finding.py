"""The dates of an article."""

from collections.abc import Iterable, Iterator
from datetime import date

from nutgraf.article import Article, Block, BlockSentences, Sentence, Span
from nutgraf.cache import cached
from nutgraf.cancellation import checked
from nutgraf.facts.dates.forms import words_of
from nutgraf.facts.dates.meaning import READERS
from nutgraf.facts.dates.mention import DateMention, Precision
from nutgraf.facts.dates.place import DatePlace
from nutgraf.facts.dates.written import day_written
from nutgraf.locating import in_shown_text
from nutgraf.patterns import pattern


@in_shown_text
def find_dates(
    article: Article, sentences: Iterable[Sentence] | None = None, written: date | None = None
) -> list[DateMention]:
    """The dates in the body's sentences, in order.

    Args:
        article: an Article.
        sentences: only those in these sentences; in all of the body when None.
        written: the date of writing; what the article says of it when None.

    >>> from nutgraf.reading import read
    >>> article = read("It opened on 12 March 2024, after a fire in 2019. Who knew on Friday?")
    >>> [(found.span.of(article.source), found.iso) for found in find_dates(article)]
    [('12 March 2024', '2024-03-12'), ('2019', '2019'), ('on Friday', None)]
    """
    known_day = written or day_written(article)
    chosen = None if sentences is None else {sentence.index for sentence in sentences}
    found: list[DateMention] = []
    for block in checked(article.blocks):
        if block.wording is not None:
            found.extend(_in_block(article, block, known_day, chosen))
    return found


def _in_block(
    article: Article, block: Block, written: date | None, chosen: set[int] | None
) -> Iterator[DateMention]:
    wording = block.wording
    telling = _telling(wording, article.language) if wording else ()
    if wording is None or not telling:
        return
    words, places = words_of(article.language), wording.places
    text = block.text
    offset = block.span.start
    told: int | None = None
    within = ""
    told_in = block.first
    for number in checked(telling):
        index, start, end = block.first + number, places[2 * number], places[2 * number + 1]
        if chosen is not None and index not in chosen:
            continue
        last = -_NEAR
        if told is not None and index - told_in > _HELD:
            told, within = None, ""
        for match in checked(words.pattern.finditer(text, start, end)):
            near = match.start() - last < _NEAR
            place = DatePlace(
                text, start, end, match, article.language, words, written, told, near, within
            )
            when = READERS[match.lastgroup or ""](place)
            if when is None:
                continue
            if when.iso and not when.resolved and when.iso[:4].isdigit():
                told, last = int(when.iso[:4]), match.end()
                within = when.iso[5:] if when.precision in _WITHIN_YEAR else ""
                # A story told day by day stays in its year; a year on its own is soon left.
                told_in = index if when.precision is Precision.YEAR else index + _STORY
            span = Span(offset + match.start(), offset + match.end())
            yield DateMention(span, when.iso, when.precision, when.resolved, index)


_WITHIN_YEAR = frozenset({Precision.DAY, Precision.MONTH})


@cached
def _telling(wording: BlockSentences, language: str) -> tuple[int, ...]:
    """The sentences of a block that may contain a date: few, and most blocks have none."""
    telling = words_of(language).telling
    return tuple(
        number
        for number, text in enumerate(checked(wording.texts))
        if _DIGITS.search(text) or not telling.isdisjoint(_PART.findall(text.lower()))
    )


# A given year applies to this many sentences; a date with its month, to this many more.
_HELD, _STORY = 1, 8
_DIGITS = pattern(r"\d\d")
_PART = pattern(r"\w+")
# A year so close behind another is one end of "2017 to 2021".
_NEAR = 9
