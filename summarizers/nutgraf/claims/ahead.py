"""Forecasts that only the calendar reveals: "Am Samstag spielt Kiel", said on a Monday.

In languages that use the present tense for plans, a date after the date of writing makes a sentence
without a past-tense verb a forecast.
"""

from collections.abc import Sequence
from dataclasses import replace

from nutgraf.article import Article
from nutgraf.claims.assertions import Assertion
from nutgraf.claims.kind import Kind
from nutgraf.facts.dates import day_written, find_dates, first_day, past_of


def with_what_lies_ahead(article: Article, assertions: Sequence[Assertion]) -> list[Assertion]:
    """The assertions of an article's sentences, those with a date ahead as forecasts.

    Args:
        article: shown text.
        assertions: those of its sentences, in order.
    """
    found = list(assertions)
    written, past = day_written(article), past_of(article.language)
    if written is None or past is None:
        return found
    for date in find_dates(article):
        said = found[date.sentence]
        if not said.is_claim or Kind.FORECAST in said.kinds or date.iso is None:
            continue
        ahead = first_day(date.iso) > written
        if ahead and past.search(article.sentences[date.sentence].text) is None:
            kinds = {*said.kinds, Kind.FORECAST}
            found[date.sentence] = replace(said, kinds=tuple(one for one in Kind if one in kinds))
    return found
