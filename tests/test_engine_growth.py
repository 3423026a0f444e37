"""What the engine does with texts made to be slow takes time in proportion to their length."""

from collections.abc import Callable
from functools import partial

import pytest

import nutgraf
from growth import SIZES, Work, assert_linear
from hostile_units import SLOW_ONCE, UNITS, form_of, repeated
from nutgraf.article import Article
from nutgraf.methods import methods, rate
from nutgraf.rendering import briefing_page, data, markdown, text

LARGE = (64_000, 256_000)
STEEPEST = 1.2
# Native ones; those of sumy are as they are.
METHODS = sorted(name for name in methods() if not name.startswith("sumy:"))
# Of many sentences, of long ones, of many words, of few.
RATED = ["A b. ", "a b\n", "Word{n} is here. ", "Word{n} ", "a ", "## A b {n}\n\nC d e {n}.\n\n"]


def in_all(article: Article) -> None:
    """Everything that a front end may ask for."""
    nutgraf.find_claims(article)
    nutgraf.summarize(article)
    nutgraf.summarize(article, length="30%")
    rendered(article)


def rendered(article: Article) -> None:
    """A briefing in every form."""
    found = nutgraf.brief(article)
    for width in (None, 80):
        text.briefing(found, width)
    markdown.briefing(found)
    data.briefing(found, "article")
    briefing_page.part(found, "article")


def on(unit: str, work: Callable[[Article], object]) -> Callable[[int], Work]:
    """Some work on the article that a repeated unit is; reading it is not measured."""
    form = form_of(unit)
    return lambda size: partial(work, nutgraf.read(repeated(unit, size), form, "en"))


@pytest.mark.long(each=True)
@pytest.mark.parametrize("unit", SLOW_ONCE)
def test_a_briefing_in_every_form_is_linear(unit: str):
    assert_linear(on(unit, rendered), repr(unit), SIZES, STEEPEST)


@pytest.mark.long
@pytest.mark.parametrize("unit", UNITS)
def test_claims_summaries_and_briefings_are_linear(unit: str):
    assert_linear(on(unit, in_all), repr(unit), SIZES, STEEPEST)


@pytest.mark.long
@pytest.mark.parametrize("unit", SLOW_ONCE)
def test_a_long_briefing_is_linear(unit: str):
    assert_linear(on(unit, nutgraf.brief), repr(unit), LARGE, STEEPEST)


@pytest.mark.long
@pytest.mark.parametrize("unit", RATED)
@pytest.mark.parametrize("method", METHODS)
def test_every_method_is_linear(method: str, unit: str):
    assert_linear(on(unit, lambda article: rate(article, method, 3)), repr(unit), SIZES, STEEPEST)
