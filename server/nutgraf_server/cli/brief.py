"""`nutgraf brief`."""

import click

import nutgraf
from nutgraf.article import Article, Section
from nutgraf.rendering import data, markdown, text
from nutgraf.selection import Length
from nutgraf_server.cli import options, run


@click.command()
@options.files
@options.method
@options.length(None, "How long the points together")
@options.focus
@options.section
@options.output()
@options.source
def brief(  # noqa: PLR0913  # one a command-line option
    *,
    files: tuple[str, ...],
    method: str,
    length: Length | None,
    focus: str | None,
    section: str | None,
    shape: str,
    target: str | None,
    force: bool,
    source_format: str | None,
    language: str | None,
) -> None:
    """Brief: gist, points by section, key claims, figures, quotes, open questions."""

    def make(article: Article, within: Section | None, name: str) -> run.Rendered:
        found = nutgraf.brief(article, method, length, focus, within)
        return run.Rendered(
            article.title.text if article.title else name,
            lambda width: text.briefing(found, width),
            lambda: markdown.briefing(found),
            lambda: data.briefing(found, name),
        )

    run.over(files, run.Asked(shape, target, force, source_format, language, section), make)
