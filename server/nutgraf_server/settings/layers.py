"""Layers of settings, and what is in force when they lie over one another."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from nutgraf.errors import NutgrafError
from nutgraf.frozen import dataclass
from nutgraf_server.settings.checks import closest
from nutgraf_server.settings.settings import KNOWN, Settings
from nutgraf_server.settings.wording import one_line

DEFAULT = "default"
"""The origin of what nobody set."""

EDITOR = "the editor's settings"
"""The origin of what the client sent."""

# Read by the editors' own side of the installation.
_OF_THE_EDITOR = frozenset({"server", "trace"})
# The first of a file that is no settings at all tell as much as all of them.
_MOST_UNKNOWN = 10
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place sets: `values` by name, unchecked, where None is the same as not set.

    `origin` is what that place is called: the path of a file, or for instance `EDITOR`. `problems`
    is what is wrong with the place as a whole, such as a file that is no TOML; a line each.
    """

    origin: str
    values: Mapping[str, object]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """The settings in force, the origin of each by its name, and a line for each problem."""

    settings: Settings
    origins: Mapping[str, str]
    problems: tuple[str, ...]


def resolve(layers: Iterable[Layer]) -> Resolved:
    """The settings in force where the first of `layers` that sets something well decides.

    A value that is no good is a problem, and the next layer's is used. It never raises.

    >>> found = resolve([Layer("a.toml", {"length": "long"}), Layer("b.toml", {"length": 5})])
    >>> found.settings.length, found.origins["length"], found.origins["method"]
    ('5', 'b.toml', 'default')
    >>> print(found.problems[0])  # doctest: +ELLIPSIS
    a.toml: length: not a length: “long”; use a length such as 3, 3 sentences...
    """
    taken: dict[str, Any] = {}
    origins = dict.fromkeys(KNOWN, DEFAULT)
    problems: list[str] = []
    for layer in layers:
        problems += layer.problems
        place = one_line(layer.origin)
        for name, setting in KNOWN.items():
            value = layer.values.get(name)
            if value is None:
                continue
            try:
                good = setting.check(value)
            except NutgrafError as error:
                problems.append(f"{place}: {name}: {error}")
                continue
            if setting.field not in taken:
                taken[setting.field] = good
                origins[name] = layer.origin
        unknown = [name for name in layer.values if name not in KNOWN]
        problems += (f"{place}: {_unknown(name)}" for name in unknown[:_MOST_UNKNOWN])
        if len(unknown) > _MOST_UNKNOWN:
            problems.append(f"{place}: {len(unknown) - _MOST_UNKNOWN} more unknown settings")
    # A problem is said once, also where two layers are of one place.
    unique = tuple(dict.fromkeys(problems))
    return Resolved(Settings(**taken), MappingProxyType(origins), unique)


def editor_layer(sent: object) -> Layer:
    """What the client sent: the settings themselves, or an object with them under `nutgraf`."""
    values = sent.get("nutgraf", sent) if isinstance(sent, Mapping) else sent
    if not values:
        return Layer(EDITOR, {})
    if not isinstance(values, Mapping):
        return Layer(EDITOR, {}, (f"{EDITOR}: the settings under nutgraf must be an object",))
    kept = {str(name): value for name, value in values.items() if name not in _OF_THE_EDITOR}
    return Layer(EDITOR, kept)


def are_of_another(sent: object) -> bool:
    """Whether what a client sent are another server's parameters: none of its names is a setting's,
    nor nearly one.

    >>> are_of_another({"python": {}, "maxNumber": 3}), are_of_another({"lenght": 3})
    (True, False)
    >>> are_of_another({"nutgraf": {}}), are_of_another({})
    (False, False)
    """
    if not isinstance(sent, Mapping) or not sent or "nutgraf" in sent:
        return False
    names = [str(name) for name in sent if name not in _OF_THE_EDITOR]
    return bool(names) and not any(name in KNOWN or closest(name, list(KNOWN)) for name in names)


def _unknown(name: str) -> str:
    meant = closest(name, list(KNOWN))
    shown = one_line(name, _LONGEST_NAME)
    if meant:
        return f"{shown}: unknown setting; did you mean {meant}?"
    return f"{shown}: unknown setting; the settings are {', '.join(KNOWN)}"
