"""The page of a briefing in a real browser: wide and narrow, light and dark, by axe-core."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from editors.places import ROOT, capture
from editors.webpages.accessibility import grave_faults

# One browser for all.
pytestmark = pytest.mark.xdist_group("webpages")

SEEDS = ("pasted-no-blank-lines.txt", "pasted-news-analysis.txt", "essay.md", "short-paper.tex")
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
DOCUMENTED = "briefing-page-pasted-no-blank-lines-desktop-light"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages of some seeds, made by the command."""
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for name in SEEDS:
        shutil.copy(ROOT / "seeds" / name, folder)
        found[name] = folder / f"{name}.html"
        command = [sys.executable, "-m", "nutgraf_server", "brief", name, "--format", "html"]
        subprocess.run([*command, "-o", str(found[name])], cwd=folder, check=True)
    return found


@pytest.fixture
def opened(browser: Any, pages: dict[str, Path]) -> Iterator[Callable[..., Any]]:
    """Opens the page of a seed in a browser of a size and scheme, closed at the end."""
    contexts = []

    def open_(name: str, size: tuple[int, int] = WIDTHS["desktop"], **options: object) -> Any:
        viewport = {"width": size[0], "height": size[1]}
        contexts.append(browser.new_context(viewport=viewport, **options))
        page = contexts[-1].new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(pages[name].as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SEEDS)
def test_it_reads_well_everywhere(
    opened: Callable[..., Any], name: str, width: str, scheme: str
) -> None:
    page = opened(name, WIDTHS[width], color_scheme=scheme, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width][0]
    picture = f"briefing-page-{Path(name).stem}-{width}-{scheme}"
    if not os.environ.get("NUTGRAF_RENEW_PICTURES"):
        page.screenshot(path=str(capture(f"{picture}.png")))
    elif picture == DOCUMENTED:
        page.screenshot(path=str(ROOT / "docs" / "briefing.png"))
    assert grave_faults(page) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SEEDS)
def test_it_leads_both_ways_without_script(
    opened: Callable[..., Any], name: str, width: str
) -> None:
    page = opened(name, WIDTHS[width], java_script_enabled=False, reduced_motion="reduce")
    first = page.locator(".gists a").first
    first.click()
    assert page.url.endswith(first.get_attribute("href"))
    sentence = page.locator(".sentence:target")
    assert sentence.is_visible()
    assert is_in_view(page, sentence)
    page.locator(".sentence:target + .backs a").first.click()
    assert page.url.endswith("#gist-1")
    assert is_in_view(page, page.locator("#gist-1"))
    # The last line of the briefing, by the keyboard; its part is folded, and so are its labels.
    folded = page.locator(".brief details").last
    kind = folded.get_attribute("class").split()[-1].removesuffix("s")
    label = page.locator(f".backs a.to-{kind}").first
    assert not label.is_visible()
    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    assert label.is_visible()
    last = page.locator(".brief a.where").last
    last.focus()
    page.keyboard.press("Enter")
    assert is_in_view(page, page.locator(".sentence:target"))
    assert len(page.asked) == 1


def test_the_briefing_stays_beside_what_it_leads_to(opened: Callable[..., Any]) -> None:
    page = opened(SEEDS[1], reduced_motion="reduce")
    page.locator(".brief details summary").last.click()
    last = page.locator(".brief li:has(a.where)").last
    last.locator("a.where").first.click()
    assert is_in_view(page, page.locator(".sentence:target"))
    assert is_in_view(page, last)
    above = page.evaluate("scrollY")
    page.locator(".sentence:target + .backs a").first.click()
    assert page.evaluate("scrollY") == above


def is_in_view(page: Any, found: Any) -> bool:
    """Whether a thing is at least begun within the window."""
    box, height = found.bounding_box(), page.viewport_size["height"]
    return bool(box) and 0 <= box["y"] < height


def test_what_moves_stays_still_for_who_wants_it(opened: Callable[..., Any]) -> None:
    how = "getComputedStyle(document.documentElement).scrollBehavior"
    assert opened(SEEDS[0], reduced_motion="reduce").evaluate(how) == "auto"
    assert opened(SEEDS[0], reduced_motion="no-preference").evaluate(how) == "smooth"


@pytest.mark.parametrize("name", SEEDS)
def test_it_prints_whole(opened: Callable[..., Any], name: str) -> None:
    page = opened(name, color_scheme="dark")
    page.emulate_media(media="print")
    # On white, the article behind the briefing, nothing cut off in a box that would scroll.
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('.brief')).maxHeight") == "none"
    brief, source = (
        page.locator(f".sheet > {one}").bounding_box() for one in (".brief", ".source")
    )
    assert source["y"] >= brief["y"] + brief["height"]
    assert not page.locator(".briefing nav").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_one_can_walk_it_by_the_keyboard(opened: Callable[..., Any]) -> None:
    page = opened(SEEDS[0])
    seen = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.getAttribute('href')"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert {"#points", "#article"} <= seen
    assert any(to and to.startswith("#s-") for to in seen)
