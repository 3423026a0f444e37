"""Options that several commands share."""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import wraps
from typing import Any, TypeVar, get_args

import click
from click.shell_completion import CompletionItem

from nutgraf.errors import BadLengthError
from nutgraf.selection.extent import Extent
from nutgraf.selection.length import Length
from nutgraf.selection.parts import NAMED, Dangling, Selection
from nutgraf_server.cli.asked import Asked
from nutgraf_server.inputs.decoding import encoding_named

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


class BriefingLengthType(click.ParamType["Length | Extent"]):
    """A length of the points together, or a word for how much of a briefing is wanted."""

    name = "length"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Length | Extent:
        """Read it, or say what a good one is."""
        return Extent.of(value) or LengthType().convert(value, param, ctx)


def briefing_length(command: _Command) -> _Command:
    """How much of a briefing."""
    return click.option(
        "--length",
        "-l",
        type=BriefingLengthType(),
        metavar="LENGTH",
        help="short, standard or full, or the total length of the points: 3, 120 words, 600 "
        "characters, 20% or 1 minute.",
    )(command)


def complete_method(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The installed summarizers whose names begin as what was typed."""
    from nutgraf.methods import methods

    del ctx, param
    return [
        CompletionItem(name, help=text)
        for name, text in methods().items()
        if name.startswith(incomplete)
    ]


def examples(*lines: str) -> str:
    """Examples for the end of a help text, a line each."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


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
        show_default="default, unless configured",
        metavar="NAME",
        shell_complete=complete_method,
        help="Summarization method; `nutgraf methods` lists them.",
    )(command)


def length(default: str | None, what: str) -> Callable[[_Command], _Command]:
    """How much; `default` is only what the help says, since a file of settings may differ."""
    return click.option(
        "--length",
        "-l",
        type=LengthType(),
        show_default=f"{default}, unless configured" if default else False,
        metavar="LENGTH",
        help=f"{what}: 3, 120 words, 600 characters, 20% or 1 minute.",
    )


def focus(command: _Command) -> _Command:
    """What it should be about."""
    return click.option("--focus", metavar="WORDS", help="Words to focus the result on.")(command)


def chosen(command: _Command) -> Callable[..., object]:
    """How sentences are chosen once they are rated, as one `selection`."""

    @wraps(command)
    def packed(**given: Any) -> object:  # noqa: ANN401  # as click gives them
        parts = {name: given.pop(name) for name in _PARTS}
        begun = Selection.of(given.pop("selection"))
        told = {name: value for name, value in parts.items() if value is not None and value != ()}
        return command(selection=replace(begun, **told), **given)

    result: Callable[..., object] = packed
    for option in reversed(_CHOOSING):
        result = option(result)
    return result


_PARTS = tuple(field.name for field in fields(Selection))
_CHOOSING = [
    click.option(
        "--selection",
        type=click.Choice(tuple(NAMED)),
        default="default",
        show_default=True,
        help="How to select sentences; plain only takes the best rated.",
    ),
    click.option(
        "--redundancy/--no-redundancy", default=None, help="Avoid sentences that say the same."
    ),
    click.option(
        "--together/--no-together",
        default=None,
        help="Rate whole sets of sentences, if the method supports it.",
    ),
    click.option(
        "--coverage/--no-coverage",
        default=None,
        help="In a long text, limit each section roughly to its share.",
    ),
    click.option(
        "--dangling",
        type=click.Choice(get_args(Dangling)),
        help="Pick context-dependent sentences last, with the one before, or like all others.",
    ),
    click.option(
        "--include", multiple=True, metavar="HEADING", help="Select only from this section."
    ),
    click.option(
        "--exclude", multiple=True, metavar="HEADING", help="Select nothing from this section."
    ),
    click.option(
        "--keep",
        multiple=True,
        metavar="WORDS",
        help="Always select the sentences that contain these words.",
    ),
]


