"""Whoever works: the same results in the same order, with nothing lost when a process is killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from corpus import Command, Serial, json_lines, read

from nutgraf_server.batch.engines import dask, local
from nutgraf_server.batch.engines.dask import Dask
from nutgraf_server.batch.engines.engine import Engine
from nutgraf_server.batch.engines.local import Local
from nutgraf_server.batch.errors import EngineError
from nutgraf_server.batch.outputs.output import journal
from nutgraf_server.batch.records import Chunk, chunked
from nutgraf_server.batch.sources.naming import sources
from nutgraf_server.batch.sources.stream import stream
from nutgraf_server.batch.specification import Specification
from nutgraf_server.batch.work import ChunkResult, Work

needs_proc = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks into /proc")
WORK = Work(Specification(method="lead"), "jsonl")


class Deadly:
    """Ends the process that is given it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


def chunks(path: Path, size: int = 4) -> list[Chunk]:
    return list(chunked(stream(sources([str(path)], None)), size))


def poisoned(chunk: Chunk, at: int) -> Chunk:
    raws = list(chunk.records)
    raws[at] = replace(raws[at], content=Deadly())
    return replace(chunk, records=tuple(raws))


def results(engine: Engine, given: list[Chunk]) -> list[ChunkResult]:
    try:
        found = list(engine.results(iter(given)))
    finally:
        engine.close()
    assert [chunk for chunk, _ in found] == given
    return [made for _, made in found]


def test_the_same_by_a_pool(lake: Path):
    given = chunks(lake)
    assert results(Local(WORK, 2), given) == results(Serial(WORK), given)


def test_no_more_is_taken_than_is_worked_on(lake: Path):
    taken = 0

    def counted() -> Iterator[Chunk]:
        nonlocal taken
        for chunk in chunks(lake, 1):
            taken += 1
            yield chunk

    engine = Local(WORK, 2)
    try:
        for number, _ in enumerate(engine.results(counted()), start=1):
            assert taken <= number + 2 * local._CHUNKS_EACH
    finally:
        engine.close()
    assert taken == 60


@pytest.mark.parametrize("engine", ["local", pytest.param("dask", marks=pytest.mark.long)])
@pytest.mark.enable_socket
def test_only_the_record_that_ends_its_process_is_lost(lake: Path, engine: str):
    given = chunks(lake)[:6]
    wanted = results(Serial(WORK), given)
    bad = [
        *given[:2],
        poisoned(given[2], 1),
        given[3],
        poisoned(poisoned(given[4], 0), 3),
        given[5],
    ]
    found = results(Local(WORK, 2) if engine == "local" else Dask(WORK, None, 2), bad)
    for number, (one, other) in enumerate(zip(found, wanted, strict=True)):
        lines, whole = one.data.splitlines(), other.data.splitlines()
        lost = {2: [1], 4: [0, 3]}.get(number, [])
        assert len(one.failures) == len(lost)
        assert all(failure.kind == "stopped" for _, failure in one.failures)
        for at, (line, right) in enumerate(zip(lines, whole, strict=True)):
            assert (line == right) == (at not in lost)


