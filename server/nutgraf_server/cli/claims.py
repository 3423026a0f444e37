"""`nutgraf claims`."""

from typing import Literal

import click

import nutgraf
from nutgraf.article import Article, Section
from nutgraf.claims import Kind, explaining
from nutgraf.rendering import data, markdown, text
from nutgraf_server.cli import options, run
from nutgraf_server.cli.asked import Asked
from nutgraf_server.settings import Settings

DEFAULT_LIMIT = 10


class KindsType(click.ParamType[tuple[Kind, ...]]):
    """Kinds of claims, separated by commas."""

    name = "kinds"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Kind, ...]:
        """Read them, or say which there are."""
        names = [name.strip().lower() for name in str(value).split(",") if name.strip()]
        try:
            return tuple(Kind(name) for name in names)
        except ValueError:
            known = ", ".join(kind.value for kind in Kind)
            self.fail(f"unknown kind in “{value}”; the kinds are {known}", param, ctx)


@click.command(
    epilog=options.examples(
        "nutgraf claims article.txt --limit 5",
        "nutgraf claims article.txt --kinds quantity,causal --format json",
    ),
    help="List the claims most worth checking, best first, with kind, speaker and hedges.",
)
@options.files
@click.option(
    "--kinds",
    type=KindsType(),
    metavar="KINDS",
    help="Only claims of these kinds, comma-separated.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=DEFAULT_LIMIT,
    show_default=True,
    help="Maximum number of claims.",
)
@click.option(
    "--hedged/--unhedged", default=None, help="Only hedged claims, or only unhedged ones."
)
@click.option("--speaker", metavar="NAME", help="Only claims by speakers whose name contains NAME.")
@click.option(
    "--order",
    type=click.Choice(["score", "text"]),
    default="score",
    show_default=True,
    help="Best first, or in the order of the text.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Show why each claim has its kinds, speaker and score.",
)
@options.asked(by_section=True)
def claims(  # noqa: PLR0913  # one an option
    *,
    files: tuple[str, ...],
    kinds: tuple[Kind, ...] | None,
    limit: int,
    hedged: bool | None,
    speaker: str | None,
    order: Literal["score", "text"],
    explain: bool,
    asked: Asked,
) -> None:
    """The command."""

    def make(
        article: Article, within: Section | None, name: str, settings: Settings
    ) -> run.Rendered:
        del settings
        found = nutgraf.find_claims(
            article, limit, kinds, within, hedged=hedged, speaker=speaker, order=order
        )
        explained = explaining.explain(article, found) if explain else ()
        return run.Rendered(
            article.title.text if article.title else name,
            lambda width: text.claims(article, found, width, explained),
            lambda: markdown.claims(article, found),
            lambda: data.claims(article, found, name, explained),
        )

    run.over(files, asked, make)
