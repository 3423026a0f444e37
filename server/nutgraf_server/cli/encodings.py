"""What the terminal can show. Loaded before anything else, so it imports nothing of the engine."""

import sys

_UTF_8 = ("utf8", "cp65001")


def prepare() -> None:
    """Let no text fail for a character that an encoding lacks: "?" stands for it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not _is_utf_8(stream):
            reconfigure(errors="replace")


def is_limited() -> bool:
    """Whether standard output is a terminal of another encoding than UTF-8."""
    return sys.stdout.isatty() and not _is_utf_8(sys.stdout)


def _is_utf_8(stream: object) -> bool:
    return str(getattr(stream, "encoding", "")).lower().replace("-", "") in _UTF_8
