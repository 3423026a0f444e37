"""Briefings rendered with a template: a user template or a built-in one."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from nutgraf.errors import BadTemplateError
from nutgraf.patterns import pattern
from nutgraf.rendering import data
from nutgraf.rendering.labels import label
from nutgraf.rendering.visible import visible

if TYPE_CHECKING:
    # Only named here: who fills no template does not wait for these packages.
    from nutgraf.article import Block
    from nutgraf.briefing import Briefing

_FOLDER = Path(__file__).parent / "templates" / "user"
_ENDING = ".jinja"
_ABOUT = pattern(r"\{#-?(.*?)-?#\}", re.DOTALL)
_BY = pattern(r"^(?:(?:reporting\s+)?by|von|par|por|di|da|door)\s+", re.IGNORECASE)
_AFTER_AUTHOR = pattern(r"(?<!\s)\s+[|·•–—-]\s+|;\s")


@cache
def built_in() -> dict[str, str]:
    """The built-in templates by name, each with its description."""
    found = {}
    for file in sorted(_FOLDER.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(_ENDING):
            about = _ABOUT.match(file.read_text("utf-8"))
            found[file.name.removesuffix(_ENDING)] = about[1].strip() if about else ""
    return found


def source_of(name: str) -> str:
    """The text of a built-in template.

    Raises:
        BadTemplateError: there is none of that name; the message lists the existing ones.
    """
    if name not in built_in():
        raise BadTemplateError(f"no template “{name}”; built in are {', '.join(built_in())}")
    return (_FOLDER / f"{name}{_ENDING}").read_text("utf-8")


def filled(found: "Briefing", source: str, called: str, name: str | None = None) -> str:
    """A briefing rendered with a template, which may be untrusted.

    The template sees the briefing as in `nutgraf.rendering.data.briefing`, and `author`, `day` and
    `tags`; see docs/templates.md. Its abilities and its work are limited; see
    `nutgraf.rendering.sandbox`.

    Args:
        found: the briefing.
        source: the template's text.
        called: the template's name, for messages.
        name: the article's name.

    Raises:
        BadTemplateError: see there; one line with the template's name, the line and what is wrong.
    """
    # Jinja2 is loaded only when a template is rendered.
    from jinja2 import FunctionLoader

    from nutgraf.rendering import sandbox
    from nutgraf.rendering.user_template_filters import FILTERS

    def load(wanted: str) -> tuple[str, str, Callable[[], bool]] | None:
        known = wanted in built_in()
        return (source_of(wanted), wanted, lambda: True) if known else None

    values = {**_OF_CONVERSATIONS, **data.briefing(found, name), **_more(found)}
    filters: Mapping[str, Callable[..., object]]
    filters = {**FILTERS, "label": partial(label, found.article)}
    text = visible(sandbox.filled(source, values, called, filters, FunctionLoader(load)))
    return text.strip("\n") + "\n"


# Fields of conversations only; a template need not check whether it is one.
_OF_CONVERSATIONS: Mapping[str, object] = MappingProxyType(
    {"conversation": None, "decisions": (), "actions": (), "answers": (), "speakers": ()}
)


def _more(found: "Briefing") -> dict[str, object]:
    """Additional values for a front page."""
    head = found.head
    return {
        "author": _author(head.byline),
        "day": head.written.isoformat() if head.written else None,
        "tags": list(dict.fromkeys(_tags(found))),
    }


def _tags(found: "Briefing") -> Iterator[str]:
    """The keyphrases, then the names, the most named first."""
    yield from (phrase.text for phrase in found.keyphrases)
    yield from (name.name for name in found.names)


def _author(byline: "Block | None") -> str | None:
    """Who a byline names, without "By" and what follows the name."""
    if byline is None:
        return None
    words = byline.text.strip().strip("()")
    return _AFTER_AUTHOR.split(_BY.sub("", words, count=1), maxsplit=1)[0]
