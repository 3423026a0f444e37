"""Methods measured on articles with reference summaries."""

import doctest
import gzip
import importlib.util
import io
import json
import math
import os
import random
import re
import subprocess
import weakref
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

import numpy as np
import pytest
from rich.cells import cell_len

import nutgraf
from nutgraf.evaluation import BadRecord, Estimate, Measure, Record, evaluate, records
from nutgraf.evaluation.bootstrap import estimates
from nutgraf.evaluation.measures import dangling, redundancy
from nutgraf.rendering.axis import Axis
from nutgraf_server.cli import counting
from running import Run
from schemas import validate
from webpages import shown

CAT = {
    "id": "cat",
    "text": "The cat sat on a mat. Nobody else in the house was awake.",
    "reference": "A cat sat in the hall.",
}
FERRY = {
    "id": "ferry",
    "article": "The ferry left the island at noon. Storms had closed the port for a week.",
    "summaries": ["The ferry left the island at noon.", "Quite another thing happened."],
}
MILL = {
    "text": "The council bought the old mill in March. It had stood empty for years. "
    "The mill will hold a library and a school. Neighbours worry about traffic by the river.",
    "references": ["Council buys mill.\nIt becomes a library and a school."],
}
DATASET = [CAT, FERRY, MILL]


def seeded(number: int) -> random.Random:
    return random.Random(number)  # noqa: S311  # no secret


def jsonl(*found: object) -> bytes:
    return "".join(json.dumps(one) + "\n" for one in found).encode()


# -- figures by hand ------------------------------------------------------------------------------


def lead(*found: dict[str, Any], length: int = 1) -> dict[Measure, Estimate]:
    return dict(evaluate(found, ["lead"], length).measured[0].figures)


def test_rouge_by_hand():
    """The cat sat on a mat / A cat sat in the hall: 4 of 6 words, 1 of 5 pairs, "cat sat"."""
    found = lead(CAT)
    assert found[Measure.ROUGE_1].value == pytest.approx(4 / 6)
    assert found[Measure.ROUGE_2].value == pytest.approx(1 / 5)
    assert found[Measure.ROUGE_LSUM].value == pytest.approx(2 / 6)
    assert found[Measure.WORDS].value == 6
    assert found[Measure.DANGLING].value == 0
    assert Measure.REDUNDANCY not in found


def test_several_references_count_alike():
    """The first is what is picked, the second has no word of it: (1 + 0) / 2."""
    found = lead(FERRY)
    assert found[Measure.ROUGE_1].value == pytest.approx(0.5)
    assert found[Measure.ROUGE_2].value == pytest.approx(0.5)
    assert found[Measure.ROUGE_LSUM].value == pytest.approx(0.5)


def test_a_mean_over_documents():
    found = lead(CAT, FERRY)
    assert found[Measure.ROUGE_1].value == pytest.approx((4 / 6 + 1 / 2) / 2)
    assert found[Measure.ROUGE_1].documents == 2
    assert found[Measure.ROUGE_1].low == pytest.approx(0.5)
    assert found[Measure.ROUGE_1].high == pytest.approx(4 / 6)


def test_rouge_lsum_goes_by_sentences():
    """Each reference sentence is held against each pick, so that their order does not matter."""
    turned = {
        "text": "The cat sat on a mat. Dogs bark at night.",
        "reference": "Dogs bark at night. The cat sat on a mat.",
    }
    assert lead(turned, length=2)[Measure.ROUGE_LSUM].value == pytest.approx(1)


def test_redundancy_by_hand():
    """Stems: mill, sold, yesterday / mill, burn / river."""
    texts = ["The mill was sold yesterday.", "The mill burned.", "A river."]
    assert redundancy(texts, "en") == pytest.approx((1 / 2 + 0 + 0) / 3)
    assert redundancy(["One sentence."], "en") is None
    assert redundancy(["It was.", "So it was."], "en") is None


