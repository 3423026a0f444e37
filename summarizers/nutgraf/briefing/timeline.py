"""The timeline: dated statements of an article in the order of their dates."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby

from nutgraf.article import Article, Sentence
from nutgraf.briefing.happenings import cites_by_year, is_of_happening
from nutgraf.briefing.questions import asks
from nutgraf.facts.dates import DateMention, Precision, find_dates
from nutgraf.facts.dates.stretches import joined
from nutgraf.frozen import dataclass
from nutgraf.locating import in_shown_text

_FINENESS = {
    Precision.DAY: 0,
    Precision.WEEK: 1,
    Precision.MONTH: 2,
    Precision.YEAR: 3,
    Precision.DECADE: 4,
}


@dataclass(frozen=True, slots=True)
class DatedStatement:
    """A dated statement: one for each of the dates of an event.

    `when` is the date it is sorted by, an interval if two of its `dates` are its ends.
    """

    sentence: Sentence
    when: DateMention
    dates: tuple[DateMention, ...]


@in_shown_text
def timeline(
    article: Article,
    sentences: Iterable[Sentence] | None = None,
    dates: Sequence[DateMention] | None = None,
) -> list[DatedStatement]:
    """The sentences with a certain date, once for each date, the earliest date first.

    Of dates that begin on the same day, the longer period comes first ("2019" before "1 January
    2019"); then the order of the text applies.

    Args:
        article: an Article.
        sentences: only these; all of the body when None.
        dates: the article's dates, if they have already been found.

    >>> from nutgraf.reading import read
    >>> article = read("In 2021 it burnt. It had opened on 3 May 1998. Nobody knows why.")
    >>> [(said.when.iso, said.sentence.index) for said in timeline(article)]
    [('1998-05-03', 1), ('2021', 0)]
    >>> article = read("Roe was born in 1950 and led the board from 1974 to 1982.")
    >>> [said.when.iso for said in timeline(article)]
    ['1950', '1974/1982']
    """
    found = find_dates(article, sentences) if dates is None else dates
    chosen = None if sentences is None else {sentence.index for sentence in sentences}
    cites = cache(lambda: cites_by_year(article))
    statements: list[DatedStatement] = []
    for index, mentions in groupby(found, key=lambda mention: mention.sentence):
        all_of_it = tuple(mentions)
        # In a decade things were so; hardly anything happened.
        certain = _each_once(
            mention
            for mention in joined(article.source, all_of_it, article.language)
            if mention.iso
            and mention.precision is not Precision.DECADE
            and is_of_happening(article, mention, cites)
        )
        # A question about an event does not say that it happened.
        is_question = asks(article.sentences[index].text)
        if certain and not is_question and (chosen is None or index in chosen):
            sentence = article.sentences[index]
            statements.extend(DatedStatement(sentence, when, all_of_it) for when in certain)
    return sorted(statements, key=order)


def _each_once(mentions: Iterable[DateMention]) -> list[DateMention]:
    """The mentions; of one date, only the first; "this year" adds nothing to a day of it."""
    first = {mention.iso: mention for mention in reversed(list(mentions))}
    return [
        mention
        for iso, mention in reversed(first.items())
        if not (mention.resolved and any(_is_in(other, iso) for other in first))
    ]


def _is_in(iso: str | None, wider: str | None) -> bool:
    return iso != wider and (iso or "").startswith(f"{wider}-")


def _fineness(mention: DateMention) -> int:
    return _FINENESS[mention.precision] if mention.precision else len(_FINENESS)


def order(statement: DatedStatement) -> tuple[int, int, int]:
    """What comes first: the earlier day, of two that begin alike the wider, then the text's."""
    begins = statement.when.begins
    return (
        begins.toordinal() if begins else 0,
        -_fineness(statement.when),
        statement.sentence.index,
    )
