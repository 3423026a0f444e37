"""The texts that the client has open, exactly as it has them.

pygls keeps documents of its own, but breaks their lines wherever `str.splitlines` does: behind the
first U+2028 or form feed, every edit would land in another place than the editor's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import unquote

from lsprotocol import types

from nutgraf.article import Span
from nutgraf.lines import Lines
from nutgraf_server.lsp import positions
from nutgraf_server.lsp.positions import Encoding

_DRIVE = re.compile(r"(?<=^file:///)[A-Z](?=:)")


@dataclass(frozen=True)
class Text:
    """One version of a document. An edit makes another one."""

    uri: str
    language_id: str
    version: int
    source: str

    @cached_property
    def lines(self) -> Lines:
        """Where the lines start."""
        return Lines.of(self.source)

    def offset(self, position: types.Position, encoding: Encoding) -> int:
        """The offset of `position`."""
        return positions.offset_of(self.source, self.lines, position, encoding)

    def span(self, range_: types.Range, encoding: Encoding) -> Span:
        """The span of `range_`."""
        return positions.span_of(self.source, self.lines, range_, encoding)

    def range(self, span: Span, encoding: Encoding) -> types.Range:
        """The range of `span`."""
        return positions.range_of(self.source, self.lines, span, encoding)

    def edited(
        self,
        version: int,
        changes: Sequence[types.TextDocumentContentChangeEvent],
        encoding: Encoding,
    ) -> "Text":
        """This text after `changes`, each of which counts from the result of the one before."""
        text = replace(self, version=version)
        for change in changes:
            text = replace(text, source=_changed(text, change, encoding))
        return text


class Texts:
    """The open documents, the one that was touched last at the end."""

    def __init__(self) -> None:
        self._by_key: dict[str, Text] = {}

    @property
    def last(self) -> Text | None:
        """The open document that the client touched last."""
        return next(reversed(self._by_key.values()), None)

    def find(self, uri: str) -> Text | None:
        """The open document at `uri`."""
        return self._by_key.get(_key(uri))

    def keep(self, text: Text) -> None:
        """Remember `text` as its document's newest version, and as touched last."""
        self._by_key.pop(_key(text.uri), None)
        self._by_key[_key(text.uri)] = text

    def forget(self, uri: str) -> None:
        """Drop the document at `uri`."""
        self._by_key.pop(_key(uri), None)


def _changed(text: Text, change: types.TextDocumentContentChangeEvent, encoding: Encoding) -> str:
    if isinstance(change, types.TextDocumentContentChangeWholeDocument):
        return change.text
    span = text.span(change.range, encoding)
    return text.source[: span.start] + change.text + text.source[span.end :]


def _key(uri: str) -> str:
    """One name for one document: clients differ in escaping and in the case of a drive letter."""
    return _DRIVE.sub(lambda drive: drive[0].lower(), unquote(uri))
