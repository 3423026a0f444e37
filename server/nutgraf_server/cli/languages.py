"""`nutgraf languages`."""

import click

from nutgraf.language.languages import ABOUT, Language, supported
from nutgraf_server.cli import output


@click.command(
    help="""List the languages and what is supported for each.

    Texts in any other language are summarized by the words that they repeat.
    """,
)
@click.option(
    "--format",
    "-f",
    "shape",
    type=click.Choice(("text", "json", "markdown")),
    default="text",
    show_default=True,
)
def languages(shape: str) -> None:
    """The command."""
    drawn = {"text": _as_text, "json": _as_json, "markdown": _as_markdown}
    output.write(drawn[shape](supported()), None)


def _as_text(known: list[Language]) -> str:
    width = max(len(one.name) for one in known)
    lines = [
        f"{one.code}  {one.name:<{width}}  {', '.join(_features(one)) if _lacks(one) else 'all'}\n"
        for one in known
    ]
    about = [f"{feature.value:<{_COLUMN}}{said}\n" for feature, said in ABOUT.items()]
    return "".join([*lines, "\n", *about])


# The longest name of a feature, and two spaces.
_COLUMN = max(map(len, ABOUT)) + 2


def _as_json(known: list[Language]) -> str:
    listed = [{"code": one.code, "name": one.name, "features": _features(one)} for one in known]
    return output.as_json({"schema": "nutgraf/languages", "version": 1, "languages": listed})


def _as_markdown(known: list[Language]) -> str:
    rows = [
        ["language", *ABOUT],
        ["---", *[":-:"] * len(ABOUT)],
        *([one.name, *("✓" if each in one.features else "" for each in ABOUT)] for one in known),
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _features(one: Language) -> list[str]:
    return [feature.value for feature in ABOUT if feature in one.features]


def _lacks(one: Language) -> bool:
    return len(one.features) < len(ABOUT)
