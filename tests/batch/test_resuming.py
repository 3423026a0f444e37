"""A run that is stopped at any point leaves whole records, and goes on to the same bytes."""

import errno
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from corpus import Command, Serial, contents, json_lines, read

from growth import IS_SWEEP
from nutgraf_server import files
from nutgraf_server.batch import run
from nutgraf_server.batch.errors import BatchError, WrongUseError
from nutgraf_server.batch.outputs.output import journal, partial, told
from nutgraf_server.batch.progress import progress
from nutgraf_server.batch.sources.naming import sources
from nutgraf_server.batch.specification import Specification

OUTPUTS = ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet", "out/"]
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def job(given: Path, target: Path, **options: Any) -> run.Job:
    name, shape = told(f"{target.parent}/{target.name}{'' if target.suffix else '/'}", None)
    return run.Job(
        sources([str(given)], None),
        Specification(method="lead"),
        target,
        name,
        shape,
        chunk=5,
        seconds=0,
        **options,
    )


def do(what: run.Job) -> int:
    return run.run(what, Serial, progress("none"))


class PowerCutError(BaseException):
    """The machine goes off."""


@contextmanager
def power_cut(monkeypatch: pytest.MonkeyPatch, after: int) -> Iterator[Callable[[], int]]:
    """Go off at the call of that number that changes anything on the disk."""
    calls = count(1)
    number = 0

    def cut(original: Callable[..., Any], *given: Any, **named: Any) -> Any:
        nonlocal number
        number = next(calls)
        if number < after:
            return original(*given, **named)
        if original is write and len(given[1]) > 1:
            write(given[0], given[1][: len(given[1]) // 2])
        raise PowerCutError

    write = os.write
    with monkeypatch.context() as patched:
        for owner, name in [
            (os, "write"),
            (os, "fsync"),
            (os, "truncate"),
            (files, "create"),
            (files, "rename"),
            (Path, "unlink"),
            (Path, "rmdir"),
            (Path, "mkdir"),
        ]:
            original = getattr(owner, name)
            patched.setattr(
                owner, name, lambda *given, _o=original, **named: cut(_o, *given, **named)
            )
        yield lambda: number


@pytest.mark.long(each=True)
@pytest.mark.parametrize("output", OUTPUTS)
def test_a_power_cut_at_every_single_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str
):
    given = json_lines(tmp_path / "in.jsonl", 17)
    given.write_text(given.read_text("utf-8") + "no json\n", "utf-8")
    target = tmp_path / output.rstrip("/")
    assert do(job(given, target)) == 1
    wanted = contents(target)
    for step in count(1):
        other = tmp_path / f"{step}" / output.rstrip("/")
        other.parent.mkdir()
        try:
            with power_cut(monkeypatch, step) as steps:
                status = do(job(given, other, resume=True))
        except PowerCutError:
            # The next run is cut off too, a little later.
            try:
                with power_cut(monkeypatch, 5):
                    do(job(given, other, resume=True))
            except PowerCutError:
                pass
            do(job(given, other, resume=True))
        else:
            assert status == 1
            assert steps() < step
            break
        assert contents(other) == wanted
        assert {each.name for each in other.parent.iterdir()} == {other.name}
    assert step > 10


def wait_for(condition: Callable[[], bool], process: "subprocess.Popen[str]") -> None:
    """Until it holds or the process has ended."""
    end = time.monotonic() + 60
    while not condition() and process.poll() is None:
        assert time.monotonic() < end, "not within a minute"
        time.sleep(0.001)


def checkpoints(target: Path) -> int:
    try:
        return journal(target).read_bytes().count(b"\n")
    except OSError:
        return 0


MOST_STARTS = 40 if IS_SWEEP else 8


@needs_posix
@pytest.mark.long
@pytest.mark.parametrize("output", OUTPUTS)
def test_killed_at_random(batch: Command, tmp_path: Path, output: str):
    given = json_lines(tmp_path / "in.jsonl", 400 if IS_SWEEP else 100)
    options = [given, "--task", "summarize,claims", "--chunk", 3, "--checkpoint", 0, "--workers", 2]
    assert batch(*options, "-o", f"{tmp_path}/whole-{output}").returncode == 0
    target = tmp_path / output.rstrip("/")
    drawn = random.Random(output)  # noqa: S311  # no secret
    stopped = 0
    for attempt in range(MOST_STARTS):
        process = batch.start(*options, "-o", f"{tmp_path}/{output}", "--resume")
        last = attempt == MOST_STARTS - 1
        if not last:
            # At work again at least: before that, an interrupt meets Python's own start.
            enough = checkpoints(target) + drawn.randint(1, 12)
            wait_for(lambda least=enough: checkpoints(target) >= least, process)
            number = drawn.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
            process.send_signal(number)
        _, errors = process.communicate(timeout=60)
        assert "Traceback" not in errors, errors
        if process.returncode == 0:
            break
        stopped += 1
        assert process.returncode in (-9, 128 + signal.SIGTERM, 128 + signal.SIGINT, -15, -2)
        if target.exists():
            # Stopped when all was written; what may be left is the journal.
            assert batch(*options, "-o", f"{tmp_path}/{output}", "--resume").returncode == 0
            break
    assert stopped > MOST_STARTS // 7
    assert contents(target) == contents(tmp_path / f"whole-{output}".rstrip("/"))
    assert not journal(target).exists()
    assert not partial(target).exists()


# So many that none of these runs ends before it is stopped, however busy the machine.
MANY = 20_000


@needs_posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_whole_records_and_says_how_to_go_on(
    batch: Command, tmp_path: Path, number: signal.Signals
):
    given = json_lines(tmp_path / "in.jsonl", MANY)
    target = tmp_path / "out.jsonl"
    options = [given, "-o", target, "--chunk", 5, "--workers", 1, "--checkpoint", 0]
    # As a terminal does it: to the whole group.
    process = batch.start(*options, start_new_session=True)
    wait_for(lambda: checkpoints(target) > 3, process)
    os.killpg(process.pid, number)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert errors.count("\n") == 1, errors
    assert "--resume" in errors
    assert not target.exists()
    found = read(partial(target))
    assert [record["id"] for record in found] == [f"lake-{n}" for n in range(len(found))]
    assert len(found) >= 10


@needs_posix
def test_no_process_outlives_a_killed_run(batch: Command, tmp_path: Path):
    given = json_lines(tmp_path / "in.jsonl", MANY)
    target = tmp_path / "out.jsonl"
    process = batch.start(
        given, "-o", target, "--chunk", 5, "--workers", 2, "--checkpoint", 0, start_new_session=True
    )
    wait_for(lambda: checkpoints(target) > 3, process)
    process.kill()
    # Its standard error is open as long as any process has it.
    process.communicate(timeout=60)
    wait_for(lambda: not _alive(process.pid), process)


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.long(each=True)
@needs_posix
def test_a_full_disk(batch: Command, tmp_path: Path):
    given = json_lines(tmp_path / "in.jsonl", 60)
    whole = tmp_path / "whole.jsonl"
    assert batch(given, "-o", whole, "-m", "lead").returncode == 0
    target = tmp_path / "out.jsonl"
    options = [given, "-o", target, "-m", "lead", "--chunk", 5, "--checkpoint", 0]
    room = whole.stat().st_size // 2

    process = batch.start(
        *options, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    )
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert errors.count("\n") == 1, errors
    assert "cannot be written: File too large" in errors
    assert "--resume" in errors
    assert not target.exists()
    assert batch(*options, "--resume").returncode == 0
    assert target.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("short", [True, False])
def test_a_disk_that_is_full_at_any_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str, *, short: bool
):
    given = json_lines(tmp_path / "in.jsonl", 17)
    target = tmp_path / output.rstrip("/")
    do(job(given, target))
    wanted = contents(target)
    for step in range(1, 6):
        other = tmp_path / f"{step}" / output.rstrip("/")
        other.parent.mkdir()
        write, calls = os.write, count(1)

        def full(file: int, data: bytes, step=step, write=write, calls=calls) -> int:
            number = next(calls)
            if number >= step and short and number == step:
                return write(file, data[: len(data) // 2])
            if number >= step:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return write(file, data)

        with monkeypatch.context() as patched:
            patched.setattr(os, "write", full)
            with pytest.raises(BatchError, match="No space left on device"):
                do(job(given, other))
        do(job(given, other, resume=True))
        assert contents(other) == wanted


def test_nothing_is_written_over_unasked(tmp_path: Path, lake: Path):
    target = tmp_path / "out.jsonl"
    target.write_text("mine", "utf-8")
    with pytest.raises(WrongUseError, match="--force"):
        do(job(lake, target))
    assert do(job(lake, target, resume=True)) == 0
    assert target.read_text("utf-8") == "mine"
    assert do(job(lake, target, force=True)) == 0
    assert len(read(target)) == 60
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(WrongUseError, match="is not empty"):
        do(job(lake, folder, force=True))


def stopped_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: Path, step: int = 20
) -> Path:
    target = tmp_path / "out.jsonl"
    with pytest.raises(PowerCutError), power_cut(monkeypatch, step):
        do(job(given, target))
    return target


def test_a_stopped_run_is_not_begun_anew_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lake: Path
):
    target = stopped_run(tmp_path, monkeypatch, lake)
    with pytest.raises(WrongUseError, match="--resume to continue"):
        do(job(lake, target))
    assert do(job(lake, target, force=True)) == 0
    assert len(read(target)) == 60


