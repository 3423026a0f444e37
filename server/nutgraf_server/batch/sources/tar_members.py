"""The texts in a tar archive, packed or not, as they come by."""

import tarfile
from collections.abc import Iterator
from typing import NoReturn

from nutgraf_server.batch.records import Failure, Raw
from nutgraf_server.batch.sources.archives import is_passed_over, member
from nutgraf_server.batch.sources.naming import InputSource
from nutgraf_server.batch.sources.opening import (
    UNREADABLE,
    broken,
    failure,
    opened,
    place_of,
)
from nutgraf_server.inputs.bounds import MAX_TAR_HEADER_BYTES
from nutgraf_server.inputs.names import printable

# Names and attributes of a member; the library would read as many bytes of them as it is told.
_ABOUT = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)
# Each of a chain of headers is read within the one before.
_BROKEN = (*UNREADABLE, tarfile.TarError, ValueError, RecursionError)


class _Header(tarfile.TarInfo):
    """A header that is whole and may not say too much."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Header":
        # The library takes an archive that is cut off for one that ends.
        if len(buf) != tarfile.BLOCKSIZE:
            raise tarfile.ReadError("cut off")
        found = super().frombuf(buf, encoding, errors)
        if found.type in _ABOUT and found.size > MAX_TAR_HEADER_BYTES:
            raise tarfile.ReadError("a header is too large")
        if found.type == tarfile.GNUTYPE_SPARSE:
            cls._refuse_holes()
        return found

    @classmethod
    def _refuse_holes(cls, *_found: object) -> NoReturn:
        """Lists of holes have no bound, and no text has holes."""
        raise tarfile.ReadError("a sparse file")

    # By these names the library asks for them.
    _proc_gnusparse_00 = _proc_gnusparse_01 = _proc_gnusparse_10 = _refuse_holes


def records(source: InputSource, before: int) -> Iterator[Raw]:
    """The members but for folders and hidden ones; a link is a failure, and never followed."""
    number, reach = 0, before
    try:
        with (
            opened(source, more=True) as (file, gone),
            tarfile.open(fileobj=file, mode="r|", tarinfo=_Header) as archive,
        ):
            for number, entry in enumerate(archive, start=1):
                # The library keeps what went by, for going back; and what holds for all members,
                # which may be said anew before each.
                archive.members = []  # type: ignore[attr-defined]
                archive.pax_headers = {}
                reach = before + gone()
                if entry.isdir() or is_passed_over(entry.name):
                    continue
                inside = archive.extractfile(entry) if entry.isreg() else None
                content = (
                    member(entry.size, inside)
                    if inside
                    else Failure("link", "is a link or a device; not read")
                )
                yield Raw(source.shown, number, printable(entry.name), content, reach)
    except _BROKEN as error:
        yield broken(source, place_of(error, number + 1), failure(error), reach)
