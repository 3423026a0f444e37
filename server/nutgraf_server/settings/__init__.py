"""What a user may set, shared by the command line and the language server.

`resolve` lays the layers over one another: the editor's settings, the project's file, the user's
file, the defaults.
"""

from nutgraf_server.settings.files import file_layers, project_layers, user_file, user_layer
from nutgraf_server.settings.layers import (
    DEFAULT,
    EDITOR,
    Layer,
    Resolved,
    are_of_another,
    editor_layer,
    resolve,
)
from nutgraf_server.settings.settings import (
    CONVERSATIONS,
    KINDS,
    KNOWN,
    Setting,
    Settings,
    kind_in,
)

__all__ = [
    "CONVERSATIONS",
    "DEFAULT",
    "EDITOR",
    "KINDS",
    "KNOWN",
    "Layer",
    "Resolved",
    "Setting",
    "Settings",
    "are_of_another",
    "editor_layer",
    "file_layers",
    "kind_in",
    "project_layers",
    "resolve",
    "user_file",
    "user_layer",
]
