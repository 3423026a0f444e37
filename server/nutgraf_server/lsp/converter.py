"""Between JSON and the protocol's types: strict about what is used, lenient about the rest."""

import inspect
from enum import Enum
from typing import Any

from cattrs import Converter
from lsprotocol import types
from pygls.protocol import default_converter

from nutgraf_server.lsp.wire.codes import Code, RequestError

_LARGEST = 2**31 - 1


def make() -> Converter:
    """A converter for everything that goes over the wire."""
    converter: Converter = default_converter()  # type: ignore[no-untyped-call]
    converter.register_structure_hook(int, _whole_number)
    converter.register_structure_hook(str, _string)
    converter.register_structure_hook(types.Position, _position)
    converter.register_structure_hook_func(_is_enum, _known_or_as_it_is)

    def diagnostics(sent: object, _form: object) -> list[types.Diagnostic]:
        # Editors send along what others found, with lines that are null among it.
        found = []
        for one in sent if isinstance(sent, list) else []:
            try:
                found.append(converter.structure(one, types.Diagnostic))
            except Exception:  # noqa: BLE001, S112 - it is not needed
                continue
        return found

    converter.register_structure_hook_func(_is_diagnostics, diagnostics)
    return converter


def structured(converter: Converter, method: str, params: object) -> Any:  # noqa: ANN401 - by method
    """The parameters of `method` as its type.

    Raises:
        RequestError: they do not have its form.
    """
    form: Any = types.METHOD_TO_TYPES[method][2]
    if form is None:
        return None
    try:
        return converter.structure(params, form)
    except Exception:  # noqa: BLE001 - cattrs raises a dozen kinds
        raise RequestError(Code.INVALID_PARAMS, f"malformed parameters of {method}") from None


def _whole_number(value: object, _form: object) -> int:
    """A whole number; no string, no boolean."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("not a whole number")
    return value


def _position(value: Any, _form: object) -> types.Position:  # noqa: ANN401 - as it was sent
    line, column = (_whole_number(value[name], int) for name in ("line", "character"))
    # Some say "to the end" by a number that the protocol does not have.
    return types.Position(min(line, _LARGEST), min(column, _LARGEST))


def _string(value: object, _form: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return value


def _is_diagnostics(form: object) -> bool:
    return getattr(form, "__args__", None) == (types.Diagnostic,)


def _is_enum(form: object) -> bool:
    return inspect.isclass(form) and issubclass(form, Enum)


def _known_or_as_it_is(value: Any, form: Any) -> Any:  # noqa: ANN401 - any enumeration's
    """A value that the protocol got after this was written is no reason to refuse a request."""
    try:
        return form(value)
    except ValueError:
        return value
