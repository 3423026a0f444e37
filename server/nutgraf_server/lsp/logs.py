"""The server's log: what happened, never what was written."""

import logging
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start(level: str, file: Path | None) -> None:
    """Log to `file`, or to standard error, from `level` ("debug", "info", ...) on."""
    handler = logging.FileHandler(file, encoding="utf-8") if file else logging.StreamHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    log = logging.getLogger("nutgraf_server")
    log.addHandler(handler)
    log.setLevel(level.upper())
    log.propagate = False
    # pygls logs whole messages, and with them the reader's text.
    logging.getLogger("pygls").disabled = True
    for name in list(logging.root.manager.loggerDict):
        if name.startswith("pygls."):
            logging.getLogger(name).disabled = True
