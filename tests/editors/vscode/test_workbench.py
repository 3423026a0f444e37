"""The extension in a real VS Code, used as people use it."""

import json
import os
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editors.places import ROOT
from editors.vscode.conftest import workbenches
from editors.vscode.workbench import Workbench, plain

NEWS = "pasted-news-analysis.txt"
GUIDE = "tech-explainer.md"
WIRE = "wire-story.txt"
BANK = "The bank lies 34 nautical miles offshore"
INSURERS = "Insurers appear to agree with her"
MEETING = ROOT / "tests" / "conversations" / "labelled" / "first" / "meet.txt"
BRIEFING = "Briefing: pasted-news-analysis"
SHIPS = "About 19,200 ships passed through the strait last year"
FLOOD = {
    "gazette.txt": """River rises

The river Arde rose by three metres in Talling on Monday night, the council said. Twelve houses were
emptied before dawn. Nobody was hurt in the town.
""",
    "echo.txt": """Flood in Talling

The council said the river Arde rose by three metres in Talling on Monday night. Schools stay shut
until Thursday. The bridge is closed.
""",
}


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
    bench.result("claims name no source")
    bench.picture("vscode-briefing")
    # All of it is a press away, in the same tab.
    result = bench.result("claims name no source")
    result.locator("#full").click()
    result = bench.result("Open questions")
    bench.until(
        lambda: result.locator("#full").get_attribute("aria-pressed") == "true",
        "the button pressed",
    )
    result.evaluate("window.stays = true")
    result.locator(".place").filter(has_text=BANK).first.click()
    bench.wait_for_selection(BANK)
    bench.picture("vscode", documented=True)
    assert bench.columns() == [[NEWS], [BRIEFING]]
    # By the keyboard, and of two sentences in one paragraph the second.
    bench.press_link(result.locator("[data-kind=gist] .place").nth(1), SHIPS)
    # Figures and claims lead there too.
    result.locator(".place").get_by_text(re.compile("^53 a day")).click()
    bench.until(lambda: bench.selected() == "53", "the figure")
    result.locator(
        "[data-kind=claim] .note .place", has_text="quantity, comparison, forecast"
    ).click()
    bench.wait_for_selection("The price is")
    # The same one again; and all the while the page was never loaded anew.
    result.locator(".place").filter(has_text=BANK).first.click()
    bench.wait_for_selection(BANK)
    assert result.evaluate("window.stays")
    assert bench.columns() == [[NEWS], [BRIEFING]]


