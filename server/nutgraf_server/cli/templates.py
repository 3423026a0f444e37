"""The `--template` option: a user's own form for a briefing."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click
from click.shell_completion import CompletionItem

from nutgraf.frozen import dataclass
from nutgraf.rendering import user_templates

_Command = TypeVar("_Command", bound=Callable[..., object])

# Four bytes a character at most; the template's own bound is in characters.
_MOST_BYTES = 256 * 1024
_LIST = "list"


@dataclass(frozen=True, slots=True)
class Template:
    """A template's text, and what it is called in messages."""

    source: str
    called: str


class TemplateType(click.ParamType[Template]):
    """The name of a built-in template, or a file."""

    name = "template"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Template:
        """Find it; a built-in one goes before a file of the same name."""
        if isinstance(value, Template):
            return value
        wanted = str(value)
        known = user_templates.built_in()
        if wanted == _LIST and ctx is not None:
            width = max(map(len, known)) + 2
            click.echo("\n".join(f"{name:<{width}}{about}" for name, about in known.items()))
            ctx.exit()
        if wanted in known:
            return Template(user_templates.source_of(wanted), wanted)
        path = Path(wanted)
        try:
            if not path.is_file():
                self.fail(
                    f"no such file “{wanted}”; the built-in templates are {', '.join(known)}",
                    param,
                    ctx,
                )
            with path.open("rb") as file:
                data = file.read(_MOST_BYTES + 1)
            if len(data) > _MOST_BYTES:
                self.fail(f"“{wanted}” is larger than {_MOST_BYTES // 1024} KB", param, ctx)
            source = data.decode("utf-8-sig")
        except OSError as error:
            self.fail(f"“{wanted}” cannot be read: {error.strerror}", param, ctx)
        except UnicodeDecodeError:
            self.fail(f"“{wanted}” is not UTF-8 text", param, ctx)
        return Template(source, path.name)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The built-in templates, then files."""
        del ctx, param
        known = user_templates.built_in()
        found = [CompletionItem(n, help=a) for n, a in known.items() if n.startswith(incomplete)]
        return [*found, CompletionItem(incomplete, type="file")]


def template(command: _Command) -> _Command:
    """In whose form."""
    return click.option(
        "--template",
        type=TemplateType(),
        metavar="NAME|FILE",
        help="Render a template: a built-in one (`--template list`) or your own file.",
    )(command)
