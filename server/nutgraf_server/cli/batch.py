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
            self.fail(f"unknown task in “{value}”: use some of {', '.join(TASKS)}", param, ctx)
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
        "What is read": (
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
        "What is made": ("tasks", "method", "length", "focus", "kinds", "limit"),
        "How sentences are chosen": (
            "selection",
            "redundancy",
            "together",
            "coverage",
            "dangling",
            "include",
            "exclude",
            "keep",
        ),
        "Where it goes": ("target", "form", "resume", "force"),
        "How it is run": (
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
    help="""Make summaries, claims or briefings of a whole corpus.

    An INPUT is a folder, a glob, a file of JSON lines ({"id", "text" or "path"}), CSV or Parquet, a
    zip or tar of texts, a text, or "-". Results are in the order of the input, one a record; one
    that cannot be read has an error in its place, and the status is then 1.

    A run that is stopped, however that was, goes on with --resume, to the same bytes.
    """,
)
@click.argument("inputs", metavar="[INPUT]...", nargs=-1, type=click.Path(allow_dash=True))
@click.option(
    "--output", "-o", "target", metavar="OUT", type=click.Path(), required=True, help="Where to."
)
@click.option(
    "--task",
    "tasks",
    type=_TasksType(),
    default="summarize",
    show_default=True,
    metavar="TASKS",
    help=f"What to make: some of {', '.join(TASKS)}, by commas.",
)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(FORMATS),
    help="What OUT is; by default told from its name: .jsonl (.gz, .zst), .parquet, or folder/.",
)
@click.option(
    "--as",
    "kind",
    type=click.Choice(KINDS),
    help="What all inputs but folders are; by default told from their names.",
)
@options.method
@options.length("3 sentences", "How long each summary, and each briefing's points if said")
@options.focus
@options.chosen
@click.option(
    "--kinds", type=KindsType(), metavar="KINDS", help="Only claims of these kinds, by commas."
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=DEFAULT_LIMIT,
    show_default=True,
    help="How many claims of an article at most.",
)
@options.reading
@click.option("--text-field", metavar="NAME", help="The field with the text: text or article.")
@click.option("--id-field", metavar="NAME", default="id", show_default=True, help="That of the id.")
@click.option("--resume", is_flag=True, help="Go on with a run that was stopped, or begin one.")
@click.option("--force", is_flag=True, help="Write over an OUT that exists; begin anew.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first record that fails.")
@click.option(
    "--engine",
    type=click.Choice(_ENGINES),
    help="Who works: processes of this machine, or Dask.  [default: local]",
)
@click.option("--scheduler", metavar="ADDRESS", help="A scheduler of Dask, as tcp://host:8786.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="How many processes; by default one a processor.",
)
@click.option(
    "--chunk",
    type=click.IntRange(min=1, max=10_000),
    default=run.CHUNK,
    show_default=True,
    help="How many articles are worked on together.",
)
@click.option(
    "--timeout",
    type=_SecondsType(min=0, min_open=True, max=_DAY),
    default=TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="How long an article may take; one that takes longer becomes an error.",
)
@click.option(
    "--checkpoint",
    "seconds",
    type=_SecondsType(min=0, max=_DAY),
    default=run.SECONDS_BETWEEN_CHECKPOINTS,
    show_default=True,
    metavar="SECONDS",
    help="How much work is lost at most by a power cut.",
)
@click.option(
    "--progress",
    "mode",
    type=click.Choice(MODES),
    default="auto",
    show_default=True,
    help="How standard error tells how far it is.",
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
        raise click.UsageError("--scheduler is for --engine dask")
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
        raise WrongUseError(f"{names[0]}: is what -o writes; name another output")
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
