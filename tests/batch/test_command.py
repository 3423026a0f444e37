"""What the command makes: records by their schema, outputs of every kind, and how it is told."""

import gzip
import json
import os
import re
import subprocess
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import zstandard
from corpus import Command, article, contents, json_lines, read

from nutgraf_server.batch.specification import Specification
from nutgraf_server.batch.work import file_name
from schemas import validate
from verbatim import assert_verbatim

ALL = ("--task", "brief,summarize,claims")


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records of which some are broken."""
    path = json_lines(tmp_path_factory.mktemp("mixed") / "in.jsonl", 9)
    given = path.read_text("utf-8").splitlines()
    given[3] = "no json"
    given[6] = '{"id": "empty", "text": ""}'
    path.write_text("\n".join(given), "utf-8")
    return path


def test_records_keep_to_their_schema(batch: Command, mixed: Path, tmp_path: Path):
    target = tmp_path / "out.jsonl"
    done = batch(mixed, *ALL, "-o", target, "--chunk", 2)
    assert done.returncode == 1
    assert "9 records" in done.stderr
    assert f"2 errors: 1 cannot-be-made (first: {mixed}:7); 1 not-json" in done.stderr
    records = read(target)
    assert [record["line"] for record in records] == list(range(1, 10))
    assert len({record["settings"] for record in records}) == 1
    for number, record in enumerate(records):
        validate(record)
        if number in (3, 6):
            assert set(record) == {
                *["schema", "version", "settings", "id", "source", "line", "error"]
            }
            continue
        assert list(record)[6:] == ["summary", "claims", "briefing"]
        assert assert_verbatim(record, article(number)) > 5
    assert records[3]["id"] == f"{mixed}:4"
    assert records[6]["id"] == "empty"


def test_as_the_single_commands_make_it(batch: Command, program: list[str], tmp_path: Path):
    given = tmp_path / "a.txt"
    given.write_text(article(4), "utf-8")
    batch(given, *ALL, "-o", tmp_path / "out.jsonl", "--length", "40 words", "-m", "lexrank")
    (record,) = read(tmp_path / "out.jsonl")
    for command, field in [("summarize", "summary"), ("claims", "claims"), ("brief", "briefing")]:
        more = [] if command == "claims" else ["--length", "40 words", "-m", "lexrank"]
        done = subprocess.run(
            [*program, command, given, "-f", "json", *more], capture_output=True, check=True
        )
        alone = json.loads(done.stdout)
        # A corpus is not drawn: its records hold the result without the lines of its view.
        assert alone.pop("lines")
        assert alone == record[field]


def test_packed_lines_are_the_same_lines(batch: Command, mixed: Path, tmp_path: Path):
    for name in ("out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "named.gz"):
        extra = ["--format", "jsonl"] if name == "named.gz" else []
        batch(mixed, "-o", tmp_path / name, "--chunk", 2, *extra)
    plain = (tmp_path / "out.jsonl").read_bytes()
    assert gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()) == plain
    assert gzip.decompress((tmp_path / "named.gz").read_bytes()) == plain
    packed = (tmp_path / "out.jsonl.zst").read_bytes()
    reader = zstandard.ZstdDecompressor().stream_reader(packed, read_across_frames=True)
    assert reader.read() == plain


def test_parquet(batch: Command, mixed: Path, tmp_path: Path):
    batch(mixed, *ALL, "-o", tmp_path / "out.parquet", "--chunk", 2)
    batch(mixed, *ALL, "-o", tmp_path / "out.jsonl")
    rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
    records = read(tmp_path / "out.jsonl")
    assert [row["id"] for row in rows] == [str(record["id"]) for record in records]
    for row, record in zip(rows, records, strict=True):
        assert row["line"] == record["line"]
        assert row["error_kind"] == record.get("error", {}).get("kind")
        for name in ("summary", "claims", "briefing"):
            assert (json.loads(row[name]) if row[name] else None) == record.get(name)
    assert {each.name for each in tmp_path.iterdir()} == {"out.parquet", "out.jsonl"}


def test_markdown(batch: Command, mixed: Path, tmp_path: Path):
    batch(mixed, "--task", "summarize,brief", "-o", f"{tmp_path}/out/", "--chunk", 2)
    found = contents(tmp_path / "out")
    assert len(found) == 8
    failures = [json.loads(line) for line in found.pop("errors.jsonl").splitlines()]
    assert [record["line"] for record in failures] == [4, 7]
    assert list(found) == [file_name(n + 1, f"lake-{n}") for n in range(9) if n not in (3, 6)]
    page = found["00000001-lake-0.md"].decode("utf-8")
    assert page.startswith('---\nschema: "nutgraf/record"\nversion: 1\nsettings: "')
    assert 'id: "lake-0"\n' in page
    assert page.count("# Report 0 from the lake") == 2
    batch(tmp_path / "out" / "errors.jsonl", "-o", f"{tmp_path}/none", "--format", "markdown")
    assert (tmp_path / "none" / "errors.jsonl").exists()


@pytest.mark.parametrize(
    "own",
    ["../../etc/passwd", "a/b\\c", "..", "", "con", "x" * 500, "a\0b\nc", "É ü", "-rf", ".hidden"],
)
def test_a_name_leads_nowhere(own: str):
    name = file_name(12, own)
    assert re.fullmatch(r"00000012(-[\w][\w.-]*)?\.md", name)
    assert len(name) < 100
    assert ".." not in name.removesuffix(".md") or "/" not in name


def test_no_records(batch: Command, tmp_path: Path):
    given = tmp_path / "in.jsonl"
    given.write_text("\n\n")
    for name in ("out.jsonl", "out.jsonl.gz", "out.parquet", "out/"):
        assert batch(given, "-o", f"{tmp_path}/{name}").returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == b""
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 0
    assert contents(tmp_path / "out") == {}


def test_the_hash_of_the_settings(batch: Command, lake: Path, tmp_path: Path):
    (tmp_path / "nutgraf.toml").write_text('method = "lead"\n')
    given = tmp_path / "in.jsonl"
    given.write_text(lake.read_text("utf-8").splitlines()[0])

    def settings(*options: object) -> tuple[str, str]:
        batch(given, "-o", tmp_path / "out.jsonl", "--force", *options, cwd=tmp_path)
        (record,) = read(tmp_path / "out.jsonl")
        return record["settings"], record["summary"]["method"]

    of_project = settings()
    assert of_project == settings("-m", "lead", "--chunk", 7)
    assert of_project == (Specification(method="lead").hash, "lead")
    told = {
        of_project,
        settings("--no-config"),
        settings("-l", "5"),
        settings("--task", "summarize,claims"),
    }
    assert len(told) == 4


@pytest.mark.long(each=True)
def test_the_same_bytes_whoever_works(batch: Command, lake: Path, tmp_path: Path):
    made = set()
    for number, seed in [(1, "0"), (2, "1"), (3, "2")]:
        target = tmp_path / f"{number}.jsonl"
        batch(lake, *ALL, "-o", target, "--workers", number, PYTHONHASHSEED=seed)
        made.add(target.read_bytes())
    assert len(made) == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["nowhere.txt", "-o", "out.jsonl"], "no such file or folder"),
        (["in.jsonl", "-o", "out"], "end it in .jsonl"),
        (["in.jsonl", "-o", "nowhere/out.jsonl"], "no such folder"),
        (["in.jsonl", "-o", ".", "--format", "jsonl"], "is a folder"),
        (["in.jsonl", "-o", "out.jsonl", "-m", "nothing"], "nothing"),
        (["in.jsonl", "-o", "out.jsonl", "--task", "sing"], "unknown task"),
        (["in.jsonl", "-o", "out.jsonl", "--from", "clay"], "unknown format"),
        (["in.jsonl", "-o", "out.jsonl", "--scheduler", "x", "--engine", "local"], "--engine dask"),
        (["in.jsonl", "-o", "out.jsonl", "--timeout", "0"], "--timeout"),
        (["in.jsonl", "-o", "out.jsonl", "--timeout", "nan"], "not a number of seconds"),
        (["in.jsonl", "-o", "out.jsonl", "--timeout", "inf"], "--timeout"),
        (["in.jsonl"], "Missing option"),
    ],
)
def test_wrong_use(batch: Command, tmp_path: Path, options: list[str], told: str):
    json_lines(tmp_path / "in.jsonl", 1)
    done = batch(*options, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert {each.name for each in tmp_path.iterdir()} == {"in.jsonl"}


@pytest.mark.parametrize("name", ["out.jsonl", "out/"])
def test_what_cannot_begin_leaves_nothing(batch: Command, tmp_path: Path, name: str):
    given = tmp_path / "in.parquet"
    given.write_bytes(b"")
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "pyarrow.py").write_text("raise ImportError")
    folder = tmp_path / "results"
    folder.mkdir()
    done = batch(given, "-o", f"{folder}/{name}", PYTHONPATH=str(hidden))
    assert done.returncode == 2
    assert "install pyarrow: pip install 'pyarrow" in done.stderr
    done = batch(given, "-o", folder / "out.parquet", PYTHONPATH=str(hidden))
    assert done.returncode == 2
    assert list(folder.iterdir()) == []


def test_progress_as_events(batch: Command, tmp_path: Path):
    given = json_lines(tmp_path / "in.jsonl", 300)
    done = batch(given, "-o", tmp_path / "out.jsonl", "--progress", "json", "--chunk", 5)
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event["event"] for event in events[-2:]] == ["progress", "done"]
    assert events[-1]["records"] == 300
    assert events[-1]["share"] == 1
    shares = [event["share"] for event in events]
    assert shares == sorted(shares)
    done = batch(given, "-o", tmp_path / "two.jsonl", "--progress", "none")
    assert done.stderr == ""


def test_progress_on_a_terminal(program: list[str], lake: Path, tmp_path: Path):
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*program, "batch", lake, "-o", tmp_path / "out.jsonl", "--chunk", "1"], stderr=theirs
    )
    os.close(theirs)
    told = b""
    try:
        while data := os.read(ours, 4096):
            told += data
    except OSError:
        pass  # how Linux says that the other end is closed
    assert process.wait() == 0
    assert b"\r\x1b[K" in told
    assert b"60 records" in told
