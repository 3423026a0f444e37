"""Web pages from templates: one file each, without network or script, all words escaped."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("nutgraf.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def filled(template: str, **values: object) -> "Markup":
    """A template, by its name without endings, with its gaps filled."""
    from markupsafe import Markup

    # Escaped while it was filled.
    return Markup(_templates().get_template(f"{template}.html.jinja").render(values))  # noqa: S704


def whole(parts: Sequence["Markup"], title: str) -> str:
    """A whole page of parts, each a filled template."""
    return filled("page", parts=parts, title=title) + "\n"
