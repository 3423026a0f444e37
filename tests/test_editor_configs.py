"""What the editors' side says of settings and commands is what the server says of them."""

import json
import re
from pathlib import Path

import pytest

import nutgraf
from nutgraf.claims import Kind
from nutgraf_server.lsp.documents.offered import patterns
from nutgraf_server.lsp.session.server_capabilities import COMMANDS
from nutgraf_server.settings import KNOWN
from nutgraf_server.settings.settings import CONVERSATIONS, HOVERS, KINDS, LENSES, OUTLINES

EDITORS = Path(__file__).parent.parent / "editor-configs"
EXTENSION = json.loads((EDITORS / "vscode" / "package.json").read_text("utf-8"))["contributes"]
# How VS Code starts the server and shows things is nothing that the server could know.
PROPERTIES = {
    name.removeprefix("nutgraf."): told
    for name, told in EXTENSION["configuration"]["properties"].items()
    if not name.startswith(("nutgraf.server.", "nutgraf.ui."))
}
# The extension's own commands, with nothing of the server's behind them.
OWN = {
    "briefInFull",
    "claimsPage",
    "briefSelection",
    "briefSeveral",
    "copyClaim",
    "filterClaims",
    "goToSentence",
    "install",
    "live",
    "markPicked",
    "refreshClaims",
    "restart",
    "setLength",
    "showAllClaims",
    "showLog",
    "sortClaimsByPlace",
    "sortClaimsByWeight",
}
TYPES = {str: "string", bool: "boolean", tuple: "array"}
# Changed in the article, the method or a file, and so seen without being shown.
SEEN = {"nutgraf.insertSummary", "nutgraf.setMethod", "nutgraf.writeBriefing"}


def names_in(path: str, pattern: str) -> set[str]:
    return set(re.findall(pattern, (EDITORS / path).read_text("utf-8"), re.MULTILINE))


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
    assert tuple(PROPERTIES["codeLens"]["enum"]) == LENSES
    assert tuple(PROPERTIES["kind"]["enum"]) == KINDS
    assert tuple(PROPERTIES["conversation"]["enum"]) == CONVERSATIONS
    assert tuple(PROPERTIES["outline"]["enum"]) == OUTLINES
    assert [name for name, told in PROPERTIES.items() if "enum" in told] == [
        "method",
        "kind",
        "conversation",
        "outline",
        "hover",
        "codeLens",
    ]
    told = PROPERTIES["method"]
    methods = nutgraf.methods()
    assert told["enum"][0] == "default"
    assert dict(zip(told["enum"], told["enumDescriptions"], strict=True)) == methods


def test_vs_code_knows_the_same_files_that_are_no_articles():
    assert names_in("vscode/src/offered.ts", r"^  '(.+)',$") == set(patterns())


def test_vs_code_has_the_commands_in_its_palette():
    offered = {one["command"].removeprefix("nutgraf.ui.") for one in EXTENSION["commands"]}
    # The list of methods is shown when one is to be chosen.
    of_the_server = {name.removeprefix("nutgraf.") for name in COMMANDS} - {"methods"}
    assert offered == of_the_server | OWN
    # The client registers the server's under their names, so none of these may be the same.
    assert not {one["command"] for one in EXTENSION["commands"]} & set(COMMANDS)


def test_vs_code_registers_each_command_it_offers():
    source = "".join(
        path.read_text("utf-8") for path in sorted((EDITORS / "vscode" / "src").glob("*.ts"))
    )
    for one in EXTENSION["commands"]:
        assert f"'{one['command']}'" in source, one["command"]
    menus = [entry for menu in EXTENSION["menus"].values() for entry in menu]
    named = {entry["command"] for entry in menus if "command" in entry}
    named |= {entry["command"] for entry in EXTENSION["keybindings"]}
    assert named <= {one["command"] for one in EXTENSION["commands"]}


def test_vs_code_reads_the_same_languages_everywhere():
    listed = names_in("vscode/src/languages.ts", r"^  '(\w+)',$")
    manifest = json.loads((EDITORS / "vscode" / "package.json").read_text("utf-8"))
    events = manifest["activationEvents"]
    activating = {
        one.removeprefix("onLanguage:") for one in events if one.startswith("onLanguage:")
    }
    assert activating <= listed
    assert {"plaintext", "markdown", "html", "restructuredtext", "asciidoc", "org", "latex"} <= (
        activating
    )


def test_vs_code_names_its_commands_in_seven_languages():
    said = json.dumps(EXTENSION)
    wanted = {one["title"] for one in EXTENSION["commands"]}
    wanted |= {f"%{key}%" for key in re.findall(r'"%((?:welcome|start)\w+)%"', said)}
    files = sorted((EDITORS / "vscode").glob("package.nls*.json"))
    assert [path.name for path in files] == [
        *(f"package.nls.{code}.json" for code in ("de", "es", "fr", "it")),
        "package.nls.json",
        *(f"package.nls.{code}.json" for code in ("nl", "pt-br")),
    ]
    for path in files:
        told = json.loads(path.read_text("utf-8"))
        assert {f"%{key}%" for key in told} == wanted, path.name
        assert all(told.values())


def test_vs_code_takes_no_program_from_a_workspace_that_is_not_trusted():
    manifest = json.loads((EDITORS / "vscode" / "package.json").read_text("utf-8"))
    untrusted = manifest["capabilities"]["untrustedWorkspaces"]
    assert untrusted["supported"] == "limited"
    programs = {
        name
        for name in EXTENSION["configuration"]["properties"]
        if name.startswith("nutgraf.server.")
    }
    assert set(untrusted["restrictedConfigurations"]) == programs


def test_vs_code_has_icons_only_for_kinds_of_claims_that_there_are():
    # A kind without an icon of its own has the one of all claims.
    icons = names_in("vscode/src/claim_words.ts", r"^  (\w+): '[\w-]+',$")
    assert icons
    assert icons <= {kind.value for kind in Kind}


def test_each_result_is_shown_once():
    shows = set(COMMANDS) - SEEN
    assert names_in("vscode/src/titles.ts", r"'(nutgraf\.\w+)': '") == shows


def test_the_plug_ins_of_vim_and_neovim_have_every_command():
    listed = r"(?m)^  [{[] ?'\w+', '(\w+)'"
    for plugin in ("neovim/lua/nutgraf/command.lua", "vim/autoload/nutgraf/names.vim"):
        assert {f"nutgraf.{name}" for name in names_in(plugin, listed)} == set(COMMANDS)
