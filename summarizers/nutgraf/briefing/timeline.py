"""The dated statements of an article in the order of their dates."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from nutgraf.article import Article, Sentence
from nutgraf.briefing.questions import asks
from nutgraf.facts.dates import DateMention, Precision, find_dates
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
    """A sentence that says when.

    `when` is the date it is sorted by, the most precise of its `dates` and of these the first.
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
    """The sentences with a date that is certain, the earliest date first.

    What begins on the same day stands with the wider stretch first ("2019" before "1 January
    2019"), and then in the order of the text.

    Args:
        article: an Article.
        sentences: only these; all of the body when None.
        dates: the article's, where they have been found already.

    >>> from nutgraf.reading import read
    >>> article = read("In 2021 it burnt. It had opened on 3 May 1998. Nobody knows why.")
    >>> [(said.when.iso, said.sentence.index) for said in timeline(article)]
    [('1998-05-03', 1), ('2021', 0)]
    """
    found = find_dates(article, sentences) if dates is None else dates
    chosen = None if sentences is None else {sentence.index for sentence in sentences}
    statements = []
    for index, mentions in groupby(found, key=lambda mention: mention.sentence):
        all_of_it = tuple(mentions)
        # In a decade things were so; hardly anything happened.
        certain = [
            mention
            for mention in all_of_it
            if mention.iso and mention.precision is not Precision.DECADE
        ]
        # Nobody who asks what happened says that it did.
        is_question = asks(article.sentences[index].text)
        if certain and not is_question and (chosen is None or index in chosen):
            when = min(certain, key=_fineness)
            statements.append(DatedStatement(article.sentences[index], when, all_of_it))
    return sorted(statements, key=order)


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
