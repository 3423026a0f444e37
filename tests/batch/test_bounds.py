"""No record, no leak and no lack of anything stops a run for good."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from corpus import Command, article, json_lines, read

from nutgraf_server.batch.engines import local, memory
from nutgraf_server.batch.engines.local import Local
from nutgraf_server.batch.records import chunked
from nutgraf_server.batch.sources.naming import sources
from nutgraf_server.batch.sources.stream import stream
from nutgraf_server.batch.specification import Specification
from nutgraf_server.batch.work import Work

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="signals")
needs_proc = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks into /proc")

# A pattern of exponential time holds the interpreter's lock for years.
ODD_METHODS = '''
import os
import re

KEPT = []


class Stuck:
    """Hangs inside C code where the article asks for it."""

    name = "stuck"

    def rate(self, article, count):
        if "Hang, please." in article.source:
            open(os.path.join(os.environ["HANGING"], str(os.getpid())), "wb").close()
            re.match(r"(a+)+$", "a" * 60 + "b")
        return [1.0] * len(article.sentences)


class Leaky:
    """Keeps 64 megabytes of each article."""

    name = "leaky"

    def rate(self, article, count):
        KEPT.append(b"x" * (64 * 2**20))
        return [1.0] * len(article.sentences)
'''


@pytest.fixture(scope="module")
def odd_methods(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables with which a process has these methods."""
    folder = tmp_path_factory.mktemp("methods")
    (folder / "odd_methods.py").write_text(ODD_METHODS, "utf-8")
    info = folder / "odd_methods-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: odd-methods\nVersion: 1\n")
    (info / "entry_points.txt").write_text(
        "[nutgraf.summarizers]\nstuck = odd_methods:Stuck\nleaky = odd_methods:Leaky\n"
    )
    hanging = folder / "hanging"
    hanging.mkdir()
    return {
        "HANGING": str(hanging),
        "PYTHONPATH": os.pathsep.join([str(folder), os.environ["PYTHONPATH"]]),
    }


def with_hangs(path: Path, count: int, hanging: set[int]) -> Path:
    texts = (article(n) + ("\nHang, please.\n" if n in hanging else "") for n in range(count))
    lines = (json.dumps({"id": f"lake-{n}", "text": text}) for n, text in enumerate(texts))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def assert_timed_out(records: list[dict[str, object]], hanging: set[int]) -> None:
    assert [record["id"] for record in records] == [f"lake-{n}" for n in range(len(records))]
    for number, record in enumerate(records):
        if number in hanging:
            assert record["error"]["kind"] == "timed-out"
            assert "--timeout" in record["error"]["message"]
        else:
            assert "summary" in record


@pytest.mark.parametrize(
    ("workers", "hanging"), [(1, {3}), pytest.param(2, {3, 17, 18}, marks=pytest.mark.long)]
)
def test_a_record_without_end_is_an_error_and_the_rest_goes_on(
    batch: Command, odd_methods: dict[str, str], tmp_path: Path, workers: int, hanging: set[int]
):
    given = with_hangs(tmp_path / "in.jsonl", 30, hanging)
    target = tmp_path / "out.jsonl"
    options = ["-m", "stuck", "--timeout", 5, "--chunk", 5, "--workers", workers]
    done = batch(given, "-o", target, *options, **odd_methods)
    assert done.returncode == 1, done.stderr
    assert f"{len(hanging)} timed-out (first: {given}:4)" in done.stderr
    assert_timed_out(read(target), hanging)


@pytest.mark.long(each=True)
@needs_proc
def test_a_run_that_is_stopped_for_a_while_is_not_late(
    batch: Command, odd_methods: dict[str, str], tmp_path: Path
):
    """As by Ctrl-Z and fg, which go to all processes."""
    given = with_hangs(tmp_path / "in.jsonl", 2, {0})
    process = batch.start(
        *(given, "-o", tmp_path / "out.jsonl", "-m", "stuck", "--timeout", 5, "--workers", 1),
        env={**os.environ, **odd_methods, "HANGING": str(tmp_path)},
        start_new_session=True,
    )
    wait_until(lambda: list(tmp_path.glob("[0-9]*")))
    (worker,) = (int(path.name) for path in tmp_path.glob("[0-9]*"))
    os.killpg(process.pid, signal.SIGSTOP)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(6)
    os.killpg(process.pid, signal.SIGCONT)
    # It has all its time once more.
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(2)
    assert runs(worker)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1, errors
    assert_timed_out(read(tmp_path / "out.jsonl"), {0})


