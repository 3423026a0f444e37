"""What every test in an editor starts from: folders of its own, and no process left at the end."""

import os
import shutil
import signal
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from editors.vscode import installed
from nutgraf_server import __file__ as server_file

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# What a test's processes inherit, to be found by.
MARK = "NUTGRAF_EDITOR_TEST"
# After being asked to end, an editor and its children take some seconds.
_SECONDS_TO_END = 15.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.editors)
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture(scope="session")
def nutgraf() -> str:
    """The `nutgraf` command of this environment."""
    import sys

    found = Path(sys.executable).parent / "nutgraf"
    assert found.is_file(), f"{found} is missing (the server is in {server_file})"
    return str(found)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, without a window: one for all, as its driver cannot be started twice."""
    with installed.playwright().sync_playwright() as driver:
        found = driver.chromium.launch(
            executable_path=str(installed.CHROMIUM), args=[*CHROMIUM_FLAGS]
        )
        yield found
        found.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home folder."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def environment(home: Path) -> Iterator[dict[str, str]]:
    """The environment of an editor that has never run; afterwards nothing of it runs any more."""
    mark = uuid.uuid4().hex
    folders = {
        "XDG_CONFIG_HOME": ".config",
        "XDG_CACHE_HOME": ".cache",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_RUNTIME_DIR": ".run",
    }
    found = {
        **os.environ,
        "HOME": str(home),
        MARK: mark,
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }
    found.pop("DISPLAY", None)
    for name, folder in folders.items():
        path = home / folder
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o700)
        found[name] = str(path)
    yield found
    left = _wait_for_end(mark)
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    assert not left, f"still running after {_SECONDS_TO_END:.0f} s: {sorted(left.values())}"


def _wait_for_end(mark: str) -> dict[int, str]:
    end = time.monotonic() + _SECONDS_TO_END
    while True:
        left = running(mark)
        if not left or time.monotonic() > end:
            return left
        time.sleep(0.1)


def running(mark: str) -> dict[int, str]:
    """The processes that inherited a mark, with their command lines."""
    found = {}
    wanted = f"{MARK}={mark}".encode()
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            if wanted in (folder / "environ").read_bytes().split(b"\0"):
                command = (
                    (folder / "cmdline")
                    .read_bytes()
                    .replace(b"\0", b" ")
                    .decode("utf-8", "replace")
                )
                if command.strip():  # a process that has ended has none
                    found[int(folder.name)] = command.strip()
        except OSError:
            continue
    return found


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article as people paste it, in a folder of its own."""
    folder = tmp_path / "articles"
    folder.mkdir()
    return Path(shutil.copy(ROOT / "seeds" / "pasted-news-analysis.txt", folder))
