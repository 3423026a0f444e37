"""The plug-ins as managers get them: cloned from a branch that has them at its root."""

import subprocess
from pathlib import Path

from editors.places import ROOT, debian

HAS_IT = "if exists(':Nutgraf') | qall! | else | cquit 1 | endif"


def git(*words: str | Path) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def cloned(name: str, folder: Path, into: Path) -> None:
    """Make the branches in a clone, and have that of an editor among its packages."""
    clone = folder / "nutgraf"
    git("clone", "--quiet", "--no-local", "--depth", "1", f"file://{ROOT}", clone)
    for key, value in (("name", "A"), ("email", "a@b.example")):
        git("-C", clone, "config", f"user.{key}", value)
    for told in (": The plug-in for", "is as it was"):
        done = subprocess.run(
            [clone / "editor-configs" / "branches.sh"], capture_output=True, text=True, check=True
        )
        assert told in done.stdout
    into.parent.mkdir(parents=True)
    git("clone", "--quiet", "--branch", f"editor/{name}", clone, into)


def test_neovim_loads_the_branch(nvim: str, environment: dict[str, str], tmp_path: Path) -> None:
    data = Path(environment["XDG_DATA_HOME"])
    cloned("neovim", tmp_path, data / "nvim" / "site" / "pack" / "managed" / "start" / "nutgraf")
    command = [nvim, "--headless", "-i", "NONE", "-n", "-c", HAS_IT]
    assert subprocess.run(command, env=environment, check=False, timeout=60).returncode == 0


def test_vim_loads_the_branch(environment: dict[str, str], home: Path, tmp_path: Path) -> None:
    debian("vim")
    cloned("vim", tmp_path, home / ".vim" / "pack" / "managed" / "start" / "nutgraf")
    command = ["vim", "-N", "-i", "NONE", "-n", "--not-a-term", "-c", HAS_IT]
    done = subprocess.run(
        command, env=environment, check=False, timeout=60, stdout=subprocess.DEVNULL
    )
    assert done.returncode == 0
