"""How the extension comes by its server, and what it never runs."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editors.vscode.conftest import workbenches
from editors.vscode.test_workbench import BANK, NEWS
from editors.vscode.workbench import Workbench

# pip fetches what the server needs, numpy among it.
SECONDS_TO_INSTALL = 180


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Workbenches on a machine with a Python and no nutgraf."""
    home = tmp_path_factory.mktemp("bare")
    programs = home / "programs"
    programs.mkdir()
    python = Path(sys.base_prefix) / "bin" / "python3"
    (programs / "python3").symlink_to(python.resolve())
    path = os.pathsep.join([str(programs), "/usr/bin", "/bin"])
    with workbenches(home, "{}", path, "--disable-workspace-trust") as found:
        yield found


@pytest.fixture(scope="module")
def equipped(tmp_path_factory: pytest.TempPathFactory, python: str) -> Iterator[str]:
    """Workbenches in which no folder is trusted yet; the user's setting names a Python."""
    home = tmp_path_factory.mktemp("equipped")
    with workbenches(home, json.dumps({"nutgraf.server.python": python})) as found:
        yield found


@pytest.fixture
def trap(articles: Path, tmp_path: Path) -> Path:
    """A file that a program of the workspace writes, should anybody run it."""
    sprung = tmp_path / "sprung"
    program = articles / "python3"
    program.write_text(f'#!/bin/sh\ntouch "{sprung}"\nexec "{sys.executable}" "$@"\n', "utf-8")
    program.chmod(0o755)
    (articles / ".vscode").mkdir()
    settings = {
        "nutgraf.server.python": str(program),
        "nutgraf.server.command": [str(program), "server"],
    }
    (articles / ".vscode" / "settings.json").write_text(json.dumps(settings), "utf-8")
    return sprung


def test_a_restricted_workspace_runs_nothing_of_its_own(
    window: Callable[[str, Path], Workbench], equipped: str, articles: Path, trap: Path
) -> None:
    bench = window(equipped, articles)
    bench.status("Restricted Mode").wait_for()
    bench.open(NEWS)
    bench.status("4 min · default").wait_for()
    bench.run("Nutgraf: Brief This Article")
    bench.result("claims name no source").locator(".place").filter(has_text=BANK).first.click()
    bench.wait_for_selection(BANK)
    bench.picture("vscode-restricted")
    assert not trap.exists()


def test_without_a_server_one_is_offered_and_installed(
    window: Callable[[str, Path], Workbench], bare: str, articles: Path
) -> None:
    bench = window(bare, articles)
    bench.open(NEWS)
    # Nobody who has not asked for anything is told that something is missing.
    bench.status("Nutgraf").wait_for()
    bench.status("Nutgraf").locator(".codicon-warning").wait_for()
    assert bench.page.locator(".notification-toast").count() == 0
    bench.status("Nutgraf").click()
    offer = bench.toast("which is not on this machine")
    offer.wait_for()
    assert bench.page.locator(".notification-toast").count() == 1
    bench.picture("vscode-offer")
    offer.get_by_text("Install", exact=True).click()
    bench.toast("Installing Nutgraf").wait_for()
    bench.picture("vscode-installing")
    bench.toast("Nutgraf is installed and ready").wait_for(timeout=SECONDS_TO_INSTALL * 1000)
    bench.status("4 min · default").wait_for()
    bench.run("Nutgraf: Brief This Article")
    bench.result("claims name no source")
    bench.picture("vscode-installed")
    # The next window finds what was installed.
    again = window(bare, articles)
    again.open(NEWS)
    again.status("4 min · default").wait_for()
    assert again.page.locator(".notification-toast").count() == 0


def test_settings_that_are_no_good_are_told_together(
    window: Callable[[str, Path], Workbench], equipped: str, articles: Path
) -> None:
    (articles / ".vscode").mkdir()
    wrong = {"nutgraf.length": "many", "nutgraf.hover": "sometimes", "nutgraf.method": "magic"}
    (articles / ".vscode" / "settings.json").write_text(json.dumps(wrong), "utf-8")
    bench = window(equipped, articles)
    bench.open(NEWS)
    told = bench.toast("3 invalid settings: ")
    told.wait_for()
    bench.picture("vscode-bad-settings")
    assert bench.page.locator(".notification-toast").count() == 1
    told.get_by_text("Open Settings").click()
    bench.page.locator(".settings-editor").get_by_text(
        "Phrases. A line that contains one belongs"
    ).wait_for()


def test_a_setting_that_is_wrong_is_told_by_name(
    window: Callable[[str, Path], Workbench], bare: str, articles: Path
) -> None:
    (articles / ".vscode").mkdir()
    wrong = {"nutgraf.server.python": "/no/such/python"}
    (articles / ".vscode" / "settings.json").write_text(json.dumps(wrong), "utf-8")
    bench = window(bare, articles)
    bench.open(NEWS)
    bench.run("Nutgraf: Brief This Article")
    told = bench.toast("nutgraf.server.python names /no/such/python: not there")
    told.wait_for()
    bench.picture("vscode-wrong-setting")
    told.get_by_text("Open Setting").click()
    bench.page.locator(".settings-editor").get_by_text("The full path of a Python").wait_for()
    bench.status("Nutgraf").wait_for()
