"""`nutgraf evaluate`."""

import sys
from collections.abc import Iterator
from dataclasses import replace

import click

import nutgraf
from nutgraf.errors import DatasetError, NutgrafError
from nutgraf.evaluation import DEFAULT_METHODS, BadRecord, Evaluation, Record
from nutgraf.evaluation.dataset import record_of
from nutgraf.rendering import estimates, evaluation_data, evaluation_markdown, evaluation_page
from nutgraf.selection import Length
from nutgraf_server.batch.errors import WrongUseError
from nutgraf_server.batch.records import Failure, Fields, JsonLine, Raw
from nutgraf_server.batch.sources.naming import sources
from nutgraf_server.batch.sources.stream import stream
from nutgraf_server.batch.specification import Specification
from nutgraf_server.batch.texts import UnusableError, fields_in, text_in
from nutgraf_server.cli import evaluation_tables, options, output, run, terminal
from nutgraf_server.cli.asked import Asked
from nutgraf_server.cli.counting import counted
from nutgraf_server.inputs.names import STANDARD_INPUT, shown_name

_LENGTH = "3 sentences"
# What is read of a record.
_FIELDS = frozenset(
    {"text", "article", "path", "references", "summaries", "reference", "summary", "language"}
)


@click.command(
    help="""Measure methods against reference summaries: ROUGE and more, with confidence intervals.

    A DATASET is anything that `nutgraf batch` reads: JSON Lines, CSV or Parquet, compressed or
    not, a folder of such files, a glob. A record has `text`, `article` or `path`, and one of
    `reference`, `summary`, `references`, `summaries`. Unusable records are counted and left out.

    Needs rouge-score: pip install rouge-score.
    """,
)
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
    help="Method to measure; repeat for more. Differences are relative to the first.",
)
@options.length(_LENGTH, "Length of each summary")
@click.option("--limit", type=click.IntRange(min=1), help="Maximum number of records.")
@click.option(
    "--no-time",
    "timed",
    is_flag=True,
    default=True,
    flag_value=False,
    help="Leave out times, which differ from run to run.",
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
    """The command."""
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
        except WrongUseError as error:
            raise click.UsageError(str(error)) from None
        except DatasetError as error:
            run.complain(name, str(error))
        except NutgrafError as error:
            terminal.say(str(error))
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


# So many kinds of the same trouble are told of a dataset.
_MOST_NOTES = 10


def _records(given: str, asked: Asked) -> Iterator[Record | BadRecord]:
    """The records of a dataset, to be read as was asked for."""
    try:
        named = sources([given], None)
    except WrongUseError:
        raise DatasetError("no such file") from None
    noted: set[str] = set()
    # A file whose name says nothing else is one of records: no text has references.
    inputs = [replace(each, kind="jsonl") if each.kind == "text" else each for each in named]
    for raw in stream(inputs, _FIELDS):
        record = _record(raw)
        if isinstance(record, BadRecord):
            yield record
        else:
            language = asked.language or record.language
            note = nutgraf.unknown_language(language)
            if note and note not in noted and len(noted) < _MOST_NOTES:
                noted.add(note)
                run.complain(given, note)
            yield replace(record, format=asked.source_format, language=language)


def _record(raw: Raw) -> Record | BadRecord:
    """The article and references of a record, its text read from its file where it names one."""
    line, found = raw.line or 0, raw.content
    if isinstance(found, Failure):
        return BadRecord(line, found.message)
    if not isinstance(found, JsonLine | Fields):
        return BadRecord(line, "a plain text has no reference")
    try:
        values = fields_in(found)
        if "path" in values and values.get("text") is None and values.get("article") is None:
            values = {**values, "text": text_in(raw, Specification()).text}
    except UnusableError as error:
        return BadRecord(line, str(error))
    return record_of(values, line)


def _rendered(found: Evaluation, name: str) -> run.Rendered:
    return run.Rendered(
        name,
        lambda width: evaluation_tables.tables(found, name, width),
        lambda: evaluation_markdown.evaluation(found, name),
        lambda: evaluation_data.evaluation(found, name),
        lambda: evaluation_page.part(found, name),
    )
