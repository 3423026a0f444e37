"""Kate with the configuration of editor-configs, under a display without a screen."""

import json
import os
import re
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from editors.conftest import MARK, running
from editors.kate.display import HEIGHT, WIDTH, Display, display, program, wait
from editors.places import ROOT, capture, debian

CONFIGURATION = ROOT / "editor-configs" / "kate"
PACKAGES = (
    "kate",
    "xvfb",
    "xdotool",
    "xclip",
    "imagemagick",
    "dbus-daemon",
    "procps",
    "fonts-dejavu-core",
)
KATERC = """\
[General]
Show Url Nav Bar=false
Show welcome view for new window=false

[Kate Plugins]
externaltoolsplugin=true
lspclientplugin=true

[KTextEditor View]
Dynamic Word Wrap=true
"""
# Where things are in a window of this size, with the article's 15th line, a heading, at the cursor.
HEADING = (200, 270)
PANE = (57, 729), (1200, 850)
NOWHERE = (700, 38)
# From the lower right corner of a question.
YES = (137, 24)
# Of the window that is the root, and of Kate's own.
ALONE = 2
# The height of a menu's row.
ROW = 25
# As they stand in the menu.
ACTIONS = (
    "brief this article",
    "summarize this article",
    "list the claims of this article",
    "compare the methods",
    "show the outline",
    "write the briefing beside the article",
    "choose a method",
    "brief the selection",
    "summarize the selection",
    "list the claims of the selection",
    "verify the selection",
    "insert the summary at the top",
    "insert this section's summary under its heading",
)


@pytest.fixture(scope="module", autouse=True)
def installed() -> None:
    debian(*PACKAGES)


@pytest.fixture
def environment(environment, nutgraf):
    with tempfile.TemporaryDirectory(prefix="kate-") as runtime:
        # The path of a socket has at most 107 bytes, and a test's folder alone may have as many.
        environment["XDG_RUNTIME_DIR"] = runtime
        yield configured(environment, nutgraf)


def configured(environment: dict[str, str], nutgraf: str) -> dict[str, str]:
    """With Kate's configuration as the page has it."""
    environment["PATH"] = f"{Path(nutgraf).parent}{os.pathsep}{environment['PATH']}"
    configuration = Path(environment["XDG_CONFIG_HOME"])
    (configuration / "kate" / "lspclient").mkdir(parents=True)
    shutil.copy(CONFIGURATION / "settings.json", configuration / "kate" / "lspclient")
    shutil.copytree(CONFIGURATION / "externaltools", configuration / "kate" / "externaltools")
    shutil.copy(CONFIGURATION / "kate-externaltoolspluginrc", configuration)
    (configuration / "katerc").write_text(KATERC)
    return environment


@pytest.fixture
def started(environment, article, tmp_path):
    """Kate with the article, and the server being started."""
    with (
        display(environment) as screen,
        program(screen, ["kate", "-b", "-l", "15", "-c", "8", article], tmp_path / "kate.log"),
    ):
        name = ("xdotool", "search", "--onlyvisible", "--name", article.name)
        window = str(wait("Kate's window", lambda: screen.run(*name))).split()[0]
        screen.run("xdotool", "windowmove", window, "0", "0")
        screen.run("xdotool", "windowsize", window, str(WIDTH), str(HEIGHT))
        # Kate asks, once, whether the server may be started.
        try:
            wait("the server is started", lambda: agreed(screen, window, environment[MARK]))
            wait("the question is gone", lambda: screen.windows() == ALONE)
            yield screen
        finally:
            # For whoever wants to know why a test failed.
            screen.picture(tmp_path / "last.png")


@pytest.fixture
def kate(started):
    """The same, with the server ready to answer."""
    ready(started)
    return started


def agreed(kate: Display, window: str, mark: str) -> bool:
    """Click on “Yes” wherever Kate asks something; keys would need the focus."""
    for one in kate.seen():
        place = kate.place(one)
        if one != window and place.get("WIDTH", WIDTH) < WIDTH:
            kate.click(place["X"] + place["WIDTH"] - YES[0], place["Y"] + place["HEIGHT"] - YES[1])
    return any("nutgraf server" in line for line in running(mark).values())


def menu(kate: Display) -> None:
    """Have the menu of code actions open.

    Asked twice, Kate lists everything twice: hence the patience.
    """
    kate.click(*HEADING)
    # Where the mouse rests on the heading, its summary comes up.
    kate.move(*NOWHERE)
    wait("no tip is left", lambda: kate.windows() == ALONE)
    kate.keys("alt+Return")
    wait("the menu of code actions", lambda: kate.windows() > ALONE)