def asked(
    formats: tuple[str, ...] = FORMATS, *, by_section: bool = False, configured: bool = True
) -> Callable[[_Command], Callable[..., object]]:
    """What the input is, what the result looks like and where it goes, as one `asked`.

    `configured` is whether the command goes by settings at all.
    """

    def add(command: _Command) -> Callable[..., object]:
        @wraps(command)
        def packed(**given: Any) -> object:  # noqa: ANN401  # as click gives them
            packed_up = Asked(**{name: given.pop(name) for name in _ASKED if name in given})
            return command(asked=packed_up, **given)

        result: Callable[..., object] = packed
        for option in reversed(_options(formats, by_section=by_section, configured=configured)):
            result = option(result)
        return result

    return add


_ASKED = tuple(field.name for field in fields(Asked))


def _language(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    # Only who names a language loads the table of their codes.
    if value is not None and not _is_known(value):
        known = "use an ISO 639-1 code; `nutgraf languages` lists the languages with most support"
        raise click.BadParameter(f"unknown language “{value}”; {known}", ctx, param)
    return value


def _is_known(language: str) -> bool:
    from nutgraf.language.codes import known_code

    return known_code(language) is not None


def _labels(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from nutgraf.rendering.labels import AUTO, label_languages, labels_code

    code = labels_code(value)
    if code is None:
        known = ", ".join((AUTO, *label_languages()))
        raise click.BadParameter(f"no labels in “{value}”; use one of {known}", ctx, param)
    return code


_LABELS = click.option(
    "--labels",
    metavar="CODE",
    callback=_labels,
    help="Language of headings and labels; auto, the article's own, unless configured.",
)
_SECTION = click.option(
    "--section",
    metavar="HEADING",
    help="Only the section with this heading, or a part of the heading.",
)
_FORCE = click.option("--force", is_flag=True, help="Overwrite an existing file.")
_SOURCE = [
    click.option(
        "--from",
        "source_format",
        metavar="FORMAT",
        help="Input format; detected from the name and the text by default.",
    ),
    click.option(
        "--language",
        metavar="CODE",
        callback=_language,
        help="Language of the article, such as en or de; detected by default.",
    ),
]


def _encoding(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    encoding = encoding_named(value)
    if encoding is None:
        raise click.BadParameter(f"“{value}” is not a text encoding", ctx, param)
    return encoding


_ENCODING = click.option(
    "--encoding",
    metavar="NAME",
    callback=_encoding,
    help="Character encoding, such as koi8-r; detected by default.",
)
_SETTABLE = [
    click.option(
        "--furniture",
        multiple=True,
        metavar="PHRASE",
        help="Treat lines with this phrase as page furniture; repeatable.",
    ),
    click.option(
        "--body",
        multiple=True,
        metavar="PHRASE",
        help="Treat lines with this phrase as body text; repeatable.",
    ),
    click.option(
        "--no-config",
        "configured",
        is_flag=True,
        default=True,
        flag_value=False,
        help="Ignore settings files; see `nutgraf config`.",
    ),
]


def reading(command: Callable[..., object]) -> Callable[..., object]:
    """How articles are read, and which part of them counts."""
    for option in reversed([_SECTION, *_SOURCE, *_SETTABLE]):
        command = option(command)
    return command


def _options(
    formats: tuple[str, ...], *, by_section: bool, configured: bool
) -> list[Callable[[Callable[..., object]], Callable[..., object]]]:
    return [
        *([_SECTION] if by_section else []),
        click.option(
            "--format",
            "-f",
            "shape",
            type=click.Choice(formats),
            default="text",
            show_default=True,
            help="Output format.",
        ),
        click.option(
            "--output",
            "-o",
            "target",
            metavar="FILE",
            type=click.Path(),
            help="Write to FILE instead of standard output.",
        ),
        _FORCE,
        *_SOURCE,
        *([_ENCODING, _LABELS, *_SETTABLE] if configured else []),
    ]
