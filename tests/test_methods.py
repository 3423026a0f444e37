"""The summarizers and the registry that finds them."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import ClassVar

import pytest

import nutgraf
from nutgraf.article import Article
from nutgraf.language.stems import content_stems
from nutgraf.methods import registry, sumy_document

ROOT = Path(__file__).parent.parent

SUMY = [
    "sumy:edmundson", "sumy:kl", "sumy:lex-rank", "sumy:lsa", "sumy:luhn", "sumy:random",
    "sumy:reduction", "sumy:sum-basic", "sumy:text-rank",
]  # fmt: skip
NATIVE = [
    "centroid", "default", "edmundson", "hiporank", "kl", "lead", "lexrank", "lsa", "luhn",
    "pacsum", "random", "reduction", "submodular", "sumbasic", "textrank",
]  # fmt: skip
ALL = [*NATIVE, *SUMY]


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
        nutgraf.UnknownMethodError, match=r"unknown method “lex-rank”.*lexrank.*sumy:lex-rank"
    ):
        nutgraf.summarize("It rained. It stopped.", method="lex-rank")


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
    for method in ("sumy:text-rank", "textrank", "default"):
        rated = {registry.rate(nutgraf.read(t, "plaintext"), method, 1) for t in (one, other)}
        assert len(rated) == 2, method


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            "lexrank(treshold=0.2)",
            "“lexrank” has no parameter “treshold”: the parameters are threshold, ep",
        ),
        ("lead(first=3)", "“lead” has no parameter “first”: it has none"),
        ("lexrank(threshold=2)", "threshold must be a number, at least 0, below 1, not 2"),
        ("lexrank(threshold=nan)", "threshold must be a number, at least 0, below 1, not nan"),
        ("lexrank(threshold=true)", "not true"),
        ("lsa(dimensions=2.5)", "dimensions must be a whole number, at least 0, at most 100, not"),
        ("lexrank(threshold=0.2", "cannot be read"),
        ("lexrank(0.2)", "cannot be read"),
        ("lexrank(threshold=0.2,)", "cannot be read"),
        ("lexrank(threshold=0.2, threshold=0.3)", "cannot be read"),
        ("lexrank(threshold=__import__('os'))", "cannot be read"),
        ("lexrank(threshold=0.2) and more", "cannot be read"),
        ("lexrank(threshold=" + "9" * 5000 + ")", "cannot be read"),
    ],
)
def test_a_bad_parameter_is_refused_with_the_known(call: str, message: str):
    with pytest.raises(nutgraf.BadParameterError) as raised:
        nutgraf.summarize("It rained. It stopped.", method=call)
    told = str(raised.value)
    assert message in told
    assert "\n" not in told


def test_parameters_change_the_picks(seeds: list[Path]):
    article = nutgraf.read(seeds[0].read_text("utf-8"), name=seeds[0].name)
    assert registry.rate(article, "lexrank", 3) == registry.rate(article, "lexrank()", 3)
    assert registry.rate(article, "lexrank( threshold = .1 )", 3) == registry.rate(
        article, "lexrank", 3
    )
    for call in (
        "lexrank(threshold=0.3)", "textrank(damping=0.5)", "lsa(dimensions=3)", "luhn(gap=1)",
        "edmundson(location=0, key=2)", "random(seed=1)", "centroid(threshold=0)",
        "pacsum(lambda1=-1)", "pacsum(beta=0.3)", "hiporank(mu=0)", "submodular(diversity=0)",
    ):  # fmt: skip
        name = call.partition("(")[0]
        assert registry.rate(article, call, 3) != registry.rate(article, name, 3), call


@pytest.mark.parametrize("method", NATIVE)
def test_every_parameter_is_described_and_works_at_its_bounds(method: str):
    info = nutgraf.method_info(method)
    text = "The gate opened. The bridge fell into the river. The gate opened. Bridges fall."
    for one in info.parameters:
        assert len(one.line) > 10
        for bound in (one.least, one.most):
            if bound is not None:
                value = one.kind(bound)
                assert nutgraf.summarize(text, f"{method}({one.name}={value!r})").picks


def test_what_is_known_of_a_method():
    info = nutgraf.method_info("lexrank(threshold=0.2)")
    assert info.name == "lexrank"
    assert info.source.startswith("nutgraf ")
    assert "Erkan and Radev 2004" in info.paper
    assert [one.name for one in info.parameters] == ["threshold", "epsilon"]
    assert info.signature == "lexrank(threshold=0.1, epsilon=0.1)"
    assert nutgraf.methods()["lexrank"] == info.description


def test_the_registered_methods_are_those_of_the_project():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = told["project"]["entry-points"]["nutgraf.summarizers"]
    assert sorted(ALL) == sorted(name.replace(".", ":") for name in named)


def test_native_methods_do_without_what_takes_long_to_import():
    article = "The gate opened. The bridge fell into the river. The gate opened again."
    code = f"""
