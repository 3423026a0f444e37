"""The configurations of Sublime Text and Zed, which are not driven here, against what these editors
document: the schemas below are written from their pages on language clients and on extensions.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from nutgraf.reading.formats import FORMATS, by_language_id
from nutgraf_server.lsp.session.server_capabilities import COMMANDS
from nutgraf_server.settings import KNOWN

EDITORS = Path(__file__).parent.parent / "editor-configs"
SUBLIME, ZED = EDITORS / "sublime", EDITORS / "zed"

_WORDS = {"type": "array", "items": {"type": "string"}}


def _table(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    """An object that has these properties and no others."""
    return {
        "type": "object",
        "required": list(required),
        "properties": properties,
        "additionalProperties": False,
    }


def _each(of: dict[str, Any]) -> dict[str, Any]:
    """An object with properties of any name."""
    return {"type": "object", "additionalProperties": of}


CLIENTS = _table(
    ("clients",),
    clients=_each(
        _table(
            ("enabled", "command", "selector"),
            enabled={"type": "boolean"},
            command={**_WORDS, "minItems": 1},
            env=_each({"type": "string"}),
            settings={"type": "object"},
            initializationOptions={"type": "object"},
            selector={"type": "string"},
            priority_selector={"type": "string"},
            diagnostics_mode={"enum": ["open_files", "workspace"]},
            tcp_port={"type": "integer"},
            experimental_capabilities={"type": "object"},
            disabled_capabilities={"type": "object"},
        )
    ),
)

PALETTE = {
    "type": "array",
    "items": _table(
        ("caption", "command", "args"),
        caption={"type": "string"},
        command={"const": "lsp_execute"},
        args=_table(
            ("session_name", "command_name"),
            session_name={"type": "string"},
            command_name={"type": "string"},
            # Variables are put in only where they are a whole argument; this one is {"uri": ...}.
            command_args={"type": "array", "items": {"const": "$document_id"}},
        ),
    ),
}

EXTENSION = _table(
    ("id", "name", "version", "schema_version", "authors", "description", "repository"),
    id={"type": "string", "pattern": "^[a-z0-9-]+$"},
    name={"type": "string"},
    version={"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
    schema_version={"const": 1},
    authors={**_WORDS, "minItems": 1},
    description={"type": "string"},
    repository={"type": "string", "pattern": "^https://"},
    language_servers=_each(
        _table(
            ("name", "languages"),
            name={"type": "string"},
            languages={**_WORDS, "minItems": 1, "uniqueItems": True},
            language_ids=_each({"type": "string"}),
        )
    ),
)

ZED_SETTINGS = _table(
    languages=_each(_table(language_servers=_WORDS)),
    lsp=_each(
        _table(
            binary=_table(path={"type": "string"}, arguments=_WORDS),
            settings={"type": "object"},
            initialization_options={"type": "object"},
        )
    ),
)


def of_json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def of_toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("found", "schema"),
    [
        (of_json(SUBLIME / "LSP.sublime-settings"), CLIENTS),
        (of_json(SUBLIME / "Nutgraf.sublime-commands"), PALETTE),
        (of_toml(ZED / "extension.toml"), EXTENSION),
        (of_json(ZED / "settings.json"), ZED_SETTINGS),
    ],
    ids=["Sublime Text, client", "Sublime Text, palette", "Zed, extension", "Zed, settings"],
)
def test_the_editor_would_take_it(found, schema):
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(found)


def test_sublime_text_has_the_commands():
    entries = of_json(SUBLIME / "Nutgraf.sublime-commands")
    # The list of methods is shown when one is to be chosen.
    named = {entry["args"]["command_name"] for entry in entries}
    assert named == set(COMMANDS) - {"nutgraf.methods"}
    clients = of_json(SUBLIME / "LSP.sublime-settings")["clients"]
    assert {entry["args"]["session_name"] for entry in entries} == set(clients)
    assert len({entry["caption"] for entry in entries}) == len(entries)


def test_settings_are_the_servers():
    (client,) = of_json(SUBLIME / "LSP.sublime-settings")["clients"].values()
    assert {name.removeprefix("nutgraf.") for name in client["settings"]} <= set(KNOWN)
    told = of_json(ZED / "settings.json")["lsp"]["nutgraf"]["settings"]["nutgraf"]
    assert set(told) <= set(KNOWN)


def test_zed_names_each_language_as_the_server_knows_it():
    (server,) = of_toml(ZED / "extension.toml")["language_servers"].values()
    assert list(server["language_ids"]) == server["languages"]
    for language_id in server["language_ids"].values():
        # "A." is a text that looks like nothing but plain text.
        assert by_language_id(language_id, "A.").name == language_id
        assert language_id in FORMATS


def test_zeds_extension_is_one_package():
    cargo, extension = of_toml(ZED / "Cargo.toml"), of_toml(ZED / "extension.toml")
    assert cargo["package"]["version"] == extension["version"]
    assert cargo["lib"]["crate-type"] == ["cdylib"]
    source = (ZED / "src" / "lib.rs").read_text("utf-8")
    assert re.search(r"zed::register_extension!\(Nutgraf\);", source)


def test_the_program_is_started_alike_everywhere():
    (client,) = of_json(SUBLIME / "LSP.sublime-settings")["clients"].values()
    binary = of_json(ZED / "settings.json")["lsp"]["nutgraf"]["binary"]
    started = ["nutgraf", "server", "--stdio"]
    assert client["command"] == started
    assert [binary["path"], *binary["arguments"]] == started