def test_dangling_by_hand():
    sentences = nutgraf.read(MILL["text"]).sentences
    assert sentences[1].text.startswith("It ")
    assert dangling([sentences[0], sentences[1]], "en") == 0
    assert dangling([sentences[1], sentences[2]], "en") == 0.5
    assert dangling([sentences[0], sentences[2]], "en") == 0
    opening = nutgraf.read("It rained all day on the lake. Boats stayed ashore.").sentences
    assert dangling([opening[0]], "en") == 0


# -- intervals ------------------------------------------------------------------------------------


def column(*numbers: float) -> Any:
    return np.array(numbers, dtype=float).reshape(-1, 1)


def test_an_interval_is_as_wide_as_theory_says():
    drawn = seeded(3)
    numbers = [drawn.gauss(10, 2) for _ in range(400)]
    (found,) = estimates(column(*numbers))
    assert found is not None
    assert found.value == pytest.approx(fmean(numbers))
    half = 1.96 * stdev(numbers) / math.sqrt(len(numbers))
    assert found.high - found.value == pytest.approx(half, rel=0.15)
    assert found.value - found.low == pytest.approx(half, rel=0.15)


def test_what_is_missing_is_left_out():
    table = np.column_stack([column(1, math.nan, 3), column(*[math.nan] * 3), column(2, 2, 2)])
    first, none, same = estimates(table)
    assert first is not None
    assert (first.value, first.documents) == (2, 2)
    assert none is None
    assert same == Estimate(2, 2, 2, 3)


def test_a_median():
    (found,) = estimates(column(*range(101), math.nan), "median")
    assert found is not None
    assert found.value == 50
    assert found.low < 50 < found.high
    assert found.documents == 101


def test_a_difference_is_paired():
    """One that is better by a little on each document is better, however these differ."""
    drawn = seeded(5)
    base = np.array([drawn.gauss(30, 15) for _ in range(60)])
    better = base + np.array([drawn.gauss(1, 0.5) for _ in range(60)])
    (difference,) = estimates((better - base).reshape(-1, 1))
    assert difference is not None
    assert difference.excludes_zero
    assert not Estimate(0.0, -1.0, 1.0, 5).excludes_zero
    assert not Estimate(0.0, 0.0, 0.0, 5).excludes_zero


def test_differences_from_the_first():
    found = evaluate(DATASET, ["lead", "random", "textrank"], 1)
    first, *others = found.measured
    assert first.differences == {}
    for one in others:
        for measure, difference in one.differences.items():
            if measure is not Measure.MILLISECONDS:
                expected = one.figures[measure].value - first.figures[measure].value
                assert difference.value == pytest.approx(expected)


# -- records --------------------------------------------------------------------------------------


def read(data: bytes) -> list[Record | BadRecord]:
    return list(records(io.BufferedReader(io.BytesIO(data))))


def test_every_form_of_a_record():
    forms = [
        {"text": "a", "reference": "b"},
        {"article": "a", "summary": "b"},
        {"text": "a", "references": ["b"]},
        {"article": "a", "summaries": ["b"], "id": 3, "more": None},
        {"text": None, "article": "a", "references": "b"},
    ]
    expected = [Record("a", ("b",), line) for line in range(1, 6)]
    assert read(jsonl(*forms)) == expected
    assert read(gzip.compress(jsonl(*forms))) == expected
    assert read(b"\xef\xbb\xbf" + jsonl(*forms).replace(b"\n", b"\r\n")) == expected
    spaced = read(jsonl(forms[0]) + b"\n\n" + jsonl(forms[1]).rstrip())
    assert [one.line for one in spaced] == [1, 4]


