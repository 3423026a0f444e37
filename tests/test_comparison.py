"""Methods side by side."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

import nutgraf
from nutgraf.cancellation import CancelledError, cancellable
from nutgraf.comparison import comparable, jaccard
from nutgraf.rendering import comparison_page, data, filling, markdown, text
from nutgraf.rendering.tables import table
from nutgraf_server.cli import comparison_tables
from running import Run
from schemas import validate
from verbatim import assert_verbatim
from webpages import shown

ARTICLE = (
    "The council bought the old mill by the river in March for $4 million. "
    "It had stood empty for eleven years. "
    "The mill will hold a library and a school from next autumn. "
    "A school in the mill was first proposed in 1998. "
    "Neighbours worry about traffic on the river road."
)
HOSTILE = (
    "The <script>alert(1)</script> was [bold]read[/bold] out & noted by all | of them. "
    "A second <b>sentence</b> [sic] closes the short report of the day."
)


@pytest.fixture
def with_broken(tmp_path: Path) -> dict[str, str]:
    """An environment in which one installed method cannot be loaded and one fails."""
    info = tmp_path / "broken-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[nutgraf.summarizers]\nabsent = no_such_module:Absent\nfailing = failing:Failing\n"
    )
    (tmp_path / "failing.py").write_text(
        "class Failing:\n"
        '    """Fails."""\n'
        "    name = 'failing'\n"
        "    def rate(self, article, count):\n"
        "        raise ValueError('no\\ngood')\n"
    )
    return {"PYTHONPATH": os.pathsep.join([os.environ["PYTHONPATH"], str(tmp_path)])}


def test_picks_in_the_order_of_the_text():
    article = nutgraf.read(ARTICLE)
    found = nutgraf.compare(article, ["textrank", "lead"], length=2)
    assert found.methods == ("textrank", "lead")
    for summary in found.summaries:
        indexes = [pick.sentence.index for pick in summary.picks]
        assert indexes == sorted(indexes)
        alone = nutgraf.summarize(article, summary.method, 2)
        assert indexes == [pick.sentence.index for pick in alone.picks]


def test_what_they_agree_on():
    found = nutgraf.compare(ARTICLE, length=2)
    picked = {
        summary.method: {pick.sentence.index for pick in summary.picks}
        for summary in found.summaries
    }
    counts = [len(one.methods) for one in found.agreements]
    assert counts == sorted(counts, reverse=True)
    for one in found.agreements:
        assert set(one.methods) == {m for m, those in picked.items() if one.sentence.index in those}
    assert {one.sentence.index for one in found.agreements} == set().union(*picked.values())


def test_overlap_by_hand():
    assert jaccard({1, 2, 3}, {3, 4}) == 0.25
    assert jaccard(set(), set()) == 1
    assert jaccard({1}, set()) == 0
    found = nutgraf.compare(ARTICLE, length=2)
    for row, one in enumerate(found.summaries):
        assert found.overlaps[row][row] == 1
        for column, other in enumerate(found.summaries):
            assert found.overlaps[row][column] == found.overlaps[column][row]
            those = [{pick.sentence.index for pick in each.picks} for each in (one, other)]
            assert found.overlaps[row][column] == jaccard(*those)


def test_which_methods():
    native = comparable()
    assert "default" in native
    assert not any(name.startswith("sumy:") for name in native)
    assert nutgraf.compare(ARTICLE).methods == tuple(native)
    assert set(nutgraf.compare(ARTICLE, "all", 1).methods) == set(nutgraf.methods())
    assert nutgraf.compare(ARTICLE, "lead").methods == ("lead",)
    assert nutgraf.compare(ARTICLE, ["lead", "lead"]).methods == ("lead",)
    two = ["lexrank", "lexrank(threshold=0.3)"]
    assert nutgraf.compare(ARTICLE, two).methods == tuple(two)


def test_the_selection_is_asked_for():
    plain = nutgraf.compare(ARTICLE, ["lead"], 2, selection="plain")
    assert [pick.sentence.index for pick in plain.summaries[0].picks] == [0, 1]
    with pytest.raises(nutgraf.BadSelectionError):
        nutgraf.compare(ARTICLE, selection="fancy")
    with pytest.raises(nutgraf.UnknownMethodError):
        nutgraf.compare(ARTICLE, ["no such method"])
    with pytest.raises(nutgraf.BadLengthError):
        nutgraf.compare(ARTICLE, length="long")


def test_one_that_fails_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch):
    from nutgraf.methods.lead import Lead

    def fail(*_: object) -> list[float]:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(Lead, "rate", fail)
    found = nutgraf.compare(ARTICLE, ["lead", "lexrank"], 1)
    assert found.methods == ("lexrank",)
    (failure,) = found.failures
    assert failure.method == "lead"
    assert "RuntimeError" in failure.reason
    assert "\n" not in failure.reason
    for shape in (
        markdown.comparison(found),
        text.plain(text.comparison(found)),
        text.plain(comparison_tables.tables(found, None)),
        shown(filling.whole([comparison_page.part(found, "a")], "a")),
    ):
        assert "failed: RuntimeError" in shape
    alone = nutgraf.compare(ARTICLE, ["lead"], 1)
    assert alone.summaries == ()
    assert alone.agreements == ()
    assert "failed: RuntimeError" in markdown.comparison(alone)
    validate(data.comparison(alone))


def test_it_can_be_given_up():
    asked = 0

    def third() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    article = nutgraf.read(ARTICLE)
    with cancellable(third), pytest.raises(CancelledError):
        nutgraf.compare(article)


def test_methods_are_taken_as_their_turn_comes():
    told: list[str] = []

    def names():
        for name in ("lead", "random"):
            told.append(name)
            yield name

    assert nutgraf.compare(ARTICLE, names()).methods == tuple(told)


def test_an_article_without_a_sentence():
    found = nutgraf.compare("", ["lead", "lexrank"])
    assert found.agreements == ()
    assert found.overlaps == ((1, 1), (1, 1))
    validate(data.comparison(found))
    assert shown(filling.whole([comparison_page.part(found, "a")], "a"))


def test_tables_in_markdown():
    assert table(["a", "b"], [["x|y", "*"]], [1]) == ("| a | b |\n| --- | --: |\n| x\\|y | \\* |")


# -- the command ----------------------------------------------------------------------------------


def test_json_on_every_seed(run: Run, seeds: list[Path]):
    done = run("compare", *seeds, "--format", "json")
    assert done.returncode == 0, done.stderr
    for path, document in zip(seeds, json.loads(done.stdout), strict=True):
        validate(document)
        assert_verbatim(document, path.read_bytes().decode("utf-8"))
        names = [one["method"] for one in document["methods"]]
        assert names == document["overlap"]["methods"]
        assert len(document["overlap"]["values"]) == len(names)
        assert document["failed"] == []
        counts = [len(one["methods"]) for one in document["sentences"]]
        assert counts == sorted(counts, reverse=True)


def test_the_same_bytes(run_in_every_form: Run, seeds: list[Path]):
    first, second = (
        run_in_every_form("compare", seeds[0], PYTHONHASHSEED=seed) for seed in ("1", "2")
    )
    assert first.returncode == 0
    assert first.stdout.rstrip().endswith(b"</html>")
    assert first.stdout == second.stdout


@pytest.mark.parametrize("extra", [[], ["--all"], ["-m", "lexrank(threshold=0.25, epsilon=0.01)"]])
def test_text_fits_80_columns(run: Run, seeds: list[Path], extra: list[str]):
    done = run("compare", *seeds[:4], *extra)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    names = [f"{path}:" for path in seeds[:4]]
    lines = done.stdout.decode().splitlines()
    assert [line for line in lines if line in names] == names
    for line in lines:
        # Names are as long as they are.
        assert cell_len(line) <= 80 or line in names
        assert line == line.rstrip()


def test_text_says_it_all(run: Run):
    done = run("compare", "-m", "lead", "-m", "random", "-l", "2", given=ARTICLE.encode())
    told = done.stdout.decode()
    assert "2 methods, 2 sentences each, of 5 sentences" in told
    assert "Positions of the picks" in told
    assert "Jaccard" in told


def test_html(run: Run, seeds: list[Path]):
    done = run("compare", *seeds[:2], "--format", "html")
    words = shown(done.stdout.decode())
    found = json.loads(run("compare", *seeds[:2], "--format", "json").stdout)
    for document in found:
        for sentence in document["sentences"]:
            assert sentence["text"] in words
        for one in document["methods"]:
            numbers = ", ".join(str(pick["index"] + 1) for pick in one["picks"])
            assert f"{one['method']}{numbers}" in words


def test_markup_in_an_article_is_words(run: Run):
    for shape in ("html", "text"):
        arguments = ("compare", "-m", "lead", "-l", "1", "--from", "plaintext", "-f", shape)
        done = run(*arguments, given=HOSTILE.encode())
        page = done.stdout.decode()
        words = shown(page) if shape == "html" else " ".join(page.split())
        for whole in ("<script>alert(1)</script>", "[bold]read[/bold]"):
            assert whole in words
        assert shape == "text" or "<script" not in page


def test_methods_that_fail(run: Run, with_broken: dict[str, str]):
    done = run("compare", "-l", "1", "-f", "json", given=ARTICLE.encode(), **with_broken)
    assert done.returncode == 0
    document = json.loads(done.stdout)
    validate(document)
    assert [one["method"] for one in document["failed"]] == ["absent", "failing"]
    assert "lead" in document["overlap"]["methods"]
    told = done.stderr.decode().splitlines()
    assert len(told) == 2
    assert "cannot be loaded" in told[0]
    assert "ValueError: no good" in told[1]
    alone = run("compare", "-m", "failing", given=ARTICLE.encode(), **with_broken)
    assert alone.returncode == 1
    assert "no method produced a summary" in alone.stderr.decode()


def test_wrong_usage(run: Run):
    done = run("compare", "-m", "nosuch", given=ARTICLE.encode())
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "unknown method “nosuch”" in done.stderr.decode()
    done = run("compare", "-m", "lead", "--all", given=ARTICLE.encode())
    assert done.returncode == 2


def test_into_a_file(run: Run, tmp_path: Path):
    path = tmp_path / "compared.html"
    assert run("compare", "-f", "html", "-o", path, given=ARTICLE.encode()).returncode == 0
    assert shown(path.read_text("utf-8"))


def test_the_page_takes_jinja_only_when_asked():
    code = "import sys, nutgraf.rendering.filling; print('jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
