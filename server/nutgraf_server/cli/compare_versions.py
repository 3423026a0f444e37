"""`nutgraf compare-versions`."""

import sys
from typing import TYPE_CHECKING

import click

import nutgraf
from nutgraf.article import Article
from nutgraf.errors import NutgrafError
from nutgraf.rendering import markdown, text
from nutgraf.rendering.labels import AUTO
from nutgraf.rendering.versions_view import TITLE, versions_view
from nutgraf_server.cli import options, output, run
from nutgraf_server.cli.asked import Asked
from nutgraf_server.inputs.articles import read_all
from nutgraf_server.inputs.errors import NO_MEMORY, InputError

if TYPE_CHECKING:
    from markupsafe import Markup


@click.command(
    name="compare-versions",
    epilog=options.examples(
        "nutgraf compare-versions monday.txt tuesday.txt",
        "nutgraf compare-versions old.html new.html --format html -o changes.html",
        "git show HEAD:story.md | nutgraf compare-versions - story.md",
    ),
    help="""
    Show what changed between the versions OLD and NEW, most serious changes first.

    Lists changed figures, names, dates and other words with both versions side by side, additions,
    removals and a changed headline. A sentence that only moved does not count. "-" is standard
    input.
    """,
)
@click.argument("old", metavar="OLD", type=click.Path(allow_dash=True))
@click.argument("new", metavar="NEW", type=click.Path(allow_dash=True))
@options.asked()
def compare_versions(*, old: str, new: str, asked: Asked) -> None:
    """The command."""
    if old == new == "-":
        raise click.UsageError("OLD and NEW cannot both be standard input")
    output.check_target(asked.target, force=asked.force)
    articles: list[Article] = []
    names: list[str] = []
    told: set[str] = set()
    chosen = AUTO
    for name, found in read_all([old, new], asked.encoding):
        names.append(name)
        try:
            article, settings = run.article_in(found, asked, told)
            articles.append(article)
            # Those of the new version.
            chosen = asked.labels or settings.labels
        except (InputError, NutgrafError) as error:
            run.complain(name, str(error))
        except MemoryError:
            run.complain(name, NO_MEMORY)
    if len(articles) < len(names):
        sys.exit(1)
    before, after = articles
    made = _rendered(before, after, (names[0], names[1])).labelled(chosen)
    run.write([("", made)], asked, several=False)


def _rendered(old: Article, new: Article, names: tuple[str, str]) -> run.Rendered:
    found = nutgraf.compare_versions(old, new)

    def data() -> dict[str, object]:
        from nutgraf.rendering import versions_data

        return versions_data.versions(found, names)

    def page() -> "Markup":
        from nutgraf.rendering import versions_page

        return versions_page.part(found, names)

    return run.Rendered(
        TITLE,
        lambda width: text.drawn(versions_view(found, names), width),
        lambda: markdown.drawn(versions_view(found, names)),
        data,
        page,
    )
