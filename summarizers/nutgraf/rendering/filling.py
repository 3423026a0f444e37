"""Web pages from templates: one file each, without network or script, all words escaped."""

import re
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
        finalize=_allowed,
    )


# What no web page may hold, even escaped: control characters, halves of pairs, no characters.
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def _allowed(value: object) -> object:
    """What fills a gap, with a sign in the place of each character that a page may not hold."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return _FORBIDDEN.sub("\ufffd", value)
    return value


def filled(template: str, **values: object) -> "Markup":
    """A template, by its name without endings, with its gaps filled."""
    from markupsafe import Markup

    # Escaped while it was filled.
    return Markup(_templates().get_template(f"{template}.html.jinja").render(values))  # noqa: S704


def whole(parts: Sequence["Markup"], title: str) -> str:
    """A whole page of parts, each a filled template."""
    return filled("page", parts=parts, title=title) + "\n"