def test_processes_that_cannot_start(lake: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(local, "_serve", _die)
    with pytest.raises(EngineError, match="cannot be started"):
        results(Local(WORK, 1), chunks(lake))


def _die(connection: object) -> None:
    del connection
    os._exit(1)


def wait_for_checkpoints(target: Path, least: int, process: "subprocess.Popen[str]") -> None:
    end = time.monotonic() + 60
    while True:
        try:
            if journal(target).read_bytes().count(b"\n") >= least:
                return
        except OSError:
            pass
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end, "not within a minute"
        time.sleep(0.001)


def workers_of(process: int) -> list[int]:
    """The processes that work for one, not those that track its resources."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split()
    return [
        int(child)
        for child in children
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


@pytest.mark.long(each=True)
@needs_proc
def test_a_killed_worker_costs_nothing(batch: Command, tmp_path: Path):
    given = json_lines(tmp_path / "in.jsonl", 300)
    whole, target = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    options = [given, "-m", "lead", "--chunk", 5, "--checkpoint", 0, "--workers", 2]
    assert batch(*options, "-o", whole).returncode == 0
    process = batch.start(*options, "-o", target)
    for kill in range(1, 4):
        wait_for_checkpoints(target, 8 * kill, process)
        os.kill(workers_of(process.pid)[kill % 2], signal.SIGKILL)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert target.read_bytes() == whole.read_bytes()


# -- Dask ----------------------------------------------------------------------------------------


@contextmanager
def running(*command: object) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *map(str, command)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """A scheduler and two workers, each a process of its own, started as one does by hand."""
    told = folder / "scheduler.json"
    with ExitStack() as stack:
        scheduler = stack.enter_context(
            running(
                "scheduler",
                *("--host", "127.0.0.1", "--port", 0, "--no-dashboard"),
                *("--scheduler-file", told),
            )
        )
        end = time.monotonic() + 60
        while not told.exists():
            assert scheduler.poll() is None
            assert time.monotonic() < end
            time.sleep(0.01)
        address = json.loads(told.read_text("utf-8"))["address"]
        workers = [
            stack.enter_context(
                running(
                    "worker",
                    address,
                    *("--nthreads", 1, "--no-dashboard", "--no-nanny", "--name", f"w{number}"),
                    *("--host", "127.0.0.1", "--local-directory", folder),
                )
            )
            for number in range(2)
        ]
        yield address, workers


@pytest.mark.long
@pytest.mark.enable_socket
def test_a_cluster_that_loses_a_worker(batch: Command, tmp_path: Path):
    given = json_lines(tmp_path / "in.jsonl", 300)
    whole, target = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    options = [given, "--task", "summarize,claims", "--chunk", 5, "--checkpoint", 0]
    assert batch(*options, "-o", whole).returncode == 0
    with cluster(tmp_path) as (address, workers):
        process = batch.start(*options, "-o", target, "--scheduler", address)
        wait_for_checkpoints(target, 10, process)
        workers[0].kill()
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
        assert target.read_bytes() == whole.read_bytes()
        assert [record["id"] for record in read(target)] == [f"lake-{n}" for n in range(300)]


@pytest.mark.long
@pytest.mark.enable_socket
def test_a_cluster_that_is_lost_can_be_gone_on_without(batch: Command, tmp_path: Path):
    given = json_lines(tmp_path / "in.jsonl", 300)
    whole, target = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    options = [given, "--task", "summarize,claims", "--chunk", 5, "--checkpoint", 0]
    assert batch(*options, "-o", whole).returncode == 0
    with cluster(tmp_path) as (address, _):
        process = batch.start(*options, "-o", target, "--scheduler", address)
        wait_for_checkpoints(target, 10, process)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 128 + signal.SIGTERM, errors
        assert "--resume" in errors
    assert batch(*options, "-o", target, "--resume").returncode == 0
    assert target.read_bytes() == whole.read_bytes()


@pytest.mark.long
@pytest.mark.enable_socket
def test_a_local_cluster(batch: Command, lake: Path, tmp_path: Path):
    whole, target = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    assert batch(lake, "-o", whole).returncode == 0
    done = batch(lake, "-o", target, "--engine", "dask", "--workers", 2)
    assert done.returncode == 0, done.stderr
    # On a slow machine there is progress to tell of; of Dask's own there is nothing to see.
    lines = done.stderr.splitlines()
    assert all(line.startswith("nutgraf: ") and " records" in line for line in lines), lines
    assert target.read_bytes() == whole.read_bytes()


@pytest.mark.long
@pytest.mark.enable_socket
def test_a_scheduler_that_is_not_there(batch: Command, lake: Path, tmp_path: Path):
    done = batch(lake, "-o", tmp_path / "out.jsonl", "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 1
    assert "tcp://127.0.0.1:9: does not answer" in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr


def test_without_the_library(monkeypatch: pytest.MonkeyPatch):
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(dask, "import_module", missing)
    with pytest.raises(Exception, match=r"pip install .*dask"):
        Dask(WORK, None, 1)


@pytest.mark.long
@pytest.mark.enable_socket
def test_workers_that_are_gone_for_good_are_replaced(lake: Path):
    engine = Dask(WORK, None, 1)
    for watched in list(engine._cluster.workers.values()):
        engine._cluster.sync(watched.close)
    given = chunks(lake)

    assert results(engine, given) == results(Serial(WORK), given)
