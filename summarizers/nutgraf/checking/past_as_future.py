"""Past dates described as if they were in the future: "will open on 3 March 2021".

A date is past if it ended before the article's own date or, if given, before the current date.
Without either, no date is past. Only a date with its year counts, and only if the verb and the date
are in the same clause.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from nutgraf.article import Article
from nutgraf.cancellation import checked
from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding
from nutgraf.checking.rule import Rule, Severity
from nutgraf.facts.dates import DateMention, Precision, day_written, find_dates
from nutgraf.locating import shown_span, words_at

RULE = Rule(
    "NG204",
    "past-as-future",
    Severity.WARNING,
    "a past date described as if it were in the future",
)

_LANGUAGES = frozenset({"en"})

# From the verb to the date: words, and nothing that ends a clause. "Will have been" looks back.
_AHEAD = re.compile(
    r"\b(?:will|(?:is|are)\s(?:set|due|scheduled|expected|planned|going)\sto)"
    r"\s(?!have\b)(?:[\w’'-]+\s){1,12}?(?:on|in|by|until|from|at|before)\s$",
    re.IGNORECASE,
)
# This many characters before a date are searched.
_REACH = 160
_MONTHS = 12


def findings(draft: Draft) -> Iterator[Finding]:
    """The dates, each once."""
    article = draft.article
    known = draft.today or day_written(article)
    if known is None or article.language not in _LANGUAGES:
        return
    for mention in checked(find_dates(article)):
        last = _last_day(mention)
        if last is None or last >= known or not _is_ahead(article, mention):
            continue
        words = words_at(article, mention.span)
        message = f"“{words}” was already past on {known.isoformat()}"
        yield Finding(RULE, mention.span, message)


def _last_day(mention: DateMention) -> date | None:
    """The last day of the period that a date means, if it has its year and nothing more."""
    first = mention.begins
    if first is None or mention.resolved or "/" in (mention.iso or ""):
        return None
    match mention.precision:
        case Precision.DAY:
            return first
        case Precision.MONTH:
            following = date(first.year + first.month // _MONTHS, first.month % _MONTHS + 1, 1)
            return following - timedelta(days=1)
        case Precision.YEAR:
            return date(first.year, _MONTHS, 31)
        case _:
            return None


def _is_ahead(article: Article, mention: DateMention) -> bool:
    shown = article.shown
    sentence = shown.sentences[mention.sentence].span
    start = shown_span(article, mention.span).start
    before = shown.source[max(sentence.start, start - _REACH) : start]
    # A quotation was said on another day than it is read.
    return _AHEAD.search(before) is not None and not _QUOTED.search(before)


_QUOTED = re.compile(r"[\"“„«]")
