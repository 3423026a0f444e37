"""What the editors' side says of settings and commands is what the server says of them."""

import json
import re
from pathlib import Path

import pytest

from nutgraf_server.lsp.offer import COMMANDS
from nutgraf_server.settings import KNOWN
from nutgraf_server.settings.settings import HOVERS

EDITORS = Path(__file__).parent.parent / "editor-configs"
EXTENSION = json.loads((EDITORS / "vscode" / "package.json").read_text("utf-8"))["contributes"]
# How VS Code starts the server is nothing that the server could know.
PROPERTIES = {
    name.removeprefix("nutgraf."): told
    for name, told in EXTENSION["configuration"]["properties"].items()
    if not name.startswith("nutgraf.server.")
}
TYPES = {str: "string", bool: "boolean", tuple: "array"}
# Changed in the article, the method or a file, and so seen without being shown.
SEEN = {"nutgraf.insertSummary", "nutgraf.setMethod", "nutgraf.writeBriefing"}


def names_in(path: str, pattern: str) -> set[str]:
    return set(re.findall(pattern, (EDITORS / path).read_text("utf-8")))


def test_vs_code_has_every_setting_in_order():
    assert list(PROPERTIES) == list(KNOWN)


@pytest.mark.parametrize("setting", KNOWN.values(), ids=KNOWN)
def test_vs_code_tells_of_a_setting_as_the_server_does(setting):
    told = PROPERTIES[setting.name]
    assert told["markdownDescription"] == setting.description
    assert told["type"] == TYPES[type(setting.default)]
    assert type(setting.default)(told["default"]) == setting.default
    assert setting.check(told["default"]) == setting.default


def test_vs_code_offers_the_choices_that_there_are():
    assert tuple(PROPERTIES["hover"]["enum"]) == HOVERS
    assert [name for name, told in PROPERTIES.items() if "enum" in told] == ["hover"]


def test_vs_code_has_the_commands_in_its_palette():
    own = {one["command"].replace(".ui.", ".") for one in EXTENSION["commands"]}
    # The list of methods is shown when one is to be chosen.
    assert own == set(COMMANDS) - {"nutgraf.methods"}
    bound = names_in("vscode/src/extension.js", r"'(nutgraf\.ui\.\w+)': 'nutgraf\.\w+'")
    assert bound == {one["command"] for one in EXTENSION["commands"]}
    hidden = {one["command"] for one in EXTENSION["menus"]["commandPalette"]}
    assert hidden <= bound


def test_each_result_is_shown_once():
    shows = set(COMMANDS) - SEEN
    assert names_in("vscode/src/results.js", r"'(nutgraf\.\w+)': '") == shows


def test_the_plug_ins_of_vim_and_neovim_have_every_command():
    listed = r"(?m)^  [{[] ?'\w+', '(\w+)'"
    for plugin in ("neovim/lua/nutgraf/command.lua", "vim/autoload/nutgraf/names.vim"):
        assert {f"nutgraf.{name}" for name in names_in(plugin, listed)} == set(COMMANDS)
