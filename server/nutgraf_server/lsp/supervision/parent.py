"""Notices when the process that started the server is gone."""

import os
import select
import sys
import threading
import time
from collections.abc import Callable

# How often to look where the system cannot tell by itself.
_SECONDS_BETWEEN_LOOKS = 1.0


def watch(process: int, gone: Callable[[], None]) -> None:
    """Call `gone`, from a thread of its own, when `process` has ended or where there is none.

    On Windows nothing is watched: there the end of the input tells.
    """
    if sys.platform == "win32" or process <= 0:
        return
    threading.Thread(target=_watch, args=(process, gone), name="parent", daemon=True).start()


def _watch(process: int, gone: Callable[[], None]) -> None:
    if not _wait_by_descriptor(process):
        while _is_alive(process):
            time.sleep(_SECONDS_BETWEEN_LOOKS)
    gone()


def _wait_by_descriptor(process: int) -> bool:
    """Wait for the end of `process` as Linux tells it, also of one whose parent has not looked."""
    opened = getattr(os, "pidfd_open", None)
    if opened is None:
        return False
    try:
        descriptor = opened(process)
    except (OSError, OverflowError):
        return False
    try:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        poll.poll()
    finally:
        os.close(descriptor)
    return True


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
