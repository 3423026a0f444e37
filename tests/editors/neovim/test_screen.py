"""What is to be seen in both Neovims, in a terminal."""

import shutil
from pathlib import Path

from editors.neovim.screen import keep, on_screen
from editors.places import debian

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def test_the_screen(nvim: str, article: Path, plugged: dict[str, str]) -> None:
    debian("tmux")
    shutil.copy(ROOT / "seeds" / "report-numbered.txt", article.parent)
    command = [nvim, "-u", str(HERE / "init.lua"), "-i", "NONE", "-n", article.name]
    with on_screen(command, article.parent, plugged) as screen:
        screen.wait("Eleven hours.")
        screen.type(":set noshowcmd noruler display=lastline linebreak", "Enter")
        screen.type(":Nutgraf brief", "Enter")
        screen.wait("## Points")
        # The bullet whose sentence is to be seen.
        screen.type("/1,140", "Enter", "p")
        screen.wait("shipowners grumbled")
        screen.type("gg", ":echo", "Enter")
        text = screen.wait("> The paper cuts", without=":echo")
        name = "neovim.txt" if "neovim-0.11" in nvim else "neovim-0.7.txt"
        keep(text, name, "neovim.md")
        assert "\\" not in text
        assert "**" not in text

        # Nothing stops in front of a message that has to be confirmed.
        screen.type("q")
        screen.wait(without="nutgraf://brief")
        screen.type("gg", ":Nutgraf insert", "Enter")
        screen.wait("The paper cuts Orrany’s transit toll")
        screen.type("u", ":echo line('$') 'lines'", "Enter")
        screen.wait("45 lines")
        screen.type(":Nutgraf method lead", "Enter")
        screen.wait("Nutgraf: the method is lead")
        screen.type("/Why the Navies", "Enter", "K")
        text = screen.wait("108 words, 1 min")
        assert "Press ENTER" not in text
        keep(text, name.replace(".txt", "-hover.txt"), "neovim.md")
        screen.type(":Nutgraf method", "Enter")
        screen.wait("which method rates the sentences?", "lead: ")
        screen.type("q", "Enter")

        # Headings with numbers have a backslash in Markdown, which nobody sees.
        screen.type(":only", "Enter", ":edit report-numbered.txt", "Enter")
        screen.type(":Nutgraf brief", "Enter")
        assert "\\" not in screen.wait("### 1. Summary", "nutgraf://brief")
        screen.type(":qall!", "Enter")