BAD = [
    (b"nothing\n", "not JSON"),
    (b'{"text": "a"\n', "not JSON"),
    (b"[" * 100_000 + b"\n", "not JSON"),
    (b'{"text": "\xff"}\n', "not UTF-8"),
    (b'["a"]\n', "not a JSON object"),
    (b'{"summary": "a"}\n', "no text"),
    (b'{"text": 3, "summary": "a"}\n', "the text is not a string"),
    (b'{"text": " ", "summary": "a"}\n', "the text is empty"),
    (b'{"text": "a"}\n', "no reference"),
    (b'{"text": "a", "summary": ""}\n', "the reference is empty"),
    (b'{"text": "a", "references": []}\n', "the reference is empty"),
    (b'{"text": "a", "references": [3]}\n', "a reference is not a text"),
    (b'{"text": "a", "reference": {"b": 1}}\n', "a reference is not a text"),
]


@pytest.mark.parametrize(("line", "reason"), BAD, ids=[reason for _, reason in BAD])
def test_a_bad_record(line: bytes, reason: str):
    good = jsonl(CAT)
    first, bad, last = read(good + line + good)
    assert isinstance(first, Record)
    assert isinstance(bad, BadRecord)
    assert isinstance(last, Record)
    assert bad.line == 2
    assert bad.reason.startswith(reason)


