"""A window of VS Code in a browser, in the words of who sits before it."""

import os
import re
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from editors.places import CACHE, capture, debian

# Until the workbench is there, in milliseconds; of everything else there is no such lot to do.
LONG = 90_000
SECONDS = 1000


DRAWN = """() => Promise.race([
  new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))),
  new Promise(done => setTimeout(done, 2000)),
])"""


IS_KEPT = """async words => {
  const done = request => new Promise((found, failed) => {
    request.onsuccess = () => found(request.result);
    request.onerror = failed;
  });
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db')) continue;
    const database = await done(indexedDB.open(name));
    const items = database.transaction('ItemTable').objectStore('ItemTable');
    const kept = JSON.stringify(await done(items.getAll()));
    database.close();
    if (kept.includes(words)) return true;
  }
  return false;
}"""

# A result's tab has a name that no other has, and its title on its label.
TAB_NAMES = """tabs => tabs.map(tab => {
  const name = tab.getAttribute('data-resource-name');
  return name.startsWith('webview-') ? tab.querySelector('.label-name').textContent : name;
})"""


class Workbench:
    """One window, with a folder open."""

    def __init__(self, page: Any, address: str, folder: Path) -> None:
        self.page = page
        self.folder = folder
        page.set_default_timeout(LONG)
        page.goto(f"{address}/?folder={quote(str(folder))}")
        page.locator(".monaco-workbench .explorer-folders-view .monaco-list-row").first.wait_for(
            timeout=LONG
        )

    def close(self) -> None:
        """Leave, as one does who closes the browser's tab: what ran for the window ends."""
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.page.goto("about:blank")
        self.page.close()

    def again(self, words: str) -> None:
        """Open the same window again, once the browser has kept the tab with these words."""
        self.until(lambda: self.page.evaluate(IS_KEPT, words), f"a tab with {words!r} kept")
        self.page.reload()
        self.page.locator(
            ".monaco-workbench .explorer-folders-view .monaco-list-row"
        ).first.wait_for(timeout=LONG)

    # What is done

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def open(self, name: str) -> None:
        """Open a file of the folder by its name."""
        self._choose_in_quick_input("Control+P", name, name)
        self.tab(name).wait_for()
        self.page.locator(".editor-instance .view-line").first.wait_for()

    def run(self, command: str) -> None:
        """Run a command by the palette."""
        self._choose_in_quick_input("F1", f">{command}", command)

    def choose(self, words: str) -> None:
        """Choose an entry of the list that is open, by typing what it says."""
        self.quick_rows().first.wait_for()
        self._box().fill(words)
        self.quick_rows().and_(self.page.locator(".focused")).filter(has_text=words).wait_for()
        self.press("Enter")

    def _box(self) -> Any:
        return self.page.locator(".quick-input-widget:visible .quick-input-box input")

    def _choose_in_quick_input(self, key: str, typed: str, words: str) -> None:
        row = self.quick_rows().filter(has_text=words).first

        def is_chosen() -> bool:
            # Where something else takes the focus just then, the box is gone again.
            with suppress(error()):
                if not self._box().is_visible():
                    self.press(key)
                self._box().fill(typed, timeout=10 * SECONDS)
                row.click(timeout=10 * SECONDS)
                return True
            return False

        self.until(is_chosen, f"{typed!r} chosen")

    # What is seen

    def quick_rows(self) -> Any:
        return self.page.locator(".quick-input-widget:visible .quick-input-list .monaco-list-row")

    def tab(self, words: str) -> Any:
        return self.page.locator(".tabs-container .tab").filter(has_text=words)

    def tabs(self) -> list[str]:
        """The names on the tabs, from left to right."""
        return [name for names in self.columns() for name in names]

    def line(self, words: str) -> Any:
        """A line of a text editor, by words that stand in it."""
        broken = re.compile(re.escape(words).replace("\\ ", "[ \N{NO-BREAK SPACE}]"))
        return self.page.locator(".view-line").filter(has_text=broken).first

    def status(self, words: str | re.Pattern[str]) -> Any:
        return self.page.locator(".statusbar-item").filter(has_text=words)

    def toast(self, words: str) -> Any:
        return self.page.locator(".notifications-toasts .notification-toast").filter(has_text=words)

    def lenses(self) -> Any:
        return self.page.locator(".codelens-decoration a")

    def result(self, words: str) -> Any:
        """The inside of the page of a result whose text has these words."""

        def holds() -> Any:
            for frame in self.page.frames:
                # Frames come and go.
                with suppress(error()):
                    if not frame.locator("#result").count():
                        continue
                    if words in plain(frame.locator("#result").text_content(timeout=500)):
                        return frame
            return None

        found = self.until(holds, f"a result with {words!r}")
        # It is there a little before it is drawn.
        found.evaluate(DRAWN)
        return found

    def has_caret(self) -> bool:
        """Whether what is typed goes into a text."""
        return bool(
            self.page.evaluate(
                "!!document.activeElement?.closest('.editor-instance .monaco-editor')"
            )
        )

    def columns(self) -> list[list[str]]:
        """The names on the tabs of each group of editors."""
        groups = self.page.locator(".editor-group-container").all()
        return [group.locator(".tabs-container .tab").evaluate_all(TAB_NAMES) for group in groups]

    def scrolled_sideways(self) -> bool:
        """Whether the text of the first editor has moved to the left."""
        lines = self.page.locator(".editor-instance .view-lines").first
        left = "lines => lines.parentElement.getBoundingClientRect().left"
        margin = "lines => lines.closest('.monaco-scrollable-element').getBoundingClientRect().left"
        return bool(lines.evaluate(left) < lines.evaluate(margin))

    def text(self) -> str:
        """The text of the active editor, as far as it is on the screen."""
        lines = self.page.locator(".editor-group-container.active .view-line")
        return plain("\n".join(lines.all_inner_texts()))

    def status_of_selection(self) -> Any:
        """Line, column and what is selected; there is none while a result is the active editor."""
        return self.page.locator("#status\\.editor\\.selection")

    def selected(self) -> str:
        """The words that are selected in the active editor, on one line."""
        if "selected" not in plain(" ".join(self.status_of_selection().all_inner_texts())):
            return ""
        self.page.evaluate("navigator.clipboard.writeText('')")
        self.press("Control+C")
        return " ".join(str(self.page.evaluate("navigator.clipboard.readText()")).split())

    def wait_for_selection(self, words: str) -> None:
        """Until what is selected begins with these words."""
        self.until(lambda: self.selected().startswith(words), f"{words!r} selected")

    def press_link(self, link: Any, words: str) -> None:
        """Follow a link of a result by the keyboard, until what is selected begins with words.

        While a group of editors becomes the active one, the focus is moved more than once and a
        key is lost, for people too; who sees nothing happen presses it again.
        """
        has_focus = "link => document.hasFocus() && document.activeElement === link"

        def followed() -> bool:
            link.focus()
            if not link.evaluate(has_focus) or self.status_of_selection().count():
                return False
            self.press("Enter")
            for _ in range(50):
                if self.selected().startswith(words):
                    return True
                self.page.wait_for_timeout(100)
            return False

        self.until(followed, f"{words!r} selected by the keyboard")

    def hover(self, words: str) -> str:
        """What comes up where the mouse rests on words."""
        self.line(words).locator("span span").first.hover()
        found = self.page.locator(".monaco-hover:visible .hover-row").first
        found.wait_for()
        return plain(found.inner_text())

    def claims(self) -> Any:
        """The entries of the list of claims."""
        return self.page.locator(".pane:has-text('Key Claims') .monaco-list-row")

    def press_lens(self, words: str, opens: str) -> None:
        """Press the first lens with these words until a tab of that name is there.

        A click is lost, for people too, on a lens that is drawn anew at that moment.
        """

        def opened() -> bool:
            self.lenses().filter(has_text=words).first.click()
            for _ in range(50):
                if opens in self.tabs():
                    return True
                self.page.wait_for_timeout(100)
            return False

        self.until(opened, f"what the lens “{words}” opens")

    def until(self, found: Callable[[], Any], what: str, seconds: float = LONG / SECONDS) -> Any:
        """Wait for what is no element of its own."""
        end = time.monotonic() + seconds
        while True:
            value = found()
            if value:
                return value
            if time.monotonic() > end:
                raise AssertionError(f"not within {seconds} s: {what}")
            self.page.wait_for_timeout(100)

    def picture(self, name: str, *, documented: bool = False) -> None:
        """Keep what is on the screen; what is documented is so in the documentation's own picture."""
        path = capture(f"{name}.png") if documented else CACHE / "captures" / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.evaluate(DRAWN)
        self.page.screenshot(path=str(path))
        if documented and os.environ.get("NUTGRAF_RENEW_PICTURES"):
            # A quarter of the size, and nobody sees the difference.
            debian("pngquant")
            subprocess.run(["pngquant", "--force", "--output", path, "128", path], check=True)


def error() -> type[Exception]:
    """Playwright's own kind of error."""
    from playwright.sync_api import Error

    return Error


def plain(words: str) -> str:
    """With spaces where the editor has others, which do not break."""
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{MIDDLE DOT}", "·")
