"""`nutgraf outline`."""

import click

from nutgraf.article import Article, Section
from nutgraf.rendering import data, markdown, text
from nutgraf_server.cli import options, run
from nutgraf_server.cli.asked import Asked
from nutgraf_server.settings import Settings


@click.command(
    epilog=options.examples(
        "nutgraf outline page.html --explain",
    ),
    help="Show the structure found: title, byline, date, sections, and page furniture.",
)
@options.files
@click.option(
    "--explain", is_flag=True, help="Show every block with its role and the reason for it."
)
@options.asked()
def outline(
    *,
    files: tuple[str, ...],
    explain: bool,
    asked: Asked,
) -> None:
    """The command."""

    def make(
        article: Article, within: Section | None, name: str, settings: Settings
    ) -> run.Rendered:
        del within, settings
        return run.Rendered(
            article.title.text if article.title else name,
            lambda width: text.outline(article, width, explain=explain),
            lambda: markdown.outline(article),
            lambda: data.outline(article, name),
        )

    run.over(files, asked, make)
