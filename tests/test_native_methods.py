"""The native methods pick what sumy's own classes pick, given the same words."""

import contextlib
import gzip
import json
import math
import random
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

import nutgraf
from growth import IS_SWEEP
from nutgraf.article import Article
from nutgraf.methods import (
    hiporank,
    lexrank,
    pacsum,
    registry,
    shared_words,
    similarity,
    sumy_document,
    sumy_methods,
    terms,
)

RATED = {
    "edmundson": sumy_methods.SumyEdmundson,
    "lexrank": sumy_methods.SumyLexRank,
    "lsa": sumy_methods.SumyLsa,
    "luhn": sumy_methods.SumyLuhn,
    "reduction": sumy_methods.SumyReduction,
    "textrank": sumy_methods.SumyTextRank,
}
GREEDY = {"kl": sumy_methods.SumyKl, "sumbasic": sumy_methods.SumySumBasic}
COUNTS = (1, 3, 10)
# Sums of the same numbers in another order differ by less.
TIE = 1e-9


def ours(article: Article, method: str, count: int) -> list[int]:
    ratings = registry.rate(article, method, count)
    order = sorted(range(len(ratings)), key=lambda index: (-ratings[index], index))
    return order[:count]


def close(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=TIE, abs_tol=1e-12)


def assert_same_picks(article: Article, method: str) -> int:
    """How many of the picks were exact ties."""
    if method in GREEDY:
        return assert_same_order(article, method)
    theirs = RATED[method]().rate(article, max(COUNTS))
    best = sorted(range(len(theirs)), key=lambda index: (-theirs[index], index))
    ties = 0
    for count in COUNTS:
        mine, wanted = ours(article, method, count), best[:count]
        last = theirs[wanted[-1]]
        for index in set(mine) ^ set(wanted):
            assert close(theirs[index], last), (method, count, mine, wanted)
            ties += 1
    return ties


class Enough(Exception):  # noqa: N818
    """sumy has picked enough."""


class Greedy:
    """sumy's class, stopped after some picks; and what it thinks of others."""

    def __init__(self, article: Article, method: str, count: int) -> None:
        adapter = GREEDY[method]()
        original: Any = getattr(
            import_module(f"sumy.summarizers.{adapter.module}"), adapter.class_name
        )
        places: list[int] = []

        class Stopped(original):
            def _find_index_of_best_sentence(self, *given: Any) -> int:
                if len(places) == count:
                    raise Enough
                place = original._find_index_of_best_sentence(
                    *(given if method == "kl" else (self, *given))
                )
                places.append(place)
                return place

        self.sumy = Stopped(sumy_document.stemmer(article.language))
        adapter.prepare(self.sumy, article)
        self.sentences = sumy_document.document(article).sentences
        with contextlib.suppress(Enough):
            self.sumy._compute_ratings(self.sentences)
        left = list(range(len(self.sentences)))
        self.order = [left.pop(place) for place in places]

    def kl(self, order: Sequence[int]) -> Iterator[tuple[float, float]]:
        known = self.sumy.compute_tf(self.sentences)
        contents = [self.sumy._get_content_words_in_sentence(s) for s in self.sentences]
        left = list(range(len(contents)))
        for step, index in enumerate(order):
            said = self.sumy._get_all_words_in_doc([self.sentences[i] for i in order[:step]])
            values = {
                i: self.sumy._kl_divergence(self.sumy._joint_freq(contents[i], said), known)
                for i in left
            }
            yield values[index], min(values.values())
            left.remove(index)

    def sumbasic(self, order: Sequence[int]) -> Iterator[tuple[float, float]]:
        known = self.sumy._compute_tf(self.sentences)
        contents = [self.sumy._get_content_words_in_sentence(s) for s in self.sentences]
        left = list(range(len(contents)))
        for index in order:
            values = {
                i: self.sumy._compute_average_probability_of_words(known, contents[i]) for i in left
            }
            yield values[index], max(values.values())
            left.remove(index)
            self.sumy._update_tf(known, contents[index])


def assert_same_order(article: Article, method: str) -> int:
    count = min(max(COUNTS), len(article.sentences))
    sumy = Greedy(article, method, count)
    for wanted in COUNTS:
        assert ours(article, method, wanted) == ours(article, method, count)[:wanted]
    mine = ours(article, method, count)
    if mine == sumy.order:
        return 0
    # From the first tie on the two go different ways: each of our steps must be one that sumy
    # could have taken.
    for value, best in getattr(sumy, method)(mine):
        assert close(value, best), (method, mine, sumy.order)
    return 1


METHODS = sorted({**RATED, **GREEDY})


@pytest.mark.parametrize("method", METHODS)
def test_the_same_picks_as_sumy_on_the_seeds(seeds: list[Path], method: str):
    for path in seeds:
        article = nutgraf.read(path.read_text("utf-8"), name=path.name)
        assert_same_picks(article, method)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "text",
    [
        "Rain.",
        "Rain. Rain. Rain.",
        "It is. It was. So it is.",
        "12 34. 56 78.",
        "The gate opened. The bridge fell. The gate opened. Bridges open. Gates fell.",
        "The The the. THE gate. Gate the gate. A gate, a gate, a gate and THE bridge.",
        "The pilot’s plane. The pilot's planes landed. Pilots didn’t land. Pilots didn't.",
        "# Gates and bridges\n\nThe gate opened.\n\n## Bridges\n\nIt fell. Bridges fall.\n\n## End",
    ],
)
def test_the_same_picks_as_sumy_of_little(method: str, text: str):
    assert_same_picks(nutgraf.read(text), method)


