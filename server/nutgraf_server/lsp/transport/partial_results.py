"""A long list, sent in parts to a client that asked for that."""

from collections.abc import Callable
from typing import Any

# Enough to fill a screen.
_PART = 100


def in_parts(result: object, token: str | int, send: Callable[[dict[str, Any]], None]) -> object:
    """Send a list part by part; what is left for the answer: nothing of it, or what is no list."""
    if not isinstance(result, list) or len(result) <= _PART:
        return result
    for start in range(0, len(result), _PART):
        value = result[start : start + _PART]
        send({"method": "$/progress", "params": {"token": token, "value": value}})
    return []
