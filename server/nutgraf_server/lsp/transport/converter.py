"""Between JSON and the protocol's types: strict about what is used, lenient about the rest."""

import inspect
from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from typing import Any, get_origin

from cattrs import Converter
from lsprotocol import types
from pygls.protocol import default_converter

from nutgraf_server.lsp.documents import positions
from nutgraf_server.lsp.transport.codes import Code, RequestError


def make() -> Converter:
    """A converter for everything that goes over the wire."""
    converter: Converter = default_converter()  # type: ignore[no-untyped-call]
    converter.register_structure_hook(int, _whole_number)
    # Else it would be one of its kind, as Python's are whole numbers.
    converter.register_structure_hook(bool, _yes_or_no)
    converter.register_structure_hook(str, _string)
    converter.register_structure_hook(types.Position, _position)
    converter.register_structure_hook_factory(_is_list, partial(_list, converter))
    converter.register_structure_hook_func(_is_enum, _known_or_as_it_is)

    def change(sent: Any, _form: object) -> types.TextDocumentContentChangeEvent:  # noqa: ANN401
        # A range of null is no range: the text is all of it.
        if isinstance(sent, dict) and sent.get("range") is None:
            return converter.structure(sent, types.TextDocumentContentChangeWholeDocument)
        return converter.structure(sent, types.TextDocumentContentChangePartial)

    converter.register_structure_hook_func(_is_change, change)

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


def _yes_or_no(value: object, _form: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("not a boolean")
    return value


def _position(value: Any, _form: object) -> types.Position:  # noqa: ANN401 - as it was sent
    line, column = (_whole_number(value[name], int) for name in ("line", "character"))
    return positions.bounded(line, column)


def _string(value: object, _form: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return value


def _is_list(form: object) -> bool:
    return get_origin(form) in (list, Sequence)


def _list(converter: Converter, form: Any) -> Callable[[object, object], list[Any]]:  # noqa: ANN401
    """A list is a JSON array: not an object's names, nor a string's letters."""
    (inner,) = form.__args__

    def structured_list(value: object, _form: object) -> list[Any]:
        if not isinstance(value, list):
            raise TypeError("not a list")
        return [converter.structure(one, inner) for one in value]

    return structured_list


def _is_change(form: object) -> bool:
    parts = (types.TextDocumentContentChangePartial, types.TextDocumentContentChangeWholeDocument)
    return getattr(form, "__args__", None) == parts


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
