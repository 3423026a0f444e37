"""Frozen dataclasses like those of the standard library, created faster.

The standard library compiles six methods for each class, one by one, which takes half a
millisecond, and a short command uses a hundred classes. Here, the methods that must be fast are
compiled together, and the others are functions shared by all classes. The behaviour is the same:
`tests/test_frozen.py` compares the two.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NoReturn

__all__ = ["dataclass"]

Methods = dict[str, Callable[..., Any]]

if TYPE_CHECKING:
    # Type checkers know what this one does.
    from dataclasses import dataclass
else:

    def dataclass(
        *, frozen: Literal[True], slots: bool = False, eq: bool = True, order: bool = False
    ) -> Callable[[type], type]:
        """Make a class a dataclass, with arguments as those of the standard library."""
        del frozen  # always; the argument is there to be read
        return partial(_made, slots=slots, texts=_INIT + _EQ * eq + _ORDER * order)


def _made(written: type, *, slots: bool, texts: str) -> type:
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(written)
    methods = {**_compiled(made, texts, slots=slots), **_SHARED, **(_COPIED if slots else {})}
    for name, method in methods.items():
        # What a class defines itself stays.
        if name not in vars(written):
            setattr(made, name, method)
    return made


def _compiled(made: Any, texts: str, *, slots: bool) -> Methods:  # noqa: ANN401  # a dataclass
    """The methods that are called often, from their texts."""
    known: dict[str, Any] = {"put": object.__setattr__, "missing": MISSING}
    parameters, body, compared = [], [], []
    for field in dataclasses.fields(made):
        name, value = field.name, field.name
        if field.default is not MISSING:
            known[f"default_{name}"] = field.default
            parameters.append(f"{name}=default_{name}")
        elif field.default_factory is not MISSING:
            known[f"make_{name}"] = field.default_factory
            parameters.append(f"{name}=missing")
            value = f"make_{name}() if {name} is missing else {name}"
        else:
            parameters.append(name)
        # Past the class's own `__setattr__`, which refuses.
        if slots:
            known[f"put_{name}"] = getattr(made, name).__set__
            body.append(f" put_{name}(self, {value})")
        else:
            body.append(f" put(self, {name!r}, {value})")
        if field.compare:
            compared.append(name)
    if hasattr(made, "__post_init__"):
        body.append(" self.__post_init__()")
    text = texts.format(
        parameters=", ".join(parameters),
        body="\n".join(body) or " pass",
        values="".join(f"self.{name}, " for name in compared),
        others="".join(f"other.{name}, " for name in compared),
    )
    methods: Methods = {}
    exec(text, known, methods)  # noqa: S102  # made of names of fields only, as in the library
    for name, method in methods.items():
        method.__qualname__ = f"{made.__qualname__}.{name}"
    methods["__init__"].__annotations__ = made.__annotations__
    return methods


_INIT = """
def __init__(self, {parameters}):
{body}
"""
_EQ = """
def __eq__(self, other):
 if other.__class__ is not self.__class__:
  return NotImplemented
 return ({values}) == ({others})
def __hash__(self):
 return hash(({values}))
"""
_ORDER = "".join(
    f"""
def __{name}__(self, other):
 if other.__class__ is not self.__class__:
  return NotImplemented
 return ({{values}}) {sign} ({{others}})
"""
    for name, sign in (("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">="))
)


def _repr(self: Any) -> str:  # noqa: ANN401  # of a dataclass
    shown = (field.name for field in dataclasses.fields(self) if field.repr)
    parts = (f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _state(self: Any) -> list[object]:  # noqa: ANN401  # of a dataclass
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[object]) -> None:  # noqa: ANN401  # of a dataclass
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


def _refuse_to_set(self: object, name: str, value: object) -> NoReturn:
    del self, value
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> NoReturn:
    del self
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_SHARED: Methods = {
    "__repr__": _repr,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
}
# How copies are made where there is no `__dict__`.
_COPIED: Methods = {"__getstate__": _state, "__setstate__": _restore}
