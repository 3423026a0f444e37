"""`nutgraf batch`."""

import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import click

import nutgraf
from nutgraf.claims import Kind
from nutgraf.errors import NutgrafError
from nutgraf.methods import registry
from nutgraf.selection import Length, Selection
from nutgraf_server.batch import run
from nutgraf_server.batch.engines.engine import Engine
from nutgraf_server.batch.errors import BatchError, WrongUseError
from nutgraf_server.batch.outputs.output import FORMATS, told
from nutgraf_server.batch.own_files import is_of_a_run, is_written_by
from nutgraf_server.batch.progress import MODES, progress
from nutgraf_server.batch.records import TIMEOUT
from nutgraf_server.batch.sources.naming import KINDS, InputSource, sources
from nutgraf_server.batch.specification import TASKS, Specification
from nutgraf_server.batch.stopping import StoppedError
from nutgraf_server.batch.work import Work
from nutgraf_server.cli import options, terminal
from nutgraf_server.cli.claims import DEFAULT_LIMIT, KindsType
from nutgraf_server.cli.grouped import GroupedCommand
from nutgraf_server.inputs.names import STANDARD_INPUT
from nutgraf_server.settings import Settings, file_layers, resolve

_ENGINES = ("local", "dask")
# In seconds: nobody waits longer for an article.
_DAY = 24 * 60 * 60


class _TasksType(click.ParamType[tuple[str, ...]]):
    """Tasks, separated by commas."""

    name = "tasks"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Read them, or say which there are."""
        names = {name.strip().lower() for name in str(value).split(",") if name.strip()}
        if not names or not names <= set(TASKS):
            self.fail(f"unknown task in “{value}”; the tasks are {', '.join(TASKS)}", param, ctx)
        return tuple(task for task in TASKS if task in names)


class _SecondsType(click.FloatRange):
    """A time in seconds, of which "nan" is none."""

    name = "seconds"

    def convert(
        self, value: float, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read it, or say what a good one is."""
        found = super().convert(value, param, ctx)
        if math.isnan(found):
            self.fail(f"{value!r} is not a number of seconds", param, ctx)
        return found


class _Batch(GroupedCommand):
    groups: ClassVar = {
        "Input": (
            "kind",
            "text_field",
            "id_field",
            "source_format",
            "language",
            "furniture",
            "body",
            "section",
            "configured",
        ),
        "Result": ("tasks", "method", "length", "focus", "kinds", "limit"),
        "Sentence selection": (
            "selection",
            "redundancy",
            "together",
            "coverage",
            "dangling",
            "include",
            "exclude",
            "keep",
        ),
        "Output": ("target", "form", "resume", "force"),
        "Execution": (
            "engine",
            "scheduler",
            "workers",
            "chunk",
            "timeout",
            "seconds",
            "fail_fast",
            "mode",
        ),
    }


