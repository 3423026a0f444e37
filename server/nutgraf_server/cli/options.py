"""Options that several commands share."""

from collections.abc import Callable
from typing import TypeVar

import click
from click.shell_completion import CompletionItem

from nutgraf.errors import BadLengthError
from nutgraf.selection.length import Length

_Command = TypeVar("_Command", bound=Callable[..., object])

FORMATS = ("text", "markdown", "json", "html")


class LengthType(click.ParamType[Length]):
    """A length such as "120 words"."""

    name = "length"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Length:
        """Read it, or say what a good one is."""
        if isinstance(value, Length):
            return value
        try:
            return Length.parse(str(value))
        except BadLengthError as error:
            self.fail(str(error), param, ctx)


def _complete_method(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from nutgraf.methods import methods

    del ctx, param
    return [
        CompletionItem(name, help=text)
        for name, text in methods().items()
        if name.startswith(incomplete)
    ]


def files(command: _Command) -> _Command:
    """The FILE arguments."""
    return click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(allow_dash=True))(
        command
    )


def method(command: _Command) -> _Command:
    """Which summarizer."""
    return click.option(
        "--method",
        "-m",
        default="default",
        show_default=True,
        metavar="NAME",
        shell_complete=_complete_method,
        help="The summarizer; `nutgraf methods` lists them.",
    )(command)


def length(default: str | None, what: str) -> Callable[[_Command], _Command]:
    """How much."""
    return click.option(
        "--length",
        "-l",
        type=LengthType(),
        default=default,
        show_default=default is not None,
        metavar="LENGTH",
        help=f"{what}: 3, 120 words, 600 characters, 20% or 1 minute.",
    )


def focus(command: _Command) -> _Command:
    """What it should be about."""
    return click.option("--focus", metavar="WORDS", help="Words that the result should be about.")(
        command
    )


def section(command: _Command) -> _Command:
    """Which part of the article."""
    return click.option(
        "--section", metavar="HEADING", help="Only the section with this heading, or part of it."
    )(command)


def output(formats: tuple[str, ...] = FORMATS) -> Callable[[_Command], _Command]:
    """What the result looks like and where it goes."""

    def add(command: _Command) -> _Command:
        command = click.option("--force", is_flag=True, help="Write over a file that exists.")(
            command
        )
        command = click.option(
            "--output",
            "-o",
            "target",
            metavar="FILE",
            type=click.Path(),
            help="Write to FILE instead of standard output.",
        )(command)
        return click.option(
            "--format",
            "-f",
            "shape",
            type=click.Choice(formats),
            default="text",
            show_default=True,
            help="What the result looks like.",
        )(command)

    return add


def source(command: _Command) -> _Command:
    """What the input is."""
    command = click.option(
        "--language", metavar="CODE", help="The article's language, for instance en or de."
    )(command)
    return click.option(
        "--from",
        "source_format",
        metavar="FORMAT",
        help="Read as plaintext or markdown; by default told from the name and the text.",
    )(command)