@pytest.mark.long
@pytest.mark.enable_socket
def test_a_record_without_end_over_dask(
    batch: Command, odd_methods: dict[str, str], tmp_path: Path
):
    given = with_hangs(tmp_path / "in.jsonl", 20, {7})
    target = tmp_path / "out.jsonl"
    options = ["-m", "stuck", "--timeout", 5, "--chunk", 5, "--engine", "dask", "--workers", 2]
    done = batch(given, "-o", target, *options, **odd_methods)
    assert done.returncode == 1, done.stderr
    assert_timed_out(read(target), {7})


@pytest.mark.long
def test_a_timeout_is_no_setting_that_resuming_asks_about(
    batch: Command, odd_methods: dict[str, str], tmp_path: Path
):
    given = with_hangs(tmp_path / "in.jsonl", 12, {9})
    target = tmp_path / "out.jsonl"
    options = ["-m", "stuck", "--chunk", 2, "--workers", 1, "--checkpoint", 0]
    process = batch.start(
        given, "-o", target, *options, env={**os.environ, **odd_methods}, start_new_session=True
    )
    wait_until(lambda: target.with_name("out.jsonl.partial").exists() and records_in(target) == 8)
    process.kill()
    process.communicate(timeout=60)
    done = batch(given, "-o", target, *options, "--timeout", 5, "--resume", **odd_methods)
    assert done.returncode == 1, done.stderr
    assert_timed_out(read(target), {9})


def records_in(target: Path) -> int:
    return target.with_name(target.name + ".partial").read_bytes().count(b"\n")


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "in vain"
        time.sleep(0.01)


# -- Parents that die ----------------------------------------------------------------------------


def runs(pid: int) -> bool:
    """Whether it does; one whose new parent has not looked yet does not."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except (OSError, ProcessLookupError):
        return False
    return told.rpartition(")")[2].split()[0] not in ("Z", "X")


def children_of(pid: int) -> list[int]:
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    return [
        int(each) for each in told if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()
    ]


@needs_proc
def test_a_worker_inside_c_code_ends_with_its_parent(
    batch: Command, odd_methods: dict[str, str], tmp_path: Path
):
    given = with_hangs(tmp_path / "in.jsonl", 4, {0, 1, 2, 3})
    process = batch.start(
        *(given, "-o", tmp_path / "out.jsonl", "-m", "stuck", "--chunk", 1, "--workers", 2),
        env={**os.environ, **odd_methods, "HANGING": str(tmp_path)},
        start_new_session=True,
    )
    wait_until(lambda: len(list(tmp_path.glob("[0-9]*"))) == 2)
    workers = [int(path.name) for path in tmp_path.glob("[0-9]*")]
    process.kill()
    process.wait()
    wait_until(lambda: not any(map(runs, workers)), seconds=2)
    process.communicate()


WATCHING = """
import subprocess, sys
from nutgraf_server.batch.engines.parent_death import Watch
watch = Watch()
stuck = "import re; re.match('(a+)+$', 'a' * 60 + 'b')"
kept, ended = (subprocess.Popen([sys.executable, "-c", stuck]) for _ in range(2))
for each in (kept, ended):
    watch.add(each.pid)
