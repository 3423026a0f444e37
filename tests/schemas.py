"""Checks JSON results against the schemas that describe them."""

import json
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource


@cache
def _schemas() -> dict[str, Any]:
    folder = resources.files("nutgraf.rendering").joinpath("schemas")
    return {
        entry.name: json.loads(entry.read_text("utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".json")
    }


def validate(document: dict[str, Any]) -> None:
    """Fail unless the document keeps to the schema that it names."""
    found = _schemas()
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in found.items()
    )
    schema = found[f"{document['schema'].removeprefix('nutgraf/')}.schema.json"]
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, registry=registry).validate(document)
