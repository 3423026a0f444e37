"""A terminal of a fixed size with an editor in it: what is typed, and what is seen."""

import re
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

# Of the slowest thing that an editor is waited for, its first start.
_PATIENCE = 30.0
_LOOK = 0.05


class Screen:
    """A tmux server of its own with one window, and the editor in it."""

    def __init__(self, socket: Path, environment: Mapping[str, str]) -> None:
        self._socket = socket
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
        """What is on the screen."""
        return self._tmux("capture-pane", "-p")

    def wait(self, what: str, seen: Callable[[str], object] | None = None) -> str:
        """The screen, as soon as it shows `what`, a pattern, or `seen` says so of it."""
        end = time.monotonic() + _PATIENCE
        while True:
            text = self.text()
            if seen(text) if seen is not None else re.search(what, text):
                return text
            if time.monotonic() > end:
                pytest.fail(f"not on the screen in {_PATIENCE:.0f} s: {what}\n{text}")
            time.sleep(_LOOK)

    def repeat(self, action: Callable[[], object], what: str, pause: float = 1.0) -> str:
        """Do something until the screen shows `what`; for what an editor takes up only later."""
        end = time.monotonic() + _PATIENCE
        while True:
            action()
            again = time.monotonic() + pause
            while time.monotonic() < again:
                text = self.text()
                if re.search(what, text):
                    return text
                if time.monotonic() > end:
                    pytest.fail(f"not on the screen in {_PATIENCE:.0f} s: {what}\n{text}")
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


@contextmanager
def screen(socket: Path, environment: Mapping[str, str]) -> Iterator[Screen]:
    """A terminal that is gone afterwards."""
    found = Screen(socket, environment)
    try:
        yield found
    finally:
        found.end()
