"""The entries for editors' registries say what the editors' own files say."""

import re
import tomllib
from pathlib import Path

import nutgraf

EDITORS = Path(__file__).parent.parent / "editor-configs"
REGISTRIES = EDITORS / "registries"


def filetypes(path: Path) -> list[str]:
    """The list of file types in a configuration for Neovim."""
    found = re.search(r"filetypes = \{(.*?)\}", path.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return re.findall(r"'(\w+)'", found[1])


def test_nvim_lspconfig_has_the_filetypes_of_the_plug_in():
    assert filetypes(REGISTRIES / "nvim-lspconfig.lua") == filetypes(
        EDITORS / "neovim" / "lsp" / "nutgraf.lua"
    )


def test_helix_starts_the_server_as_its_page_says():
    entry, own = (
        tomllib.loads(path.read_text("utf-8"))
        for path in (REGISTRIES / "helix.toml", EDITORS / "helix" / "languages.toml")
    )
    ours = {key: own["language-server"]["nutgraf"][key] for key in ("command", "args")}
    assert entry["language-server"]["nutgraf"] == ours


def test_the_version_is_the_one_that_there_is():
    zed = tomllib.loads((REGISTRIES / "zed.toml").read_text("utf-8"))
    extension = tomllib.loads((EDITORS / "zed" / "extension.toml").read_text("utf-8"))
    assert zed["nutgraf"]["version"] == extension["version"] == nutgraf.__version__
    assert f"pkg:pypi/nutgraf@{nutgraf.__version__}\n" in (REGISTRIES / "mason.yaml").read_text(
        "utf-8"
    )


def test_every_entry_is_in_the_table():
    told = (REGISTRIES / "README.md").read_text("utf-8")
    for path in REGISTRIES.iterdir():
        assert path.name == "README.md" or f"| `{path.name}` |" in told
    assert (EDITORS / "zed").is_dir()
    assert list((EDITORS / "emacs").glob("*.el"))