import sys, nutgraf
article = nutgraf.read({article!r})
for name in {NATIVE}:
    from nutgraf.methods import rate
    rate(article, name, 1)
print("numpy" in sys.modules or "sumy.summarizers" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


EXAMPLE = ROOT / "docs" / "examples" / "nutgraf-first-words"


@pytest.fixture(scope="module")
def first_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the example of the documentation is installed."""
    target = tmp_path_factory.mktemp("site")
    if importlib.util.find_spec("hatchling") and importlib.util.find_spec("pip"):
        source = tmp_path_factory.mktemp("source") / "example"
        shutil.copytree(EXAMPLE, source)
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"),
                *("--no-build-isolation", "--disable-pip-version-check", "--target", str(target)),
                str(source),
            ],
            check=True,
        )
        return target
    # What an installer would write.
    told = tomllib.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))["project"]
    for path in EXAMPLE.glob("*.py"):
        shutil.copy(path, target)
    info = target / "nutgraf_first_words-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Name: {told['name']}\nVersion: {told['version']}\n")
    (entries,) = told["entry-points"].items()
    lines = "".join(f"{name} = {value}\n" for name, value in entries[1].items())
    (info / "entry_points.txt").write_text(f"[{entries[0]}]\n{lines}")
    return target


def test_a_method_of_somebody_elses_package(first_words: Path, program: list[str]):
    path = os.pathsep.join([str(first_words), os.environ["PYTHONPATH"]])

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*program, *arguments],
            env={**os.environ, "PYTHONPATH": path},
            input="The gate opened. Rain fell. The gate opened the bridge.",
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    listed = json.loads(run("methods", "--format", "json").stdout)["methods"]
    (found,) = [one for one in listed if one["name"] == "first-words"]
    assert found["source"] == "nutgraf-first-words 1.0"
    assert found["description"] == "Sentences with words of the article's first ones"
    assert [one["name"] for one in found["parameters"]] == ["words"]
    picked = run("summarize", "--method", "first-words(words=3)", "--length", "1")
    assert "The gate opened the bridge." in picked.stdout
    refused = run("summarize", "--method", "first-words(words=0)")
    assert refused.returncode
    assert "words must be a whole number, at least 1, not 0" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_example_is_short_and_the_documentation_shows_it():
    files = sorted(path for path in EXAMPLE.iterdir() if path.is_file())
    page = (ROOT / "docs" / "methods.md").read_text("utf-8")
    texts = [path.read_text("utf-8") for path in files]
    assert all(text.strip() in page for text in texts)
    assert sum(bool(line.strip()) for text in texts for line in text.splitlines()) < 30


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


def test_the_documentation_lists_every_method_with_its_parameters():
    page = (ROOT / "docs" / "methods.md").read_text("utf-8")
    for name in NATIVE:
        info = nutgraf.method_info(name)
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{name}` ")]
        for one in info.parameters:
            assert f"`{one.name}={one.shown_default}` {one.line} ({one.allowed})" in row
        assert info.paper in row


def test_the_projects_own_are_found_as_their_entry_points_say():
    said = {
        entry.name: entry.value
        for entry in entry_points(group=registry.GROUP)
        if entry.dist and entry.dist.name == "nutgraf" and not entry.name.startswith("sumy.")
    }
    assert said == registry.OWN
