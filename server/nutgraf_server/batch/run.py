"""A run over a corpus, from its inputs to its output."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from nutgraf_server.batch.engines.engine import Engine
from nutgraf_server.batch.errors import BatchError, EngineError, FailedFastError, WrongUseError
from nutgraf_server.batch.journal import Checkpoint, Journal, Plan
from nutgraf_server.batch.outputs import output as outputs
from nutgraf_server.batch.outputs.output import Output
from nutgraf_server.batch.progress import Progress, Standing, counted, duration
from nutgraf_server.batch.recipe import Recipe
from nutgraf_server.batch.records import Chunk, chunked
from nutgraf_server.batch.sources.naming import Source
from nutgraf_server.batch.sources.stream import size_of, stream
from nutgraf_server.batch.stopping import StoppedError, Stops
from nutgraf_server.batch.work import Made, Work

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

    inputs: Sequence[Source]
    recipe: Recipe
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
            nothing = f"{job.target} is whole, nothing to resume"
            progress.ended("done", Standing(0, 0, 0, 0, None), nothing)
            return 0
        journal, done = opened
        under_way = _UnderWay(job, journal, done, stops, progress)
        try:
            return under_way.to_the_end(engine_of)
        finally:
            journal.close()


def _opened(job: Job) -> tuple[Journal, Checkpoint] | None:
    """The journal and where to begin; None where the output is whole already."""
    path = outputs.journal(job.target)
    is_folder = job.name == "markdown"
    with _writing(job.target):
        if job.resume and path.exists():
            journal, done = Journal.resumed(path, job.plan)
            if not (done and done.whole):
                outputs.check(job.target, is_folder=is_folder, force=job.force)
            return journal, done or Checkpoint()
        if job.resume and job.target.exists() and not outputs.partial(job.target).exists():
            return None
        outputs.check(job.target, is_folder=is_folder, force=job.force)
        if not job.force and (path.exists() or outputs.partial(job.target).exists()):
            raise WrongUseError(
                f"-o {job.target}: a run was stopped here; say --resume to go on with it, or "
                "--force to begin anew"
            )
        return Journal.begun(path, job.plan), Checkpoint()


class _UnderWay:
    """A run that has its journal."""

    def __init__(
        self, job: Job, journal: Journal, done: Checkpoint, stops: Stops, progress: Progress
    ) -> None:
        self._job = job
        self._journal = journal
        self._done = done
        self._kept = done
        self._before = done.records
        self._stops = stops
        self._progress = progress
        self._output = _output(job)
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
                self._output.place()
                self._journal.path.unlink()
        except StoppedError as stopped:
            self._stops.finish()
            self._tell_stopped("stopped")
            return stopped.status
        except WrongUseError:
            if not self._done.records:
                self._leave_nothing()
            raise
        except BatchError as error:
            self._stops.finish()
            raise type(error)(f"{error}{self._how_to_go_on()}") from None
        finally:
            with suppress(OSError):
                self._output.close()
        words = f"{self._in_words()}: {self._job.target}{self._failures()}"
        self._progress.ended("done", self._standing(), words)
        return 1 if self._done.errors else 0

    def _make_all(self, engine_of: Callable[[Work], Engine]) -> None:
        with _writing(self._job.target), self._stops.held():
            self._output.begin(self._done)
        self._total = sum(map(size_of, self._job.inputs))
        chunks = self._not_done(chunked(stream(self._job.inputs), self._job.chunk))
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
                    f"the inputs are not those of the run that was stopped: the first "
                    f"{counted(self._before, 'record')} are others; say --force to begin anew"
                )
            self._reach_before = self._reach
            self._begun = time.monotonic()
        yield from chunks

    def _take(self, chunk: Chunk, made: Made) -> None:
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
            self._done = replace(self._done, size=self._output.sync(), whole=whole)
            if self._done != self._kept:
                self._journal.add(self._done)
                self._kept = self._done

    def _standing(self) -> Standing:
        seconds = time.monotonic() - self._begun
        share, fresh_share = None, 0.0
        if self._total:
            share = min(1.0, self._reach / self._total)
            fresh_share = share - min(1.0, self._reach_before / self._total)
        done = self._done
        fresh = done.records - self._before
        return Standing(done.records, done.errors, fresh, seconds, share, fresh_share)

    def _in_words(self) -> str:
        standing = self._standing()
        took = f"{duration(standing.seconds)}, {standing.rate:,.0f} a second"
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

    def _leave_nothing(self) -> None:
        """Take back what was begun: there is nothing to go on with."""
        growing = outputs.partial(self._job.target)
        with suppress(OSError):
            self._output.close()
            self._journal.path.unlink()
            if growing.is_dir():
                for each in growing.iterdir():
                    if not each.stat().st_size:
                        each.unlink()
                growing.rmdir()
            elif not growing.stat().st_size:
                growing.unlink()

    def _tell_stopped(self, how: str) -> None:
        words = f"stopped{self._how_to_go_on()}"
        self._progress.ended(how, self._standing(), words)

    def _how_to_go_on(self) -> str:
        kept = counted(self._kept.records, "record")
        return f"; {kept} are kept, say the same with --resume to go on"


def _output(job: Job) -> Output:
    if job.name == "markdown":
        from nutgraf_server.batch.outputs.markdown_files import MarkdownFiles

        return MarkdownFiles(job.target)
    if job.name == "parquet":
        from nutgraf_server.batch.outputs.parquet_file import ParquetFile

        return ParquetFile(job.target)
    from nutgraf_server.batch.outputs.appended import Appended

    return Appended(job.target)


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Whatever goes wrong with a file in here has gone wrong with the output."""
    try:
        yield
    except OSError as error:
        raise BatchError(f"-o {target}: cannot be written: {error.strerror}") from None