watch.remove(ended.pid)
print(kept.pid, ended.pid, flush=True)
sys.stdin.read()
"""


@needs_proc
def test_where_no_kernel_does_it_a_process_watches():
    parent = subprocess.Popen(
        [sys.executable, "-c", WATCHING], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    kept, ended = map(int, parent.stdout.readline().split())
    try:
        parent.kill()
        parent.wait()
        wait_until(lambda: not runs(kept), seconds=2)
        assert runs(ended)
    finally:
        os.kill(ended, signal.SIGKILL)
        parent.communicate()


@needs_posix
def test_the_watch_is_used_where_the_kernel_cannot(lake: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(local.parent_death, "kernel_can", lambda: False)
    engine = Local(Work(Specification(method="lead"), "jsonl"), 1)
    given = list(chunked(stream(sources([str(lake)], None)), 20))
    try:
        assert [chunk for chunk, _ in engine.results(iter(given))] == given
        watch = engine._watch
        assert watch._process.poll() is None
    finally:
        engine.close()
    assert watch._process.returncode == 0


# -- Memory --------------------------------------------------------------------------------------


@pytest.mark.long(each=True)
@needs_proc
def test_a_worker_that_grows_is_replaced(
    batch: Command, odd_methods: dict[str, str], tmp_path: Path
):
    given = json_lines(tmp_path / "in.jsonl", 10)
    target = tmp_path / "out.jsonl"
    process = batch.start(
        *(given, "-o", target, "-m", "leaky", "--chunk", 1, "--workers", 1),
        env={**os.environ, **odd_methods},
    )
    most, seen = 0, set()
    while process.poll() is None:
        for pid in children_of(process.pid) if Path(f"/proc/{process.pid}/task").exists() else []:
            seen.add(pid)
            most = max(most, resident(pid))
        time.sleep(0.01)
    assert process.returncode == 0, process.communicate()
    process.communicate()
    assert len(read(target)) == 10
    # 10 times 64 MB are more than twice what one may grow by.
    assert len(seen) >= 2
    assert most < 2 * memory.MAX_GROWTH


def resident(pid: int) -> int:
    try:
        pages = Path(f"/proc/{pid}/statm").read_text("utf-8").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def test_a_worker_that_has_done_enough_is_replaced():
    growth = memory.Growth()
    assert not growth.is_over(memory.MAX_RECORDS - 1)
    assert growth.is_over(1)


# -- What there may be too little of -------------------------------------------------------------


@pytest.mark.long(each=True)
@needs_posix
@pytest.mark.parametrize("limit", [5, 7, 12, 15, 24])
def test_few_descriptors(batch: Command, tmp_path: Path, limit: int):
    given = json_lines(tmp_path / "in.jsonl", 3)
    target = tmp_path / "out.jsonl"
    process = batch.start(
        *(given, "-o", target, "--workers", 1),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit)),
    )
    _, errors = process.communicate(timeout=60)
    assert errors.count("\n") == 1, errors
    assert "internal error" not in errors
    if process.returncode:
        assert process.returncode == 1
        assert "too many open files" in errors
        assert not target.exists()
    else:
        assert len(read(target)) == 3


@needs_posix
def test_a_disk_without_any_room_is_left_as_it_was(batch: Command, tmp_path: Path):
    given = json_lines(tmp_path / "in.jsonl", 30)
    target = tmp_path / "out.jsonl"
    process = batch.start(
        *(given, "-o", target, "-m", "lead"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert errors.count("\n") == 1, errors
    assert "out.jsonl: cannot be written: " in errors
    assert {each.name for each in tmp_path.iterdir()} == {"in.jsonl"}


@needs_posix
@pytest.mark.parametrize("command", ["batch", "summarize"])
def test_a_folder_that_takes_no_files(program: list[str], lake: Path, tmp_path: Path, command: str):
    folder = tmp_path / "results"
    folder.mkdir(mode=0o555)
    if os.geteuid() == 0:
        # Whom no permissions stop.
        folder = Path("/proc/self")
    article = tmp_path / "article.txt"
    article.write_text("The lake is lower than the map says. It fell all summer.", "utf-8")
    given = lake if command == "batch" else article
    done = subprocess.run(
        [*program, command, given, "-o", folder / "out.jsonl"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    assert "out.jsonl: cannot be written: " in done.stderr
    assert not (folder / "out.jsonl").exists()


@needs_posix
@pytest.mark.parametrize("extra", [[], ["--force"]])
def test_a_device_is_no_output(batch: Command, lake: Path, extra: list[str]):
    before = Path("/dev/full").stat().st_rdev
    done = batch(lake, "-o", "/dev/full", "--format", "jsonl", *extra)
    assert done.returncode == 2
    assert "/dev/full: is a device or a pipe" in done.stderr
    assert Path("/dev/full").stat().st_rdev == before
    assert not Path("/dev/full.journal").exists()
