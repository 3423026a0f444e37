"""Which settings are in force for a document, and where each of them comes from.

The layers, the strongest first: what was chosen by command, what the editor has set for the folder,
the project's file, the user's file. Safe to ask from any thread.
"""

import threading
from collections.abc import Iterator, Mapping

from nutgraf_server.lsp.documents.uris import path_of
from nutgraf_server.settings import Layer, Resolved, editor_layer, file_layers, resolve

CHOSEN = "chosen in this session"
"""The origin of a setting made by command."""


class Configuration:
    """Everything that was set, wherever it was."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._chosen: Mapping[str, object] = {}
        self._sent: Mapping[str | None, object] = {}
        self._folders: tuple[str, ...] = ()
        self._known = threading.Event()
        self._known.set()

    @property
    def folders(self) -> tuple[str, ...]:
        """The uris of the workspace's folders."""
        return self._folders

    def open_folders(self, folders: tuple[str, ...]) -> None:
        """Take over which folders the workspace has."""
        self._folders = folders

    def choose(self, name: str, value: object) -> None:
        """Set something above all that is set elsewhere, until the server ends; None unsets it."""
        with self._lock:
            rest = {other: kept for other, kept in self._chosen.items() if other != name}
            self._chosen = rest if value is None else {**rest, name: value}

    def take(self, sent: object) -> None:
        """Take over what the client sent for everything."""
        self._sent = {None: sent}
        self._known.set()

    def take_by_folder(self, sent: Mapping[str | None, object]) -> None:
        """Take over what the client answered for each folder; None is for what is in none."""
        self._sent = dict(sent)
        self._known.set()

    def expect(self) -> None:
        """The client has been asked for its settings: let who needs them wait."""
        self._known.clear()

    def wait(self, patience: float) -> None:
        """Wait for the client's settings, where it was asked; once too long is for good."""
        if not self._known.wait(patience):
            self._known.set()

    def of(self, uri: str) -> Resolved:
        """The settings for the document at `uri`, from the files as they are now."""
        return resolve(self._layers(uri))

    def _layers(self, uri: str) -> Iterator[Layer]:
        with self._lock:
            chosen = self._chosen
        yield Layer(CHOSEN, chosen)
        folder = self._folder_of(uri)
        sent = self._sent.get(folder)
        yield editor_layer(self._sent.get(None) if sent is None else sent)
        path = path_of(uri)
        yield from file_layers(path.parent if path else None, path_of(folder or ""))

    def _folder_of(self, uri: str) -> str | None:
        """The innermost folder of the workspace that holds `uri`; the first for no file."""
        holding = [one for one in self._folders if uri.startswith(one.rstrip("/") + "/")]
        if holding:
            return max(holding, key=len)
        return None if path_of(uri) else next(iter(self._folders), None)
