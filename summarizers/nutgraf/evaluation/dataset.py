"""Articles with reference summaries, as JSON lines."""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from nutgraf.errors import DatasetError

_TEXTS = ("text", "article")
_REFERENCES = ("references", "summaries", "reference", "summary")

_GZIP = b"\x1f\x8b"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# The most that is read of one line, as of one article on the command line: 20 MiB.
_MOST_BYTES = 20 * 2**20


@dataclass(frozen=True, slots=True)
class Record:
    """An article and its reference summaries.

    Attributes:
        text: the article.
        references: the reference summaries, at least one.
        line: its line in the file, from 1; 0 if it is not from a file.
        format: the format of the text; None to detect it.
        language: its ISO 639-1 code; None to detect it.
    """

    text: str
    references: tuple[str, ...]
    line: int = 0
    format: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that cannot be used, and why; the reason has no word of its text."""

    line: int
    reason: str


def records(source: Path | str | BinaryIO) -> Iterator[Record | BadRecord]:
    """The records of a file of JSON lines, gzipped or not, one after the other.

    Each line is an object with `text` or `article`, and one of `reference`, `summary` (a text),
    `references`, `summaries` (several). Empty lines are passed over.

    Raises:
        DatasetError: the file cannot be opened.
    """
    if isinstance(source, Path | str):
        with _opened(Path(source)) as file:
            yield from _records(file)
    else:
        yield from _records(source)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise DatasetError("no such file") from None
    except IsADirectoryError:
        raise DatasetError("is a folder; name files in it") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise DatasetError(f"cannot be read: {reason}") from None


def _records(file: BinaryIO) -> Iterator[Record | BadRecord]:
    number = 0
    try:
        for number, line in enumerate(_lines(_unpacked(file)), start=1):
            if line is None:
                yield BadRecord(number, f"longer than {_MOST_BYTES // 2**20} MB")
            elif line.strip():
                yield _read(line, number)
    except (EOFError, OSError):
        yield BadRecord(number + 1, "the file is damaged from here on")


def _unpacked(file: BinaryIO) -> BinaryIO:
    head = file.peek(len(_GZIP)) if hasattr(file, "peek") else b""
    if head[: len(_GZIP)] == _GZIP:
        return cast("BinaryIO", gzip.GzipFile(fileobj=file))
    return file


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines; None for one that is too long to be read."""
    first = True
    while line := file.readline(_MOST_BYTES + 1):
        if first:
            line, first = line.removeprefix(_BYTE_ORDER_MARK), False
        if len(line) <= _MOST_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(_MOST_BYTES)
        yield None


def _read(line: bytes, number: int) -> Record | BadRecord:
    try:
        found = json.loads(line)
    except UnicodeDecodeError:
        return BadRecord(number, "not UTF-8")
    except (ValueError, RecursionError):
        return BadRecord(number, "not JSON")
    if not isinstance(found, dict):
        return BadRecord(number, "not a JSON object")
    return record_of(found, number)


def record_of(found: Mapping[str, object], line: int = 0) -> Record | BadRecord:
    """A record from its fields.

    >>> record_of({"text": "It rained.", "summary": "Rain."})
    Record(text='It rained.', references=('Rain.',), line=0, format=None, language=None)
    >>> record_of({"text": "It rained."}).reason
    'no reference: references, summaries, reference or summary'
    """
    text = _first(found, _TEXTS)
    if text is None:
        return BadRecord(line, f"no text: {' or '.join(_TEXTS)}")
    if not isinstance(text, str):
        return BadRecord(line, "the text is not a string")
    if not text.strip():
        return BadRecord(line, "the text is empty")
    given = _first(found, _REFERENCES)
    if given is None:
        known = f"{', '.join(_REFERENCES[:-1])} or {_REFERENCES[-1]}"
        return BadRecord(line, f"no reference: {known}")
    references = [given] if isinstance(given, str) else given
    if not isinstance(references, list) or not all(isinstance(one, str) for one in references):
        return BadRecord(line, "a reference is not a text")
    told = tuple(one for one in references if one.strip())
    if not told:
        return BadRecord(line, "the reference is empty")
    language = found.get("language")
    return Record(text, told, line, language=language if isinstance(language, str) else None)


def _first(found: Mapping[str, object], names: tuple[str, ...]) -> object:
    return next((found[name] for name in names if found.get(name) is not None), None)
