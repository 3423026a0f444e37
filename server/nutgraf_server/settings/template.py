"""A `nutgraf.toml` to begin with: every setting at its default, and all of it comments."""

import textwrap

from nutgraf_server.settings.settings import KNOWN
from nutgraf_server.settings.wording import as_toml

_WIDTH = 80
_HEAD = """\
# Nutgraf settings for the articles in this folder and its subfolders.
#
# Every setting is listed with its default; remove the # to change one.
# `nutgraf config` shows the settings in effect and where they come from.
"""


def template() -> str:
    """The file's text: "# " before an explanation, "#" before a setting."""
    parts = [_HEAD]
    for setting in KNOWN.values():
        about = textwrap.fill(
            setting.description, _WIDTH, initial_indent="# ", subsequent_indent="# "
        )
        parts.append(f"{about}\n#{setting.name} = {as_toml(setting.default)}\n")
    return "\n".join(parts)
