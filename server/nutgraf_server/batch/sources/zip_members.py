"""The texts in a zip archive, in its order."""

import zipfile
from collections.abc import Iterator

from nutgraf_server.batch.packing import DAMAGE
from nutgraf_server.batch.records import Failure, Member, Raw
from nutgraf_server.batch.sources.archives import is_passed_over, member
from nutgraf_server.batch.sources.naming import STANDARD_INPUT, Source
from nutgraf_server.batch.sources.opening import broken

# The list of members stands at an archive's end and is held whole: about 500 bytes each.
_MOST_MEMBERS = 1_000_000


def records(source: Source, before: int) -> Iterator[Raw]:
    """The members but for folders and hidden ones."""
    if source.name == STANDARD_INPUT:
        yield broken(source, None, "a zip cannot be piped in; name a file", before)
        return
    reach = before
    try:
        with zipfile.ZipFile(source.name) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_MEMBERS:
                why = f"has more than {_MOST_MEMBERS:,} members; make it a tar"
                yield broken(source, None, why, reach)
                return
            for number, entry in enumerate(entries, start=1):
                reach += entry.compress_size
                if not entry.is_dir() and not is_passed_over(entry.filename):
                    content = _content(archive, entry)
                    yield Raw(source.shown, number, entry.filename, content, reach)
    except FileNotFoundError:
        yield broken(source, None, "no such file", reach)
    except (zipfile.BadZipFile, OSError, ValueError):
        yield broken(source, None, "is no zip, or a damaged one", reach)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Member | Failure:
    if entry.flag_bits & 1:
        return Failure("cannot-be-read", "is locked with a password")
    try:
        with archive.open(entry) as file:
            return member(entry.file_size, file)
    except NotImplementedError:
        return Failure("cannot-be-read", "is packed in a way that is not known")
    except (*DAMAGE, zipfile.BadZipFile, ValueError):
        return Failure("cannot-be-read", "is damaged")
