"""What the tools' structured answers keep to: the command line's schemas, each whole."""

import json
from functools import cache
from importlib import resources
from typing import Any

_COMMON = "common.schema.json"
_DEFINITIONS = "#/$defs/"
_PREFIX = "common-"


@cache
def output_schema(kind: str) -> dict[str, Any]:
    """The schema of a kind of result, with all that it refers to in it."""
    schema = _loaded(f"{kind}.schema.json")
    own = {name: part for name, part in schema.items() if name not in {"$schema", "$id"}}
    # Both may define a name: the common ones get a prefix.
    whole = _renamed(own, f"{_COMMON}{_DEFINITIONS}")
    common = _renamed(_loaded(_COMMON)["$defs"], _DEFINITIONS)
    definitions = {f"{_PREFIX}{name}": part for name, part in common.items()}
    whole["$defs"] = {**definitions, **whole.get("$defs", {})}
    return whole


def _renamed(schema: dict[str, Any], start: str) -> dict[str, Any]:
    """A schema whose references that begin so lead to the common definitions."""
    text = json.dumps(schema).replace(f'"{start}', f'"{_DEFINITIONS}{_PREFIX}')
    result: dict[str, Any] = json.loads(text)
    return result


def _loaded(name: str) -> dict[str, Any]:
    file = resources.files("nutgraf.rendering").joinpath("schemas", name)
    result: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return result
