"""Documents that are no plain texts, converted to one: .docx, .odt, .epub, .pdf and others.

What comes out is HTML, Markdown or plain text. Offsets in it are none in the document. A new
kind of document is a module here with a function from bytes to text, and a row in `_KINDS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import NamedTuple

from nutgraf_server.inputs.documents import looks
from nutgraf_server.inputs.documents.errors import DocumentError
from nutgraf_server.inputs.errors import first_line

__all__ = ["Converted", "DocumentError", "convert"]


class Converted(NamedTuple):
    """A text, and what is known of how it was read.

    Attributes:
        text: the text.
        note: what became of the document, or how the encoding was guessed.
        format: what the text is in, where that is known.
    """

    text: str
    note: str | None = None
    format: str | None = None


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of document.

    Attributes:
        name: what it is called in messages.
        module: the module here that converts it, loaded when the first of it comes.
        into: the format that it makes of it.
        mark: how its bytes begin.
        part: a part that only this kind of zip has.
        looks: whether a file looks like one, where neither tells.
        lacks: what one without text may need.
    """

    name: str
    module: str
    into: str
    mark: bytes = b""
    part: str = ""
    looks: Callable[[bytes], bool] | None = None
    lacks: str = ""

    def fits(self, data: bytes, parts: frozenset[str]) -> bool:
        """Whether a file is of this kind, by how it begins or by its parts if it is a zip."""
        if self.looks:
            return self.looks(data)
        return data.startswith(self.mark) if self.mark else self.part in parts


_SCANNED = "; scanned pages need OCR first"
_KINDS = (
    _Kind("a PDF", "pdf", "html", mark=b"%PDF-", lacks=_SCANNED),
    _Kind("a Word document", "docx", "html", part="word/document.xml", lacks=_SCANNED),
    _Kind("an e-book", "epub", "html", part="META-INF/container.xml", lacks=_SCANNED),
    _Kind("an OpenDocument text", "odt", "html", part="content.xml", lacks=_SCANNED),
    _Kind("a notebook", "notebook", "markdown", looks=looks.like_notebook),
    _Kind("an email", "mail", "mail", looks=looks.like_mail),
)
_SHOWN_FORMATS = {
    "plaintext": "plain text",
    "html": "HTML",
    "markdown": "Markdown",
    "mail": "plain text",
}
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def convert(data: bytes) -> Converted | None:
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
        # The engine is loaded by who reads the text; what is said here does not load it before.
        from nutgraf.extras import install_command

        raise DocumentError(f"is {kind.name}; to read it: {install_command('documents')}") from None
    except Exception as error:  # noqa: BLE001  # whatever a converter trips over in a broken file
        raise DocumentError(f"is {kind.name} that cannot be read: {first_line(error)}") from None
    if not text.strip():
        raise DocumentError(f"is {kind.name} without text{kind.lacks}")
    into = _SHOWN_FORMATS[kind.into]
    note = f"converted from {kind.name} to {into}; positions refer to the converted text"
    return Converted(text, note, kind.into)


def _kind(data: bytes) -> _Kind | None:
    if data.startswith(_OLD_OFFICE):
        raise DocumentError("is an old Office document; save it as .docx")
    parts: frozenset[str] = frozenset()
    if data.startswith(_ZIP):
        from nutgraf_server.inputs.documents.package import Package

        parts = Package(data).names
    return next((kind for kind in _KINDS if kind.fits(data, parts)), None)
