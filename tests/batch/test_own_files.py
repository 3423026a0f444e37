"""What a run writes is never read as input, and what others have written is never touched."""

import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pytest
from corpus import Command, Serial, article, contents, json_lines, read
from pyarrow import parquet
from test_engines import workers_of
from test_resuming import checkpoints, do, job, wait_for

from growth import IS_SWEEP
from nutgraf_server import files
from nutgraf_server.batch import checkpoint_log as journals
from nutgraf_server.batch import run
from nutgraf_server.batch.checkpoint_log import CheckpointLog, Plan
from nutgraf_server.batch.errors import BatchError, WrongUseError
from nutgraf_server.batch.outputs.output import journal, partial
from nutgraf_server.batch.progress import progress
from nutgraf_server.batch.sources.parquet_pages import begins_with_columns

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="links, signals")
needs_proc = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks into /proc")
OUTPUTS = ["out.jsonl", "out.jsonl.gz", "out.parquet", "out/"]
# All go the same way; that each does is shown by `make test-long`.
MOSTLY_LONG = [OUTPUTS[0], *(pytest.param(each, marks=pytest.mark.long) for each in OUTPUTS[1:])]
QUICK = ("-m", "lead", "--workers", 1)


def articles(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(article(number), "utf-8")
    return folder


# -- Inputs --------------------------------------------------------------------------------------


@pytest.mark.parametrize("output", MOSTLY_LONG)
def test_a_run_in_the_folder_of_its_input(batch: Command, tmp_path: Path, output: str):
    folder = articles(tmp_path / "articles", 20)
    done = batch(".", "-o", output, *QUICK, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "20 records" in done.stderr
    # Neither that output, nor this one as it grows.
    for again in ("*", "."):
        target = f"{again.replace('*', 'glob').replace('.', 'dot')}.jsonl"
        done = batch(again, "-o", target, *QUICK, cwd=folder)
        assert "20 records" in done.stderr, done.stderr
        assert len(read(folder / target)) == 20


@pytest.mark.long(each=True)
@needs_posix
@pytest.mark.parametrize("output", MOSTLY_LONG)
def test_killed_in_the_folder_of_its_input(batch: Command, tmp_path: Path, output: str):
    folder = articles(tmp_path / "articles", 300)
    options = [".", *QUICK, "--chunk", 5]
    whole = tmp_path / ("whole" + output.removeprefix("out"))
    assert batch(*options, "-o", f"{whole}{'/' * output.endswith('/')}", cwd=folder).returncode == 0
    target = folder / output.rstrip("/")
    options += ["--checkpoint", 0, "-o", output]
    process = batch.start(*options, cwd=folder, start_new_session=True)
    wait_for(lambda: checkpoints(target) > 6, process)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    assert partial(target).exists()
    assert not target.exists()
    # What another run has left there is not read either.
    done = batch(".", "-o", "other.jsonl", *QUICK, cwd=folder)
    assert "300 records" in done.stderr, done.stderr
    assert done.returncode == 0
    (folder / "other.jsonl").unlink()
    done = batch(*options, "--resume", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "300 records" in done.stderr
    assert contents(target) == contents(whole)
    assert not partial(target).exists()
    assert not journal(target).exists()


MANY, MOST_KILLED = (400, 12) if IS_SWEEP else (200, 4)


@needs_proc
@pytest.mark.long
@pytest.mark.parametrize("output", OUTPUTS)
def test_killed_again_and_again_in_the_folder_of_its_input(
    batch: Command, tmp_path: Path, output: str
):
    """The parent by SIGKILL, or a worker, as when memory runs out."""
    folder = articles(tmp_path / "articles", MANY)
    options = [".", "--task", "summarize,claims", "--chunk", 3, "--workers", 2]
    whole = tmp_path / ("whole" + output.removeprefix("out"))
    assert batch(*options, "-o", f"{whole}{'/' * output.endswith('/')}", cwd=folder).returncode == 0
    target = folder / output.rstrip("/")
    options += ["--checkpoint", 0, "-o", output, "--resume"]
    drawn = random.Random(output)  # noqa: S311  # no secret
    killed = 0
    while True:
        process = batch.start(*options, cwd=folder)
        for _ in range(2):
            enough = checkpoints(target) + drawn.randint(1, 12)
            wait_for(lambda least=enough: checkpoints(target) >= least, process)
            if process.poll() is not None:
                break
            with suppress(ProcessLookupError, IndexError):
                os.kill(drawn.choice(workers_of(process.pid)), signal.SIGKILL)
        if killed < MOST_KILLED:
            process.kill()
        _, errors = process.communicate(timeout=120)
        # A process that Python was still starting says so itself when its parent is killed.
        assert "Traceback" not in errors or "in spawn_main" in errors, errors
        if process.returncode == 0:
            break
        killed += 1
    assert killed > MOST_KILLED // 2
    assert contents(target) == contents(whole)
    assert names_in(folder) == sorted([*(f"{n:04}.txt" for n in range(MANY)), target.name])


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@needs_posix
def test_names_that_a_shell_fills_in(batch: Command, tmp_path: Path):
    folder = articles(tmp_path / "articles", 200)
    options = ["-o", "out.jsonl", *QUICK, "--chunk", 2, "--checkpoint", 0]
    process = batch.start(*names_in(folder), *options, cwd=folder)
    wait_for(lambda: checkpoints(folder / "out.jsonl") > 3, process)
    process.kill()
    process.communicate(timeout=60)
    names = names_in(folder)
    assert "out.jsonl.partial" in names
    done = batch(*names, *options, "--resume", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert len(read(folder / "out.jsonl")) == 200


def test_an_output_that_is_the_input(batch: Command, tmp_path: Path):
    given = json_lines(tmp_path / "in.jsonl", 3)
    before = given.read_bytes()
    for name in ("in.jsonl", "./in.jsonl", str(given)):
        done = batch(name, "-o", "in.jsonl", "--force", *QUICK, cwd=tmp_path)
        assert done.returncode == 2
        assert "is also the output" in done.stderr
    assert contents(tmp_path) == {"in.jsonl": before}


@needs_posix
def test_a_link_to_the_output_is_the_output(batch: Command, tmp_path: Path):
    folder = articles(tmp_path / "articles", 3)
    for name, leads_to in [("a.jsonl", "out.jsonl"), ("b.txt", "out.jsonl.partial")]:
        (folder / name).symlink_to(leads_to)
    done = batch(".", "-o", "out.jsonl", *QUICK, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert len(read(folder / "out.jsonl")) == 3


# -- Files of others -----------------------------------------------------------------------------


def state(folder: Path) -> dict[str, object]:
    """All that is in a folder, links as links."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        found[name] = path.readlink() if path.is_symlink() else path.is_dir() or path.read_bytes()
    return found


@needs_posix
@pytest.mark.parametrize("extra", [[], ["--resume"], ["--force"], ["--force", "--resume"]])
@pytest.mark.parametrize("output", ["out.jsonl", "out.parquet", "out/"])
@pytest.mark.parametrize("kind", ["file", "link", "dangling", "folder", "numbered", "pipe"])
@pytest.mark.parametrize("ending", [".partial", ".journal", ".assembled"])
def test_what_others_have_there_is_left_alone(
    tmp_path: Path, extra: list[str], output: str, kind: str, ending: str
):
    given = json_lines(tmp_path / "in.jsonl", 3)
    folder = tmp_path / "results"
    folder.mkdir()
    precious = folder / "precious.txt"
    precious.write_text("mine\n", "utf-8")
    target = folder / output.rstrip("/")
    there = target.with_name(target.name + ending)
    if kind == "file":
        there.write_text("mine too\n", "utf-8")
    elif kind == "link":
        there.symlink_to(precious)
    elif kind == "dangling":
        there.symlink_to(folder / "nowhere")
    elif kind == "pipe":
        os.mkfifo(there)
    else:
        there.mkdir()
        (there / ("00000009-mine.md" if kind == "numbered" else "errors.jsonl")).write_text("mine")
    if kind == "pipe":
        before: dict[str, object] = {"pipe": there.is_fifo()}
    else:
        before = state(folder)
    options = {each.removeprefix("--"): True for each in extra}
    if ending == ".assembled":
        assert do(job(given, target, **options)) == 0
    else:
        with pytest.raises(WrongUseError) as told:
            do(job(given, target, **options))
        assert there.name in str(told.value)
        assert "\n" not in str(told.value)
        assert not target.exists()
    if kind == "pipe":
        assert there.is_fifo()
        return
    after = state(folder)
    assert {name: after.get(name) for name in before} == before
    if ending != ".assembled":
        assert after == before


@needs_posix
@pytest.mark.parametrize("output", ["out.jsonl", "out.parquet", "out/"])
@pytest.mark.parametrize("kind", ["file", "dangling", "folder"])
def test_a_target_that_appears_meanwhile_is_left_alone(tmp_path: Path, output: str, kind: str):
    given = json_lines(tmp_path / "in.jsonl", 12)
    target = tmp_path / output.rstrip("/")

    def appears() -> None:
        if kind == "file":
            target.write_text("mine", "utf-8")
        elif kind == "dangling":
            target.symlink_to(tmp_path / "nowhere")
        else:
            target.mkdir()
            (target / "mine.txt").write_text("mine", "utf-8")

    class Meddling(Serial):
        def close(self) -> None:
            if not os.path.lexists(target):
                appears()

    with pytest.raises(BatchError) as told:
        run.run(job(given, target), Meddling, progress("none"))
    assert "kept 12 records; to continue, run the same command with --resume" in str(told.value)
    assert "\n" not in str(told.value)
    if kind == "file":
        assert target.read_text("utf-8") == "mine"
    elif kind == "folder":
        assert contents(target) == {"mine.txt": b"mine"}
    else:
        assert target.readlink() == tmp_path / "nowhere"
    assert not (tmp_path / "nowhere").exists()
    # Once it is gone, the result is put there.
    if kind == "folder":
        shutil.rmtree(target)
    else:
        target.unlink()
    assert do(job(given, target, resume=True)) == 0
    other = tmp_path / "other" / target.name
    other.parent.mkdir()
    do(job(given, other))
    assert contents(target) == contents(other)


def test_a_journal_of_another_output_is_not_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    given = json_lines(tmp_path / "in.jsonl", 20)
    target = stopped(tmp_path, monkeypatch, given)
    other = tmp_path / "other.jsonl"
    shutil.copy(journal(target), journal(other))
    for text in ("mine\n" * 10_000, "mine", ""):
        partial(other).write_text(text, "utf-8")
        for options in ({"resume": True}, {"force": True}):
            with pytest.raises(WrongUseError, match="does not belong to an interrupted job"):
                do(job(given, other, **options))
            assert partial(other).read_text("utf-8") == text
    # The one it belongs to is.
    shutil.copy(partial(target), partial(other))
    assert do(job(given, other, resume=True)) == 0
    assert len(read(other)) == 20


def stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: Path) -> Path:
    from test_resuming import stopped_run

    return stopped_run(tmp_path, monkeypatch, given, step=25)


def test_a_partial_output_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    given = json_lines(tmp_path / "in.jsonl", 20)
    target = stopped(tmp_path, monkeypatch, given)
    partial(target).unlink()
    with pytest.raises(WrongUseError, match="is gone; use --force to start over"):
        do(job(given, target, resume=True))
    assert do(job(given, target, force=True)) == 0


def test_an_output_that_is_gone_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Stopped when nothing was left to do but to remove the journal."""
    given = json_lines(tmp_path / "in.jsonl", 4)
    target = tmp_path / "out.jsonl"
    with monkeypatch.context() as patched:
        patched.setattr(CheckpointLog, "remove", lambda _: None)
        do(job(given, target))
    assert journal(target).exists()
    target.rename(tmp_path / "elsewhere.jsonl")
    with pytest.raises(WrongUseError, match="is gone; use --force"):
        do(job(given, target, resume=True))
    (tmp_path / "elsewhere.jsonl").rename(target)
    assert do(job(given, target, resume=True)) == 0
    assert not journal(target).exists()


def test_force_begins_anew_whatever_a_stopped_run_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    given = json_lines(tmp_path / "in.jsonl", 20)
    target = stopped(tmp_path, monkeypatch, given)
    first = journal(target).read_bytes()
    other = run.replace(job(given, target, force=True), chunk=7)
    assert run.run(other, Serial, progress("none")) == 0
    assert len(read(target)) == 20
    assert {each.name for each in tmp_path.iterdir()} == {"in.jsonl", "out.jsonl"}
    assert json.loads(first.splitlines()[0])["run"]


def test_every_run_has_an_id_of_its_own(tmp_path: Path):
    ids = set()
    for number in range(20):
        begun = CheckpointLog.begun(tmp_path / f"{number}.journal", Plan("s", "jsonl/jsonl", 5))
        ids.add(begun.run)
        begun.close()
    assert len(ids) == 20


def test_a_journal_that_is_cut_off_at_any_byte(tmp_path: Path):
    begun = CheckpointLog.begun(tmp_path / "whole", Plan("s", "jsonl/jsonl", 5))
    begun.add(journals.Checkpoint(5, {}, 100, "tail", "digest"))
    begun.close()
    whole = (tmp_path / "whole").read_bytes()
    for size in range(len(whole) + 1):
        path = tmp_path / "cut"
        path.write_bytes(whole[:size])
        opened, told = CheckpointLog.opened(path)
        opened.close()
        assert (told.plan is not None) == (b"\n" in whole[:size])
        assert (told.last is not None) == (size == len(whole))


# -- Systems that cannot rename in one step ------------------------------------------------------


@needs_posix
@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("output", OUTPUTS)
def test_where_the_system_knows_no_such_rename(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str, *, links: bool
):
    def refuse(*_given: object, **_named: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(files, "_renamed_by_the_system", lambda *_: False)
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    given = json_lines(tmp_path / "in.jsonl", 7)
    target = tmp_path / output.rstrip("/")
    assert do(job(given, target)) == 0
    assert {each.name for each in tmp_path.iterdir()} == {"in.jsonl", target.name}
    growing = tmp_path / "growing"
    growing.write_text("new", "utf-8")
    (tmp_path / "there").write_text("mine", "utf-8")
    with pytest.raises(FileExistsError):
        files.rename(growing, tmp_path / "there")
    assert (tmp_path / "there").read_text("utf-8") == "mine"


def test_a_second_name_that_was_all_there_was_time_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    given = json_lines(tmp_path / "in.jsonl", 7)
    target = tmp_path / "out.jsonl"
    monkeypatch.setattr(files, "_renamed_by_the_system", lambda *_: False)

    class CutError(BaseException):
        pass

    def cut(_path: object) -> None:
        raise CutError

    with monkeypatch.context() as patched:
        patched.setattr(os, "unlink", cut)
        with pytest.raises(CutError):
            do(job(given, target))
    assert partial(target).exists()
    assert target.exists()
    assert do(job(given, target, resume=True)) == 0
    assert {each.name for each in tmp_path.iterdir()} == {"in.jsonl", "out.jsonl"}


# -- Single results ------------------------------------------------------------------------------


@needs_posix
@pytest.mark.parametrize(
    "command",
    [
        "summarize",
        *(
            pytest.param(command, marks=pytest.mark.long)
            for command in ("claims", "brief", "outline", "compare")
        ),
    ],
)
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_result_follows_no_link(
    program: list[str], tmp_path: Path, command: str, force: list[str]
):
    (tmp_path / "a.txt").write_text(article(1), "utf-8")
    (tmp_path / "precious").write_text("mine", "utf-8")
    for name, leads_to in [("link", "precious"), ("dangling", "nowhere"), ("device", "/dev/full")]:
        path = tmp_path / name
        path.symlink_to(leads_to)
        options = ["-m", "lead"] if command in ("summarize", "brief", "compare") else []
        done = subprocess.run(
            [*program, command, "a.txt", "-o", name, *options, *force],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert done.returncode == (0 if force and name != "device" else 2), done.stderr
        assert path.is_symlink() == (not force or name == "device")
        assert path.is_symlink() or path.stat().st_size
    assert (tmp_path / "precious").read_text("utf-8") == "mine"
    assert not (tmp_path / "nowhere").exists()


OURS = ("schema", "version", "settings")
COLUMNS = {name: ["a"] for name in OURS}


@pytest.mark.parametrize(
    ("columns", "ours"),
    [
        (COLUMNS, True),
        ({**COLUMNS, "sentences": [[{"start": 1}]]}, True),
        ({"id": ["1"], **COLUMNS}, False),
        ({"schema": ["a"], "other": ["b"], "version": ["c"], "settings": ["d"]}, False),
        ({"schema": [{"version": "a", "settings": "b"}], "id": ["1"]}, False),
        ({"schema": ["a"]}, False),
    ],
)
def test_a_parquet_file_of_ours_is_known_without_the_library(columns: dict, *, ours: bool):
    file = io.BytesIO()
    parquet.write_table(pa.table(columns), file)
    assert begins_with_columns(file, OURS) is ours


def test_a_damaged_parquet_file_is_nobodys():
    whole = io.BytesIO()
    parquet.write_table(pa.table(COLUMNS), whole)
    draw = random.Random(3)  # noqa: S311  # to repeat it
    for _ in range(2_000):
        damaged = bytearray(whole.getvalue())
        for _ in range(draw.randint(1, 6)):
            damaged[draw.randrange(len(damaged))] = draw.randrange(256)
        begins_with_columns(io.BytesIO(damaged[: draw.randrange(len(damaged))]), OURS)
        begins_with_columns(io.BytesIO(damaged[:-8] + whole.getvalue()[-8:]), OURS)
    for nothing in (b"", b"PAR1", b"\xff\xff\xff\xffPAR1"):
        assert not begins_with_columns(io.BytesIO(nothing), OURS)
