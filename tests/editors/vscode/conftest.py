"""A server of workbenches a module, and a window a test."""

import os
import shutil
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from editors.conftest import MARK, running
from editors.places import ROOT
from editors.vscode import installed
from editors.vscode.workbench import Workbench

SETTINGS = """{
  "workbench.startupEditor": "none",
  "workbench.colorTheme": "Light Modern",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.reduceMotion": "on",
  "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false,
  "extensions.ignoreRecommendations": true,
  "extensions.autoUpdate": false,
  "files.autoSave": "off",
  "git.enabled": false,
  "security.workspace.trust.untrustedFiles": "open",
  "telemetry.telemetryLevel": "off",
  "window.restoreWindows": "none"
}
"""
# After being asked to end, an editor and its children take some seconds.
SECONDS_TO_END = 20.0
SECONDS_TO_START = 60.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            # One workbench after the other: two at a time are too much for a small machine.
            item.add_marker(pytest.mark.xdist_group("vscode"))


@contextmanager
def workbenches(
    home: Path, machine: str, path: str | None = None, *options: str, user: str = SETTINGS
) -> Iterator[str]:
    """Serve workbenches with the extension; gives the address, and leaves no process behind.

    Args:
        home: an empty folder.
        machine: the settings of scope "machine".
        path: the PATH that the extension sees.
        options: more of code-server's own.
        user: the user's settings.
    """
    folder = installed.code_server()
    mark = uuid.uuid4().hex
    environment = installed.with_registries() | {"HOME": str(home), MARK: mark, "LANG": "C.UTF-8"}
    for name, below in (
        ("CONFIG", "config"),
        ("CACHE", "cache"),
        ("DATA", "data"),
        ("STATE", "state"),
    ):
        environment[f"XDG_{name}_HOME"] = str(home / below)
    data = home / "code"
    for scope, settings in (("User", user), ("Machine", machine)):
        (data / scope).mkdir(parents=True)
        (data / scope / "settings.json").write_text(settings, "utf-8")
    start = [
        str((folder / "bin" / "node").resolve()),
        str(folder / "node_modules" / "code-server" / "out" / "node" / "entry.js"),
        *("--user-data-dir", str(data), "--extensions-dir", str(data / "ext")),
    ]
    adding = [*start, "--install-extension", str(installed.vsix())]
    subprocess.run(adding, env=environment, check=True, capture_output=True)
    if path is not None:
        environment["PATH"] = path
        # Extensions are given the PATH of a login shell, which begins anew.
        (home / ".profile").write_text(f'PATH="{path}"\n', "utf-8")
        environment["SHELL"] = "/bin/sh"
    port = free_port()
    serving = [*start, "--bind-addr", f"127.0.0.1:{port}", "--auth", "none", *options]
    serving += ["--disable-telemetry", "--disable-update-check", "--reconnection-grace-time", "1"]
    serving += ["--disable-getting-started-override"]
    with (home / "code-server.log").open("w") as log:
        process = subprocess.Popen(serving, env=environment, stdout=log, stderr=log, cwd=home)
    try:
        wait_for_start(port, process, home / "code-server.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(SECONDS_TO_END)
        left = wait_for_end(mark)
        for pid in left:
            os.kill(pid, 9)
        assert not left, f"still running: {sorted(left.values())}"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for_start(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"code-server did not start:\n{log.read_text('utf-8')[-2000:]}")


def wait_for_end(mark: str) -> dict[int, str]:
    end = time.monotonic() + SECONDS_TO_END
    while True:
        left = running(mark)
        if not left or time.monotonic() > end:
            return left
        time.sleep(0.1)


@pytest.fixture
def window(
    browser: Any, request: pytest.FixtureRequest
) -> Iterator[Callable[[str, Path], Workbench]]:
    """Opens a window on a folder; windows are closed at the end, and pictured where a test failed."""
    opened = []

    def open_(address: str, folder: Path) -> Workbench:
        context = browser.new_context(
            viewport={"width": 1280, "height": 800},
            permissions=["clipboard-read", "clipboard-write"],
        )
        found = Workbench(context.new_page(), address, folder)
        opened.append((context, found))
        return found

    yield open_
    for context, found in opened:
        found.picture(f"last-{request.node.name}")
        found.close()
        context.close()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with articles, as somebody has them who reads a lot."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("pasted-news-analysis.txt", "tech-explainer.md", "wire-story.txt"):
        shutil.copy(ROOT / "seeds" / name, folder)
    return folder


@pytest.fixture(scope="session")
def python() -> str:
    """The interpreter of this environment, which has nutgraf."""
    return sys.executable
