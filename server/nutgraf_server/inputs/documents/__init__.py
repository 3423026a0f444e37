"""Documents that are no text files, converted to text: .docx, .odt, .epub and .pdf.

What comes out is HTML. Offsets in it are none in the document. A new
kind of document is a module here with a function from bytes to text, and a row in `_KINDS`.
"""

from dataclasses import dataclass
from importlib import import_module

from nutgraf_server.inputs.documents.errors import DocumentError
from nutgraf_server.inputs.errors import first_line

__all__ = ["DocumentError", "convert"]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of document.

    Attributes:
        name: what it is called in messages.
        module: the module here that converts it, loaded when the first of it comes.
        into: what it makes of it.
        mark: how its bytes begin; a zip is told by its `part` instead.
        part: a part that only this kind of zip has.
    """

    name: str
    module: str
    into: str
    mark: bytes = b""
    part: str = ""

    def fits(self, data: bytes, parts: frozenset[str]) -> bool:
        """Whether a file is of this kind, by how it begins or by its parts if it is a zip."""
        return data.startswith(self.mark) if self.mark else self.part in parts


_KINDS = (
    _Kind("a PDF", "pdf", "HTML", mark=b"%PDF-"),
    _Kind("a Word document", "docx", "HTML", part="word/document.xml"),
    _Kind("an e-book", "epub", "HTML", part="META-INF/container.xml"),
    _Kind("an OpenDocument text", "odt", "HTML", part="content.xml"),
)
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def convert(data: bytes) -> tuple[str, str] | None:
    """The text of a document and a note on what became of it; None for anything else.

    Raises:
        DocumentError: it is broken, too large, locked, or its converter is not installed.
    """
    kind = _kind(data)
    if kind is None:
        return None
    try:
        text: str = import_module(f"{__name__}.{kind.module}").text_of(data)
    except (DocumentError, MemoryError):
        raise
    except ImportError:
        extra = "to read it, install the extra: pip install 'nutgraf[documents]'"
        raise DocumentError(f"is {kind.name}; {extra}") from None
    except Exception as error:  # noqa: BLE001  # whatever a converter trips over in a broken file
        raise DocumentError(f"is {kind.name} that cannot be read: {first_line(error)}") from None
    if not text.strip():
        raise DocumentError(f"is {kind.name} without text; scanned pages need OCR first")
    return text, f"converted from {kind.name} to {kind.into}; places refer to the converted text"


def _kind(data: bytes) -> _Kind | None:
    if data.startswith(_OLD_OFFICE):
        raise DocumentError("is an old Office document; save it as .docx")
    parts: frozenset[str] = frozenset()
    if data.startswith(_ZIP):
        from nutgraf_server.inputs.documents.package import Package

        parts = Package(data).names
    return next((kind for kind in _KINDS if kind.fits(data, parts)), None)
