"""A display without a screen, and a Kate on it that is used by keys and mouse."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

WIDTH, HEIGHT = 1280, 900
# Kate's first start, with the fonts and services it looks for, takes several seconds.
_PATIENCE = 40.0
_LOOK = 0.1


def wait(what: str, found: Callable[[], object], patience: float = _PATIENCE) -> object:
    """What `found` gives, as soon as it gives something."""
    end = time.monotonic() + patience
    while True:
        result = found()
        if result:
            return result
        if time.monotonic() > end:
            pytest.fail(f"waited {patience:.0f} s in vain: {what}")
        time.sleep(_LOOK)


class Display:
    """An X server of one's own, with keys, a mouse and a camera."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = dict(environment)

    def run(self, *command: str | Path) -> str:
        """What a program on this display prints."""
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def keys(self, *keys: str) -> None:
        """Press keys, by X's names."""
        self.run("xdotool", "key", "--delay", "40", *keys)

    def type(self, words: str) -> None:
        """Type words as they are."""
        self.run("xdotool", "type", "--delay", "20", words)

    def move(self, x: int, y: int) -> None:
        """Move the mouse."""
        self.run("xdotool", "mousemove", str(x), str(y))

    def click(self, x: int, y: int) -> None:
        """Move the mouse and click."""
        self.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def seen(self) -> list[str]:
        """The windows that are seen: menus, dialogs and tips are windows of their own."""
        return self.run("xdotool", "search", "--onlyvisible", "--name", ".*").split()

    def windows(self) -> int:
        """How many there are."""
        return len(self.seen())

    def place(self, window: str) -> dict[str, int]:
        """A window's X, Y, WIDTH and HEIGHT."""
        told = self.run("xdotool", "getwindowgeometry", "--shell", window)
        pairs = (line.split("=") for line in told.splitlines())
        return {name: int(value) for name, value in pairs}

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> str:
        """Mark with the mouse, and give what was marked."""
        self.move(*start)
        self.run("xdotool", "mousedown", "1")
        # Without a step on the way it counts as a click.
        self.move((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
        self.move(*end)
        self.run("xdotool", "mouseup", "1")
        return self.run("xclip", "-selection", "primary", "-o")

    def picture(self, path: Path) -> None:
        """Take a picture of the whole screen, small enough for a page."""
        self.run(
            "import",
            "-window",
            "root",
            "-resize",
            "75%",
            "-strip",
            "+dither",
            "-colors",
            "64",
            f"PNG8:{path}",
        )


@contextmanager
def display(environment: Mapping[str, str]) -> Iterator[Display]:
    """A display that is gone afterwards; the server chooses a number that is free."""
    reader, writer = os.pipe()
    size = ["-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
    command = ["Xvfb", "-displayfd", str(writer), *size, "-nolisten", "tcp"]
    # Under the marked environment, so that one left behind is found.
    server = subprocess.Popen(
        command, pass_fds=[writer], env=dict(environment), stderr=subprocess.DEVNULL
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        yield Display({**environment, "DISPLAY": f":{number}"})
    finally:
        server.terminate()
        server.wait(10)


@contextmanager
def program(display: Display, command: Sequence[str | Path], log: Path) -> Iterator[None]:
    """A program on the display, ended afterwards whatever it asks."""
    with log.open("w") as said:
        started = subprocess.Popen(
            ["dbus-run-session", "--", *command],
            env=display.environment,
            stdout=said,
            stderr=said,
        )
    try:
        yield
    finally:
        for child in display.run("pgrep", "-P", str(started.pid)).split():
            display.run("kill", child)
        try:
            started.wait(5)
        except subprocess.TimeoutExpired:
            for child in display.run("pgrep", "-P", str(started.pid)).split():
                display.run("kill", "-9", child)
            started.wait(10)
