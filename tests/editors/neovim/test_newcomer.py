"""The first ten minutes of somebody new in Neovim, as it comes: a screen for each step."""

from pathlib import Path

import pytest

from editors.neovim.conftest import newest
from editors.places import capture, debian
from editors.screen import Screen, on_screen

HERE = Path(__file__).parent
WIDTH, HEIGHT = 100, 34
DRAFT = """\
The bank lies 43 nautical miles offshore. About 19,200 ships passed through the strait last year.
"""


class Series:
    """Screens that are kept one after the other."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.count = 0

    def keep(self, what: str, *patterns: str, without: str | None = None) -> str:
        """Wait for the patterns, and keep what is seen then."""
        text = self.screen.wait(*patterns, without=without)
        self.count += 1
        capture(f"newcomer-neovim-{self.count:02}-{what}.txt").write_text(text, "utf-8")
        assert "Press ENTER" not in text, text
        assert "E5108" not in text, text
        return text


@pytest.mark.parametrize("server", ["there", "missing"])
def test_the_first_ten_minutes(article: Path, plugged: dict[str, str], server: str) -> None:
    debian("tmux")
    article.with_name("draft.txt").write_text(DRAFT, "utf-8")
    command = [newest(), "-u", str(HERE / "init.lua"), "-i", "NONE", "-n", article.name]
    if server == "missing":
        plugged["PATH"] = "/usr/bin:/bin"
    with on_screen(command, article.parent, plugged, WIDTH, HEIGHT) as screen:
        series = Series(screen)
        screen.wait(r"Eleven hours\.")
        if server == "missing":
            # One message says what to do, and the editor goes on.
            series.count = 50
            series.keep("missing", "is not on your PATH; see :help nutgraf-server")
            screen.keys("Enter")
            screen.line(":q!")
            return
        series.keep("opened", r"Eleven hours\.")
        screen.type(":Nutgraf ")
        screen.keys("Tab")
        series.keep("commands", "brief", "summarize")
        screen.keys("Escape")
        screen.wait(without="summarize")
        screen.line(":Nutgraf")
        series.keep("briefing", "Points", "nutgraf://brief")
        screen.line("/1,140")
        screen.keys("Enter")
        # The article is there, the sentence under the cursor.
        series.keep("sentence", "The only other way in")
        screen.line(":only")
        screen.line(":Nutgraf claims")
        series.keep("claims", "nutgraf://claims", "quantity")
        screen.type("q")
        screen.wait(without="nutgraf://claims")
        screen.type("gg")
        screen.line(":Nutgraf insert")
        # The byline stands there from the start; this does not.
        series.keep("inserted", "Workspace edit Nutgraf: insert the summary")
        screen.line(":Nutgraf insert")
        series.keep("not-twice", "the summary stands there already")
        screen.type("u")
        screen.line(":edit draft.txt")
        screen.wait("43 nautical miles")
        screen.line(f":Nutgraf verify {article.name}")
        series.keep("verified", "nutgraf://verify", "43")
        screen.type("q")
        screen.wait(without="nutgraf://verify")
        screen.line(":buffer 1")
        screen.wait(r"Eleven hours\.")
        screen.line(":Nutgraf write")
        series.keep("written", r"briefing\.md", "# Veskland")
        screen.line(":qall!")
