"""The default method: what is quick in it says the same as what is plain."""

import itertools
import math
from operator import mul

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf.methods.default import context, evidence, method, place, term_usage, wording
from nutgraf.methods.default.article_features import ArticleFeatures
from nutgraf.methods.default.model import model
from nutgraf.selection.set_selection import Together, best_set

TABLES = [
    (wording.OWN, model().one),
    (evidence.EVIDENCE, model().one),
    (place.HERE, model().three),
    (context.CONTEXT, model().three),
    (term_usage.STEM, model().stem),
]


@pytest.mark.parametrize(("table", "weights"), TABLES)
def test_every_feature_has_a_weight_and_every_weight_a_feature(table, weights):
    names = [feature.name for feature in table]
    assert len(set(names)) == len(names)
    assert set(names) <= set(weights)
    if table is term_usage.STEM:
        assert set(names) == set(weights)
    else:
        assert {feature.name for feature in method.FEATURES} == set(weights)


def test_a_row_has_a_value_for_each_feature():
    article = nutgraf.read("# The old bridge\n\nThe bridge fell. It fell at noon.", "markdown")
    scene = ArticleFeatures.of(article)
    for index in range(article.size):
        assert len(wording.row(scene.wording(index))) == len(wording.OWN)
        assert len(evidence.row(scene.wording(index), "en")) == len(evidence.EVIDENCE)
        assert len(place.row(scene.place(index))) == len(place.HERE)
        assert len(context.row(scene.context(index))) == len(context.CONTEXT)
    assert len(term_usage.row(*scene.use("bridg", named=False))) == len(term_usage.STEM)


def test_where_a_language_has_no_lists_they_speak_for_no_sentence():
    text = "Bron pAq. 1 raS vIleghta'. SuvwI' Daq.\n\nMust because the monday found."
    for language in ("pl", "fi"):
        article = nutgraf.read(text, "plaintext", language)
        scene = ArticleFeatures.of(article)
        listed = {"tells when", "tells a finding", "tells what ought to be", "words worth a check"}
        for index in range(article.size):
            row = evidence.row(scene.wording(index), language)
            seen = {each.name for each, value in zip(evidence.EVIDENCE, row, strict=True) if value}
            assert not seen & listed
            assert scene.sentence_features[index].dependence is None


def test_a_heading_that_moves_changes_what_opens_a_section():
    first, second, heading = (
        "The quay was built in 1911.",
        "Its crane fell last year.",
        "## The crane",
    )
    for text, opens in (
        (f"{heading}\n\n{first}\n\n{second}", [True, False]),
        (f"{first}\n\n{heading}\n\n{second}", [False, True]),
    ):
        scene = ArticleFeatures.of(nutgraf.read(f"# Quay\n\n{text}", "markdown"))
        assert [scene.context(index).part.opens for index in (0, 1)] == opens


USES = st.builds(
    term_usage.TermUsage, st.integers(1, 60), st.integers(1, 400), st.integers(0, 3), st.booleans(),
    st.booleans(),
)  # fmt: skip
MAKES = st.builds(
    term_usage.TermProfile, st.booleans(), st.booleans(), st.integers(0, term_usage.MOST_LETTERS),
    st.integers(0, 8).map(lambda group: group / 8),
)  # fmt: skip


@given(USES, MAKES)
def test_the_parts_of_a_likelihood_are_the_weighted_row(
    use: term_usage.TermUsage, make: term_usage.TermProfile
):
    weights = [model().stem[feature.name] for feature in term_usage.STEM]
    total = sum(map(mul, weights, term_usage.row(use, make)))
    assert term_usage.likelihood(use, make) == pytest.approx(1 / (1 + math.exp(-total)), abs=1e-12)


STEMS = st.frozensets(st.sampled_from("abcdefgh"), max_size=5)
SENTENCES = st.lists(st.tuples(st.integers(-30, 30), STEMS, st.booleans()), min_size=1, max_size=11)


@given(SENTENCES, st.integers(1, 4), st.sets(st.integers(0, 10), max_size=2))
def test_the_set_that_is_found_is_the_best_of_all(
    sentences: list[tuple[int, frozenset[str], bool]], count: int, apart: set[int]
):
    pool = list(range(len(sentences)))
    weighed = Together(
        {index: 2.0 * leans for index, (_, _, leans) in enumerate(sentences)},
        {index: stems for index, (_, stems, _) in enumerate(sentences)},
        {stem: 0.1 * number for number, stem in enumerate("abcdefgh")},
        {index: rating / 10 for index, (rating, _, _) in enumerate(sentences)},
    )

    def allowed(chosen) -> bool:
        return not apart.issubset(chosen) or not apart

    found = best_set(weighed, pool, count, allowed)
    sets = [each for each in itertools.combinations(pool, min(count, len(pool))) if allowed(each)]
    if sets:
        best = max(map(weighed.worth, sets))
        assert found == list(next(each for each in sets if weighed.worth(each) == best))
