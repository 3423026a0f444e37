"""Helix with the `languages.toml` of editor-configs, in a terminal."""

import os
import re
import shutil
import signal
import subprocess
import tomllib
from pathlib import Path

import pytest

from editors.conftest import MARK, running
from editors.places import ROOT, debian, once
from editors.screen import Screen, keep, on_screen

CONFIGURATION = ROOT / "editor-configs" / "helix" / "languages.toml"
VERSION = "25.01.1"
WIDTH, HEIGHT = 110, 40
# The heading that tests rest on, and the sentence that stands for its section.
HEADING_LINE = 15
SECTION = r"The bank lies 34 nautical miles"

_APT = """\
Dir::State "{folder}/apt";
Dir::State::status "{folder}/apt/status";
Dir::Cache "{folder}/apt";
Dir::Etc::SourceList "{folder}/sources.list";
Dir::Etc::SourceParts "/dev/null";
APT::Sandbox::User "root";
Acquire::Languages "none";
"""
_SOURCES = (
    "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] "
    "http://deb.debian.org/debian trixie main\n"
)


def install(folder: Path) -> None:
    """Unpack the package of a later Debian, with the C library that it wants, beside the system."""
    state = folder / "apt"
    (state / "lists" / "partial").mkdir(parents=True)
    (state / "archives" / "partial").mkdir(parents=True)
    (state / "status").touch()
    (folder / "sources.list").write_text(_SOURCES)
    (folder / "apt.conf").write_text(_APT.format(folder=folder))
    environment = {**os.environ, "APT_CONFIG": str(folder / "apt.conf")}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "download", "-qq", "hx", "libc6", "libgcc-s1"],
    ):
        subprocess.run(command, cwd=folder, env=environment, check=True)
    for package in folder.glob("*.deb"):
        subprocess.run(["dpkg", "-x", package, folder], check=True)
        package.unlink()
    shutil.rmtree(state)


@pytest.fixture(scope="session")
def unpacked() -> Path:
    debian("tmux", "debian-archive-keyring")
    folder = once(f"helix-{VERSION}", install)
    return folder / "usr" / "lib"


@pytest.fixture
def command(unpacked: Path) -> list[str]:
    """What starts Helix, by the loader of its own C library."""
    libraries = unpacked / "x86_64-linux-gnu"
    loader = libraries / "ld-linux-x86-64.so.2"
    return [str(loader), "--library-path", str(libraries), str(unpacked / "hx" / "hx")]


@pytest.fixture
def environment(environment, unpacked, nutgraf):
    environment["HELIX_RUNTIME"] = str(unpacked / "hx" / "runtime")
    environment["PATH"] = f"{Path(nutgraf).parent}{os.pathsep}{environment['PATH']}"
    folder = Path(environment["XDG_CONFIG_HOME"]) / "helix"
    folder.mkdir()
    shutil.copy(CONFIGURATION, folder)
    return environment


@pytest.fixture
def helix(command, environment, article):
    """Helix on the heading, with the server ready to answer."""
    begun = [*command, f"{article}:{HEADING_LINE}:5"]
    with on_screen(begun, article.parent, environment, WIDTH, HEIGHT) as found:
        found.wait("Kell Bank: Who Owns")
        hover(found)
        yield found


def hover(helix: Screen) -> str:
    shown = helix.repeat(lambda: helix.type(" k"), r"\(119 words, 1 min\)")
    # What was asked for more than once, on a busy machine, comes up more than once.
    helix.repeat(lambda: helix.keys("Escape"), r"(?s)\A(?!.*119 words)")
    return shown


def act(helix: Screen, action: str) -> str:
    """Choose a code action from the menu, as one sees it there; gives the menu."""
    helix.type(" a")
    menu = helix.wait("Nutgraf: insert the summary at the top")
    listed = re.findall(r"Nutgraf: (.*?)\s+▐", menu)
    for _ in range(listed.index(action)):
        helix.keys("Down")
    helix.keys("Enter")
    helix.wait(without="▐")
    return menu