@pytest.mark.parametrize("method", ["lexrank", "pacsum(beta=0.2)", "reduction", "textrank"])
def test_the_same_ratings_for_many_sentences_as_for_few(
    monkeypatch: pytest.MonkeyPatch, seeds: list[Path], method: str
):
    few = {}
    articles = [nutgraf.read(path.read_text("utf-8"), name=path.name) for path in seeds]
    articles.append(nutgraf.read("It is. It was. So it is. They are."))
    for number, article in enumerate(articles):
        few[number] = registry.load(method).rate(article, 3)
    for module in (lexrank, pacsum, shared_words):
        monkeypatch.setattr(module, "MANY", 1)
    for limit in (lexrank._MOST_PAIRS, 3):
        monkeypatch.setattr(lexrank, "_MOST_PAIRS", limit)
        monkeypatch.setattr(similarity, "_MOST_PRODUCTS", 10 * limit)
        for number, article in enumerate(articles):
            assert registry.load(method).rate(article, 3) == pytest.approx(few[number])


def pacsum_by_pairs(article: Article, lambda1: float, lambda2: float, beta: float) -> list[float]:
    vectors = pacsum._vectors(terms.content(article))
    alike = [
        [1.0 if one is other else similarity.product(one, other) for other in vectors]
        for one in vectors
    ]
    least, greatest = min(map(min, alike)), max(map(max, alike))
    threshold = least + beta * (greatest - least)
    links = [[max(0.0, value - threshold) for value in row] for row in alike]
    return [
        lambda1 * sum(row[:place]) + lambda2 * sum(row[place + 1 :])
        for place, row in enumerate(links)
    ]


@pytest.mark.parametrize("given", [(0, 1, 0), (-0.5, 1, 0), (-1, 1, 0.2)])
def test_pacsum_by_its_definition(seeds: list[Path], given: tuple[float, float, float]):
    for path in seeds:
        article = nutgraf.read(path.read_text("utf-8"), name=path.name)
        found = pacsum.PacSum(*given).rate(article, 3)
        assert found == pytest.approx(pacsum_by_pairs(article, *given), abs=1e-9)


def test_hiporank_by_its_definition(seeds: list[Path]):
    method = hiporank.HipoRank(lambda1=0.3, lambda2=1.0, alpha=0.7, mu=0.5)

    def weight(place: int, other: int, total: int) -> float:
        one, two = (min(at, method.alpha * (total - 1 - at)) for at in (place, other))
        return method.lambda1 if one > two else method.lambda2

    for path in seeds:
        article = nutgraf.read(path.read_text("utf-8"), name=path.name)
        vectors = similarity.unit_vectors(terms.content(article))
        sections = hiporank._sections(article)
        about = [similarity.unit(hiporank._sum(vectors[i] for i in own)) for own in sections]
        wanted = [0.0] * len(vectors)
        for number, own in enumerate(sections):
            for place, index in enumerate(own):
                within = sum(
                    weight(place, other, len(own))
                    * similarity.product(vectors[index], vectors[its])
                    for other, its in enumerate(own)
                    if other != place
                )
                among = sum(
                    weight(number, other, len(about)) * similarity.product(vectors[index], its)
                    for other, its in enumerate(about)
                )
                wanted[index] = within / max(1, len(own) - 1) + method.mu * among / len(about)
        assert method.rate(article, 3) == pytest.approx(wanted, abs=1e-9)


def test_a_repeated_sentence_has_a_rating_each_place():
    article = nutgraf.read("The gate opened. The bridge fell on the gate. The gate opened.")
    first, _, last = registry.rate(article, "pacsum", 1)
    assert first > last


DOCUMENTS = 200 if IS_SWEEP else 50
LONGEST = 400
# Most texts are short: the logarithm of the length is even.
GOLD = (
    ("news-summaries/cnndm.train.jsonl.gz", "article"),
    ("news-summaries/xsum.train.jsonl.gz", "article"),
    ("sentence-splits/gum.train.jsonl.gz", "text"),
)


@cache
def documents(folder: Path) -> list[Article]:
    draw = random.Random(5)  # noqa: S311
    texts: list[list[str]] = []
    for name, key in GOLD:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            found = [json.loads(line)[key] for line in lines]
        draw.shuffle(found)
        texts.append(found)
    made = []
    for number, pool in zip(range(DOCUMENTS), cycle(texts), strict=False):
        wanted = LONGEST if number < len(texts) else round(LONGEST ** draw.random())
        sentences: list[str] = []
        while len(sentences) < wanted:
            text = pool.pop()
            pool.insert(0, text)
            read = nutgraf.read(text, "plaintext", "en")
            sentences += [
                sentence.text + ("\n\n" if sentence is block.sentences[-1] else "")
                for block in read.blocks
                for sentence in block.sentences
            ]
        made.append(nutgraf.read(" ".join(sentences[:wanted]), "plaintext", "en"))
    return made


# The share of documents with a tie among the picks. LSA's ratings are the same for sentences of as
# many words, each once; SumBasic's for sentences whose words are equally frequent.
OFTEN_TIED = {"lsa": 0.4, "sumbasic": 0.15}


@pytest.mark.long
@pytest.mark.parametrize("method", METHODS)
def test_the_same_picks_as_sumy_on_many_documents(pytestconfig: pytest.Config, method: str):
    folder = Path(pytestconfig.getoption("--eval"))
    if not folder.is_dir():
        pytest.skip(f"no gold data: {folder} is absent")
    made = documents(folder)
    sizes = [len(article.sentences) for article in made]
    assert len(made) == DOCUMENTS
    assert min(sizes) <= 2
    assert max(sizes) >= LONGEST - 10
    ties = sum(bool(assert_same_picks(article, method)) for article in made)
    assert ties <= DOCUMENTS * OFTEN_TIED.get(method, 0.02)
