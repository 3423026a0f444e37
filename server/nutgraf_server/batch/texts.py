"""From a raw record to its id, text and language; or why there is none."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nutgraf_server.batch.records import Failure, Fields, File, JsonLine, Member, Raw
from nutgraf_server.batch.specification import Specification
from nutgraf_server.inputs.bounds import MAX_JSON_MARKS, MAX_TEXT_BYTES
from nutgraf_server.inputs.compression import DAMAGE, unpacked
from nutgraf_server.inputs.documents import Converted
from nutgraf_server.inputs.errors import NO_MEMORY, InputError, TooLargeError
from nutgraf_server.inputs.files import TOO_LARGE, read_file
from nutgraf_server.inputs.texts import text_of

# Longer ids are texts that went into the wrong field.
_MOST_ID = 1000
_TEXTS = ("text", "article")
# What begins an object, an array and the value of a field.
_JSON_MARKS = b"{[:"


class UnusableError(Exception):
    """A record that cannot be used; holds the failure, and the record's id where that is known."""

    def __init__(self, kind: str, message: str, record_id: str | int | None = None) -> None:
        super().__init__(message)
        self.failure = Failure(kind, message)
        self.record_id = record_id


@dataclass(frozen=True, slots=True)
class RecordText:
    """An article's text with its id.

    Attributes:
        id: the record's own, or its place where it has none.
        text: the text.
        name: a file's name, which may tell its format.
        language: the code that the record names.
        format: what the text is in, where it was converted to that.
    """

    id: str | int
    text: str
    name: str | None = None
    language: str | None = None
    format: str | None = None


def wanted(recipe: Specification) -> frozenset[str]:
    """The fields of a record that are read."""
    texts = (recipe.text_field,) if recipe.text_field else _TEXTS
    return frozenset({*texts, recipe.id_field, "language", "path"})


def text_in(raw: Raw, recipe: Specification) -> RecordText:
    """The text of a record, read from its file where it only names one.

    Raises:
        UnusableError: there is none.
    """
    found = raw.content
    if isinstance(found, Failure):
        raise UnusableError(found.kind, found.message)
    if isinstance(found, File):
        read = _read(found.path)
        return RecordText(raw.place, read.text, raw.name or found.path, format=read.format)
    if isinstance(found, Member):
        read = _decoded(found.data, raw.name)
        return RecordText(raw.place, read.text, raw.name, format=read.format)
    return _of_fields(fields_in(found), found.folder, raw, recipe)


def id_in(raw: Raw, recipe: Specification) -> str | int | None:
    """The id that a record has of its own; None where it has none, or none that can be read."""
    if not isinstance(raw.content, JsonLine | Fields):
        return None
    try:
        return _id(fields_in(raw.content).get(recipe.id_field), raw, recipe)
    except UnusableError:
        return None


def fields_in(found: JsonLine | Fields) -> Mapping[str, object]:
    """The fields of a line or a row.

    Raises:
        UnusableError: the line is no object of JSON, or too large a one.
    """
    if isinstance(found, Fields):
        return found.values
    # Each takes far more memory than its bytes.
    if sum(map(found.data.count, _JSON_MARKS)) > MAX_JSON_MARKS:
        raise UnusableError("too-large", f"has more than {MAX_JSON_MARKS:,} values")
    try:
        values = json.loads(found.data)
    except UnicodeDecodeError:
        raise UnusableError("not-utf-8", "not UTF-8") from None
    except (ValueError, RecursionError):
        raise UnusableError("not-json", "not JSON") from None
    if not isinstance(values, dict):
        raise UnusableError("not-an-object", "not a JSON object")
    return values


def _of_fields(
    values: Mapping[str, object], folder: str, raw: Raw, recipe: Specification
) -> RecordText:
    own = _id(values.get(recipe.id_field), raw, recipe)
    named = (recipe.text_field,) if recipe.text_field else _TEXTS
    given = next((values[name] for name in named if values.get(name) is not None), None)
    spoken = values.get("language")
    language = spoken if isinstance(spoken, str) and spoken else None
    path = values.get("path")
    if given is None and isinstance(path, str):
        try:
            read = _read(_within(folder, path))
            return RecordText(own, read.text, path, language, read.format)
        except UnusableError as error:
            raise UnusableError(error.failure.kind, str(error), own) from None
    if given is None:
        known = " or ".join((*named, "path"))
        raise UnusableError("no-text", f"no text: {known}", own)
    if not isinstance(given, str):
        raise UnusableError("no-text", "the text is not a string", own)
    if len(given) > MAX_TEXT_BYTES:
        raise UnusableError("too-large", TOO_LARGE, own)
    return RecordText(own, given, None, language)


def _id(given: object, raw: Raw, recipe: Specification) -> str | int:
    if given is None or given == "":
        return raw.place
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise UnusableError("bad-id", f"{recipe.id_field} is neither a string nor an integer")
    if isinstance(given, str) and len(given) > _MOST_ID:
        raise UnusableError("bad-id", f"{recipe.id_field} is longer than {_MOST_ID} characters")
    return given


def _within(folder: str, path: str) -> str:
    """Where a path of a record leads, which must not be out of the folder of its input.

    A corpus may come from anyone, and what it names would be shown in the results.
    """
    if "\0" in path:
        raise UnusableError("bad-path", "path is not a valid path")
    top = os.path.realpath(folder)
    try:
        real = os.path.realpath(Path(top, path))
    except (OSError, ValueError):
        raise UnusableError("bad-path", "path is not a valid path") from None
    if not Path(real).is_relative_to(top):
        raise UnusableError("bad-path", "path leads out of the folder of its input; not read")
    return real


def _read(path: str) -> Converted:
    """The text of a file.

    Raises:
        UnusableError: it cannot be read, is too large, or no text.
    """
    try:
        data = read_file(path)
    except TooLargeError:
        raise UnusableError("too-large", TOO_LARGE) from None
    except InputError as error:
        raise UnusableError("cannot-be-read", str(error)) from None
    return _decoded(data, path)


def _decoded(data: bytes, name: str | None) -> Converted:
    try:
        data = unpacked(data, MAX_TEXT_BYTES)
        if len(data) > MAX_TEXT_BYTES:
            raise UnusableError("too-large", TOO_LARGE)
        return text_of(data, name)
    except InputError as error:
        raise UnusableError("not-a-text", str(error)) from None
    except MemoryError:
        raise UnusableError("cannot-be-read", NO_MEMORY) from None
    except DAMAGE:
        raise UnusableError("not-a-text", "is damaged") from None