def test_the_article_keeps_the_focus(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.run("Nutgraf: Brief This Article")
    bench.result("claims name no source")
    bench.until(bench.has_caret, "the caret in the article")
    bench.press("Control+k", "g")
    bench.tab("Summary: pasted-news-analysis").wait_for()
    bench.until(bench.has_caret, "the caret after the second result")
    bench.open(WIRE)
    bench.run("Nutgraf: Brief This Article")
    bench.result("HALDEN")
    bench.until(bench.has_caret, "the caret in the second article")
    assert bench.columns() == [[NEWS, WIRE], ["Briefing: wire-story"]]
    # Where the article is in the column of the result, that moves on: it is never covered.
    bench.tab("Briefing: wire-story").click()
    bench.open(GUIDE)
    bench.run("Nutgraf: Brief This Article")
    bench.result("Saltline")
    assert bench.columns() == [[NEWS, WIRE], [GUIDE], ["Briefing: tech-explainer"]]
    # Closed, it is there again when it is asked for.
    bench.tab("Briefing: tech-explainer").click()
    bench.run("View: Close Editor")
    bench.until(lambda: "Briefing: tech-explainer" not in bench.tabs(), "the tab closed")
    bench.line("How a Ferry Ticket Works").click()
    bench.run("Nutgraf: Show Outline")
    bench.result("What is in the code")
    bench.until(bench.has_caret, "the caret in the third article")


def test_a_result_is_read_with_the_keyboard(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.run("Nutgraf: Brief This Article")
    result = bench.result("claims name no source")
    focused = "document.activeElement.textContent"
    first = result.locator("h1 .place")

    def has_focus() -> bool:
        first.focus()
        return bool(result.evaluate("document.hasFocus()"))

    bench.until(has_focus, "the focus in the page")
    bench.press("ArrowDown")
    assert result.evaluate(focused).startswith("The paper cuts")
    bench.press("Tab")
    assert result.evaluate(focused).startswith("About 19,200 ships")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert result.evaluate(outline) == "solid"
    bench.press("End")
    assert result.evaluate(focused).startswith("Orrany’s freeze on drilling")
    bench.picture("vscode-keyboard")
    bench.press("Home", "ArrowDown", "ArrowDown", "ArrowUp")
    assert result.evaluate(focused).startswith("The paper cuts")
    bench.press_link(result.locator("[data-kind=gist] .place").first, "The paper cuts")
    # Who has the focus there can ask for the next one.
    result.locator("#told").evaluate("told => window.focus()")
    bench.until(has_focus, "the focus in the page again")
    bench.run("Nutgraf: Summarize Article")
    bench.tab("Summary: pasted-news-analysis").wait_for()


def test_a_result_is_copied_and_opened_as_markdown(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.run("Nutgraf: Brief This Article")
    result = bench.result("claims name no source")
    result.locator("#copy").click()
    result.get_by_text("Copied").wait_for()
    copied = bench.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("# Veskland & Orrany")
    assert "## Points" in copied
    result.locator("#markdown").click()
    bench.tab(f"{BRIEFING}.md").wait_for()
    assert bench.columns() == [[NEWS], [BRIEFING, f"{BRIEFING}.md"]]
    # Its lines lead to the article too.
    bench.line("- The only other way").click()
    bench.press("Enter")
    bench.wait_for_selection("The only other way in")
    # The page is drawn again when its tab comes to the front.
    bench.page.locator(".tab").filter(has_text=re.compile("^Briefing: [^.]*$")).first.click()
    bench.result("claims name no source").locator(".place").filter(has_text=BANK).first.click()
    bench.wait_for_selection(BANK)


def test_a_result_is_kept(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.run("Nutgraf: Brief This Article")
    kept = bench.result("claims name no source")
    kept.locator("#keep").click()
    kept.locator("#keep").wait_for(state="hidden")
    # What would make it another is gone.
    assert not any(kept.locator(one).is_visible() for one in ("#refresh", "#follow", "#full"))
    bench.line("Home » News").click()
    bench.run("Nutgraf: Summarize Article")
    bench.tab("Summary: pasted-news-analysis").wait_for()
    assert bench.columns() == [[NEWS], [BRIEFING, "Summary: pasted-news-analysis"]]
    # It still leads to the article.
    bench.tab(BRIEFING).click()
    bench.result("claims name no source").locator(".place").filter(has_text=BANK).first.click()
    bench.wait_for_selection(BANK)
    bench.picture("vscode-kept")


def test_a_result_is_there_after_the_window_was_closed(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.run("Nutgraf: Brief This Article")
    bench.result("claims name no source")
    bench.again(BRIEFING)
    bench.result("claims name no source").locator(".place").filter(has_text=BANK).first.click()
    bench.wait_for_selection(BANK)
    assert bench.columns() == [[NEWS], [BRIEFING]]
    # What was selected may be elsewhere by now: such a result is closed.
    bench.press("Control+A")
    bench.run("Nutgraf: Brief Selection")
    part = bench.result("Selection, lines 1 to")
    assert "Selection, lines 1 to" in plain(part.locator(".part").inner_text())
    assert any(name.startswith(f"{BRIEFING} (selection") for name in bench.tabs())
    bench.again(f"{BRIEFING} (selection")
    bench.tab(NEWS).wait_for()
    bench.until(lambda: bench.tabs() == [NEWS], "the tab closed")


def test_an_article_is_never_markup(bench: Workbench, articles: Path) -> None:
    hostile = (
        "The <b>minister</b> wrote <img src=x onerror=document.title='had'> 12 **letters** in 2021.\n\n"
        "The [harbour](command:workbench.action.quit) lost <script>document.title='had'</script> "
        "3,400 boats & `40` piers on Monday.\n"
    )
    (articles / "hostile.txt").write_text(hostile, "utf-8")
    bench.open("hostile.txt")
    bench.run("Nutgraf: Brief This Article")
    result = bench.result("Points")
    shown = plain(result.locator("#result").inner_text())
    assert "<b>minister</b> wrote <img src=x onerror=document.title='had'> 12" in shown
    assert "[harbour](command:workbench.action.quit) lost <script>" in shown
    assert not result.locator("#result :is(b, strong, img, script, code, a[href])").count()
    policy = result.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
    assert policy.startswith("default-src 'none';")
    result.locator(".place").filter(has_text="The [harbour]").first.click()
    bench.wait_for_selection("The [harbour](command:")
    bench.picture("vscode-hostile")


def test_a_page_that_is_not_wrapped_stays_where_it_is(bench: Workbench, articles: Path) -> None:
    bench.open(NEWS)
    bench.run("Nutgraf: Brief This Article")
    # Plain text is wrapped, unless somebody wants it otherwise.
    bench.result("claims name no source").locator(".place").filter(has_text=BANK).first.click()
    bench.wait_for_selection(BANK)
    assert bench.line("Veskland’s consumption.").is_visible()
    assert not bench.scrolled_sideways()
    (articles / ".vscode").mkdir()
    settings = '{"[plaintext]": {"editor.wordWrap": "off"}}'
    (articles / ".vscode" / "settings.json").write_text(settings, "utf-8")
    wide = "lines => lines.scrollWidth"
    lines = bench.page.locator(".editor-instance .view-lines").first
    bench.until(lambda: lines.evaluate(wide) > 3000, "lines that are not wrapped")
    result = bench.result("claims name no source")
    result.locator(".place").filter(has_text=INSURERS).first.click()
    bench.wait_for_selection(INSURERS)
    assert not bench.scrolled_sideways()
    told = bench.toast("the sentence begins at column 516 of a line that is not wrapped")
    told.wait_for()
    bench.picture("vscode-unwrapped")
    told.get_by_text("Wrap Lines", exact=True).click()
    bench.line("premiums for the").wait_for()
    bench.wait_for_selection(INSURERS)
    assert not bench.scrolled_sideways()


def test_a_briefing_follows_the_edits_when_asked(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.run("Nutgraf: Brief This Article")
    result = bench.result("claims name no source")
    follow = result.locator("#follow")
    assert follow.get_attribute("aria-pressed") == "false"
    bench.line("Home » News").click()
    bench.press("Control+Home")
    bench.type("A new line above the whole.\n\n")
    # The page says so; the places are still right, though it is of the text before the edit.
    result.get_by_text("The article has been edited since").wait_for()
    bench.picture("vscode-stale")
    result.locator(".place").filter(has_text=BANK).first.click()
    bench.wait_for_selection(BANK)
    assert "lines 9 and 13" in plain(result.locator("[data-kind=gist]").inner_text())
    result.locator("#refresh").click()
    bench.result("lines 11 and 15")
    bench.until(lambda: not result.locator(".stale").count(), "nothing stale")
    bench.run("Nutgraf: Let Briefings Follow Edits")
    bench.until(lambda: follow.get_attribute("aria-pressed") == "true", "the button pressed")
    result.evaluate("window.scrollTo(0, 400)")
    bench.line("This is where the accord stops").click()
    bench.press("Control+Home")
    bench.type("Another one.\n\n")
    bench.result("lines 13 and 17")
    assert result.evaluate("window.scrollY") == 400
    bench.picture("vscode-live")
    follow.click()
    bench.until(lambda: follow.get_attribute("aria-pressed") == "false", "the button up again")


def test_hover_lens_and_marks(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.lenses().first.wait_for()
    told = bench.hover("A Toll Nobody Could Avoid")
    assert told.startswith("A Toll Nobody Could Avoid (")
    assert SHIPS in told
    bench.picture("vscode-hover")
    bench.press_lens("Brief", opens=BRIEFING)
    bench.result("The paper cuts Orrany’s transit toll")
    assert BRIEFING in bench.tabs()
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


def test_nothing_is_shown_unasked_but_one_line_in_articles(
    bench: Workbench, articles: Path, python: str
) -> None:
    prose = (articles / NEWS).read_text("utf-8")
    (articles / "CMakeLists.txt").write_text(prose, "utf-8")
    (articles / "LICENSE").write_text(prose, "utf-8")
    (articles / "note.txt").write_text("Call Ilse about the toll.\n" * 3, "utf-8")
    before = set(servers(python, articles))
    for name in ("CMakeLists.txt", "LICENSE", "note.txt"):
        bench.open(name)
        assert bench.status("default").count() == 0
    assert set(servers(python, articles)) == before
    bench.open(NEWS)
    bench.status("4 min · default").wait_for()
    bench.lenses().first.wait_for()
    (lens,) = (plain(one) for one in bench.lenses().all_inner_texts())
    assert re.fullmatch(r"Brief · 4 min · \d\d claims to check", lens)
    bench.picture("vscode-opened")
    assert bench.page.locator(".notification-toast").count() == 0
    bench.open("CMakeLists.txt")
    bench.until(lambda: bench.status("default").count() == 0, "no item in the status bar")
    assert bench.lenses().count() == 0


def test_claims_in_the_side_bar(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.status("4 min · default").wait_for()
    bench.run("Nutgraf: List Key Claims")
    bench.claims().first.wait_for()
    # Which of them is the gravest is not for an editor to say.
    first = bench.claims().filter(has_text="Their customers paid too").first
    assert re.search(
        r"Claim \d of \d+, quantity, causal, comparison, .*attributed, .*line 13$",
        plain(first.get_attribute("aria-label") or ""),
    )
    said = bench.claims().filter(has_text="flour prices").first
    about = plain(bench.claims().filter(has_text="the city’s consumer office").nth(1).inner_text())
    assert "the city’s consumer office" in about
    assert "quantity, causal, comparison" in about
    assert "attributed" in about
    said.click()
    bench.wait_for_selection("Their customers paid too: flour prices")
    bench.picture("vscode-claims", documented=True)
    bench.page.locator("[aria-label='Sort Claims by Position']").first.click()
    bench.page.locator("[aria-label='Sort Claims by Weight']").first.click()
    listed = bench.claims().count()
    bench.run("Nutgraf: Filter Claims")
    bench.quick_rows().filter(has_text="forecast").click()
    bench.picture("vscode-filter")
    bench.page.locator(".quick-input-widget:visible").get_by_text("OK", exact=True).click()
    bench.until(lambda: 0 < bench.claims().count() < listed, "fewer claims")
    bench.run("Nutgraf: Show All Claims")
    bench.until(lambda: bench.claims().count() == listed, "all claims")
    # With the keyboard alone.
    bench.run("Nutgraf: List Key Claims")
    focused = bench.page.locator(".monaco-list:focus .focused")
    focused.wait_for()
    words = " ".join(plain(focused.inner_text()).split())[:20]
    # The line below a claim leads where the claim does.
    bench.press("ArrowDown", "Enter")
    bench.wait_for_selection(words)


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
    bench.until(lambda: written.is_file() and "## Points" in written.read_text("utf-8"), "it")
    assert bench.page.locator(".tab.dirty").count() == 0
    bench.line("# How a Ferry Ticket").wait_for()
    bench.picture("vscode-written")


def test_an_untitled_buffer_and_a_selection(bench: Workbench, articles: Path) -> None:
    text = (articles / WIRE).read_text("utf-8")
    bench.run("File: New Untitled Text File")
    bench.page.locator(".editor-instance .view-lines").first.click()
    bench.page.keyboard.insert_text(text)
    bench.run("Nutgraf: Brief This Article")
    result = bench.result("Points")
    sentence = result.locator("li .place").first
    words = plain(sentence.inner_text())
    sentence.click()
    bench.wait_for_selection(words)
    bench.picture("vscode-untitled")
    bench.run("Nutgraf: Brief Selection")
    bench.result("1 min to read")


def test_methods_lengths_and_what_is_in_force(bench: Workbench, articles: Path) -> None:
    (articles / ".vscode").mkdir()
    settings = articles / ".vscode" / "settings.json"
    settings.write_text('{"nutgraf.length": "2 sentences", "nutgraf.method": "default"}', "utf-8")
    bench.open(NEWS)
    bench.run("Nutgraf: Summarize Article")
    before = plain(bench.result("The paper cuts").inner_text("#result"))
    bench.line("Home » News").click()
    bench.status("4 min · default").click()
    bench.quick_rows().first.wait_for()
    assert "default" in bench.quick_rows().first.inner_text()
    bench.picture("vscode-methods")
    bench.choose("random")
    bench.status("4 min · random").wait_for()
    # It is kept where the setting is, and what is shown follows it.
    bench.until(lambda: '"nutgraf.method": "random"' in settings.read_text("utf-8"), "the setting")
    shown = bench.result("Sentences rated by the method random")
    assert plain(shown.inner_text("#result")) != before
    bench.run("Nutgraf: Set Summary Length")
    bench.quick_rows().filter(has_text="5 sentences").wait_for()
    bench.picture("vscode-length")
    bench.choose("5 sentences")
    bench.until(lambda: "5 sentences" in settings.read_text("utf-8"), "the setting")

    def is_in_force() -> bool:
        # The server hears of a change a moment after the file has it.
        bench.run("Nutgraf: Show Effective Configuration")
        shown = bench.result("Nutgraf settings")
        return "5 sentences" in plain(shown.inner_text("#result"))

    bench.until(is_in_force, "the length")
    assert "random" in bench.result("Nutgraf settings").inner_text("#result")
    bench.run("Nutgraf: Compare Methods")
    compared = bench.result("of 15: ")
    compared.locator("li .place").first.hover()
    bench.picture("vscode-compare")
    bench.run("Nutgraf: Show Outline")
    bench.result("Why the Navies Are Still Buying")


def test_several_articles_in_one_briefing(bench: Workbench) -> None:
    bench.open(NEWS)
    bench.status("4 min · default").wait_for()
    bench.run("Nutgraf: Brief Several Articles")
    bench.quick_rows().filter(has_text=GUIDE).click()
    bench.picture("vscode-several")
    bench.page.locator(".quick-input-widget:visible").get_by_text("OK", exact=True).click()
    result = bench.result("How a Ferry Ticket Works")
    shown = plain(result.locator("#result").text_content())
    assert "What only one says" in shown
    assert f"{NEWS}, line" in shown
    assert "Briefing: 2 articles" in bench.tabs()
    bench.picture("vscode-together")
    for name in (GUIDE, NEWS):
        link = result.locator(f"h3:has-text('{name}') + ul .place").first
        words = plain(link.inner_text())[:20]
        link.click()
        bench.tab(name).wait_for()
        bench.wait_for_selection(words)


def test_a_minute_leads_to_its_turn(bench: Workbench, articles: Path) -> None:
    (articles / "meet.txt").write_text(MEETING.read_text("utf-8"), "utf-8")
    bench.open("meet.txt")
    bench.run("Nutgraf: Brief This Article")
    result = bench.result("Decided")
    result.locator(".place").filter(has_text="We won't pay for the field").first.click()
    bench.wait_for_selection("We won't pay for the field.")
    result.locator(".place").filter(has_text="Yeah, I'll ring them tomorrow").first.click()
    bench.wait_for_selection("Yeah, I'll ring them tomorrow.")
    assert bench.columns() == [["meet.txt"], ["Briefing: meet"]]


def test_what_two_articles_say_leads_to_both(bench: Workbench, articles: Path) -> None:
    for name, text in FLOOD.items():
        (articles / name).write_text(text, "utf-8")
    bench.open("gazette.txt")
    bench.run("Nutgraf: Brief Several Articles")
    bench.quick_rows().filter(has_text="echo.txt").click()
    bench.page.locator(".quick-input-widget:visible").get_by_text("OK", exact=True).click()
    result = bench.result("What all say")
    agreed = result.locator("[data-kind=agreed] li").first
    agreed.locator(".where .place").get_by_text("echo.txt, line 3", exact=True).click()
    bench.tab("echo.txt").wait_for()
    bench.wait_for_selection("The council said the river Arde")
    agreed.locator(".place").first.click()
    bench.wait_for_selection("The river Arde rose by three")
    assert bench.columns() == [["gazette.txt", "echo.txt"], ["Briefing: 2 articles"]]


def test_a_long_text_says_so_and_can_be_stopped(bench: Workbench, articles: Path) -> None:
    prose = (articles / NEWS).read_text("utf-8")
    words = [f"{number}. {line}" for number in range(60) for line in prose.splitlines() if line]
    (articles / "long.txt").write_text("A long text\n\n" + "\n\n".join(words), "utf-8")
    bench.open("long.txt")
    bench.run("Nutgraf: Brief This Article")
    waiting = bench.toast("reading a long text")
    waiting.wait_for()
    bench.picture("vscode-long")
    waiting.get_by_text("Cancel", exact=True).click()
    waiting.wait_for(state="detached")
    # Something is seen before all of it is read: the sentences that say most.
    bench.run("Nutgraf: Brief This Article")
    bench.tab("Summary: long").wait_for()
    bench.tab("Briefing: long").wait_for()
    bench.open(NEWS)
    bench.run("Nutgraf: Brief This Article")
    bench.result("claims name no source")
    assert bench.page.locator(".notification-toast").count() == 0


def test_the_first_steps(bench: Workbench) -> None:
    bench.run("Welcome: Open Walkthrough")
    bench.choose("Read a long article with Nutgraf")
    steps = bench.page.locator(".getting-started-step")
    steps.filter(has_text="Set up the server").wait_for()
    assert steps.count() == 4
    # Pictures are beside the steps where there is room.
    bench.press("Control+b")
    bench.picture("vscode-walkthrough-1")
    steps.filter(has_text="Brief it").click()
    picture = bench.page.locator(".getting-started-media img")
    picture.first.wait_for()
    bench.until(lambda: picture.first.evaluate("one => one.naturalWidth > 0"), "the picture")
    bench.picture("vscode-walkthrough-3")


def test_a_server_that_is_killed_comes_back(bench: Workbench, articles: Path, python: str) -> None:
    (articles / ".vscode").mkdir()
    settings = articles / ".vscode" / "settings.json"
    settings.write_text('{"nutgraf.method": "lead"}', "utf-8")
    bench.open(NEWS)
    # The method is changed where it is set, once the editor has read the settings.
    bench.status("4 min · lead").click()
    bench.choose("luhn")
    bench.status("4 min · luhn").wait_for()
    killed = servers(python, articles)
    assert killed
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    bench.until(
        lambda: servers(python, articles) and not set(servers(python, articles)) & set(killed),
        "another server",
    )
    bench.line("Home » News").click()
    bench.run("Nutgraf: Brief This Article")
    bench.result("claims name no source")
    # What was chosen holds for the new one.
    bench.status("4 min · luhn").wait_for()
    assert bench.page.locator(".notification-toast").count() == 0
    bench.run("Nutgraf: Restart Server")
    bench.status("4 min · luhn").wait_for()
    bench.run("Nutgraf: Show Log")
    bench.page.locator(".output-view-id, .panel .view-line").first.wait_for()


def servers(python: str, articles: Path) -> list[int]:
    """The servers that run by an interpreter for the editor of this test and not another's."""
    home = b"HOME=" + str(articles.parent.parent).encode()
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            variables = (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        is_ours = any(one.startswith(home) for one in variables)
        # As the extension starts it; other tests run other commands at the same time.
        if is_ours and words[0] == python.encode() and {b"nutgraf_server", b"server"} <= {*words}:
            found.append(int(folder.name))
    return found
