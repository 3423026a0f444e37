"""A run over a corpus, from its inputs to its output."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from nutgraf_server.batch.checkpoint_log import Checkpoint, CheckpointLog, LoggedRun, Plan
from nutgraf_server.batch.engines.engine import Engine
from nutgraf_server.batch.errors import BatchError, EngineError, FailedFastError, WrongUseError
from nutgraf_server.batch.outputs import output as outputs
from nutgraf_server.batch.outputs.output import Output
from nutgraf_server.batch.progress import Progress, ProgressState, counted, duration
from nutgraf_server.batch.records import Chunk, chunked
from nutgraf_server.batch.sources.naming import InputSource
from nutgraf_server.batch.sources.stream import size_of, stream
from nutgraf_server.batch.specification import Specification
from nutgraf_server.batch.stopping import StoppedError, Stops
from nutgraf_server.batch.texts import wanted
from nutgraf_server.batch.work import ChunkResult, Work

CHUNK = 50
"""How many records are worked on together, unless told otherwise."""

SECONDS_BETWEEN_CHECKPOINTS = 1.0
"""How much work is lost at most when a run is killed, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a run is to do.

    Attributes:
        inputs: where the records come from.
        recipe: what is made of each.
        target: the output.
        name: the output's format, see `outputs.output.told`.
        shape: the shape of the work.
        chunk: how many records are worked on together.
        resume: whether to go on with a run that was stopped.
        force: whether to write over what is there.
        fail_fast: whether to stop at the first failure.
        seconds: how long at most between two checkpoints.
    """

    inputs: Sequence[InputSource]
    recipe: Specification
    target: Path
    name: str
    shape: str
    chunk: int = CHUNK
    resume: bool = False
    force: bool = False
    fail_fast: bool = False
    seconds: float = SECONDS_BETWEEN_CHECKPOINTS

    @property
    def plan(self) -> Plan:
        """What a run that goes on with this one must have in common with it."""
        return Plan(self.recipe.hash, self.name + "/" + self.shape, self.chunk)


def run(job: Job, engine_of: Callable[[Work], Engine], progress: Progress) -> int:
    """Do it, and say what became of it.

    Returns:
        The status to end with: 0; 1 where records failed; 128 and the signal's number.

    Raises:
        BatchError: it cannot begin or go on. What is done is kept, and can be gone on with.
    """
    stops = Stops()
    with stops.heard():
        opened = _opened(job)
        if opened is None:
            nothing = f"{job.target} is complete; nothing to resume"
            progress.ended("done", ProgressState(0, 0, 0, 0, None), nothing)
            return 0
        journal, done = opened
        under_way = _UnderWay(job, journal, done, stops, progress)
        try:
            return under_way.to_the_end(engine_of)
        finally:
            journal.close()


def _opened(job: Job) -> tuple[CheckpointLog, Checkpoint | None] | None:
    """The journal and where to begin; None where the output is whole already."""
    path, growing = outputs.journal(job.target), outputs.partial(job.target)
    with _writing(job.target):
        if os.path.lexists(path):
            journal, told = CheckpointLog.opened(path)
            with journal.closed_on_failure():
                if job.resume:
                    done = journal.gone_on_with(told, job.plan)
                    if not (done and done.whole):
                        _check(job)
                    return journal, done
                _discard(job, journal, told)
            journal.close()
        elif job.resume and os.path.lexists(job.target) and not os.path.lexists(growing):
            return None
        _check(job)
        if os.path.lexists(growing):
            raise outputs.foreign(growing)
        return CheckpointLog.begun(path, job.plan), None


def _discard(job: Job, journal: CheckpointLog, told: LoggedRun) -> None:
    """Remove what a run that was stopped has left, if that was asked for."""
    if not job.force:
        raise WrongUseError(
            f"-o {job.target}: an interrupted job exists; use --resume to continue it, or "
            "--force to start over"
        )
    _check(job)
    if journal.run:
        _output(job, journal.run).discard(told.last)
    journal.remove()


def _check(job: Job) -> None:
    outputs.check(job.target, is_folder=job.name == "markdown", force=job.force)


class _UnderWay:
    """A run that has its journal."""

    def __init__(
        self,
        job: Job,
        journal: CheckpointLog,
        kept: Checkpoint | None,
        stops: Stops,
        progress: Progress,
    ) -> None:
        self._job = job
        self._journal = journal
        self._kept = kept
        self._done = kept or Checkpoint()
        self._before = self._done.records
        self._stops = stops
        self._progress = progress
        self._output = _output(job, journal.run)
        self._begun = time.monotonic()
        self._total = 0
        self._reach = self._reach_before = 0

    def to_the_end(self, engine_of: Callable[[Work], Engine]) -> int:
        """Do what is left."""
        try:
            if not self._done.whole:
                self._make_all(engine_of)
            self._stops.finish()
            with _writing(self._job.target):
                self._place()
                self._journal.remove()
        except StoppedError as stopped:
            self._stops.finish()
            self._tell_stopped("stopped")
            return stopped.status
        except BatchError as error:
            self._stops.finish()
            if not self._done.records:
                self._leave_nothing()
            if not self._done.records or isinstance(error, WrongUseError):
                raise
            raise type(error)(f"{error}{self._how_to_go_on()}") from None
        finally:
            with suppress(OSError):
                self._output.close()
        words = f"{self._in_words()}: {self._job.target}{self._failures()}"
        self._progress.ended("done", self._standing(), words)
        return 1 if self._done.errors else 0

    def _make_all(self, engine_of: Callable[[Work], Engine]) -> None:
        with _writing(self._job.target), self._stops.held():
            self._output.begin(self._kept)
            if self._kept is None:
                # From here on what has grown is known to be this run's.
                self._check_in()
        self._total = sum(map(size_of, self._job.inputs))
        chunks = self._not_done(
            chunked(stream(self._job.inputs, wanted(self._job.recipe)), self._job.chunk)
        )
        engine = engine_of(Work(self._job.recipe, self._job.shape))
        try:
            self._begun = checked = time.monotonic()
            for chunk, made in engine.results(chunks):
                with self._stops.held():
                    self._take(chunk, made)
                    if time.monotonic() - checked >= self._job.seconds:
                        self._check_in()
                        checked = time.monotonic()
                self._progress.advanced(self._standing())
        except (StoppedError, FailedFastError, EngineError):
            self._stops.finish()
            self._check_in()
            raise
        finally:
            self._stops.finish()
            engine.close()
        self._check_in(whole=True)

    def _not_done(self, chunks: Iterator[Chunk]) -> Iterator[Chunk]:
        """The chunks after those that were done, which must be as they were.

        Raises:
            WrongUseError: they are not.
        """
        done = 0
        if self._before:
            digest = ""
            for chunk in chunks:
                done += len(chunk.records)
                digest, self._reach = chunk.digest, chunk.reach
                if done >= self._before:
                    break
            if (done, digest) != (self._before, self._done.digest):
                raise WrongUseError(
                    f"the inputs are not those of the interrupted job: the first "
                    f"{counted(self._before, 'record')} differ; use --force to start over"
                )
            self._reach_before = self._reach
            self._begun = time.monotonic()
        yield from chunks

    def _take(self, chunk: Chunk, made: ChunkResult) -> None:
        """Write a chunk's results."""
        if made.failures and self._job.fail_fast:
            place, failure = made.failures[0]
            raise FailedFastError(f"{place}: {failure.message}")
        with _writing(self._job.target):
            self._output.write(made)
        failures = dict(self._done.failures)
        for place, failure in made.failures:
            count, first = failures.get(failure.kind, (0, place))
            failures[failure.kind] = (count + 1, first)
        records = self._done.records + made.records
        self._done = replace(self._done, records=records, failures=failures, digest=chunk.digest)
        self._reach = chunk.reach

    def _check_in(self, *, whole: bool = False) -> None:
        """See to it that all that was made so far is kept, whatever happens from here on."""
        with _writing(self._job.target):
            size, tail = self._output.sync()
            self._done = replace(self._done, size=size, tail=tail, whole=whole)
            if self._done != self._kept:
                self._journal.add(self._done)
                self._kept = self._done

    def _standing(self) -> ProgressState:
        seconds = time.monotonic() - self._begun
        share, fresh_share = None, 0.0
        if self._total:
            share = min(1.0, self._reach / self._total)
            fresh_share = share - min(1.0, self._reach_before / self._total)
        done = self._done
        fresh = done.records - self._before
        return ProgressState(done.records, done.errors, fresh, seconds, share, fresh_share)

    def _in_words(self) -> str:
        standing = self._standing()
        took = f"{duration(standing.seconds)}, {standing.rate:,.0f} per second"
        return f"{counted(standing.records, 'record')} in {took}"

    def _failures(self) -> str:
        """What failed and how often, for the end of a line."""
        if not self._done.errors:
            return ""
        kinds = "; ".join(
            f"{count:,} {kind} (first: {place})"
            for kind, (count, place) in sorted(self._done.failures.items())
        )
        return f"; {counted(self._done.errors, 'error')}: {kinds}"

    def _place(self) -> None:
        try:
            self._output.place(over=self._job.force)
        except FileExistsError:
            raise BatchError(
                f"-o {self._job.target}: was created by another program meanwhile; move it, or "
                "use --force to overwrite it"
            ) from None
        if not os.path.lexists(self._job.target):
            raise WrongUseError(f"-o {self._job.target}: is gone; use --force to start over")

    def _leave_nothing(self) -> None:
        """Take back what was begun: there is nothing to go on with."""
        with suppress(OSError, WrongUseError):
            self._output.discard(self._kept)
            self._journal.remove()

    def _tell_stopped(self, how: str) -> None:
        words = f"stopped{self._how_to_go_on()}"
        self._progress.ended(how, self._standing(), words)

    def _how_to_go_on(self) -> str:
        kept = counted(self._kept.records if self._kept else 0, "record")
        return f"; kept {kept}; to continue, run the same command with --resume"


def _output(job: Job, run_id: str) -> Output:
    if job.name == "markdown":
        from nutgraf_server.batch.outputs.markdown_files import MarkdownFiles

        return MarkdownFiles(job.target, run_id)
    if job.name == "parquet":
        from nutgraf_server.batch.outputs.parquet_file import ParquetFile

        return ParquetFile(job.target, run_id)
    from nutgraf_server.batch.outputs.appended import Appended

    return Appended(job.target)


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Whatever goes wrong with a file in here has gone wrong with the output."""
    try:
        yield
    except OSError as error:
        raise BatchError(f"-o {target}: cannot be written: {error.strerror}") from None
