"""Which dates say when something happened, and which only label a source, a law or a page."""

import re
from collections.abc import Callable
from itertools import islice

from nutgraf.article import Article
from nutgraf.facts.dates import DateMention, Precision
from nutgraf.patterns import pattern


def cites_by_year(article: Article) -> bool:
    """Whether an article names its sources by author and year: "(Roe, 2004)", "Roe et al. (2004)".

    >>> from nutgraf.reading import read
    >>> cites_by_year(read("It rains (Roe, 2004), as it did (Lee 1998; Ash, 1990; Orr 1989)."))
    True
    """
    cited = _CITATION.finditer(article.source)
    return sum(1 for _ in islice(cited, _FEWEST_CITATIONS)) == _FEWEST_CITATIONS


def is_of_happening(article: Article, mention: DateMention, cites: Callable[[], bool]) -> bool:
    """Whether a date in its sentence can be that of an event.

    Args:
        article: shown text.
        mention: a date in it.
        cites: whether the article cites its sources by their years.
    """
    text = article.source
    sentence = article.sentences[mention.sentence].span
    start, end = mention.span.start, mention.span.end
    lead = text[max(sentence.start, start - _LOOK) : start]
    if not _WORD.search(text, sentence.start, start) and not _WORD.search(text, end, sentence.end):
        # The sentence contains only the date.
        return False
    if _bracketed(text, start, end):
        if _OF_SOURCE.search(lead):
            return False
        lived = "/" in (mention.iso or "") and mention.precision is Precision.YEAR
        if _NAME_BEFORE.search(lead) and (lived or cites()):
            # "Edmund Orr (1729–1797)", "Roe (2004)".
            return False
    if not lead and _DASH.match(text, end):
        # "3 May 2015 -- It rained": the day of writing.
        return False
    if start - sentence.start < _LOOK and _POSTED.match(text, sentence.start):
        return False
    return _LAW.search(lead) is None


def _bracketed(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 1) : start] == "(" and text[end : end + 1] == ")"


# From this many on, the article cites this way; a single one may be a film's year.
_FEWEST_CITATIONS = 3
_CITATION = pattern(
    r"[(;][^();\d]{0,60}\b(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]{0,6},? )"
    r"(?:[A-Z][\w'’-]{2,20}|et al\.),? (?:1[89]|20)\d\d[a-z]?(?=[);:,])"
)
_LOOK = 40
_WORD = pattern(r"[^\W\d_]{2,}")
_NAME_BEFORE = pattern(r"[A-Z][^\W\d_]{1,30}(?:['’]s?)?,? \($")
# "Roe, J., ed. (2001)", "Roe, J. R. (June 2007)".
_OF_SOURCE = pattern(r"(?:\beds?\.|\b[A-Z]\.),? \($")
_DASH = pattern(r" ?(?:--|—)")
_POSTED = pattern(
    r"(?:Posted|Published|Updated|Last (?:updated|modified)|Retrieved|Accessed)\b", re.IGNORECASE
)
_LAW = pattern(r"\b(?:Act|Bill|Code|Regulations) of $")
