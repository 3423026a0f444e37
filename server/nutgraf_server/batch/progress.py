"""How far a run is: on a terminal, as plain lines, as events of JSON, or not at all."""

import json
import sys
import time
from dataclasses import dataclass
from typing import Protocol, TextIO

from nutgraf.rendering.visible import visible_line

MODES = ("auto", "terminal", "plain", "json", "none")
"""How progress can be told; `auto` looks where standard error goes."""

# Often enough to look alive, seldom enough to cost nothing; and in a log, to be found again.
_SECONDS_ON_TERMINAL = 0.2
_SECONDS_IN_A_LOG = 10.0
_CLEAR = "\r\x1b[K"
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
# Below so many seconds tenths of them count.
_FEW = 10
# Less than so much time behind us tells nothing of that ahead.
_SECONDS_TO_TELL = 0.5


@dataclass(frozen=True, slots=True)
class ProgressState:
    """How far a run is.

    Attributes:
        records: records done, those of earlier runs that this one goes on with included.
        errors: how many of them have no result.
        fresh: records done in this run.
        seconds: how long it has been at work.
        share: how much of the input has gone by, from 0 to 1; None where nobody can tell.
        fresh_share: how much of it in this run.
    """

    records: int
    errors: int
    fresh: int
    seconds: float
    share: float | None
    fresh_share: float = 0.0

    @property
    def rate(self) -> float:
        """Records a second."""
        return self.fresh / self.seconds if self.seconds > 0 else 0.0

    @property
    def remaining(self) -> float | None:
        """Seconds there are to go at the rate of this run; None where nobody can tell."""
        if self.share is None or self.fresh_share <= 0 or self.seconds < _SECONDS_TO_TELL:
            return None
        return (1 - self.share) / self.fresh_share * self.seconds


def in_words(standing: ProgressState) -> str:
    """One line for people.

    >>> in_words(ProgressState(1500, 2, 1500, 10.0, 0.25, 0.25))
    '1,500 records, 2 errors, 150 per second, 25 %, 30 s left'
    """
    parts = [counted(standing.records, "record")]
    if standing.errors:
        parts.append(counted(standing.errors, "error"))
    parts.append(f"{standing.rate:,.0f} per second")
    if standing.share is not None:
        parts.append(f"{100 * standing.share:.0f} %")
    if standing.remaining is not None:
        parts.append(f"{duration(standing.remaining)} left")
    return ", ".join(parts)


def counted(number: int, what: str) -> str:
    """A number of things.

    >>> counted(1, "error"), counted(1200, "error")
    ('1 error', '1,200 errors')
    """
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def duration(seconds: float) -> str:
    """A time as people say it, to two units.

    >>> duration(0.44), duration(75), duration(7300), duration(200_000)
    ('0.4 s', '1 min 15 s', '2 h 1 min', '2 d 7 h')
    """
    whole = int(seconds)
    if whole < _FEW:
        return f"{seconds:.1f} s"
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{whole // _MINUTE} min {whole % _MINUTE} s"
    if whole < _DAY:
        return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE} min"
    return f"{whole // _DAY} d {whole % _DAY // _HOUR} h"


class Progress(Protocol):
    """Who tells how far a run is."""

    def advanced(self, standing: ProgressState) -> None:
        """Some records more are done."""

    def ended(self, how: str, standing: ProgressState, words: str) -> None:
        """The run is at its end: `how` is "done", "stopped" or "failed", and `words` say it all."""


def progress(mode: str) -> Progress:
    """Progress in one of `MODES`, on standard error."""
    if mode == "auto":
        mode = "terminal" if sys.stderr.isatty() else "plain"
    if mode == "terminal":
        return _OnTerminal(sys.stderr)
    if mode == "json":
        return _Events(sys.stderr)
    return _Lines(sys.stderr, quiet=mode == "none")


class _Clock:
    """Says when it is time to tell again."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._told = time.monotonic()

    def is_time(self) -> bool:
        now = time.monotonic()
        if now - self._told < self._seconds:
            return False
        self._told = now
        return True


class _OnTerminal:
    """One line that is written over again and again."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._clock = _Clock(_SECONDS_ON_TERMINAL)

    def advanced(self, standing: ProgressState) -> None:
        if self._clock.is_time():
            self._stream.write(_CLEAR + in_words(standing))
            self._stream.flush()

    def ended(self, how: str, standing: ProgressState, words: str) -> None:
        del how, standing
        self._stream.write(f"{_CLEAR}nutgraf: {visible_line(words)}\n")
        self._stream.flush()


class _Lines:
    """A line now and then; a quiet one only tells what did not go well."""

    def __init__(self, stream: TextIO, *, quiet: bool) -> None:
        self._stream = stream
        self._quiet = quiet
        self._clock = _Clock(_SECONDS_IN_A_LOG)

    def advanced(self, standing: ProgressState) -> None:
        if not self._quiet and self._clock.is_time():
            self._say(in_words(standing))

    def ended(self, how: str, standing: ProgressState, words: str) -> None:
        if not self._quiet or how != "done" or standing.errors:
            self._say(words)

    def _say(self, words: str) -> None:
        self._stream.write(f"nutgraf: {visible_line(words)}\n")
        self._stream.flush()


class _Events:
    """An object of JSON a line: `progress` now and then, and at the end what became of the run."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._clock = _Clock(_SECONDS_ON_TERMINAL)

    def advanced(self, standing: ProgressState) -> None:
        if self._clock.is_time():
            self._say("progress", standing, {})

    def ended(self, how: str, standing: ProgressState, words: str) -> None:
        self._say(how, standing, {"message": words})

    def _say(self, event: str, standing: ProgressState, more: dict[str, str]) -> None:
        told = {
            "event": event,
            "records": standing.records,
            "errors": standing.errors,
            "seconds": round(standing.seconds, 1),
            "rate": round(standing.rate, 1),
            "share": None if standing.share is None else round(standing.share, 4),
            "remaining": None if standing.remaining is None else round(standing.remaining, 1),
        }
        self._stream.write(json.dumps({**told, **more}) + "\n")
        self._stream.flush()