def test_other_settings_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lake: Path):
    target = stopped_run(tmp_path, monkeypatch, lake)
    first = job(lake, target, resume=True)
    for other in (
        {"recipe": Specification(method="lead", limit=3)},
        {"chunk": 6},
        {"shape": "gz"},
    ):
        with pytest.raises(WrongUseError, match="the interrupted job"):
            do(run.replace(first, **other))
    assert do(first) == 0


def test_other_inputs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lake: Path):
    given = tmp_path / "in.jsonl"
    text = lake.read_text("utf-8")
    given.write_text(text, "utf-8")
    target = stopped_run(tmp_path, monkeypatch, given)
    for other in (text.replace("Report 0 ", "Report O "), text.split("\n", 1)[1], "", text[:99]):
        given.write_text(other, "utf-8")
        with pytest.raises(WrongUseError, match="not those of the interrupted job"):
            do(job(given, target, resume=True))
    # What nobody has read yet may grow.
    given.write_text(text + text, "utf-8")
    assert do(job(given, target, resume=True)) == 0
    assert len(read(target)) == 120


def test_two_runs_do_not_write_one_output(batch: Command, tmp_path: Path):
    given = json_lines(tmp_path / "in.jsonl", MANY)
    target = tmp_path / "out.jsonl"
    process = batch.start(given, "-o", target, "--chunk", 5, "--checkpoint", 0)
    try:
        wait_for(lambda: checkpoints(target) > 1, process)
        done = batch(given, "-o", target, "--chunk", 5, "--resume")
        assert done.returncode == 2
        assert "another job is writing this file" in done.stderr
    finally:
        process.kill()
        process.communicate()


def test_fail_fast(batch: Command, tmp_path: Path):
    given = json_lines(tmp_path / "in.jsonl", 20)
    given.write_text(given.read_text("utf-8") + "[1]\n", "utf-8")
    target = tmp_path / "out.jsonl"
    options = [given, "-o", target, "--chunk", 5]
    done = batch(*options, "--fail-fast")
    assert done.returncode == 1
    assert f"{given}:21: not a JSON object; kept 20 records" in done.stderr
    done = batch(*options, "--resume")
    assert done.returncode == 1
    assert f"1 error: 1 not-an-object (first: {given}:21)" in done.stderr
    assert len(read(target)) == 21
    done = batch(*options, "--resume")
    assert done.returncode == 0
    assert "nothing to resume" in done.stderr
