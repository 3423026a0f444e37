"""An editor on a terminal's screen: keys as typed, and what is to be read."""

import os
import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from editors.places import capture

COLUMNS, LINES = 110, 46
# Of a slow machine with everything else running on it.
_PATIENCE = 30.0
_LOOK = 0.05


@dataclass(frozen=True)
class Screen:
    """A tmux session with one program in it."""

    socket: Path

    def _tmux(self, *words: str) -> str:
        command = ["tmux", "-S", str(self.socket), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def type(self, *keys: str) -> None:
        """Press keys by tmux's names, such as `Enter`; anything else is typed letter by letter."""
        self._tmux("send-keys", *keys)

    def text(self) -> str:
        """What is on the screen."""
        lines = self._tmux("capture-pane", "-p").split("\n")
        return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"

    def wait(self, *words: str, without: str | None = None) -> str:
        """The screen once it shows all of `words`, and no longer shows `without`."""
        end = time.monotonic() + _PATIENCE
        while True:
            text = self.text()
            if all(word in text for word in words) and (without is None or without not in text):
                return text
            assert time.monotonic() < end, f"waited in vain for {words}:\n{text}"
            time.sleep(_LOOK)


@contextmanager
def on_screen(
    command: Sequence[str], folder: Path, environment: dict[str, str]
) -> Iterator[Screen]:
    """Run a program in a terminal of its own, which is closed afterwards."""
    screen = Screen(Path(environment["XDG_RUNTIME_DIR"]) / "tmux")
    size = ["-x", str(COLUMNS), "-y", str(LINES)]
    start = ["tmux", "-S", str(screen.socket), "-f", "/dev/null", "new-session", "-d", *size]
    subprocess.run([*start, *command], check=True, cwd=folder, env=environment)
    try:
        yield screen
    finally:
        subprocess.run(
            ["tmux", "-S", str(screen.socket), "kill-server"], check=False, capture_output=True
        )


def keep(text: str, name: str, page: str) -> None:
    """Save a screen; where pictures are renewed, also in the page that shows it."""
    path = capture(name)
    path.write_text(text, "utf-8")
    if os.environ.get("NUTGRAF_RENEW_PICTURES"):
        shown = path.with_name(page)
        block = re.compile(rf"(<!-- {re.escape(name)} -->\n```\n).*?(```)", re.DOTALL)
        renewed = block.sub(lambda found: found[1] + text + found[2], shown.read_text("utf-8"))
        shown.write_text(renewed, "utf-8")
