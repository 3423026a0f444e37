"""Standard input, output and error that are closed or full: one line where it can be said, the
right status, and nothing of one file in another.
"""

import subprocess
import sys
from pathlib import Path

import pytest

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
pytestmark = needs_posix

DATASET = '{"text": "One is here. Two are there. Three are away.", "summary": "One is here."}\n'
# What each command is given, and the status it ends with when all is well.
COMMANDS = {
    "summarize": ["a.txt"],
    "claims": ["a.txt"],
    "brief": ["a.txt"],
    "outline": ["a.txt"],
    "compare": ["a.txt", "-m", "lead", "-m", "luhn"],
    "evaluate": ["gold.jsonl", "-m", "lead", "--no-time"],
    "methods": [],
    "languages": [],
    "config": [],
    "completion": ["bash"],
    "--help": [],
    "--version": [],
}
# One command of each kind always; `make test-long` runs all.
ALWAYS = ("brief", "methods", "--help")
EACH = [pytest.param(name, marks=[] if name in ALWAYS else pytest.mark.long) for name in COMMANDS]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, seeds: list[Path]) -> Path:
    found = tmp_path_factory.mktemp("streams")
    (found / "a.txt").write_bytes((seeds[0].parent / "pasted-news-analysis.txt").read_bytes())
    (found / "gold.jsonl").write_text(DATASET, "utf-8")
    return found


def run(
    program: list[str], folder: Path, arguments: list[str], redirections: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {redirections}', "sh", *program, *arguments],
        cwd=folder,
        input="",
        capture_output=True,
        timeout=60,
        text=True,
        check=False,
    )


def assert_plain(errors: str) -> None:
    assert "Traceback" not in errors
    assert "internal error" not in errors
    assert "Exception ignored" not in errors


@pytest.mark.parametrize("name", EACH)
@pytest.mark.parametrize(
    ("redirection", "why"),
    [(">&-", "it is closed"), (">/dev/full", "No space left on device")],
)
def test_without_standard_output(
    program: list[str], folder: Path, name: str, redirection: str, why: str
):
    done = run(program, folder, [name, *COMMANDS[name]], redirection)
    assert done.returncode == 1
    assert done.stderr == f"nutgraf: standard output cannot be written: {why}\n"


@pytest.mark.parametrize("name", EACH)
@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full", "<&-"])
def test_without_another(program: list[str], folder: Path, name: str, redirection: str):
    usual = run(program, folder, [name, *COMMANDS[name]], "")
    done = run(program, folder, [name, *COMMANDS[name]], redirection)
    assert done.returncode == usual.returncode == 0
    assert done.stdout == usual.stdout
    assert_plain(done.stderr)


@pytest.mark.parametrize("name", EACH)
def test_without_any(program: list[str], folder: Path, name: str):
    done = run(program, folder, [name, *COMMANDS[name]], "<&- >&- 2>&-")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["summarize", "nowhere.txt"], 1), (["sumarize"], 2), (["brief", "--length", "long"], 2)],
)
@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full", "2>/dev/full >/dev/full"])
def test_a_complaint_that_cannot_be_made_keeps_its_status(
    program: list[str], folder: Path, arguments: list[str], status: int, redirection: str
):
    assert run(program, folder, arguments, redirection).returncode == status


def test_no_input(program: list[str], folder: Path):
    done = run(program, folder, ["summarize"], "<&-")
    assert done.returncode == 2
    assert "name a FILE" in done.stderr
    assert_plain(done.stderr)


@pytest.mark.parametrize(
    "redirection",
    [
        "<&- >&- 2>&-",
        *(pytest.param(each, marks=pytest.mark.long) for each in (">&-", "2>&-", "2>/dev/full")),
    ],
)
@pytest.mark.parametrize(
    "command",
    [["summarize", "a.txt", "-f", "json"], ["batch", "a.txt", "-m", "lead", "--format", "jsonl"]],
    ids=lambda command: command[0],
)
def test_a_file_is_written_whatever_the_streams_are(
    program: list[str], folder: Path, tmp_path: Path, command: list[str], redirection: str
):
    usual, target = tmp_path / "usual", tmp_path / "target"
    assert run(program, folder, [*command, "-o", str(usual)], "").returncode == 0
    done = run(program, folder, [*command, "-o", str(target)], redirection)
    assert done.returncode == 0
    assert_plain(done.stderr)
    assert target.read_bytes() == usual.read_bytes()


@pytest.mark.parametrize(
    "redirection", ["2>/dev/full", pytest.param("<&- >&- 2>&-", marks=pytest.mark.long)]
)
def test_a_failing_batch_keeps_its_status(
    program: list[str], folder: Path, tmp_path: Path, redirection: str
):
    (folder / "bad.jsonl").write_text("no json\n", "utf-8")
    target = tmp_path / "out.jsonl"
    done = run(program, folder, ["batch", "bad.jsonl", "-o", str(target)], redirection)
    assert done.returncode == 1
    assert target.read_text("utf-8").count("\n") == 1
    assert '"kind":"not-json"' in target.read_text("utf-8")
    done = run(program, folder, ["batch", "nowhere.jsonl", "-o", str(target)], redirection)
    assert done.returncode == 2


def test_a_reader_that_has_enough(program: list[str], folder: Path):
    done = subprocess.run(
        ["/bin/sh", "-c", '"$@" | true', "sh", *program, "outline", "a.txt", "--explain"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
