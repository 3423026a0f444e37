"""The page of a briefing in a real browser: wide and narrow, light and dark, by axe-core."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from editors.places import CACHE, ROOT, once
from editors.vscode import installed
from editors.vscode.conftest import CHROMIUM

AXE = "4.10.2"
SEEDS = ("pasted-no-blank-lines.txt", "pasted-news-analysis.txt", "essay.md", "short-paper.tex")
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
# Of what axe-core finds, this has to be mended.
GRAVE = {"serious", "critical"}


def axe() -> str:
    """The script of axe-core, from npm."""
    node = installed.code_server() / "bin"

    def install(folder: Path) -> None:
        environment = installed.with_registries()
        environment["PATH"] = f"{node}:{environment['PATH']}"
        for command in (["init", "--yes"], ["install", f"axe-core@{AXE}"]):
            subprocess.run(
                [str(node / "npm"), *command],
                cwd=folder,
                env=environment,
                check=True,
                capture_output=True,
            )

    folder = once(f"axe-core-{AXE}", install)
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with installed.playwright().sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=str(installed.CHROMIUM), args=[*CHROMIUM])
        yield found
        found.close()


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


@pytest.mark.xdist_group("webpages")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SEEDS)
def test_it_reads_well_everywhere(
    browser: Any, pages: dict[str, Path], name: str, width: str, scheme: str
) -> None:
    across, down = WIDTHS[width]
    # Without script first: what is seen needs none.
    context = browser.new_context(
        viewport={"width": across, "height": down}, color_scheme=scheme, java_script_enabled=False
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(pages[name].as_uri())
    assert asked == [pages[name].as_uri()]
    kept = CACHE / "captures" / f"briefing-page-{name}-{width}-{scheme}.png"
    kept.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(kept))
    # A bullet leads to its sentence, and from there back.
    first = page.locator("blockquote a").first
    first.click()
    assert page.url.endswith(first.get_attribute("href"))
    assert page.locator(":target").is_visible()
    page.locator(":target + a.back").first.click()
    assert page.url.endswith("#gist-1")
    context.close()
    context = browser.new_context(
        viewport={"width": across, "height": down}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(pages[name].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= across
    page.add_script_tag(content=axe())
    found = page.evaluate("axe.run()")["violations"]
    grave = [(one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in GRAVE]
    assert grave == []
    context.close()
