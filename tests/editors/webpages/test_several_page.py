"""The page of several articles in a real browser: three widths, light, dark, print, by axe-core."""

import os
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

WIDTHS = {"desktop": (1440, 900), "tablet": (768, 1024), "phone": (390, 844)}
DOCUMENTED = "several-desktop-light"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the reports of one storm, made by the command."""
    made = tmp_path_factory.mktemp("pages") / "several.html"
    articles = [str(one) for one in sorted((ROOT / "seeds" / "several").iterdir())]
    command = [sys.executable, "-m", "nutgraf_server", "brief", *articles, "--format", "html"]
    subprocess.run([*command, "-o", str(made)], check=True)
    return made


@pytest.fixture
def opened(browser: Any, path: Path) -> Iterator[Callable[..., Any]]:
    """Opens the page in a browser of a size, closed at the end."""
    contexts = []

    def open_(width: str, **options: object) -> Any:
        size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
        contexts.append(browser.new_context(viewport=size, **options))
        page = contexts[-1].new_page()
        page.goto(path.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_it_reads_well_everywhere(opened: Callable[..., Any], width: str, scheme: str) -> None:
    page = opened(width, color_scheme=scheme, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width][0]
    picture = f"several-{width}-{scheme}"
    if not os.environ.get("NUTGRAF_RENEW_PICTURES"):
        page.screenshot(path=str(capture(f"{picture}.png")))
    elif picture == DOCUMENTED:
        page.screenshot(path=str(ROOT / "docs" / "several.png"))
    assert grave_faults(page) == []


def test_what_differs_stands_side_by_side_and_on_a_phone_one_below_the_other(
    opened: Callable[..., Any],
) -> None:
    for width in ("desktop", "tablet"):
        one, other = sides(opened(width))
        assert one["y"] == other["y"]
        assert one["x"] + one["width"] <= other["x"]
    one, other = sides(opened("phone"))
    assert one["x"] == other["x"]
    assert one["y"] + one["height"] <= other["y"]


def sides(page: Any) -> list[Any]:
    """Where the two sides of the first difference stand."""
    found = page.locator(".sides").first.locator(".side")
    return [found.nth(number).bounding_box() for number in range(2)]


def test_the_shared_story_stands_between_what_each_says_alone(opened: Callable[..., Any]) -> None:
    page = opened("desktop")
    left, right = (page.locator(".at-side").nth(number).bounding_box() for number in range(2))
    middle = page.locator(".shared").bounding_box()
    assert left["x"] + left["width"] <= middle["x"]
    assert middle["x"] + middle["width"] <= right["x"]
    page = opened("phone")
    assert page.locator(".shared").bounding_box()["y"] < page.locator(".onlys").bounding_box()["y"]


@pytest.mark.parametrize("width", WIDTHS)
def test_it_leads_to_the_sentence_and_back_without_script(
    opened: Callable[..., Any], width: str
) -> None:
    page = opened(width, java_script_enabled=False, reduced_motion="reduce")
    for place in (".gists a.where", ".side a.where", ".onlys a.where"):
        link = page.locator(place).first
        link.click()
        assert page.url.endswith(link.get_attribute("href"))
        sentence = page.locator(".sentence:target")
        assert 0 <= sentence.bounding_box()["y"] < WIDTHS[width][1]
        back = page.locator(".sentence:target + .backs a:visible").first
        leads_to = back.get_attribute("href")
        back.click()
        assert page.url.endswith(leads_to)


def test_it_prints_whole_and_its_marks_with_it(opened: Callable[..., Any]) -> None:
    page = opened("desktop", color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator(".briefing nav").is_visible()
    # A letter and a kind of line tell the articles apart where there is no colour.
    styles = page.locator(".own").evaluate_all(
        "all => all.map(one => getComputedStyle(one).borderLeftStyle)"
    )
    letters = page.locator(".own h3 .whose").all_inner_texts()
    assert len(set(styles)) == len(set(letters)) == len(styles) > 1
    assert page.pdf(format="A4").startswith(b"%PDF")