def test_hover_tells_what_a_section_says(helix):
    shown = hover(helix)
    assert "The Kell Bank: Who Owns the Gas? (119 words, 1 min)" in shown
    assert re.search(SECTION, shown)
    assert "\\" not in shown
    assert "**" not in shown.split("119 words")[1][:300]


def test_brief(helix):
    menu = act(helix, "brief this article")
    briefing = helix.wait("## Points")
    assert "# Veskland & Orrany: A Toll Deal That Leaves the Seabed Unsettled" in briefing
    assert "- The only other way in, around Cape Dorrin" in briefing
    assert not re.search(r"\\|\bnull\b|None|undefined", briefing)
    helix.type("ga")
    helix.wait(without="## Points")
    keep(f"{menu}\n{briefing}", "helix.txt", "helix.md")


def test_a_summary_is_inserted_and_undone(helix):
    act(helix, "insert this section's summary under its heading")
    inserted = r"Who Owns the Gas\?\n +16\n +17 +The bank lies 34 nautical miles"
    helix.wait(inserted)
    helix.type("u")
    helix.wait(without=inserted)


def test_claims_and_the_comparison_are_opened(helix):
    act(helix, "list the claims of this article")
    helix.wait(r"# Key claims|## Key claims|\*\*event\*\*")
    helix.type("ga")
    helix.wait("Kell Bank: Who Owns")
    act(helix, "compare the methods")
    helix.wait(r"14 of 24|of 24")


def test_the_briefing_is_written_beside_the_article(helix, article):
    act(helix, "write the briefing beside the article")
    helix.wait(r"briefing\.md \[\+\]")
    helix.line(":w")
    helix.wait("written")
    assert (article.parent / f"{article.stem}.briefing.md").read_text("utf-8").startswith("# ")


def test_outline(helix):
    helix.type(" s")
    shown = helix.wait("2029: The Year Everything Falls Due")
    assert "What 40 Observers Can and Cannot Do" in shown


def test_nothing_is_marked_as_wrong(helix):
    helix.type(" d")
    helix.wait("0/0|No diagnos")


def test_a_killed_server_is_started_again(helix, environment):
    for pid, line in running(environment[MARK]).items():
        if "nutgraf server" in line:
            os.kill(pid, signal.SIGKILL)
    helix.line(":lsp-restart")
    hover(helix)


def test_without_the_server_helix_is_as_it_was(command, environment, article, tmp_path):
    nowhere = tmp_path / "empty"
    nowhere.mkdir()
    environment["PATH"] = f"/usr/bin{os.pathsep}/bin"
    begun = [*command, article]
    with on_screen(begun, article.parent, environment, WIDTH, HEIGHT) as helix:
        helix.wait("Eleven hours")
        helix.type("ihello")
        helix.wait("hello")
    health = subprocess.run(
        [*command, "--health", "text"], env=environment, capture_output=True, text=True, check=True
    )
    assert "'nutgraf' not found in $PATH" in health.stdout


def test_each_languages_own_servers_are_kept(unpacked):
    """Helix takes a user's list in the place of its own."""
    binary = (unpacked / "hx" / "hx").read_bytes()
    start = binary.index(b"# Language support configuration.")
    own = binary[start : start + 400_000].decode("utf-8", "ignore")
    configured = tomllib.loads(CONFIGURATION.read_text("utf-8"))
    for language in configured["language"]:
        name = re.escape(language["name"])
        found = re.search(rf'\[\[language\]\]\nname = "{name}"\n(?:(?!\[\[).*\n)*', own)
        if found is None:
            assert {"scope", "file-types"} <= language.keys()
            known = []
        else:
            listed = re.search(r"^language-servers = (\[.*\])", found[0], re.MULTILINE)
            known = tomllib.loads(f"known = {listed[1]}")["known"] if listed else []
        assert language["language-servers"] == [*known, "nutgraf"]