@click.command(
    cls=_Batch,
    epilog=options.examples(
        "nutgraf batch articles.jsonl -o summaries.jsonl",
        "nutgraf batch folder/ -o briefings/ --task brief --resume",
    ),
    help="""Summarize or brief a whole corpus, or extract its claims.

    INPUT is a folder, a glob, a JSON Lines file ({"id", "text" or "path"}), CSV or Parquet, a zip
    or tar archive of texts, a text, or "-". Results are in input order, one per record. A record
    that cannot be read becomes an error record, and the exit status is 1.

    After any interruption, --resume continues the job and yields byte-identical output.
    """,
)
@click.argument("inputs", metavar="[INPUT]...", nargs=-1, type=click.Path(allow_dash=True))
@click.option(
    "--output", "-o", "target", metavar="OUT", type=click.Path(), required=True, help="Output path."
)
@click.option(
    "--task",
    "tasks",
    type=_TasksType(),
    default="summarize",
    show_default=True,
    metavar="TASKS",
    help=f"Comma-separated results to make: {', '.join(TASKS)}.",
)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(FORMATS),
    help="Format of OUT; detected from its name by default: .jsonl (.gz, .zst), .parquet or "
    "folder/.",
)
@click.option(
    "--as",
    "kind",
    type=click.Choice(KINDS),
    help="Type of all inputs except folders; detected from their names by default.",
)
@options.method
@options.length("3 sentences", "Length of each summary, and of each briefing's points if given")
@options.focus
@options.chosen
@click.option(
    "--kinds",
    type=KindsType(),
    metavar="KINDS",
    help="Only claims of these kinds, comma-separated.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=DEFAULT_LIMIT,
    show_default=True,
    help="Maximum number of claims per article.",
)
@options.reading
@click.option(
    "--text-field", metavar="NAME", help="Field that holds the text.  [default: text or article]"
)
@click.option(
    "--id-field", metavar="NAME", default="id", show_default=True, help="Field that holds the id."
)
@click.option("--resume", is_flag=True, help="Resume an interrupted job, or start one.")
@click.option("--force", is_flag=True, help="Overwrite an existing OUT, and start over.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first record that fails.")
@click.option(
    "--engine",
    type=click.Choice(_ENGINES),
    help="Execution engine: processes on this machine, or Dask.  [default: local]",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Address of a Dask scheduler, such as tcp://host:8786."
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Number of processes; one per processor by default.",
)
@click.option(
    "--chunk",
    type=click.IntRange(min=1, max=10_000),
    default=run.CHUNK,
    show_default=True,
    help="Number of articles per chunk.",
)
@click.option(
    "--timeout",
    type=_SecondsType(min=0, min_open=True, max=_DAY),
    default=TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="Time limit per article; an article that takes longer becomes an error.",
)
@click.option(
    "--checkpoint",
    "seconds",
    type=_SecondsType(min=0, max=_DAY),
    default=run.SECONDS_BETWEEN_CHECKPOINTS,
    show_default=True,
    metavar="SECONDS",
    help="Time between checkpoints: the most work that a power cut can lose.",
)
@click.option(
    "--progress",
    "mode",
    type=click.Choice(MODES),
    default="auto",
    show_default=True,
    help="How to show progress on standard error.",
)
def batch(  # noqa: PLR0913  # as many as there are options
    *,
    inputs: tuple[str, ...],
    target: str,
    tasks: tuple[str, ...],
    form: str | None,
    kind: str | None,
    method: str | None,
    length: Length | None,
    focus: str | None,
    selection: Selection,
    kinds: tuple[Kind, ...] | None,
    limit: int,
    section: str | None,
    source_format: str | None,
    language: str | None,
    furniture: tuple[str, ...],
    body: tuple[str, ...],
    configured: bool,
    text_field: str | None,
    id_field: str,
    resume: bool,
    force: bool,
    fail_fast: bool,
    engine: str | None,
    scheduler: str | None,
    workers: int | None,
    chunk: int,
    timeout: float,
    seconds: float,
    mode: str,
) -> None:
    """The command."""
    if scheduler and engine == "local":
        raise click.UsageError("--scheduler requires --engine dask")
    settings = _settings() if configured else Settings()
    recipe = Specification(
        tasks=tasks,
        method=method or settings.method,
        length=length or Length.parse(settings.length),
        points=length,
        focus=focus,
        selection=selection,
        section=section,
        kinds=None if kinds is None else tuple(each.value for each in kinds),
        limit=limit,
        source_format=source_format,
        language=language,
        furniture=furniture or settings.furniture,
        body=body or settings.body,
        text_field=text_field,
        id_field=id_field,
    )

    def engine_of(work: Work) -> Engine:
        if engine == "dask" or scheduler:
            from nutgraf_server.batch.engines.dask import Dask

            return Dask(work, scheduler, workers, timeout)
        from nutgraf_server.batch.engines.local import Local, processes

        return Local(work, workers or processes(), timeout)

    try:
        _check(recipe)
        name, shape = told(target, form)
        job = run.Job(
            inputs=_inputs(inputs or (STANDARD_INPUT,), kind, Path(target)),
            recipe=recipe,
            target=Path(target),
            name=name,
            shape=shape,
            chunk=chunk,
            resume=resume,
            force=force,
            fail_fast=fail_fast,
            seconds=seconds,
        )
        status = run.run(job, engine_of, progress(mode))
    except StoppedError as stopped:
        status = stopped.status
    except (WrongUseError, NutgrafError) as error:
        raise click.UsageError(str(error)) from None
    except BatchError as error:
        raise click.ClickException(str(error)) from None
    sys.exit(status)


def _inputs(names: Sequence[str], kind: str | None, target: Path) -> list[InputSource]:
    """The inputs, without what this run and others write.

    Raises:
        WrongUseError: one is not there, or is what this run writes.
    """
    is_written = is_written_by(target)
    # A shell that fills in a * names what a run has left as well.
    others = [name for name in names if name == STANDARD_INPUT or not is_written(name)]
    if not others:
        raise WrongUseError(f"{names[0]}: is also the output; choose another -o")
    return sources(others, kind, lambda path: is_written(path) or is_of_a_run(path))


def _settings() -> Settings:
    """The settings of the current folder, for all records wherever they are."""
    found = resolve(file_layers(Path()))
    for problem in found.problems:
        terminal.say(problem)
    return found.settings


def _check(recipe: Specification) -> None:
    """Find out before the first record what would go wrong with every one.

    Raises:
        NutgrafError: there is no such method or format.
    """
    registry.load(recipe.method)
    nutgraf.read("", recipe.source_format, recipe.language)
    if note := nutgraf.unknown_language(recipe.language):
        terminal.say(note)
