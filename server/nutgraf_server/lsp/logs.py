"""The server's log: what happened, never what was written."""

import logging
from pathlib import Path

DEFAULT_LEVEL = "warning"
"""What is logged where nobody says otherwise."""

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start(level: str, file: Path | None) -> None:
    """Log to `file`, or to standard error, from `level` ("debug", "info", ...) on."""
    handler = logging.FileHandler(file, encoding="utf-8") if file else logging.StreamHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    log = logging.getLogger("nutgraf_server")
    log.addHandler(handler)
    log.setLevel(level.upper())
    log.propagate = False
    # asyncio logs tracebacks and pygls whole messages, and with them the reader's text. What either
    # has to report reaches this log through the server's own handlers.
    for name in ("asyncio", "pygls"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
