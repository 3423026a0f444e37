"""What the reader set in the editor under `nutgraf`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import nutgraf
from nutgraf.errors import NutgrafError
from nutgraf.selection.length import Length
from nutgraf.selection.summary import DEFAULT_LENGTH, DEFAULT_METHOD

# Read by the editors' own side of the installation.
_OF_THE_EDITOR = {"server", "trace"}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force. `length` is a summary's; a briefing's follows from the article.

    A line that holds a phrase of `furniture` is page furniture, one of `body` is body.
    """

    method: str = DEFAULT_METHOD
    length: str = DEFAULT_LENGTH
    furniture: tuple[str, ...] = ()
    body: tuple[str, ...] = ()


def parse(sent: object) -> tuple[Settings, tuple[str, ...]]:
    """Read what the client sent: the settings, and one line for each that cannot be used."""
    if not sent:
        return Settings(), ()
    if not isinstance(sent, Mapping):
        return Settings(), ("the settings under nutgraf have to be an object",)
    sent = sent.get("nutgraf", sent)
    if not isinstance(sent, Mapping):
        return Settings(), ("the settings under nutgraf have to be an object",)
    taken: dict[str, Any] = {}
    problems: list[str] = []
    for name, value in sent.items():
        if name in _OF_THE_EDITOR or value is None:
            continue
        if name not in _CHECKS:
            problems.append(f"unknown setting nutgraf.{name}; known are {', '.join(_CHECKS)}")
            continue
        try:
            taken[name] = _CHECKS[name](value)
        except NutgrafError as error:
            problems.append(f"nutgraf.{name}: {error}; the default is used")
    return Settings(**taken), tuple(problems)


def _method(value: object) -> str:
    if not isinstance(value, str) or value not in nutgraf.methods():
        raise NutgrafError(f"unknown method {value!r}; known are {', '.join(nutgraf.methods())}")
    return value


def _length(value: object) -> str:
    Length.parse(str(value))
    return str(value)


def _phrases(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise NutgrafError(f'{value!r} is no list of phrases such as ["sponsored by"]')
    return tuple(value)


_CHECKS: dict[str, Callable[[object], object]] = {
    "method": _method,
    "length": _length,
    "furniture": _phrases,
    "body": _phrases,
}
