"""Compressed inputs, told by how they begin, never by their names, and unpacked piece by piece."""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, Protocol, cast

from nutgraf_server.inputs.bounds import MAX_XZ_MEMORY_BYTES
from nutgraf_server.inputs.errors import MissingLibraryError

DAMAGE = (EOFError, OSError, zlib.error, lzma.LZMAError)
"""What reading a compressed file raises where it is damaged or cut off."""

_GZIP = b"\x1f\x8b"
_ZSTANDARD = b"\x28\xb5\x2f\xfd"
_BZIP2 = b"BZh"
_XZ = b"\xfd7zXZ\x00"
_LONGEST_MARK = len(_XZ)

# How many compressed bytes are unpacked at a time. Most libraries unpack as many bytes of them as
# are asked for; Zstandard's gives all, and a block of four bytes may stand for 128 KiB: of so many
# compressed bytes it makes 32 MiB at most.
_FED = 2**16
_FED_ZSTANDARD = 1024
_UNPACKED = 2**18
_BUFFER = 2**18

# zlib's mark for "with the header and trailer of gzip".
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
# Zeros may follow the last member, as on a tape.
_PADDING = b"\0"


def zstandard() -> Any:  # noqa: ANN401  # a module
    """The library for .zst.

    Raises:
        MissingLibraryError: it is not installed.
    """
    try:
        import zstandard as library
    except ImportError:
        # The engine is loaded by who reads the text; what is said here does not load it before.
        from nutgraf.extras import install_command

        raise MissingLibraryError(
            f"to read .zst, install zstandard: {install_command('zstandard')}"
        ) from None
    return library


def unpacking(file: "io.BufferedReader[Any]", *, more: bool = False) -> BinaryIO:
    """What is in a file: its bytes, or those compressed in it as .gz or .zst.

    Reading raises one of `DAMAGE` where they are damaged or cut off.

    Args:
        file: the file.
        more: whether it may be .bz2 or .xz as well.

    Raises:
        MissingLibraryError: the library for them is not installed.
    """
    head = file.peek(_LONGEST_MARK)[:_LONGEST_MARK]
    begin = _decoder_for(head, more=more)
    if begin is None:
        return file
    return io.BufferedReader(_Unpacked(file, begin), _BUFFER)


def unpacked(data: bytes, limit: int) -> bytes:
    """The bytes compressed in `data`, no more of them than one above `limit`; or `data` itself.

    Raises:
        DAMAGE: they are damaged.
        MissingLibraryError: the library for them is not installed.
    """
    if not data.startswith((_GZIP, _ZSTANDARD)):
        return data
    raw = cast("io.RawIOBase", io.BytesIO(data))
    return unpacking(io.BufferedReader(raw)).read(limit + 1)


class _Decoder(Protocol):
    """Unpacks one member: a stream that ends by itself."""

    fed: int
    eof: bool
    unused_data: bytes

    def decompress(self, data: bytes, limit: int, /) -> bytes:
        """Some of what is in `data` and in what was given before; empty where more is needed."""


def _decoder_for(head: bytes, *, more: bool) -> Callable[[], _Decoder] | None:
    if head.startswith(_GZIP):
        return _Gzip
    if head.startswith(_ZSTANDARD):
        library = zstandard()
        return lambda: _Zstandard(library)
    if more and head.startswith(_BZIP2):
        return lambda: _Standard(bz2.BZ2Decompressor())
    if more and head.startswith(_XZ):
        return lambda: _Standard(lzma.LZMADecompressor(memlimit=MAX_XZ_MEMORY_BYTES))
    return None


class _Gzip:
    fed = _FED

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP_WINDOW)
        self.eof = False
        self.unused_data = b""

    def decompress(self, data: bytes, limit: int) -> bytes:
        """Unpack."""
        rest = self._member.unconsumed_tail
        made = self._member.decompress(rest + data if rest else data, limit)
        self.eof, self.unused_data = self._member.eof, self._member.unused_data
        return made


class _Standard:
    """A member of .bz2 or .xz."""

    fed = _FED

    def __init__(self, member: bz2.BZ2Decompressor | lzma.LZMADecompressor) -> None:
        self._member = member
        self.eof = False
        self.unused_data = b""

    def decompress(self, data: bytes, limit: int) -> bytes:
        """Unpack."""
        made = self._member.decompress(data, limit)
        self.eof = self._member.eof
        self.unused_data = self._member.unused_data if self.eof else b""
        return made


class _Zstandard:
    """A frame of .zst. The library's own reader takes one that is cut off for a whole one."""

    fed = _FED_ZSTANDARD

    def __init__(self, library: Any) -> None:  # noqa: ANN401  # a module
        self._frame = library.ZstdDecompressor().decompressobj()
        self._error: type[Exception] = library.ZstdError
        self.eof = False
        self.unused_data = b""

    def decompress(self, data: bytes, limit: int) -> bytes:
        """Unpack all of it."""
        del limit
        if not data:
            return b""
        try:
            made: bytes = self._frame.decompress(data)
        except self._error as error:
            raise OSError(str(error)) from None
        self.eof, self.unused_data = self._frame.eof, self._frame.unused_data
        return made


class _Unpacked(io.RawIOBase):
    """The members of a compressed file, one after the other."""

    def __init__(self, file: BinaryIO, begin: Callable[[], _Decoder]) -> None:
        self._file = file
        self._begin = begin
        self._member: _Decoder | None = begin()
        self._data = b""
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  # anything with bytes
        """Unpack as much as is asked for, or less; 0 at the end."""
        while not self._ready:
            if not self._advance():
                return 0
        taken = self._ready[: len(buffer)]
        buffer[: len(taken)] = taken
        self._ready = self._ready[len(taken) :]
        return len(taken)

    def _advance(self) -> bool:
        """Unpack some more; whether there is any."""
        if self._member is None:
            while not (rest := self._data.lstrip(_PADDING)):
                self._data = self._file.read(_FED)
                if not self._data:
                    return False
            self._data, self._member = rest, self._begin()
        made = self._member.decompress(self._data, _UNPACKED)
        self._data = b""
        if self._member.eof:
            self._data, self._member = self._member.unused_data, None
        elif not made:
            # Read only when what was given before is used up: it may unpack to far more.
            self._data = self._file.read(self._member.fed)
            if not self._data:
                raise EOFError("cut off")
        self._ready = memoryview(made)
        return True