def no_menu(kate: Display) -> None:
    """Have all menus closed."""

    def closed() -> bool:
        kate.keys("Escape")
        return _soon(lambda: kate.windows() == ALONE, 0.5)

    wait("all menus are closed", closed)


def ready(kate: Display) -> None:
    """Wait until the server answers: Kate has no actions to ask for before."""

    def asked() -> bool:
        kate.click(*HEADING)
        kate.move(*NOWHERE)
        kate.keys("alt+Return")
        return _soon(lambda: kate.windows() > ALONE, 3)

    wait("the server answers", asked)
    no_menu(kate)


def _soon(found: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found():
            return True
        time.sleep(0.05)
    return False


def filled(kate: Display, before: list[str]) -> dict[str, int]:
    """Where the menu is, as soon as it has its rows; `before` are the windows without it."""
    opened = [kate.place(one) for one in kate.seen() if one not in before]
    return next((one for one in opened if one.get("HEIGHT", 0) >= ROW * len(ACTIONS)), {})


def act(kate: Display, action: str) -> None:
    """Click on a code action in the menu."""
    before = kate.seen()
    menu(kate)
    place = wait("the actions in the menu", lambda: filled(kate, before))
    assert isinstance(place, dict)
    kate.click(place["X"] + 60, round(place["Y"] + (ACTIONS.index(action) + 0.5) * ROW))
    # Kate may bring the menu up once more.
    no_menu(kate)


def test_hover_over_a_heading(kate):
    def moved() -> bool:
        kate.click(*HEADING)
        for step in range(10):
            kate.move(HEADING[0] + 3 * step, HEADING[1])
        return _soon(lambda: kate.windows() > ALONE, 2)

    wait("the summary of the section", moved)
    kate.picture(capture("kate-hover.png"))


def test_the_menu_has_the_actions(started):
    before = started.seen()

    def opened() -> bool:
        started.click(*HEADING)
        started.move(*NOWHERE)
        started.keys("alt+Return")
        return _soon(lambda: bool(filled(started, before)), 5)

    wait("the actions in the menu", opened)
    started.picture(capture("kate-actions.png"))
    no_menu(started)


def test_brief_in_a_pane(kate):
    kate.click(*HEADING)
    kate.move(*NOWHERE)
    kate.keys("F7")
    kate.type("nutgraf-brief")
    kate.keys("Return")

    def marked() -> str:
        found = kate.drag(*PANE)
        return found if "Gist" in found else ""

    briefing = str(wait("the briefing in the pane", marked))
    assert "\n  - The paper cuts Orrany’s transit toll" in briefing
    assert not re.search(r"\*\*Neither|\bnull\b|None|\\", briefing)
    kate.click(*PANE[1])
    kate.click(*HEADING)
    kate.move(*NOWHERE)
    kate.picture(capture("kate.png"))


def test_a_summary_is_inserted_and_undone(kate, article):
    before = article.read_text("utf-8")
    act(kate, "insert the summary at the top")

    def saved() -> bool:
        kate.keys("ctrl+s")
        return article.read_text("utf-8") != before

    wait("the summary in the file", saved)
    text = article.read_text("utf-8")
    assert re.search(r"Senior News Editor\n\nThe paper cuts[^\n]*\n\nThe Tammerel", text)
    kate.keys("ctrl+z")

    def restored() -> bool:
        kate.keys("ctrl+s")
        return article.read_text("utf-8") == before

    wait("the article as it was", restored)


def test_the_briefing_is_written_beside_the_article(kate, article):
    act(kate, "write the briefing beside the article")
    written = article.with_name(f"{article.stem}.briefing.md")
    wait("the briefing", written.is_file)
    assert written.read_text("utf-8").startswith("# Veskland & Orrany")


def test_a_killed_server_is_started_again(kate, environment):
    for pid, line in running(environment[MARK]).items():
        if "nutgraf server" in line:
            os.kill(pid, signal.SIGKILL)
    ready(kate)


def test_the_servers_that_kate_has_are_kept():
    """Kate has one server a language, and its own for HTML and LaTeX."""
    servers = json.loads((CONFIGURATION / "settings.json").read_text("utf-8"))["servers"]
    assert not {"html", "latex"} & servers.keys()
    assert all(one.get("use", "plaintext") == "plaintext" for one in servers.values())
    for one in servers.values():
        re.compile(one["highlightingModeRegex"])


def test_the_tools_are_of_this_category():
    for file in sorted((CONFIGURATION / "externaltools").iterdir()):
        told = dict(line.split("=", 1) for line in file.read_text().splitlines()[1:])
        assert told["cmdname"] == file.stem
        assert told["arguments"].split()[0] == file.stem.removeprefix("nutgraf-")
        assert told["category"] == "Nutgraf"
