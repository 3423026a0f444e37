"""The one object that every command takes, and may do without."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar

from lsprotocol import types

from nutgraf.edits.insertion import InsertionPlace
from nutgraf.selection.parts import Selection
from nutgraf_server.lsp.documents import positions
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.settings import CONVERSATIONS, KINDS


class ResultFormat(StrEnum):
    """The forms a result can be shown in."""

    MARKDOWN = "markdown"
    TEXT = "text"
    JSON = "json"


class Order(StrEnum):
    """How claims are listed: best first, or as they stand in the text."""

    SCORE = "score"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a command was asked for. None: the setting's or the engine's own choice.

    `range` and `section` (a heading's words) name a part of the article, `length` is what
    `nutgraf --length` takes, `format` the form that the caller wants to show. `show` is whether the
    server shows the result to the person at the editor. `place` is where a summary is inserted,
    `force` whether a file may be written over, `full` whether a briefing has every part whole.
    `selection` is a name ("plain") or an object with the fields of `nutgraf.Selection`: how a
    summary's sentences are chosen. `kinds`, `limit`, `hedged`, `speaker` and `order` narrow a list
    of claims, as in `nutgraf.find_claims`.
    `uris` are several documents, for the one command that takes them; `against` is the article that
    a document is held against, or "commit" or "saved" for an earlier version of its own. `quote`
    are words that are looked for in one. `kind` is what a text is briefed as, `conversation` what a
    conversation is.
    """

    uri: str | None = None
    uris: tuple[str, ...] | None = None
    range: types.Range | None = None
    section: str | None = None
    method: str | None = None
    length: str | None = None
    focus: str | None = None
    format: ResultFormat | None = None
    place: InsertionPlace | None = None
    show: bool | None = None
    force: bool | None = None
    full: bool | None = None
    selection: Selection | None = None
    kinds: tuple[str, ...] | None = None
    limit: int | None = None
    hedged: bool | None = None
    speaker: str | None = None
    order: Order | None = None
    against: str | None = None
    quote: str | None = None
    conversation: str | None = None
    kind: str | None = None


_Choice = TypeVar("_Choice", bound=StrEnum)
NAMES = tuple(field.name for field in fields(Arguments))


def parse(*given: object) -> Arguments:
    """Read a command's `arguments`, as they came.

    Raises:
        BadArgumentsError: There are two, it is no object, or a value in it is not what it should.

    >>> parse({"uri": "untitled:1", "length": 3}).length
    '3'
    """
    if not given or given == (None,):
        return Arguments()
    if len(given) > 1:
        raise BadArgumentsError(
            f"takes a single object as its argument, not {len(given)} arguments"
        )
    call = given[0]
    if not isinstance(call, dict):
        raise BadArgumentsError(f"takes an object as its argument, not {_kind(call)}")
    unknown = sorted(str(name) for name in call if name not in NAMES)
    if unknown:
        raise BadArgumentsError(
            f"unknown argument {unknown[0]!r}; the arguments are {', '.join(NAMES)}"
        )
    return Arguments(
        uri=_string(call, "uri"),
        uris=_strings(call, "uris"),
        range=_range(call.get("range")),
        section=_string(call, "section"),
        method=_string(call, "method"),
        length=_length(call.get("length")),
        focus=_string(call, "focus"),
        format=_one_of(ResultFormat, call, "format"),
        place=_one_of(InsertionPlace, call, "place"),
        show=_switch(call, "show"),
        force=_switch(call, "force"),
        full=_switch(call, "full"),
        selection=_selection(call.get("selection")),
        kinds=_strings(call, "kinds"),
        limit=_limit(call.get("limit")),
        hedged=_switch(call, "hedged"),
        speaker=_string(call, "speaker"),
        order=_one_of(Order, call, "order"),
        against=_string(call, "against"),
        quote=_string(call, "quote"),
        conversation=_listed(CONVERSATIONS, call, "conversation"),
        kind=_listed(KINDS, call, "kind"),
    )


def range_as_json(range_: types.Range) -> dict[str, Any]:
    """A range as an argument."""
    return {
        "start": {"line": range_.start.line, "character": range_.start.character},
        "end": {"line": range_.end.line, "character": range_.end.character},
    }


def _string(call: dict[str, Any], name: str) -> str | None:
    value = call.get(name)
    if value is None or isinstance(value, str):
        return value
    raise BadArgumentsError(f"{name} must be a string, not {_kind(value)}")


# No article is as long.
_LARGEST = 10**9


def _length(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST:
        return str(value)
    raise BadArgumentsError(f"length must be a string or a whole number, not {_kind(value)}")


def _limit(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < _LARGEST:
        return value
    raise BadArgumentsError("limit must be a whole number of at least 1")


def _one_of(choices: type[_Choice], call: dict[str, Any], name: str) -> _Choice | None:
    value = _listed(tuple(choices), call, name)
    return None if value is None else choices(value)


def _listed(known: Sequence[str], call: dict[str, Any], name: str) -> str | None:
    value = _string(call, name)
    if value is None or value in known:
        return value
    raise BadArgumentsError(f"unknown {name} {value[:40]!r}; use one of {', '.join(known)}")


_SWITCHES = ("redundancy", "together", "coverage")
_LISTS = ("include", "exclude", "keep")
_SELECTION = (*_SWITCHES, "dangling", *_LISTS)


def _selection(value: object) -> Selection | None:
    if value is None:
        return None
    if isinstance(value, str):
        return Selection.of(value)
    if not isinstance(value, dict):
        raise BadArgumentsError(f"selection must be a string or an object, not {_kind(value)}")
    unknown = sorted(str(name) for name in value if name not in _SELECTION)
    if unknown:
        known = ", ".join(_SELECTION)
        raise BadArgumentsError(f"unknown selection {unknown[0][:40]!r}; the parts are {known}")
    given: dict[str, Any] = {
        **{name: _switch(value, name) for name in _SWITCHES},
        "dangling": _string(value, "dangling"),
        **{name: _strings(value, name) for name in _LISTS},
    }
    return Selection(**{name: part for name, part in given.items() if part is not None})


def _strings(call: dict[str, Any], name: str) -> tuple[str, ...] | None:
    value = call.get(name)
    if value is None:
        return None
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise BadArgumentsError(f"{name} must be an array of strings")


def _switch(call: dict[str, Any], name: str) -> bool | None:
    value = call.get(name)
    if value is None or isinstance(value, bool):
        return value
    raise BadArgumentsError(f"{name} must be true or false, not {_kind(value)}")


def _range(value: object) -> types.Range | None:
    if value is None:
        return None
    match value:
        case {
            "start": {"line": int(top), "character": int(left)},
            "end": {"line": int(bottom), "character": int(right)},
        } if min(top, left, bottom, right) >= 0:
            return types.Range(positions.bounded(top, left), positions.bounded(bottom, right))
    raise BadArgumentsError("range must be a range of the protocol: a start and an end position")


def _kind(value: object) -> str:
    """How JSON calls the type of `value`."""
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case dict():
            return "an object"
    return "an array"
