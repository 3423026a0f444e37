"""Parts of XML, read event by event while they are unpacked; nothing is held of them."""

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from nutgraf_server.inputs.bounds import MAX_DEPTH, MAX_ELEMENTS, MAX_TAG_BYTES, mib
from nutgraf_server.inputs.documents.errors import DocumentError


class PartReader(Protocol):
    """What is told of the elements of a part, in order."""

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        """An element begins."""

    def end(self, name: str, /) -> None:
        """An element ends."""

    def text(self, text: str, /) -> None:
        """Some of the text between tags, not always all at once."""


class Xml:
    """Reads the parts of one document, which have their bounds together."""

    def __init__(self) -> None:
        self._elements = 0

    def read(self, pieces: Iterable[bytes], reader: PartReader, *, spaces: bool = False) -> None:
        """Read one part.

        Args:
            pieces: its bytes.
            reader: told of what is in it.
            spaces: whether names are "uri name" instead of "prefix:name".

        Raises:
            DocumentError: it is no XML, or beyond a bound.
        """
        depth = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self._elements += 1
            if self._elements > MAX_ELEMENTS:
                raise DocumentError(f"has more than {MAX_ELEMENTS:,} elements; split it")
            if depth > MAX_DEPTH:
                raise DocumentError(f"nests its elements deeper than {MAX_DEPTH}; not read")
            reader.start(name, attributes)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            reader.end(name)

        parser = expat.ParserCreate(namespace_separator=" " if spaces else None)
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = reader.text
        parser.EntityDeclHandler = _refuse_entities
        fed = 0
        try:
            for piece in pieces:
                parser.Parse(piece)
                fed += len(piece)
                # What is not finished is looked at again with each piece.
                if fed - max(0, parser.CurrentByteIndex) > MAX_TAG_BYTES + len(piece):
                    raise DocumentError(f"has a tag of more than {mib(MAX_TAG_BYTES)}; not read")
            if fed:
                parser.Parse(b"", True)  # noqa: FBT003  # it takes no names
        except expat.ExpatError as error:
            raise DocumentError(f"has malformed XML: {error}") from None


def _refuse_entities(*_declaration: object) -> None:
    # A few lines of them stand for gigabytes, and no word processor writes any.
    raise DocumentError("declares XML entities; not read")
