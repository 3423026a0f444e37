"""`nutgraf summarize`."""

import click

import nutgraf
from nutgraf.article import Article, Section
from nutgraf.rendering import data, markdown, text
from nutgraf.selection import Length, Selection
from nutgraf_server.cli import options, run
from nutgraf_server.cli.asked import Asked
from nutgraf_server.settings import Settings


@click.command(
    epilog=options.examples(
        'nutgraf summarize article.md --length "120 words"',
        "nutgraf summarize report.pdf --section Findings",
        'nutgraf summarize article.txt -m lexrank --focus "water losses"',
    ),
    help="Pick the most informative sentences, in the order of the text.",
)
@options.files
@options.method
@options.length("3 sentences", "Length of the summary")
@options.focus
@options.chosen
@options.asked(by_section=True)
def summarize(
    *,
    files: tuple[str, ...],
    method: str | None,
    length: Length | None,
    focus: str | None,
    selection: Selection,
    asked: Asked,
) -> None:
    """The command."""

    def make(
        article: Article, within: Section | None, name: str, settings: Settings
    ) -> run.Rendered:
        run.note_focus(article, focus, name)
        found = nutgraf.summarize(
            article,
            method or settings.method,
            length or settings.length,
            focus,
            within,
            selection,
        )
        return run.Rendered(
            article.title.text if article.title else name,
            lambda width: text.summary(found, width),
            lambda: markdown.summary(found),
            lambda: data.summary(found, name),
        )

    run.over(files, asked, make)
