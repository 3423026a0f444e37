"""The texts a command works on: files, or standard input."""

import codecs
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from nutgraf_server.cli import documents

STANDARD_INPUT = "-"

# The most that is read from one input: more than the longest book, less than what would stop a
# laptop. 20 MiB.
_MOST_BYTES = 20 * 2**20
# How much of a file is looked at to tell text from anything else.
_PROBE = 8192
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How pages, XML and many editors name a text's encoding.
_CHARSET = re.compile(rb"(?:charset|encoding|coding)\s?[=:]\s?[\"']?([A-Za-z0-9_.:-]{2,30})")
# Control characters that no text has: not tab, line ends, form feed, escape.
_NOT_TEXT = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})
_MOST_NOT_TEXT = 0.02


class InputError(Exception):
    """An input that cannot be read; the message is for people and does not name the input."""


@dataclass(frozen=True, slots=True)
class Input:
    """A text and what to call it; `note` is what the user should know of how it was read."""

    name: str
    text: str
    note: str | None = None


def read_all(names: Sequence[str]) -> Iterator[tuple[str, Input | InputError]]:
    """Each input in order with its name, or why it cannot be read."""
    for name in names or (STANDARD_INPUT,):
        try:
            data = _standard_input() if name == STANDARD_INPUT else _file(name)
            text, note = text_of(data)
        except InputError as error:
            yield shown_name(name), error
        else:
            yield shown_name(name), Input(shown_name(name), text, note)


def shown_name(name: str) -> str:
    """What an input is called in messages and output."""
    return "standard input" if name == STANDARD_INPUT else name


def text_of(data: bytes) -> tuple[str, str | None]:
    """The text of a file's bytes, and a note where it was converted or its encoding guessed.

    Raises:
        InputError: there is no text in it.
    """
    try:
        converted = documents.convert(data)
    except documents.DocumentError as error:
        raise InputError(str(error)) from None
    if converted is None:
        return decoded(data)
    if len(converted[0]) > _MOST_BYTES:
        raise InputError(f"holds more than {_MOST_BYTES // 2**20} MB of text; cut it into parts")
    return converted


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("give a FILE, or pipe a text in")
    return _bounded(sys.stdin.buffer.read(_MOST_BYTES + 1))


def _file(name: str) -> bytes:
    path = Path(name)
    try:
        if stat.S_ISDIR(os.stat(path).st_mode):  # noqa: PTH116  # one call, one answer
            raise InputError("is a folder; name the files in it")
        with path.open("rb") as file:
            return _bounded(file.read(_MOST_BYTES + 1))
    except FileNotFoundError:
        raise InputError("no such file") from None
    except PermissionError:
        raise InputError("not allowed to read it") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(f"cannot be read: {reason}") from None


def _bounded(data: bytes) -> bytes:
    if len(data) > _MOST_BYTES:
        raise InputError(f"is larger than {_MOST_BYTES // 2**20} MB; cut it into parts")
    return data


def decoded(data: bytes) -> tuple[str, str | None]:
    """The text of `data`, and a note where its encoding had to be guessed.

    Raises:
        InputError: it is not text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding), None
    _check_is_text(data)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return _declared(data) or _guessed(data)


def _declared(data: bytes) -> tuple[str, None] | None:
    """The text by the encoding that it names itself, if it does and that fits."""
    match = _CHARSET.search(data, 0, _PROBE)
    if match is None:
        return None
    try:
        return data.decode(codecs.lookup(match[1].decode("ascii")).name), None
    except (LookupError, UnicodeDecodeError):
        return None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise InputError(f"says it is {encoding.upper()} but is not; save it as UTF-8") from None


def _check_is_text(data: bytes) -> None:
    probe = data[:_PROBE]
    odd = len(probe) - len(probe.translate(None, _NOT_TEXT))
    if odd > _MOST_NOT_TEXT * len(probe):
        raise InputError("is not a text file")


def _guessed(data: bytes) -> tuple[str, str | None]:
    from charset_normalizer import from_bytes

    best = from_bytes(
        data[: _PROBE * 8], cp_isolation=["cp1252", "cp1250", "cp1251", "gb18030"]
    ).best()
    encoding = best.encoding if best else "cp1252"
    text = data.decode(encoding, "replace")
    return text, f"is not UTF-8; read as {encoding}"
