"""The settings in force with their origins: as data, as Markdown, as lines of text.

The data is described by `configuration.schema.json` beside this file.
"""

from collections.abc import Mapping

from nutgraf.rendering.data import VERSION, line_data
from nutgraf.rendering.escaping import escaped
from nutgraf.rendering.tables import cell
from nutgraf.rendering.text import LineStyle, StyledLine
from nutgraf.rendering.view import Entry, Group, Part, PartKind, View, lines_of_view
from nutgraf_server.settings.layers import Resolved
from nutgraf_server.settings.settings import KNOWN, Settings
from nutgraf_server.settings.wording import as_toml, one_line


def values(settings: Settings) -> Mapping[str, object]:
    """The settings' values by the names that users write."""
    return {name: getattr(settings, setting.field) for name, setting in KNOWN.items()}


def data(found: Resolved, server: Mapping[str, object] | None = None) -> dict[str, object]:
    """JSON-ready: each setting with value, default, origin and description, and the problems.

    `server` are facts about the server, where there is one.
    """
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
        "lines": [
            line_data(line) | {"places": []} for line in lines_of_view(view(found, server or {}))
        ],
    }


def markdown(found: Resolved) -> str:
    """A table of the settings, and a list of the problems if there are any."""
    lines = ["# Nutgraf settings", "", "| setting | value | from |", "| --- | --- | --- |"]
    for name, value in values(found.settings).items():
        cells = (f"`{name}`", cell(as_toml(value)), cell(one_line(found.origins[name])))
        lines.append(f"| {' | '.join(cells)} |")
    if found.problems:
        lines += ["", "## Problems", ""]
        lines += (f"- {escaped(problem)}" for problem in found.problems)
    return "\n".join(lines) + "\n"


def view(found: Resolved, server: Mapping[str, object]) -> View:
    """The settings, the problems if there are any, and facts about the server."""
    settings = [
        Entry(f"{one_line(as_toml(value))} ({one_line(found.origins[name])})", lead=name)
        for name, value in values(found.settings).items()
    ]
    problems = [Entry(one_line(problem)) for problem in found.problems]
    facts = [Entry(str(value), lead=name) for name, value in server.items()]
    parts = (("", settings), ("Problems", problems), ("Server", facts))
    return View(
        "Nutgraf settings",
        (),
        tuple(
            Part(PartKind.SETTING, heading, (Group(tuple(entries)),))
            for heading, entries in parts
            if entries
        ),
    )


def text(found: Resolved) -> list[StyledLine]:
    """Two lines a setting: what it is and where it comes from, and what it is for."""
    lines: list[StyledLine] = []
    for name, value in values(found.settings).items():
        origin = one_line(found.origins[name])
        lines.append(StyledLine(f"{name} = {one_line(as_toml(value))}  ({origin})"))
        lines.append(StyledLine(f"    {KNOWN[name].description}", LineStyle.FAINT))
    return lines


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
