"""`nutgraf compare`."""

import click

import nutgraf
from nutgraf.article import Article, Section
from nutgraf.rendering import comparison_page, data, markdown
from nutgraf.selection import Length
from nutgraf_server.cli import comparison_tables, options, run
from nutgraf_server.cli.asked import Asked
from nutgraf_server.inputs.errors import InputError
from nutgraf_server.settings import Settings


@click.command(
    epilog=options.examples(
        "nutgraf compare article.txt -m default -m lexrank -m lead",
    ),
    help="Show what the methods pick, side by side, most agreed on first, and their overlap.",
)
@options.files
@click.option(
    "--method",
    "-m",
    "names",
    multiple=True,
    metavar="NAME",
    shell_complete=options.complete_method,
    help="Method to compare; repeat for more. The default is all but sumy's own.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Compare all methods, including sumy's, which take minutes on a long article.",
)
@options.length("3 sentences", "Length of the summary")
@options.focus
@options.asked(by_section=True)
def compare(
    *,
    files: tuple[str, ...],
    names: tuple[str, ...],
    everything: bool,
    length: Length | None,
    focus: str | None,
    asked: Asked,
) -> None:
    """The command."""
    if names and everything:
        raise click.UsageError("--method and --all exclude each other")
    methods = "all" if everything else names or None

    def make(
        article: Article, within: Section | None, name: str, settings: Settings
    ) -> run.Rendered:
        for method in names:
            nutgraf.method_info(method)
        run.note_focus(article, focus, name)
        found = nutgraf.compare(article, methods, length or settings.length, focus, within)
        for failure in found.failures:
            run.complain(name, failure.reason)
        if not found.summaries:
            raise InputError("no method produced a summary")
        return run.Rendered(
            article.title.text if article.title else name,
            lambda width: comparison_tables.tables(found, width),
            lambda: markdown.comparison(found),
            lambda: data.comparison(found, name),
            lambda: comparison_page.part(found, name),
        )

    run.over(files, asked, make)
