"""`nutgraf summarize`."""

import click

import nutgraf
from nutgraf.article import Article, Section
from nutgraf.rendering import data, markdown, text
from nutgraf.selection import Length
from nutgraf_server.cli import options, run


@click.command()
@options.files
@options.method
@options.length("3 sentences", "How long")
@options.focus
@options.section
@options.output()
@options.source
def summarize(  # noqa: PLR0913  # one a command-line option
    *,
    files: tuple[str, ...],
    method: str,
    length: Length,
    focus: str | None,
    section: str | None,
    shape: str,
    target: str | None,
    force: bool,
    source_format: str | None,
    language: str | None,
) -> None:
    """Pick the sentences that say most, in the order of the text."""

    def make(article: Article, within: Section | None, name: str) -> run.Rendered:
        found = nutgraf.summarize(article, method, length, focus, within)
        return run.Rendered(
            article.title.text if article.title else name,
            lambda width: text.summary(found, width),
            lambda: markdown.summary(found),
            lambda: data.summary(found, name),
        )

    run.over(files, run.Asked(shape, target, force, source_format, language, section), make)
