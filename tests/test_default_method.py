"""The default method: what is quick in it says the same as what is plain."""

import itertools
import math
from operator import mul

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf.methods.default import method, place, stem_use, wording
from nutgraf.methods.default.model import model
from nutgraf.methods.default.scene import Scene
from nutgraf.selection.together import Together, best_set

TABLES = [
    (wording.OWN, model().one),
    (place.HERE, model().three),
    (stem_use.STEM, model().stem),
]


@pytest.mark.parametrize(("table", "weights"), TABLES)
def test_every_feature_has_a_weight_and_every_weight_a_feature(table, weights):
    names = [feature.name for feature in table]
    assert len(set(names)) == len(names)
    assert set(names) <= set(weights)
    if table is stem_use.STEM:
        assert set(names) == set(weights)
    else:
        assert {feature.name for feature in method.FEATURES} == set(weights)


def test_a_row_has_a_value_for_each_feature():
    article = nutgraf.read("# The old bridge\n\nThe bridge fell. It fell at noon.", "markdown")
    scene = Scene.of(article)
    for index in range(article.size):
        assert len(wording.row(scene.wording(index))) == len(wording.OWN)
        assert len(place.row(scene.place(index))) == len(place.HERE)
    assert len(stem_use.row(*scene.use("bridg", named=False))) == len(stem_use.STEM)


USES = st.builds(
    stem_use.Use, st.integers(1, 60), st.integers(1, 400), st.integers(0, 3), st.booleans(),
    st.booleans(),
)  # fmt: skip
MAKES = st.builds(
    stem_use.Make, st.booleans(), st.booleans(), st.integers(0, stem_use.MOST_LETTERS),
    st.integers(0, 8).map(lambda group: group / 8),
)  # fmt: skip


@given(USES, MAKES)
def test_the_parts_of_a_likelihood_are_the_weighted_row(use: stem_use.Use, make: stem_use.Make):
    weights = [model().stem[feature.name] for feature in stem_use.STEM]
    total = sum(map(mul, weights, stem_use.row(use, make)))
    assert stem_use.likelihood(use, make) == pytest.approx(1 / (1 + math.exp(-total)), abs=1e-12)


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
