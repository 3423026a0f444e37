"""`nutgraf compare`."""

import click

import nutgraf
from nutgraf.article import Article, Section
from nutgraf.errors import MethodFailedError
from nutgraf.rendering import data, markdown, text
from nutgraf.selection import Length, Summary
from nutgraf_server.cli import options, run
from nutgraf_server.cli.asked import Asked
from nutgraf_server.cli.inputs import InputError
from nutgraf_server.settings import Settings

# sumy's KL and Reduction grow with the cube and the square of the length: from so many sentences on
# they take minutes, and run only when named.
_SLOW = ("sumy:kl", "sumy:reduction")
_LONG = 400


@click.command()
@options.files
@click.option(
    "--method",
    "-m",
    "names",
    multiple=True,
    metavar="NAME",
    help="A summarizer; say it again for more. All of them by default.",
)
@options.length("3 sentences", "How long")
@options.focus
@options.asked(by_section=True)
def compare(
    *,
    files: tuple[str, ...],
    names: tuple[str, ...],
    length: Length | None,
    focus: str | None,
    asked: Asked,
) -> None:
    """Show what the methods pick, side by side, most agreed on first."""

    def make(
        article: Article, within: Section | None, name: str, settings: Settings
    ) -> run.Rendered:
        wanted = length or settings.length
        found: list[Summary] = []
        for method in names or _fit(article, name):
            try:
                found.append(nutgraf.summarize(article, method, wanted, focus, within))
            except MethodFailedError as error:
                run.complain(name, str(error))
        if not found:
            raise InputError("no method gave a summary")
        return run.Rendered(
            article.title.text if article.title else name,
            lambda width: text.comparison(found, width),
            lambda: markdown.comparison(found),
            lambda: data.comparison(found, name),
        )

    run.over(files, asked, make)


def _fit(article: Article, name: str) -> list[str]:
    """Every method that is done in time on an article of this length."""
    known = list(nutgraf.methods())
    if len(article.sentences) < _LONG:
        return known
    left = [method for method in known if method in _SLOW]
    run.complain(name, f"left out, slow on {_LONG} sentences and more: {', '.join(left)}")
    return [method for method in known if method not in _SLOW]
