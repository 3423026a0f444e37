"""`nutgraf evaluate`."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

import nutgraf
from nutgraf.errors import DatasetError, NutgrafError
from nutgraf.evaluation import DEFAULT_METHODS, BadRecord, Evaluation, Record, records
from nutgraf.rendering import estimates, evaluation_data, evaluation_markdown, evaluation_page
from nutgraf.selection import Length
from nutgraf_server.cli import evaluation_tables, options, output, run
from nutgraf_server.cli.asked import Asked
from nutgraf_server.cli.counting import counted
from nutgraf_server.cli.inputs import STANDARD_INPUT, shown_name

_LENGTH = "3 sentences"


@click.command()
@click.argument(
    "datasets", metavar="[DATASET]...", nargs=-1, type=click.Path(allow_dash=True, path_type=str)
)
@click.option(
    "--method",
    "-m",
    "methods",
    multiple=True,
    metavar="NAME",
    default=DEFAULT_METHODS,
    show_default=", ".join(DEFAULT_METHODS),
    shell_complete=options.complete_method,
    help="A summarizer; say it again for more. Differences are from the first.",
)
@options.length(_LENGTH, "How long each summary")
@click.option("--limit", type=click.IntRange(min=1), help="Use no more than so many records.")
@click.option(
    "--no-time",
    "timed",
    is_flag=True,
    default=True,
    flag_value=False,
    help="Leave out the times, which are never twice the same.",
)
@options.asked(configured=False)
def evaluate(
    *,
    datasets: tuple[str, ...],
    methods: tuple[str, ...],
    length: Length | None,
    limit: int | None,
    timed: bool,
    asked: Asked,
) -> None:
    """Measure methods on articles with reference summaries: ROUGE and more, with intervals.

    A DATASET has a JSON object a line, gzipped or not: `text` or `article`, and one of `reference`,
    `summary`, `references`, `summaries`. A record that cannot be used is counted and left out.

    Needs rouge-score: pip install 'nutgraf[evaluate]'.
    """
    output.check_target(asked.target, force=asked.force)
    results: list[tuple[str, run.Rendered]] = []
    for given in datasets or (STANDARD_INPUT,):
        name = shown_name(given)
        try:
            found = nutgraf.evaluate(
                counted(_records(given, asked), "records"),
                methods,
                length or _LENGTH,
                limit=limit,
                timed=timed,
            )
        except DatasetError as error:
            run.complain(name, str(error))
        except NutgrafError as error:
            click.echo(f"nutgraf: {error}", err=True)
            sys.exit(1)
        else:
            if found.bad_count:
                run.complain(name, estimates.about_bad(found))
            results.append((name, _rendered(found, name)))
    several = len(datasets) > 1
    if results:
        run.write(results, asked, several=several)
    if len(results) < max(1, len(datasets)):
        sys.exit(1)


def _records(given: str, asked: Asked) -> Iterator[Record | BadRecord]:
    """The records of a dataset, to be read as was asked for."""
    if given == STANDARD_INPUT:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("give a DATASET, or pipe one in")
        found = records(sys.stdin.buffer)
    else:
        found = records(Path(given))
    for record in found:
        if isinstance(record, BadRecord):
            yield record
        else:
            language = asked.language or record.language
            yield replace(record, format=asked.source_format, language=language)


def _rendered(found: Evaluation, name: str) -> run.Rendered:
    return run.Rendered(
        name,
        lambda width: evaluation_tables.tables(found, name, width),
        lambda: evaluation_markdown.evaluation(found, name),
        lambda: evaluation_data.evaluation(found, name),
        lambda: evaluation_page.part(found, name),
    )
