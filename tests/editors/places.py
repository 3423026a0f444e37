"""Where editors are installed, once for all runs, and where what they show is kept."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _cache() -> Path:
    """Outside the checkout, so that a fresh clone finds what an earlier one installed.

    `HOME` is another while tests run; the password file still knows the user's own.
    """
    told = os.environ.get("NUTGRAF_EDITORS")
    if told:
        return Path(told)
    import pwd

    return Path(pwd.getpwuid(os.getuid()).pw_dir) / ".cache" / "nutgraf-editors"


CACHE = _cache()


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Only one process at a time installs something."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def once(name: str, install: Callable[[Path], None]) -> Path:
    """A folder of the cache that `install` has filled; a half filled one is begun again.

    Args:
        name: the folder's, with the version: another version is another folder.
        install: fills the folder it is given, and raises where it cannot.
    """
    folder = CACHE / name
    with locked(name):
        if not (folder / ".complete").is_file():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            install(folder)
            (folder / ".complete").touch()
    return folder


def debian(*packages: str) -> None:
    """Install Debian packages that are missing; skip the test where that cannot be done."""
    asked = ["dpkg-query", "--show", "--showformat=${db:Status-Status}\n", *packages]
    if shutil.which("dpkg-query") is None:
        pytest.skip(f"needs Debian packages: {' '.join(packages)}")
    with locked("debian"):
        known = subprocess.run(asked, capture_output=True, text=True, check=False)
        states = known.stdout.split()
        if len(states) == len(packages) and set(states) == {"installed"}:
            return
        if os.getuid() != 0:
            pytest.skip(f"not root, and these are missing: apt-get install {' '.join(packages)}")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
        ):
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def capture(name: str) -> Path:
    """Where a screenshot (`.png`) or the text of a screen (`.txt`) is written.

    With NUTGRAF_RENEW_PICTURES set it is the picture that the documentation shows.
    """
    if os.environ.get("NUTGRAF_RENEW_PICTURES"):
        folder = ROOT / "docs" / "editors"
    else:
        folder = CACHE / "captures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / name
