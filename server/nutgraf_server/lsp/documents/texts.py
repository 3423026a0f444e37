"""The texts that the client has open, exactly as it has them.

pygls keeps documents of its own, but breaks their lines wherever `str.splitlines` does: behind the
first U+2028 or form feed, every edit would land in another place than the editor's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from lsprotocol import types

from nutgraf.article import Span
from nutgraf_server.lsp.documents import positions
from nutgraf_server.lsp.documents.encoding import Encoding
from nutgraf_server.lsp.documents.rope import Rope
from nutgraf_server.lsp.documents.uris import key


@dataclass(frozen=True, slots=True)
class DocumentText:
    """One version of a document. An edit makes another one."""

    uri: str
    language_id: str
    version: int
    rope: Rope

    @property
    def source(self) -> str:
        """The whole text."""
        return self.rope.text

    def offset(self, position: types.Position, encoding: Encoding) -> int:
        """The offset of `position`."""
        return positions.offset_of(self.rope, position, encoding)

    def span(self, range_: types.Range, encoding: Encoding) -> Span:
        """The span of `range_`."""
        return positions.span_of(self.rope, range_, encoding)

    def range(self, span: Span, encoding: Encoding) -> types.Range:
        """The range of `span`."""
        return positions.range_of(self.rope, span, encoding)

    def edited(
        self,
        version: int,
        changes: Sequence[types.TextDocumentContentChangeEvent],
        encoding: Encoding,
    ) -> "DocumentText":
        """This text after `changes`, each of which counts from the result of the one before."""
        rope = self.rope
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangeWholeDocument):
                rope = Rope.of(change.text)
            else:
                span = positions.span_of(rope, change.range, encoding)
                rope = rope.replaced(span.start, span.end, change.text)
        return replace(self, version=version, rope=rope)


class Texts:
    """The open documents, the one that was touched last at the end."""

    def __init__(self) -> None:
        self._by_key: dict[str, DocumentText] = {}

    @property
    def all(self) -> Mapping[str, DocumentText]:
        """The documents by key as they are now; it does not change any more."""
        return MappingProxyType(self._by_key)

    def find(self, uri: str) -> DocumentText | None:
        """The open document at `uri`."""
        return self._by_key.get(key(uri))

    def keep(self, text: DocumentText) -> None:
        """Remember `text` as its document's newest version, and as touched last."""
        own = key(text.uri)
        others = {other: kept for other, kept in self._by_key.items() if other != own}
        self._by_key = {**others, own: text}

    def touch(self, uri: str) -> None:
        """Remember the document at `uri`, if it is open, as touched last."""
        text = self.find(uri)
        if text is not None and next(reversed(self._by_key)) != key(uri):
            self.keep(text)

    def forget(self, uri: str) -> None:
        """Drop the document at `uri`."""
        own = key(uri)
        self._by_key = {other: kept for other, kept in self._by_key.items() if other != own}
