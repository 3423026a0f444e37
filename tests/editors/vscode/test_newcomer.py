"""The first ten minutes of somebody new, with VS Code as it comes: a picture of each step."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editors.vscode.conftest import workbenches
from editors.vscode.test_start import SECONDS_TO_INSTALL
from editors.vscode.workbench import Workbench

GUIDE = "tech-explainer.md"
NEWS = "pasted-news-analysis.txt"
# What a summary by somebody else may say of the article.
DRAFT = """Summary

Saltline runs 22 ferries. A ticket can be read without a network. The code holds the passenger's
name and a password.
"""


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Workbenches with a Python on the machine, no nutgraf, and no setting at all."""
    home = tmp_path_factory.mktemp("fresh")
    programs = home / "programs"
    programs.mkdir()
    python = Path(sys.base_prefix) / "bin" / "python3"
    (programs / "python3").symlink_to(python.resolve())
    path = os.pathsep.join([str(programs), "/usr/bin", "/bin"])
    with workbenches(home, "{}", path, "--disable-workspace-trust", user="{}") as found:
        yield found


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory, python: str) -> Iterator[str]:
    """Workbenches with a server, and no other setting."""
    home = tmp_path_factory.mktemp("ready")
    machine = json.dumps({"nutgraf.server.python": python})
    with workbenches(home, machine, None, "--disable-workspace-trust", user="{}") as found:
        yield found


@pytest.fixture
def bench(window: Callable[[str, Path], Workbench], ready: str, articles: Path) -> Workbench:
    return window(ready, articles)


def test_the_first_ten_minutes(
    window: Callable[[str, Path], Workbench], fresh: str, articles: Path
) -> None:
    bench = window(fresh, articles)
    steps = iter(range(1, 20))

    def picture(what: str) -> None:
        bench.picture(f"newcomer-vscode-{next(steps):02}-{what}")

    # An article, and what there is to be found by itself.
    bench.open(NEWS)
    bench.status("Nutgraf").locator(".codicon-warning").wait_for()
    assert bench.page.locator(".notification-toast").filter(has_text="Nutgraf").count() == 0
    picture("opened")
    bench.press("F1")
    bench.type("Nutgraf")
    bench.quick_rows().filter(has_text="Brief This Article").first.wait_for()
    picture("palette")
    bench.press("Escape")
    # The first thing that is asked for leads to the server.
    bench.run("Nutgraf: Brief This Article")
    offer = bench.toast("which is not on this machine")
    offer.wait_for()
    opacity = "toast => getComputedStyle(toast).opacity === '1'"
    bench.until(lambda: offer.first.evaluate(opacity), "the message there")
    picture("offered")
    offer.get_by_text("Install", exact=True).click()
    bench.toast("Installing Nutgraf").wait_for()
    picture("installing")
    bench.toast("Nutgraf is installed and ready").wait_for(timeout=SECONDS_TO_INSTALL * 1000)
    bench.lenses().filter(has_text="claims to check").first.wait_for()
    picture("installed")
    # The briefing, and the way from a sentence to its place.
    bench.press_lens("Brief", "Briefing: pasted-news-analysis")
    result = bench.result("claims name no source")
    picture("briefing")
    sentence = result.locator("li .place").first
    words = " ".join(sentence.inner_text().split())
    sentence.click()
    bench.wait_for_selection(words[:30])
    assert not bench.scrolled_sideways()
    picture("sentence")
    bench.run("Nutgraf: List Key Claims")
    bench.claims().first.wait_for()
    picture("claims")
    bench.page.locator("[aria-label='Show Key Claims on a Page']").first.click()
    page = bench.result("Their customers paid too: flour prices")
    assert "the city’s consumer office" in page.locator("#result").inner_text()
    picture("claims-page")


def test_a_summary_goes_in_once_and_out_in_one_step(bench: Workbench) -> None:
    bench.open(GUIDE)
    bench.run("Nutgraf: Insert Summary")
    bench.choose("At the top")
    bench.line("(nutgraf:").wait_for()
    bench.picture("newcomer-vscode-18-inserted")
    inserted = bench.text()
    bench.run("Nutgraf: Insert Summary")
    bench.choose("At the top")
    bench.toast("the summary stands there already").wait_for()
    bench.picture("newcomer-vscode-19-not-twice")
    assert bench.text() == inserted
    bench.press("Control+Z")
    bench.until(lambda: "(nutgraf:" not in bench.text(), "undone in one step")


def test_a_summary_whose_text_has_changed_is_updated_by_a_lens(bench: Workbench) -> None:
    bench.open(GUIDE)
    bench.lenses().first.wait_for()
    bench.run("Nutgraf: Insert Summary")
    bench.choose("At the top")
    bench.line("(nutgraf:").wait_for()
    file = bench.folder / GUIDE
    bench.press("Control+s")
    bench.until(lambda: "nutgraf: summary" in file.read_text("utf-8"), "it saved")
    bench.until(lambda: bench.page.locator(".tab.dirty").count() == 0, "and done with")
    text = file.read_text("utf-8")
    head, mark, rest = text.partition("(nutgraf: summary)")
    line, _, body = rest.lstrip("\n").partition("\n\n")
    for number, other in (("22", "24"), ("ferries", "boats"), ("ticket", "pass")):
        body = body.replace(number, other)
    file.write_text(f"{head}{mark}\n{line}\n\n{body}", "utf-8")
    bench.lenses().filter(has_text="Update this summary").first.wait_for()
    bench.picture("newcomer-vscode-20-stale")
    bench.lenses().filter(has_text="Update this summary").first.click()
    bench.lenses().filter(has_text="Update this summary").first.wait_for(state="detached")
    bench.picture("newcomer-vscode-21-updated")
    assert bench.text().count("(nutgraf:") == 1


def test_a_draft_is_held_against_its_article(bench: Workbench, articles: Path) -> None:
    (articles / "draft.txt").write_text(DRAFT, "utf-8")
    bench.open("draft.txt")
    bench.line("Saltline runs").click()
    bench.press("Control+a")
    bench.run("Nutgraf: Verify Selection Against Article")
    bench.choose(GUIDE)
    result = bench.result("Saltline runs 22 ferries")
    bench.picture("newcomer-vscode-22-verified")
    result.locator(".place").filter(has_text="Saltline runs").last.click()
    bench.until(lambda: "Saltline runs" in bench.selected(), "the passage in the article")
    bench.picture("newcomer-vscode-23-passage")


def test_a_written_briefing_takes_the_place_of_the_one_before(bench: Workbench) -> None:
    bench.open(GUIDE)
    for _ in range(2):
        bench.run("Nutgraf: Write Briefing Beside Article")
        bench.tab("tech-explainer.briefing.md").first.wait_for()
        bench.line("# How a Ferry Ticket").wait_for()
        bench.open(GUIDE)
    written = [one.name for one in bench.folder.iterdir() if ".briefing" in one.name]
    assert written == ["tech-explainer.briefing.md"]
    bench.tab("tech-explainer.briefing.md").first.click()
    # A text has an outline and breadcrumbs of its own.
    crumbs = bench.page.locator(".editor-group-container.active .breadcrumbs-control")
    crumbs.get_by_text("How a Ferry Ticket Works Without a Network").wait_for()
    bench.picture("newcomer-vscode-24-written")
