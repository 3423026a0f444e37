"""A terminal of a fixed size with an editor in it: what is typed, and what is seen."""

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from editors.places import capture

# Of the slowest thing that an editor is waited for, its first start.
_PATIENCE = 30.0
_LOOK = 0.05


class Screen:
    """A tmux server of its own with one window, and the editor in it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._socket = Path(environment["XDG_RUNTIME_DIR"]) / "tmux"
        self._environment = dict(environment)

    def start(self, command: Sequence[str | Path], width: int, height: int, folder: Path) -> None:
        """Start the editor."""
        size = ["-x", str(width), "-y", str(height)]
        told = ["set-option", "-g", "status", "off", ";", "set-option", "-g", "escape-time", "0"]
        begun = ["new-session", "-d", *size, "-c", str(folder), "--", *map(str, command)]
        self._tmux(*told, ";", *begun)

    def keys(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        self._tmux("send-keys", *keys)

    def type(self, words: str) -> None:
        """Type words as they are."""
        self._tmux("send-keys", "-l", words)

    def line(self, words: str) -> None:
        """Type words, and Enter."""
        self.type(words)
        self.keys("Enter")

    def text(self) -> str:
        """What is on the screen, without the spaces and the empty lines at the end."""
        lines = self._tmux("capture-pane", "-p").split("\n")
        return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"

    def wait(self, *patterns: str, without: str | None = None) -> str:
        """The screen once it shows all of the patterns, and no longer shows `without`."""
        end = time.monotonic() + _PATIENCE
        while True:
            text = self.text()
            gone = without is None or not re.search(without, text)
            if gone and all(re.search(pattern, text) for pattern in patterns):
                return text
            if time.monotonic() > end:
                _in_vain(f"{patterns} without {without}" if without else f"{patterns}", text)
            time.sleep(_LOOK)

    def repeat(self, action: Callable[[], object], pattern: str, pause: float = 1.0) -> str:
        """Do something until the screen shows it; for what an editor takes up only later."""
        end = time.monotonic() + _PATIENCE
        while True:
            action()
            again = time.monotonic() + pause
            while time.monotonic() < again:
                text = self.text()
                if re.search(pattern, text):
                    return text
                if time.monotonic() > end:
                    _in_vain(pattern, text)
                time.sleep(_LOOK)

    def end(self) -> None:
        """End the editor and its terminal."""
        self._tmux("kill-server", check=False)

    def _tmux(self, *arguments: str, check: bool = True) -> str:
        command = ["tmux", "-u", "-f", "/dev/null", "-S", str(self._socket), *arguments]
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, check=False
        )
        assert not check or done.returncode == 0, done.stderr
        return done.stdout


def _in_vain(what: str, text: str) -> NoReturn:
    pytest.fail(f"waited {_PATIENCE:.0f} s in vain for {what}:\n{text}")


@contextmanager
def on_screen(
    command: Sequence[str | Path],
    folder: Path,
    environment: Mapping[str, str],
    width: int,
    height: int,
) -> Iterator[Screen]:
    """An editor in a terminal of its own, which is gone afterwards."""
    screen = Screen(environment)
    try:
        screen.start(command, width, height, folder)
        yield screen
    finally:
        screen.end()


def keep(text: str, name: str, page: str) -> None:
    """Save a screen; where pictures are renewed, also in the page that shows it."""
    path = capture(name)
    path.write_text(text, "utf-8")
    if os.environ.get("NUTGRAF_RENEW_PICTURES"):
        shown = path.with_name(page)
        block = re.compile(rf"(<!-- {re.escape(name)} -->\n```\n).*?(```)", re.DOTALL)
        renewed = block.sub(lambda found: found[1] + text + found[2], shown.read_text("utf-8"))
        shown.write_text(renewed, "utf-8")
