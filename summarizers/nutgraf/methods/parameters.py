"""A method's parameters: declared by its class, given in parentheses after its name.

A class with parameters is a dataclass whose fields are made by `parameter`:

    @dataclass(frozen=True)
    class Longest:
        words: bool = parameter(False, "count words instead of characters")
        name = "longest"
"""

import math
import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, field, fields, is_dataclass
from typing import TypeAlias, TypeVar, get_type_hints

from nutgraf.errors import BadParameterError
from nutgraf.frozen import dataclass
from nutgraf.patterns import pattern

Value: TypeAlias = bool | int | float | str
_V = TypeVar("_V", bool, int, float, str)

_METADATA = "nutgraf parameter"
_KINDS: Mapping[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a method.

    Attributes:
        name: its name.
        kind: bool, int, float or str.
        default: its default value.
        line: its description, in one line.
        least: the smallest number allowed, if there is one.
        most: the greatest number allowed, if there is one.
        below: an exclusive upper bound, if there is one.
        choices: the texts allowed; all of them when empty.
    """

    name: str
    kind: type
    default: Value
    line: str
    least: float | None = None
    most: float | None = None
    below: float | None = None
    choices: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        """The allowed values, in words.

        >>> Parameter("threshold", float, 0.1, "", least=0, below=1).allowed
        'a number, at least 0, below 1'
        """
        if self.choices:
            return "one of " + ", ".join(self.choices)
        bounds = (("at least", self.least), ("at most", self.most), ("below", self.below))
        said = (f"{word} {bound:g}" for word, bound in bounds if bound is not None)
        return ", ".join((_KINDS[self.kind], *said))

    @property
    def shown_default(self) -> str:
        """The default, as it would be written."""
        return shown(self.default)

    def check(self, value: Value) -> Value:
        """The value as its kind.

        Raises:
            BadParameterError: it has another kind or is out of range.
        """
        found = float(value) if self.kind is float and type(value) is int else value
        if type(found) is not self.kind or not self._is_within(found):
            raise BadParameterError(f"{self.name} must be {self.allowed}, not {shown(value)}")
        return found

    def _is_within(self, value: Value) -> bool:
        if isinstance(value, str):
            return not self.choices or value in self.choices
        return (
            math.isfinite(value)
            and (self.least is None or value >= self.least)
            and (self.most is None or value <= self.most)
            and (self.below is None or value < self.below)
        )


def parameter(  # all but two are rarely given, and by name
    default: _V,
    line: str,
    *,
    least: float | None = None,
    most: float | None = None,
    below: float | None = None,
    choices: tuple[str, ...] = (),
) -> _V:
    """A field of a summarizer's dataclass that users may set.

    Args:
        default: its default value.
        line: its description, in one line.
        least: the smallest number allowed.
        most: the greatest number allowed.
        below: an exclusive upper bound.
        choices: the texts allowed.
    """
    said = {"line": line, "least": least, "most": most, "below": below, "choices": choices}
    return field(default=default, metadata={_METADATA: said})


def declared(summarizer: type) -> tuple[Parameter, ...]:
    """The parameters of a summarizer's class, in their order; none where it is no dataclass."""
    if not is_dataclass(summarizer):
        return ()
    kinds = get_type_hints(summarizer)
    return tuple(
        _declared(one, kinds[one.name])
        for one in fields(summarizer)
        if one.init and one.default is not MISSING
    )


def _declared(one: Field[Value], kind: type) -> Parameter:
    return Parameter(one.name, kind, one.default, **one.metadata.get(_METADATA, {"line": ""}))  # type: ignore[arg-type]


def checked(
    known: tuple[Parameter, ...], given: Mapping[str, Value], method: str
) -> dict[str, Value]:
    """The given values, each as the kind of its parameter.

    Raises:
        BadParameterError: one is unknown, of another kind or out of range.
    """
    by_name = {one.name: one for one in known}
    found: dict[str, Value] = {}
    for name, value in given.items():
        if name not in by_name:
            said = f"the parameters are {', '.join(by_name)}" if by_name else "it has none"
            raise BadParameterError(f"method “{method}” has no parameter “{name}”: {said}")
        try:
            found[name] = by_name[name].check(value)
        except BadParameterError as error:
            raise BadParameterError(f"method “{method}”: {error}") from None
    return found


@dataclass(frozen=True, slots=True)
class Call:
    """A method's name with the parameters given after it."""

    name: str
    given: Mapping[str, Value]


# No call is as long; int() refuses numbers of thousands of digits.
_LONGEST = 500
_GIVEN = pattern(
    r"""\s*([A-Za-z_]\w*)\s*=\s*("[^"\n]*"|'[^'\n]*'|[^\s,()='"]+)\s*(,|\Z)""", re.ASCII
)
_WHOLE = pattern(r"[+-]?\d+", re.ASCII)
_NUMBER = pattern(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)


def parse(text: str) -> Call:
    """A method's name and what was given behind it in parentheses.

    >>> parse("lexrank(threshold=0.2, epsilon=.05)")
    Call(name='lexrank', given={'threshold': 0.2, 'epsilon': 0.05})
    >>> parse("sumy:lex-rank")
    Call(name='sumy:lex-rank', given={})

    Raises:
        BadParameterError: what follows the name is not `(name=value, ...)`.
    """
    name, opening, rest = text.partition("(")
    if not opening:
        return Call(text.strip(), {})
    inside = rest.rstrip()
    if not inside.endswith(")") or len(text) > _LONGEST:
        raise _unreadable(text)
    inside = inside[:-1]
    given: dict[str, Value] = {}
    place, more = 0, bool(inside.strip())
    while more:
        found = _GIVEN.match(inside, place)
        if found is None or found[1] in given:
            raise _unreadable(text)
        given[found[1]] = _value(found[2])
        place, more = found.end(), found[3] == ","
    return Call(name.strip(), given)


def _unreadable(text: str) -> BadParameterError:
    said = " ".join(text[:_LONGEST].split())
    return BadParameterError(
        f"“{said}” cannot be read: parameters are given once each, as in lexrank(threshold=0.2)"
    )


def _value(text: str) -> Value:
    if text[0] in "\"'":
        return text[1:-1]
    if text in ("true", "false"):
        return text == "true"
    if _WHOLE.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text):
        return float(text)
    return text


def shown(value: Value) -> str:
    """A value, as it would be written.

    >>> shown(0.2), shown(True), shown("mean"), shown("a b")
    ('0.2', 'true', 'mean', '"a b"')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return value if re.fullmatch(r"[^\s,()='\"]+", value) else f'"{value}"'
    return f"{value:g}" if isinstance(value, float) else str(value)
