"""The extension in a real VS Code, used as people use it."""

import json
import os
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editors.vscode.conftest import workbenches
from editors.vscode.workbench import Workbench, plain

NEWS = "pasted-news-analysis.txt"
GUIDE = "tech-explainer.md"
WIRE = "wire-story.txt"
BANK = "The bank lies 34 nautical miles offshore"
SHIPS = "About 19,200 ships passed through the strait last year"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, python: str) -> Iterator[str]:
    home = tmp_path_factory.mktemp("home")
    machine = json.dumps({"nutgraf.server.python": python})
    with workbenches(home, machine, None, "--disable-workspace-trust") as found:
        yield found


@pytest.fixture
def bench(window: Callable[[str, Path], Workbench], address: str, articles: Path) -> Workbench:
    return window(address, articles)


def test_a_briefing_leads_to_its_sentences(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.lenses().filter(has_text="claims to check").first.wait_for()
    bench.status("4 min · default").wait_for()
    bench.run("Nutgraf: Brief This Article")
    preview = bench.preview("Open questions")
    bench.picture("vscode-briefing")
    preview.evaluate("window.stays = true")
    preview.locator("a.nutgraf-sentence").filter(has_text=BANK).first.click()
    bench.wait_for_selection(BANK)
    bench.picture("vscode", documented=True)
    assert bench.tabs() == [NEWS, "Briefing of pasted-news-analysis.md"]
    # By the keyboard, and of two sentences in one paragraph the second.
    bench.press_link(preview.locator("blockquote a.nutgraf-sentence").nth(1), SHIPS)
    # Figures and claims lead there too.
    preview.locator("a.nutgraf-sentence").get_by_text("53 a day", exact=True).click()
    bench.until(lambda: bench.selected() == "53", "the figure")
    claims = preview.locator("li", has_text="quantity, causal").locator("a")
    claims.click()
    bench.wait_for_selection("The paper cuts")
    # The same one again; and all the while the preview was never drawn anew.
    preview.locator("a.nutgraf-sentence").filter(has_text=BANK).first.click()
    bench.wait_for_selection(BANK)
    assert preview.evaluate("window.stays")
    assert bench.tabs() == [NEWS, "Briefing of pasted-news-analysis.md"]


def test_a_briefing_follows_the_edits_when_asked(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.run("Nutgraf: Brief This Article")
    preview = bench.preview("Open questions")
    bench.line("Home » News").click()
    bench.press("Control+Home")
    bench.type("A new line above the whole.\n\n")
    # The places are still right, though the briefing is of the text before the edit.
    preview.locator("a.nutgraf-sentence").filter(has_text=BANK).first.click()
    bench.wait_for_selection(BANK)
    assert "(lines 9 and 13)" in plain(preview.locator("blockquote").inner_text())
    bench.run("Nutgraf: Let Briefings Follow Edits")
    bench.until(lambda: bench.preview("(lines 11 and 15)"), "the briefing made anew")
    bench.picture("vscode-live")


def test_hover_lens_and_marks(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.lenses().first.wait_for()
    told = bench.hover("A Toll Nobody Could Avoid")
    assert told.startswith("A Toll Nobody Could Avoid (")
    assert SHIPS in told
    bench.picture("vscode-hover")
    bench.press_lens("Summarize", opens="Summary of pasted-news-analysis.md")
    bench.preview("The paper cuts Orrany’s transit toll")
    assert "Summary of pasted-news-analysis.md" in bench.tabs()
    bench.status("4 min · default").wait_for()
    bench.line("Home » News").click()
    bench.run("Nutgraf: Mark Picked Sentences")
    bench.status("3 picked sentences are marked").wait_for()
    marks = bench.page.locator(".cdr[class*='ced-']")
    bench.until(lambda: marks.count() > 0, "marks")
    bench.picture("vscode-marks")
    bench.line("Home » News").click()
    bench.run("Nutgraf: Mark Picked Sentences")
    bench.until(lambda: marks.count() == 0, "no marks")


def test_claims_in_the_side_bar(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.status("4 min · default").wait_for()
    bench.run("Nutgraf: List Key Claims")
    bench.claims().first.wait_for()
    first = bench.claims().first
    assert re.search(
        r"Claim 1 of \d+, quantity, causal, line 9$", plain(first.get_attribute("aria-label") or "")
    )
    said = bench.claims().filter(has_text="flour prices").first
    about = plain(bench.claims().filter(has_text="the city’s consumer office").nth(1).inner_text())
    assert "the city’s consumer office" in about
    assert "quantity, comparison, event" in about
    said.click()
    bench.wait_for_selection("Their customers paid too: flour prices")
    bench.picture("vscode-claims", documented=True)
    bench.page.locator("[aria-label='Sort Claims by Place']").first.click()
    bench.page.locator("[aria-label='Sort Claims by Weight']").first.click()
    # With the keyboard alone.
    bench.run("Nutgraf: List Key Claims")
    bench.page.locator(".monaco-list:focus .focused", has_text="The paper cuts").wait_for()
    bench.press("ArrowDown", "Enter")
    bench.wait_for_selection("Their customers paid too")


def test_a_summary_goes_into_the_article_and_out_again(bench: Workbench) -> None:
    bench.open(GUIDE)
    bench.lenses().first.wait_for()
    assert "Saltline runs 22 ferries" in bench.hover("How a Ferry Ticket Works")
    bench.run("Nutgraf: Insert Summary")
    bench.choose("At the top")
    bench.until(lambda: bench.page.locator(".tab.dirty").count() == 1, "an edit")
    bench.picture("vscode-insert")
    bench.line("How a Ferry Ticket Works").click()
    bench.press("Control+Z")
    bench.until(lambda: bench.page.locator(".tab.dirty").count() == 0, "the edit undone")
    bench.run("Nutgraf: Write Briefing Beside Article")
    bench.tab("tech-explainer.briefing.md").wait_for()
    written = bench.folder / "tech-explainer.briefing.md"
    bench.until(lambda: written.is_file() and "## Key claims" in written.read_text("utf-8"), "it")
    assert bench.page.locator(".tab.dirty").count() == 0
    bench.line("# How a Ferry Ticket").wait_for()
    bench.picture("vscode-written")


def test_an_untitled_buffer_and_a_selection(bench: Workbench, articles: Path) -> None:
    text = (articles / WIRE).read_text("utf-8")
    (articles / ".vscode").mkdir()
    # The preview opens addresses without a look at them first.
    settings = '{"markdown.preview.openMarkdownLinks": "inEditor"}'
    (articles / ".vscode" / "settings.json").write_text(settings, "utf-8")
    bench.run("File: New Untitled Text File")
    bench.page.locator(".editor-instance .view-lines").first.click()
    bench.page.keyboard.insert_text(text)
    bench.run("Nutgraf: Brief This Article")
    preview = bench.preview("Key claims")
    sentence = preview.locator("li a.nutgraf-sentence").first
    words = plain(sentence.inner_text())
    sentence.click()
    bench.wait_for_selection(words)
    bench.until(lambda: len(bench.tabs()) == 2, "no tab of the address")
    bench.wait_for_selection(words)
    bench.picture("vscode-untitled")
    bench.run("Nutgraf: Brief Selection")
    bench.preview("1 min to read")


def test_methods_lengths_and_what_is_in_force(bench: Workbench, articles: Path) -> None:
    (articles / ".vscode").mkdir()
    settings = articles / ".vscode" / "settings.json"
    settings.write_text('{"nutgraf.length": "2 sentences"}', "utf-8")
    bench.open(NEWS)
    bench.status("4 min · default").click()
    bench.choose("pacsum")
    bench.status("4 min · pacsum").wait_for()
    bench.run("Nutgraf: Set Summary Length")
    bench.quick_rows().filter(has_text="5 sentences").wait_for()
    bench.picture("vscode-length")
    bench.choose("5 sentences")
    bench.until(lambda: "5 sentences" in settings.read_text("utf-8"), "the setting")

    def is_in_force() -> bool:
        # The server hears of a change a moment after the file has it.
        bench.run("Nutgraf: Show Effective Configuration")
        shown = bench.preview("Nutgraf settings")
        return "5 sentences" in plain(shown.inner_text("table"))

    bench.until(is_in_force, "the length")
    assert "pacsum" in bench.preview("Nutgraf settings").inner_text("table")
    bench.run("Nutgraf: Compare Methods")
    compared = bench.preview("picked by")
    compared.locator("td a.nutgraf-sentence").first.hover()
    bench.picture("vscode-compare")
    bench.run("Nutgraf: Show Outline")
    bench.preview("Why the Navies Are Still Buying")


def test_several_articles_in_one_briefing(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.status("4 min · default").wait_for()
    bench.run("Nutgraf: Brief Several Articles")
    bench.quick_rows().filter(has_text=GUIDE).click()
    bench.picture("vscode-several")
    bench.page.locator(".quick-input-widget:visible").get_by_text("OK", exact=True).click()
    preview = bench.preview("How a Ferry Ticket Works")
    shown = plain(preview.inner_text("body"))
    assert "What only one says" in shown
    assert f"{NEWS}, line" in shown
    assert "Briefing of 2 articles.md" in bench.tabs()
    for name in (GUIDE, NEWS):
        points = preview.locator(f"h3:has-text('{name}') + ul li").first
        link = points.locator("a.nutgraf-sentence").first
        words = plain(link.inner_text())[:20]
        link.click()
        bench.tab(name).wait_for()
        bench.wait_for_selection(words)


def test_a_result_as_text_leads_to_its_sentences_too(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.run("Nutgraf: Brief This Article")
    bench.preview("Open questions")
    bench.tab("Briefing of").click()
    bench.run("View: Reopen Editor With...")
    bench.choose("Text Editor")
    bench.line("- The bank lies 34 nautical").click()
    bench.press("Enter")
    bench.wait_for_selection(BANK)


def test_a_server_that_is_killed_comes_back(bench: Workbench, python: str) -> None:
    bench.open(NEWS)
    bench.status("4 min · default").click()
    bench.choose("luhn")
    bench.status("4 min · luhn").wait_for()
    killed = servers(python)
    assert killed
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    bench.until(
        lambda: servers(python) and not set(servers(python)) & set(killed), "another server"
    )
    bench.line("Home » News").click()
    bench.run("Nutgraf: Brief This Article")
    bench.preview("Open questions")
    # What was chosen is told to the new one.
    bench.status("4 min · luhn").wait_for()
    assert bench.page.locator(".notification-toast").count() == 0
    bench.run("Nutgraf: Restart Server")
    bench.status("4 min · luhn").wait_for()
    bench.run("Nutgraf: Show Log")
    bench.page.locator(".output-view-id, .panel .view-line").first.wait_for()


def servers(python: str) -> list[int]:
    """The servers that run by an interpreter."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        # As the extension starts it; other tests run other commands at the same time.
        if words[0] == python.encode() and {b"nutgraf_server", b"server"} <= set(words):
            found.append(int(folder.name))
    return found
