"""The texts in a tar archive, packed or not, as they come by."""

import bz2
import io
import lzma
import tarfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from nutgraf_server.batch.packing import DAMAGE
from nutgraf_server.batch.records import Failure, Raw
from nutgraf_server.batch.sources.archives import is_passed_over, member
from nutgraf_server.batch.sources.naming import Source
from nutgraf_server.batch.sources.opening import DAMAGED, CannotOpenError, broken, opened

# Names and attributes of a member; the library would read as many bytes of them as it is told.
_MOST_ABOUT = 2**20
_ABOUT = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)
_BZIP2 = b"BZh"
_XZ = b"\xfd7zXZ\x00"
_BROKEN = (*DAMAGE, tarfile.TarError, lzma.LZMAError, ValueError)


class _Header(tarfile.TarInfo):
    """A header that is whole and may not say too much."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Header":
        # The library takes an archive that is cut off for one that ends.
        if len(buf) != tarfile.BLOCKSIZE:
            raise tarfile.ReadError("cut off")
        found = super().frombuf(buf, encoding, errors)
        if found.type in _ABOUT and found.size > _MOST_ABOUT:
            raise tarfile.ReadError("a header is too large")
        return found


def records(source: Source, before: int) -> Iterator[Raw]:
    """The members but for folders and hidden ones; a link is a failure, and never followed."""
    number, reach = 0, before
    try:
        with opened(source) as (file, gone), _archive(file) as archive:
            for number, entry in enumerate(archive, start=1):
                # The library keeps what went by, for going back.
                archive.members = []  # type: ignore[attr-defined]
                reach = before + gone()
                if entry.isdir() or is_passed_over(entry.name):
                    continue
                inside = archive.extractfile(entry) if entry.isreg() else None
                content = (
                    member(entry.size, inside)
                    if inside
                    else Failure("link", "is a link or a device; not read")
                )
                yield Raw(source.shown, number, entry.name, content, reach)
    except CannotOpenError as error:
        yield broken(source, None, str(error), reach)
    except _BROKEN:
        yield broken(source, number + 1, DAMAGED, reach)


def _archive(file: BinaryIO) -> tarfile.TarFile:
    head = file.peek(len(_XZ))[: len(_XZ)] if isinstance(file, io.BufferedReader) else b""
    if head.startswith(_BZIP2):
        file = cast("BinaryIO", bz2.BZ2File(file))
    elif head == _XZ:
        file = cast("BinaryIO", lzma.LZMAFile(file))  # noqa: SIM115  # the archive does
    # Who asked for it closes it.
    return tarfile.open(fileobj=file, mode="r|", tarinfo=_Header)
