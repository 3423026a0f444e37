"""`nutgraf check`."""

import sys
from datetime import datetime
from itertools import chain

import click

from nutgraf.errors import NutgrafError
from nutgraf_server.cli import options
from nutgraf_server.cli.asked import Asked

_FORMATS = ("text", "json", "sarif", "github")


class _RulesType(click.ParamType["tuple[str, ...]"]):
    """Rules by code or name, separated by commas."""

    name = "rules"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Read them, or say which there are."""
        from nutgraf.checking.choosing import check_known

        words = tuple(each.strip() for each in str(value).split(",") if each.strip())
        try:
            for each in words:
                check_known(each)
        except NutgrafError as error:
            self.fail(str(error), param, ctx)
        return words


def _list_rules(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: FBT001
    """Show every rule and leave."""
    del param
    if not value or ctx.resilient_parsing:
        return
    from nutgraf.checking import RULES

    width = max(len(rule.name) for rule in RULES.values())
    for rule in RULES.values():
        state = "on " if rule.is_default else "off"
        click.echo(
            f"{rule.code}  {rule.name:{width}}  {state}  {rule.severity.value:7}  {rule.summary}"
        )
    ctx.exit()


@click.command(
    epilog=options.examples(
        "nutgraf check docs/",
        "nutgraf check README.md --select NG2 --format github",
        "nutgraf check posts/ --fix",
    ),
    help="""Report problems in articles: descriptions that are missing, too long or outdated;
    figures without a source; figures that contradict each other.

    FILE may be a folder. The settings are selectRules and ignoreRules. A comment
    `nutgraf: ignore NG201` in the text ignores a finding.

    Exit status: 0 no findings, 1 findings, 2 wrong usage or a file that cannot be read.
    """,
)
@options.files
@click.option(
    "--select",
    type=_RulesType(),
    metavar="RULES",
    multiple=True,
    help="Only these rules, comma-separated, by code, code prefix or name; all selects every rule.",
)
@click.option(
    "--ignore", type=_RulesType(), metavar="RULES", multiple=True, help="Ignore these rules."
)
@click.option(
    "--fix",
    is_flag=True,
    help="Fix descriptions and summaries in the files; nothing else is changed.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Date to read the articles as of; the article's own date by default.",
)
@click.option(
    "--list-rules",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_rules,
    help="List every rule and whether it is on by default.",
)
@options.asked(_FORMATS)
def check(  # one an option
    *,
    files: tuple[str, ...],
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    fix: bool,
    today: datetime | None,
    asked: Asked,
) -> None:
    """The command."""
    from nutgraf_server.cli import check_run

    wanted = check_run.Wanted(
        tuple(chain.from_iterable(select)),
        tuple(chain.from_iterable(ignore)),
        fix=fix,
        today=today.date() if today else None,
    )
    sys.exit(check_run.over(files, asked, wanted))
