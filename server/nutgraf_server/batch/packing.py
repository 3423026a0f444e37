"""Compressed inputs, told by how they begin, never by their names."""

import gzip
import io
import zlib
from typing import Any, BinaryIO, cast

from nutgraf_server.batch.errors import WrongUseError

_GZIP = b"\x1f\x8b"
_ZSTANDARD = b"\x28\xb5\x2f\xfd"
DAMAGE = (EOFError, OSError, zlib.error)
"""What reading a packed file raises where it is damaged or cut off."""

# A block of four bytes unpacks to 128 KiB at most: so much at a time makes no more than 32 MiB.
_FED = 1024


def zstandard() -> Any:  # noqa: ANN401  # a module
    """The library for .zst.

    Raises:
        WrongUseError: it is not installed.
    """
    try:
        import zstandard as found
    except ImportError:
        raise WrongUseError(
            "for .zst, install the extra: pip install 'nutgraf[zstandard]'"
        ) from None
    return found


def unpacking(file: "io.BufferedReader[Any]") -> BinaryIO:
    """What is in a file: its bytes, or those that are packed in it.

    Reading it raises one of `DAMAGE` where what is packed is damaged or cut off.
    """
    head = file.peek(len(_ZSTANDARD))[: len(_ZSTANDARD)]
    if head.startswith(_GZIP):
        return io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=file)))
    if head == _ZSTANDARD:
        return io.BufferedReader(_Zstandard(file))
    return file


def unpacked(data: bytes, most: int) -> bytes:
    """The bytes packed in `data`, no more of them than one above `most`; or `data` itself.

    Raises:
        DAMAGE: they are damaged.
    """
    if data.startswith((_GZIP, _ZSTANDARD)):
        packed = cast("io.RawIOBase", io.BytesIO(data))
        return unpacking(io.BufferedReader(packed)).read(most + 1)
    return data


class _Zstandard(io.RawIOBase):
    """Frames of Zstandard, one after the other.

    The library's own reader takes a frame that is cut off for a whole one.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        library = zstandard()
        self._begin = library.ZstdDecompressor().decompressobj
        self._error: type[Exception] = library.ZstdError
        self._frame: Any = None
        self._fed = b""
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  # anything with bytes
        """Unpack as much as is asked for, or less; 0 at the end."""
        while not self._ready:
            self._fed = self._fed or self._file.read(_FED)
            if not self._fed:
                if self._frame is not None:
                    raise EOFError("the last frame is cut off")
                return 0
            self._unpack()
        taken = self._ready[: len(buffer)]
        buffer[: len(taken)] = taken
        self._ready = self._ready[len(taken) :]
        return len(taken)

    def _unpack(self) -> None:
        if self._frame is None:
            self._frame = self._begin()
        try:
            self._ready = memoryview(self._frame.decompress(self._fed))
        except self._error as error:
            raise OSError(str(error)) from None
        self._fed = self._frame.unused_data
        if self._frame.eof:
            self._frame = None
