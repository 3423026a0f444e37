"""The slow imports, made while the reader is still reading."""

import logging
import threading

import nutgraf
from nutgraf_server.lsp.documents import garbage

_log = logging.getLogger(__name__)
_SAMPLE = "The first sentence says one thing. The second sentence says another."


def start() -> None:
    """Run the engine once in the background, so that the first summary need not wait for it."""
    threading.Thread(target=_run, name="warm-up", daemon=True).start()


def _run() -> None:
    try:
        nutgraf.brief(nutgraf.read(_SAMPLE))
        garbage.settle()
    except Exception as error:  # noqa: BLE001 - the first request will meet it, and report it
        _log.warning("warm-up failed: %s", type(error).__name__)
