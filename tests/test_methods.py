"""The summarizers and the registry that finds them."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import pytest

import nutgraf
from nutgraf.article import Article
from nutgraf.methods import registry, sumy_document
from nutgraf.reading.words import content_stems

SUMY = [
    "sumy:edmundson", "sumy:kl", "sumy:lex-rank", "sumy:lsa", "sumy:luhn", "sumy:random",
    "sumy:reduction", "sumy:sum-basic", "sumy:text-rank",
]  # fmt: skip
ALL = ["default", "lead", *SUMY]


def test_every_method_is_listed_with_what_it_does():
    known = nutgraf.methods()
    assert set(ALL) <= set(known)
    assert all(len(text) > 10 for text in known.values())


@pytest.mark.parametrize("method", ALL)
def test_every_method_on_every_seed(seeds: list[Path], method: str):
    for path in seeds:
        article = nutgraf.read(path.read_text("utf-8"), name=path.name)
        summary = nutgraf.summarize(article, method, 3)
        assert 1 <= len(summary.picks) <= 3
        assert all(pick.reasons for pick in summary.picks)


@pytest.mark.parametrize("method", ALL)
def test_every_method_on_the_real_article(real_article: Path, method: str):
    article = nutgraf.read(real_article.read_text("utf-8"))
    summary = nutgraf.summarize(article, method, 4)
    assert len(summary.picks) == 4
    headings = {section.heading.text for section in article.walk() if section.heading}
    for pick in summary.picks:
        assert pick.sentence.text not in headings
        assert not pick.sentence.text.startswith("Home »")


def test_an_unknown_name_answers_with_the_known():
    with pytest.raises(
        nutgraf.UnknownMethodError, match=r"unknown method “lexrank”.*sumy:lex-rank"
    ):
        nutgraf.summarize("It rained. It stopped.", method="lexrank")


@pytest.mark.parametrize("method", ALL)
def test_a_repeated_sentence_is_rated_twice(method: str):
    text = "The gate opened. The bridge fell into the river. The gate opened. The gate opened."
    article = nutgraf.read(text, "plaintext")
    assert len(registry.rate(article, method, 2)) == 4


@pytest.mark.parametrize("method", ALL)
@pytest.mark.parametrize(
    "text", ["Rain.", "It is. It was. So it is.", "12 34. 56 78.", "... !!! ?"]
)
def test_little_to_go_by(method: str, text: str):
    article = nutgraf.read(text, "plaintext")
    summary = nutgraf.summarize(article, method)
    assert bool(summary.picks) == bool(article.sentences)


def test_words_keep_their_digits():
    text = "Some 12 of the F-35s cost $650 each. COVID-19 grounded 3.5 percent of them."
    article = nutgraf.read(text, "plaintext")
    given = sumy_document.document(article).sentences
    seen = {str(word) for sentence in given for word in sentence.words}
    assert {"12", "F-35s", "$650", "COVID-19", "3.5"} <= seen
    assert {"12", "f-35s", "$650", "covid-19", "3.5"} <= set(content_stems(text))


def test_a_digit_makes_a_difference_to_a_rating():
    one = "The tax on barley rose to $650. The mill pays $650. The barn stands by the road."
    other = one.replace("pays $650", "pays $651")
    for method in ("sumy:text-rank", "default"):
        rated = {registry.rate(nutgraf.read(t, "plaintext"), method, 1) for t in (one, other)}
        assert len(rated) == 2, method


SCRIPT = """
import sys, nutgraf
from nutgraf.methods import registry, sumy_document
from nutgraf.reading.words import content_stems
article = nutgraf.read(open(sys.argv[1], encoding="utf-8").read(), name=sys.argv[1])
for name in nutgraf.methods():
    print(name, registry.rate(article, name, 3))
print([claim.sentence.index for claim in nutgraf.find_claims(article)])
"""


def test_the_same_ratings_whatever_the_hash_seed(seeds: list[Path]):
    outputs = set()
    for hash_seed in ("0", "1", "4711"):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(seeds[0])],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            check=True,
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1


class Broken:
    """Breaks."""

    name: ClassVar[str] = "broken"
    given: ClassVar[Sequence[float]] = ()

    def rate(self, article: Article, count: int) -> Sequence[float]:
        del article, count
        return self.given


@pytest.mark.parametrize(
    ("given", "message"),
    [([1.0], "1 ratings for 2"), ([1.0, float("nan")], "not a number"), (["a", "b"], "ValueError")],
)
def test_a_broken_method_is_named(
    monkeypatch: pytest.MonkeyPatch, given: Sequence[float], message: str
):
    monkeypatch.setattr(registry, "load", lambda _: Broken())
    monkeypatch.setattr(Broken, "given", given)
    with pytest.raises(nutgraf.MethodFailedError, match=f"“broken”.*{message}"):
        nutgraf.summarize("It rained. It stopped.", method="broken")
