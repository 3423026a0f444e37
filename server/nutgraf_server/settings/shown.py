"""The settings in force with their origins: as data, as Markdown, as lines of text.

The data is described by `configuration.schema.json` beside this file.
"""

from collections.abc import Mapping

from nutgraf.rendering.data import VERSION
from nutgraf.rendering.escaping import escaped
from nutgraf.rendering.text import Line, Style
from nutgraf_server.settings.layers import Resolved
from nutgraf_server.settings.settings import KNOWN, Settings
from nutgraf_server.settings.wording import as_toml, one_line


def values(settings: Settings) -> Mapping[str, object]:
    """The settings' values by the names that users write."""
    return {name: getattr(settings, setting.field) for name, setting in KNOWN.items()}


def data(found: Resolved) -> dict[str, object]:
    """JSON-ready: each setting with value, default, origin and description, and the problems."""
    return {
        "schema": "nutgraf/configuration",
        "version": VERSION,
        "settings": [
            {
                "name": name,
                "value": _plain(value),
                "default": _plain(KNOWN[name].default),
                "origin": found.origins[name],
                "description": KNOWN[name].description,
            }
            for name, value in values(found.settings).items()
        ],
        "problems": list(found.problems),
    }


def markdown(found: Resolved) -> str:
    """A table of the settings, and a list of the problems if there are any."""
    lines = ["# Nutgraf settings", "", "| setting | value | from |", "| --- | --- | --- |"]
    for name, value in values(found.settings).items():
        cells = (f"`{name}`", _cell(as_toml(value)), _cell(one_line(found.origins[name])))
        lines.append(f"| {' | '.join(cells)} |")
    if found.problems:
        lines += ["", "## Problems", ""]
        lines += (f"- {escaped(problem)}" for problem in found.problems)
    return "\n".join(lines) + "\n"


def text(found: Resolved) -> list[Line]:
    """Two lines a setting: what it is and where it comes from, and what it is for."""
    lines: list[Line] = []
    for name, value in values(found.settings).items():
        origin = one_line(found.origins[name])
        lines.append(Line(f"{name} = {one_line(as_toml(value))}  ({origin})"))
        lines.append(Line(f"    {KNOWN[name].description}", Style.FAINT))
    return lines


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _cell(words: str) -> str:
    return escaped(words).replace("|", "\\|")
