"""What is noted of a failure: where it was, and none of the words it was about."""

import logging
import threading
import traceback

_log = logging.getLogger(__name__)


def log_failure(name: str, error: BaseException) -> None:
    """Note where `name` failed: the kind of the error and the way to it, none of its words."""
    way = traceback.extract_tb(error.__traceback__)
    places = [f"{step.filename}:{step.lineno} in {step.name}" for step in way]
    _log.error("%s failed: %s\n  %s", name, type(error).__name__, "\n  ".join(places))


def log_failures_of_threads() -> None:
    """Note what fails in any thread. Python's own report would hold the error's words."""

    def failed(what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            name = what.thread.name if what.thread is not None else "a thread"
            log_failure(name, what.exc_value)

    threading.excepthook = failed