def test_a_line_without_end(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("nutgraf.evaluation.dataset._MOST_BYTES", 200)
    long = b'{"text": "' + b"a" * 1000 + b'"}\n'
    found = read(jsonl(CAT) + long + jsonl(CAT))
    assert [type(one) for one in found] == [Record, BadRecord, Record]
    assert [one.line for one in found] == [1, 2, 3]


def test_a_damaged_file():
    whole = gzip.compress(jsonl(*[{**CAT, "id": seeded(n).random()} for n in range(500)]))
    *good, bad = read(whole[: len(whole) // 2])
    assert good
    assert isinstance(bad, BadRecord)
    assert "damaged" in bad.reason


def test_bad_records_are_counted():
    found = evaluate([CAT, {"text": "a"}, {"text": "...", "summary": "b"}, FERRY], ["lead"], 1)
    assert found.documents == 2
    assert found.bad_count == 2
    assert [one.line for one in found.bad] == [2, 3]
    assert "no article text" in found.bad[1].reason
    many = evaluate([CAT, *[{}] * 100], ["lead"])
    assert many.bad_count == 100
    assert len(many.bad) == 20


def test_all_bad_is_an_error(tmp_path: Path):
    with pytest.raises(nutgraf.DatasetError, match="none of its 2 records can be used; line 1: no"):
        evaluate([{}, {}], ["lead"])
    with pytest.raises(nutgraf.DatasetError, match="no records in it"):
        evaluate([], ["lead"])
    with pytest.raises(nutgraf.DatasetError, match="no such file"):
        evaluate(tmp_path / "nowhere.jsonl", ["lead"])
    with pytest.raises(nutgraf.DatasetError, match="is a folder"):
        evaluate(str(tmp_path), ["lead"])
    with pytest.raises(nutgraf.UnknownMethodError):
        evaluate(DATASET, ["nosuch"])


def test_a_method_that_fails_on_a_document(monkeypatch: pytest.MonkeyPatch):
    """The record is left out for all methods, and nobody tells what the text says."""
    from nutgraf.methods.lead import Lead

    rate = Lead.rate

    def fail(self: Lead, article: nutgraf.Article, count: int) -> Any:
        if "ferry" in article.source:
            raise KeyError(article.source)
        return rate(self, article, count)

    monkeypatch.setattr(Lead, "rate", fail)
    found = evaluate(DATASET, ["random", "lead"], 1)
    assert found.documents == 2
    assert [(one.line, one.reason) for one in found.bad] == [(2, "method “lead” failed: KeyError")]


def test_a_language_that_nobody_knows():
    odd = [{**CAT, "language": "Volapük"}, {**CAT, "language": 3}, {**CAT, "language": ""}]
    assert evaluate(odd, "lead", 1).documents == 3


def test_a_limit():
    assert evaluate([CAT, {}, FERRY, MILL], ["lead"], 1, limit=2).documents == 2


def test_nothing_is_kept_of_a_document():
    class Fields(dict[str, object]):
        pass

    alive: list[weakref.ref[Fields]] = []

    def given() -> Iterator[Fields]:
        for number in range(20):
            fields = Fields(CAT, id=number)
            alive.append(weakref.ref(fields))
            yield fields
            del fields
            # The last may still be in the hands of who asked for it.
            assert sum(one() is not None for one in alive) <= 1

    assert evaluate(given(), ["lead"], 1).documents == 20


# -- against others -------------------------------------------------------------------------------


def test_figures_are_those_of_the_gold_scorer(pytestconfig: pytest.Config):
    folder = Path(pytestconfig.getoption("--eval"))
    path = folder / "news-summaries" / "cnndm.train.jsonl.gz"
    if not path.is_file():
        pytest.skip(f"no gold data: {path} is absent")
    spec = importlib.util.spec_from_file_location("gold_score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    items = score.load(path)[:30]
    measured = evaluate(path, ["default", "textrank"], limit=30).measured
    for one in measured:
        rows = [
            score.score_one_summary(
                item,
                [p.sentence.text for p in nutgraf.summarize(item["article"], one.method).picks],
            )
            for item in items
        ]
        figures = score.agg_summary(rows)
        assert 100 * one.figures[Measure.ROUGE_1].value == pytest.approx(figures["R1"], abs=0.01)
        assert 100 * one.figures[Measure.ROUGE_2].value == pytest.approx(figures["R2"], abs=0.01)


# -- the command ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dataset") / "invented.jsonl"
    path.write_bytes(jsonl(*DATASET))
    return path


def test_json(run: Run, dataset: Path):
    done = run("evaluate", dataset, "-f", "json", "-l", "2")
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    found = json.loads(done.stdout)
    validate(found)
    assert found["documents"] == 3
    assert [one["method"] for one in found["methods"]] == ["default", "lead", "lexrank", "textrank"]
    assert found["methods"][0]["differences"] == {}
    assert set(found["methods"][1]["figures"]) == {measure.value for measure in Measure}


def test_the_same_bytes_but_for_time(run_in_every_form: Run, dataset: Path):
    arguments = ("evaluate", dataset, "--no-time")
    first, second = (run_in_every_form(*arguments, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.returncode == 0
    assert first.stdout.rstrip().endswith(b"</html>")
    assert first.stdout == second.stdout
    assert b"illiseconds" not in first.stdout


def test_standard_input_and_several(run: Run, dataset: Path, tmp_path: Path):
    packed = tmp_path / "packed.jsonl.gz"
    packed.write_bytes(gzip.compress(dataset.read_bytes()))
    arguments = ("--no-time", "-m", "lead", "-f", "json")
    one = json.loads(run("evaluate", *arguments, given=dataset.read_bytes()).stdout)
    assert one["dataset"] == "standard input"
    two = json.loads(run("evaluate", dataset, packed, *arguments).stdout)
    assert [each.pop("dataset") for each in two] == [str(dataset), str(packed)]
    one.pop("dataset")
    assert two == [one, one]


def test_text_fits_80_columns(run: Run, dataset: Path):
    long = "lexrank(threshold=0.25, epsilon=0.01)"
    done = run("evaluate", dataset, "-m", "default", "-m", "lead", "-m", long)
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()[1:]
    assert max(cell_len(line) for line in lines) <= 80
    assert any("ROUGE-Lsum" in line for line in lines)
    assert any("Relative to default, document by document" in line for line in lines)


def test_html(run: Run, tmp_path: Path):
    path = tmp_path / "<script>alert(1)<b>.jsonl"
    path.write_bytes(jsonl(*DATASET) + b"broken\n")
    done = run("evaluate", path, "-f", "html", "-m", "lead", "-m", 'lexrank(threshold=".2<b>")')
    assert done.returncode == 1
    done = run("evaluate", path, "-f", "html", "-m", "lead", "-m", "lexrank")
    page = done.stdout.decode()
    words = shown(page)
    assert "<script" not in page
    assert "<script>alert(1)<b>.jsonl" in words
    assert "line 4: not JSON" in words
    found = json.loads(run("evaluate", path, "-f", "json", "-m", "lead", "-m", "lexrank").stdout)
    for one in found["methods"]:
        assert f"{100 * one['figures']['rouge1']['value']:.2f}" in words


def test_bad_records_are_told(run: Run, tmp_path: Path):
    path = tmp_path / "some.jsonl"
    path.write_bytes(b"secret words\n" + jsonl(*DATASET) + b'{"text": "secret words"}\n')
    done = run("evaluate", path, "-m", "lead", "-f", "json")
    assert done.returncode == 0
    told = done.stderr.decode()
    assert told.count("\n") == 1
    assert "2 records could not be used: line 1: not JSON; line 5: no reference" in told
    assert "secret" not in told
    bad = json.loads(done.stdout)["bad"]
    assert [one["line"] for one in bad["records"]] == [1, 5]
    path.write_bytes(b"secret words\n")
    done = run("evaluate", path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().endswith("its one record cannot be used; line 1: not JSON\n")


def test_what_goes_wrong_is_one_line(run: Run, dataset: Path, tmp_path: Path):
    for arguments, words in (
        ([tmp_path / "nowhere.jsonl"], "no such file"),
        ([tmp_path], "no records in it"),
        ([dataset, "-m", "nosuch"], "unknown method “nosuch”"),
    ):
        done = run("evaluate", *arguments)
        assert done.returncode == 1
        assert done.stderr.decode().count("\n") == 1
        assert words in done.stderr.decode()
    assert run("evaluate", dataset, "--length", "long").returncode == 2
    both = run("evaluate", tmp_path / "nowhere.jsonl", dataset, "-m", "lead")
    assert both.returncode == 1
    assert b"ROUGE-1" in both.stdout


def test_without_the_library(run: Run, dataset: Path, tmp_path: Path):
    (tmp_path / "rouge_score").mkdir()
    (tmp_path / "rouge_score" / "__init__.py").write_text("raise ImportError('absent')")
    path = os.pathsep.join([os.environ["PYTHONPATH"], str(tmp_path)])
    done = run("evaluate", dataset, PYTHONPATH=path)
    assert done.returncode == 1
    said = "nutgraf: ROUGE needs rouge-score: pip install 'rouge-score[<>=.,0-9]+'\n"
    assert re.fullmatch(said, done.stderr.decode())


def test_progress_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(counting, "_SECONDS", 0.0)
    for stream, expected in ((Terminal(), "2 records, "), (io.StringIO(), "")):
        monkeypatch.setattr("sys.stderr", stream)
        assert list(counting.counted("abc", "records")) == ["a", "b", "c"]
        assert expected in stream.getvalue()
        assert bool(expected) == bool(stream.getvalue())


def test_axes():
    assert Axis.of([0, 0]).ticks == (0, 1)
    assert Axis.of([31.2, 44.9]).ticks == (30, 35, 40, 45)
    drawn = seeded(1)
    for _ in range(500):
        values = [drawn.uniform(-1, 1) * 10 ** drawn.randint(-3, 4) for _ in range(3)]
        axis = Axis.of(values)
        assert 2 <= len(axis.ticks) <= 8
        assert all(-1e-6 <= axis.place(value) <= 1 + 1e-6 for value in values)


# -- the documentation ----------------------------------------------------------------------------

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs" / "evaluate.md"


def test_the_documented_command(program: list[str]):
    """Figures follow the methods; what they stand under does not."""
    shown_there = DOCS.read_text("utf-8").split("\n$ nutgraf ")[1].split("```")[0]
    command, _, expected = shown_there.partition("\n")
    done = subprocess.run(
        [*program, *command.split()], cwd=ROOT, capture_output=True, check=True, timeout=120
    )

    def form(text: str) -> list[list[str]]:
        return [re.sub(r"[+*.0-9-]+", "0", line).split() for line in text.splitlines()]

    assert form(done.stdout.decode()) == form(expected)


def test_the_documented_calls(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(DOCS), module_relative=False)
    assert tried
    assert not failed
