"""`nutgraf summarize`."""

import click

import nutgraf
from nutgraf.article import Article, Section
from nutgraf.rendering import data, markdown, text
from nutgraf.selection import Length
from nutgraf_server.cli import options, run
from nutgraf_server.cli.asked import Asked


@click.command()
@options.files
@options.method
@options.length("3 sentences", "How long")
@options.focus
@options.asked(by_section=True)
def summarize(
    *,
    files: tuple[str, ...],
    method: str,
    length: Length,
    focus: str | None,
    asked: Asked,
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

    run.over(files, asked, make)
