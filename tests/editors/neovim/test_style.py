"""The plug-in's Lua, as luacheck and stylua want it."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

import pytest

from editors.places import debian, once

HERE = Path(__file__).parent
PLUGIN = HERE.parents[2] / "editor-configs" / "neovim"
STYLUA = "2.5.2"


def _install_stylua(folder: Path) -> None:
    environment = {**os.environ, "HOME": pwd.getpwuid(os.getuid()).pw_dir}
    command = ["npm", "install", "--silent", "--prefix", str(folder)]
    subprocess.run([*command, f"@johnnymorganz/stylua-bin@{STYLUA}"], check=True, env=environment)


def test_luacheck_has_nothing_to_say() -> None:
    debian("lua-check")
    done = subprocess.run(
        ["luacheck", "--no-color", "--config", str(PLUGIN / ".luacheckrc"), str(PLUGIN), str(HERE)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_stylua_would_change_nothing() -> None:
    if shutil.which("npm") is None:
        pytest.skip("stylua comes from npm, which is missing")
    stylua = once(f"stylua-{STYLUA}", _install_stylua) / "node_modules" / ".bin" / "stylua"
    config = ["--config-path", str(PLUGIN / ".stylua.toml")]
    done = subprocess.run(
        [str(stylua), "--check", *config, str(PLUGIN), str(HERE)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
