"""What an engine has to be told to know what the one before it knew.

The open documents are kept as they were sent, each with the edits since. Where the edits grow
longer than the text, the engine is asked for the text as it is, and that takes their place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nutgraf_server.lsp.bounds import MOST_DOCUMENTS, MOST_TEXT
from nutgraf_server.lsp.documents.uris import key
from nutgraf_server.lsp.supervision.protocol import CHOSEN
from nutgraf_server.lsp.transport.writer import encoded

_OPEN = "textDocument/didOpen"
_CHANGE = "textDocument/didChange"
_CLOSE = "textDocument/didClose"
_FOLDERS = "workspace/didChangeWorkspaceFolders"
_CONFIGURATION = "workspace/didChangeConfiguration"

# Fewer edits than this, in bytes, are not worth asking for.
_FEW = 2**20


class RefusedDocumentError(Exception):
    """A document is not taken, or no longer kept. The message is for the person at the editor."""


@dataclass(slots=True)
class _Document:
    opened: bytes
    edits: list[bytes] = field(default_factory=list)
    size_of_edits: int = 0
    # How many of the edits the text that was asked for will hold.
    asked_for: int = 0

    @property
    def size(self) -> int:
        return len(self.opened) + self.size_of_edits


@dataclass(frozen=True, slots=True, eq=False)
class Due:
    """A document whose text the engine is to be asked for."""

    name: str
    document: _Document


class SessionLog:
    """One client's state, as messages. Not safe for threads: its owner sees to that."""

    def __init__(self, initialize: Mapping[str, Any]) -> None:
        self._initialize = dict(initialize)
        self._initialized: bytes | None = None
        self._configuration: bytes | None = None
        self._chosen: dict[str, Any] = {}
        self._documents: dict[str, _Document] = {}
        self._size = 0

    @property
    def initialize(self) -> dict[str, Any]:
        """The parameters of initialize, with the folders as they are now."""
        return self._initialize

    def messages(self) -> Iterator[bytes]:
        """What follows `initialize`, in order."""
        if self._initialized is not None:
            yield self._initialized
        if self._configuration is not None:
            yield self._configuration
        for name, value in self._chosen.items():
            yield encoded({"method": CHOSEN, "params": {"name": name, "value": value}})
        for document in self._documents.values():
            document.asked_for = 0
            yield document.opened
            yield from document.edits

    def note(self, method: str, params: object, body: bytes) -> None:
        """Keep what a notification changes. One that makes no sense changes nothing.

        Raises:
            RefusedDocumentError: there are too many documents, or they are too large.
        """
        if method == "initialized":
            self._initialized = body
        elif method == _CONFIGURATION:
            self._configuration = body
        elif isinstance(params, dict) and method == _FOLDERS:
            self._change_folders(params.get("event"))
        elif isinstance(params, dict) and isinstance(params.get("textDocument"), dict):
            uri = params["textDocument"].get("uri")
            if isinstance(uri, str):
                self._note_document(method, key(uri), params, body)

    def choose(self, params: Mapping[str, Any]) -> None:
        """Keep what was chosen for the session, above all that is set elsewhere."""
        self._chosen[params["name"]] = params["value"]

    def due(self, uri: object) -> "Due | None":
        """What the engine should be asked for after a change of the document at `uri`."""
        name = key(uri) if isinstance(uri, str) else ""
        document = self._documents.get(name)
        if document is None or document.asked_for:
            return None
        if document.size_of_edits <= max(_FEW, len(document.opened)):
            return None
        document.asked_for = len(document.edits)
        return Due(name, document)

    def replace(self, due: "Due", opened: object) -> None:
        """Take over what the engine says of a document that it was asked for."""
        document = due.document
        if self._documents.get(due.name) is not document or not document.asked_for:
            return
        if isinstance(opened, dict):
            self._size -= document.size
            del document.edits[: document.asked_for]
            document.opened = encoded({"method": _OPEN, "params": opened})
            document.size_of_edits = sum(map(len, document.edits))
            self._size += document.size
        document.asked_for = 0

    def _note_document(self, method: str, name: str, params: dict[str, Any], body: bytes) -> None:
        if method == _OPEN:
            self._forget(name)
            if len(self._documents) >= MOST_DOCUMENTS:
                raise RefusedDocumentError(
                    f"{MOST_DOCUMENTS} documents are open; one more is left out"
                )
            if self._size + len(body) > MOST_TEXT:
                raise RefusedDocumentError(
                    f"the open documents are larger than {MOST_TEXT >> 20} MB; one is left out"
                )
            self._documents[name] = _Document(body)
            self._size += len(body)
        elif method == _CLOSE:
            self._forget(name)
        elif method == _CHANGE and name in self._documents:
            self._change(name, params, body)

    def _change(self, name: str, params: dict[str, Any], body: bytes) -> None:
        document = self._documents.pop(name)
        # The document that was touched last comes last.
        self._documents[name] = document
        document.edits.append(body)
        document.size_of_edits += len(body)
        self._size += len(body)
        if _is_whole(params):
            self._shorten(document)
        if self._size > MOST_TEXT:
            self._forget(name)
            raise RefusedDocumentError(
                f"the open documents are larger than {MOST_TEXT >> 20} MB; one is left out"
            )

    def _shorten(self, document: _Document) -> None:
        """Drop the edits before the last, which tells the whole text."""
        if document.asked_for:
            return
        last = document.edits[-1]
        document.edits[:] = [last]
        self._size += len(last) - document.size_of_edits
        document.size_of_edits = len(last)

    def _forget(self, name: str) -> None:
        document = self._documents.pop(name, None)
        if document is not None:
            self._size -= document.size

    def _change_folders(self, event: object) -> None:
        if not isinstance(event, dict):
            return
        folders = self._initialize.get("workspaceFolders")
        kept = (
            [one for one in folders if isinstance(one, dict)] if isinstance(folders, list) else []
        )
        gone = [_uri(one) for one in _listed(event.get("removed"))]
        left = [one for one in kept if _uri(one) not in gone]
        known = [_uri(one) for one in left]
        new = [one for one in _listed(event.get("added")) if _uri(one) not in known]
        self._initialize["workspaceFolders"] = [*left, *new]


def _listed(found: object) -> list[dict[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _uri(folder: dict[str, Any]) -> object:
    return folder.get("uri")


def _is_whole(params: dict[str, Any]) -> bool:
    """Whether a change ends in the whole text."""
    changes = params.get("contentChanges")
    if not isinstance(changes, list) or not changes or not isinstance(changes[-1], dict):
        return False
    return "range" not in changes[-1] and isinstance(changes[-1].get("text"), str)
