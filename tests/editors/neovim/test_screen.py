"""What is to be seen in both Neovims, in a terminal."""

from pathlib import Path

from editors.walk import walk

HERE = Path(__file__).parent


def test_the_screen(nvim: str, article: Path, plugged: dict[str, str]) -> None:
    command = [nvim, "-u", str(HERE / "init.lua"), "-i", "NONE", "-n", article.name]
    name = "neovim.txt" if "neovim-0.11" in nvim else "neovim-0.7.txt"
    walk(command, article, plugged, name, "neovim.md")
