"""Web pages rendered from templates: one file each, no network, no script, all words escaped."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from nutgraf.rendering.page import CONTENT_SECURITY_POLICY
from nutgraf.rendering.visible import visible

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
        finalize=_shown,
    )


def _shown(value: object) -> object:
    """What fills a gap: words as a reader may see them, or a part that is filled already."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return visible(value)
    return value


def filled(template: str, **values: object) -> "Markup":
    """A template, by its name without endings, with its gaps filled."""
    from markupsafe import Markup

    # Escaped while it was filled.
    return Markup(_templates().get_template(f"{template}.html.jinja").render(values))  # noqa: S704


def whole(parts: Sequence["Markup"], title: str) -> str:
    """A whole page of parts, each a filled template."""
    from markupsafe import Markup

    policy = Markup(CONTENT_SECURITY_POLICY)  # noqa: S704  # our own
    return filled("page", parts=parts, title=title, policy=policy) + "\n"
