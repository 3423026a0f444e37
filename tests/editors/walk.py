"""What a person sees in Vim and in Neovim, whose plug-ins have the same commands and keys."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from editors.places import ROOT, debian
from editors.screen import keep, on_screen

WIDTH, HEIGHT = 110, 46


def walk(
    command: Sequence[str], article: Path, environment: dict[str, str], name: str, page: str
) -> None:
    """From a briefing to its sentences, a summary, another method, a hover and another article.

    Args:
        command: starts the editor on the article.
        article: the article.
        environment: the editor's, with the plug-in.
        name: of the picture of the briefing.
        page: the page that shows it.
    """
    debian("tmux")
    shutil.copy(ROOT / "seeds" / "report-numbered.txt", article.parent)
    with on_screen(command, article.parent, environment, WIDTH, HEIGHT) as screen:
        screen.wait(r"Eleven hours\.")
        screen.line(":set noshowcmd noruler display=lastline linebreak")
        screen.line(":Nutgraf brief")
        screen.wait("Points")
        # The bullet whose sentence is to be seen.
        screen.line("/1,140")
        screen.type("p")
        screen.wait("shipowners grumbled")
        screen.type("gg")
        screen.line(":echo")
        text = screen.wait("- The paper cuts", without=":echo")
        keep(text, name, page)
        assert "\\" not in text
        assert "**" not in text

        # Nothing stops in front of a message that has to be confirmed.
        screen.type("q")
        screen.wait(without="nutgraf://brief")
        screen.type("gg")
        screen.line(":Nutgraf insert")
        # Under the byline; the article itself has the sentence further down.
        screen.wait("Senior News Editor\n\nThe paper cuts Orrany’s transit toll")
        screen.type("u")
        screen.wait("Senior News Editor\n\nThe Tammerel")
        screen.line(":echo line('$') 'lines'")
        screen.wait("45 lines")
        screen.line(":Nutgraf method lead")
        screen.wait("Nutgraf: the method is lead")
        screen.line("/Why the Navies")
        screen.type("K")
        text = screen.wait("108 words, 1 min")
        assert "Press ENTER" not in text
        keep(text, name.replace(".txt", "-hover.txt"), page)
        screen.line(":Nutgraf method")
        screen.wait(r"which method rates the sentences\?", "lead: ")
        screen.keys("Escape")
        screen.wait(without="which method")

        # Headings with numbers have a backslash in Markdown, which nobody sees.
        screen.line(":only")
        screen.line(":edit report-numbered.txt")
        screen.line(":Nutgraf brief")
        assert "\\" not in screen.wait(r"1\. Summary", "nutgraf://brief")
        screen.line(":qall!")
