"""The server's log: what happened, never what was written."""

import logging
from dataclasses import dataclass
from pathlib import Path

DEFAULT_LEVEL = "warning"
"""What is logged where nobody says otherwise."""

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _Visible(logging.Formatter):
    """Paths and names in the log drive no terminal that it is read on."""

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        if line.isascii() and line.isprintable():
            return line
        # The engine is not loaded before `initialize` is answered.
        from nutgraf.rendering.visible import visible

        return visible(line)


@dataclass(frozen=True, slots=True)
class Logging:
    """From which level on ("debug", "info", ...) is logged, and where: None, standard error."""

    level: str = DEFAULT_LEVEL
    file: Path | None = None


def start(wanted: Logging) -> None:
    """Log as wanted.

    Raises:
        OSError: the file cannot be written.
    """
    file = wanted.file
    handler = logging.FileHandler(file, encoding="utf-8") if file else logging.StreamHandler()
    handler.setFormatter(_Visible(_FORMAT))
    # What cannot be logged, on a full disk, is not worth a traceback among what can.
    logging.raiseExceptions = False
    log = logging.getLogger("nutgraf_server")
    log.addHandler(handler)
    log.setLevel(wanted.level.upper())
    log.propagate = False
    # asyncio logs tracebacks and pygls whole messages, and with them the reader's text. What either
    # has to report reaches this log through the server's own handlers.
    for name in ("asyncio", "pygls"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
