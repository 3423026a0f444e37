"""`nutgraf outline`."""

import click

from nutgraf.article import Article, Section
from nutgraf.rendering import data, markdown, text
from nutgraf_server.cli import options, run


@click.command()
@options.files
@click.option("--explain", is_flag=True, help="Every block with its role and why it has it.")
@options.output()
@options.source
def outline(  # noqa: PLR0913  # one a command-line option
    *,
    files: tuple[str, ...],
    explain: bool,
    shape: str,
    target: str | None,
    force: bool,
    source_format: str | None,
    language: str | None,
) -> None:
    """Show what was recognised: title, byline, date, sections, and page furniture."""

    def make(article: Article, within: Section | None, name: str) -> run.Rendered:
        del within
        return run.Rendered(
            article.title.text if article.title else name,
            lambda width: text.outline(article, width, explain=explain),
            lambda: markdown.outline(article),
            lambda: data.outline(article, name),
        )

    run.over(files, run.Asked(shape, target, force, source_format, language), make)
