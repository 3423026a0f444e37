"""A document that is a zip of parts, each of which is unpacked piece by piece.

What the zip says of the sizes of its parts is not believed: the bytes that come out are counted.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator

from nutgraf_server.inputs.bounds import MAX_PARTS, MAX_TEXT_BYTES, MAX_UNPACKED_BYTES, mib
from nutgraf_server.inputs.documents.errors import TOO_MUCH_TEXT, DocumentError

# Each entry of a zip's list begins so.
_ENTRY = b"PK\x01\x02"
# What documents are packed with; others unpack without bound, and no word processor uses them.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_LOCKED = 1
_PIECE = 2**18
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Package:
    """The parts of a document."""

    def __init__(self, data: bytes) -> None:
        # Counted before the list is read, of which each entry takes a hundred times its size.
        if data.count(_ENTRY) > MAX_PARTS:
            raise DocumentError(f"has more than {MAX_PARTS:,} parts; not opened")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE:
            raise DocumentError("is a broken archive") from None
        self._left = MAX_UNPACKED_BYTES
        self.names = frozenset(self._archive.namelist())
        if any(entry.flag_bits & _LOCKED for entry in self._archive.infolist()):
            raise DocumentError("is protected with a password")

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part, unpacked piece by piece; nothing where there is no such part.

        Raises:
            DocumentError: it is damaged, or all parts read so far are too large.
        """
        if name not in self.names:
            return
        if self._archive.getinfo(name).compress_type not in _METHODS:
            raise DocumentError("uses an unknown compression method")
        try:
            with self._archive.open(name) as part:
                while piece := part.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        limit = mib(MAX_UNPACKED_BYTES)
                        raise DocumentError(f"unpacks to more than {limit}; not opened")
                    yield piece
        except _DAMAGE:
            raise DocumentError("is a damaged archive") from None

    def text(self, name: str) -> str:
        """A part as text, whatever is wrong with its encoding.

        Raises:
            DocumentError: it is damaged or too large, or all parts read so far are.
        """
        raw = bytearray()
        for piece in self.pieces(name):
            raw += piece
            if len(raw) > MAX_TEXT_BYTES:
                raise DocumentError(TOO_MUCH_TEXT)
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            return raw.decode("utf-16", "replace")
        return raw.decode("utf-8-sig", "replace")
