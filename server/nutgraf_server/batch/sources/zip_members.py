"""The texts in a zip archive, in its order."""

import copy
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from nutgraf_server.batch.records import Failure, Member, Raw
from nutgraf_server.batch.sources.archives import is_passed_over, member
from nutgraf_server.batch.sources.naming import InputSource
from nutgraf_server.batch.sources.opening import (
    CannotOpenError,
    cannot_be_read,
    open_raw,
)
from nutgraf_server.batch.sources.zip_list import list_size
from nutgraf_server.inputs.bounds import MAX_ZIP_LIST_BYTES, MAX_ZIP_MEMBERS
from nutgraf_server.inputs.compression import DAMAGE, unpacking
from nutgraf_server.inputs.errors import NO_MEMORY
from nutgraf_server.inputs.names import STANDARD_INPUT, printable

_BROKEN = (
    *DAMAGE,
    zipfile.BadZipFile,
    ValueError,
    NotImplementedError,
    RuntimeError,
    RecursionError,
)
_LOCKED = 1
_DAMAGED = Failure("cannot-be-read", "is damaged")


def records(source: InputSource, before: int) -> Iterator[Raw]:
    """The members but for folders and hidden ones."""
    if source.name == STANDARD_INPUT:
        yield cannot_be_read(source, "a zip file cannot be read from a pipe; name a file", before)
        return
    reach = before
    try:
        with open_raw(source.name) as file:
            if _has_too_many(file):
                why = f"has more than {MAX_ZIP_MEMBERS:,} members; use a tar file"
                yield cannot_be_read(source, why, reach)
                return
            with zipfile.ZipFile(file) as archive:
                for number, entry in enumerate(archive.infolist(), start=1):
                    reach += entry.compress_size
                    # The library's own `is_dir` fails on an empty name.
                    name = entry.filename
                    if not name.endswith("/") and not is_passed_over(name):
                        content = _content(archive, entry)
                        yield Raw(source.shown, number, printable(name), content, reach)
    except CannotOpenError as error:
        yield cannot_be_read(source, str(error), reach)
    except MemoryError:
        yield cannot_be_read(source, NO_MEMORY, reach)
    except _BROKEN:
        yield cannot_be_read(source, "is not a zip file, or is damaged", reach)


def _has_too_many(file: BinaryIO) -> bool:
    """Whether the list of members is too long to be held, which the library always does."""
    size, members = list_size(file)
    return size > MAX_ZIP_LIST_BYTES or members > MAX_ZIP_MEMBERS


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Member | Failure:
    if entry.flag_bits & _LOCKED:
        return Failure("cannot-be-read", "is protected with a password")
    try:
        with _opened(archive, entry) as file:
            content = member(entry.file_size, file)
    except NotImplementedError:
        return Failure("cannot-be-read", "uses an unknown compression method")
    except MemoryError:
        return Failure("cannot-be-read", NO_MEMORY)
    except _BROKEN:
        return _DAMAGED
    if isinstance(content, Member) and zlib.crc32(content.data) != entry.CRC:
        return _DAMAGED
    return content


def _opened(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> IO[bytes]:
    """The bytes of a member.

    The library feeds bzip2 four thousand bytes at once, which may unpack to gigabytes: such a
    member is read as it is packed, and unpacked here, a bounded piece at a time.
    """
    if entry.compress_type != zipfile.ZIP_BZIP2:
        return archive.open(entry)
    packed = copy.copy(entry)
    packed.compress_type, packed.file_size = zipfile.ZIP_STORED, entry.compress_size
    del packed.CRC  # That of what is unpacked.
    return unpacking(io.BufferedReader(cast("io.RawIOBase", archive.open(packed))), more=True)
