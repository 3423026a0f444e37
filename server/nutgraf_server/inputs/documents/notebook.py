"""Notebooks of Jupyter's: their prose, as the Markdown that it is written in."""

import json
from collections.abc import Iterator

from nutgraf_server.inputs.bounds import MAX_JSON_MARKS, MAX_PARAGRAPHS, MAX_TEXT_BYTES
from nutgraf_server.inputs.documents.errors import TOO_MUCH_TEXT, DocumentError

_MARKS = (b"{", b"[", b":")
_FENCES = ("```", "~~~")


def text_of(data: bytes) -> str:
    """The prose of a notebook; empty where it has none.

    Raises:
        DocumentError: it is broken, or beyond a bound.
    """
    # Each takes far more memory than its bytes.
    if sum(map(data.count, _MARKS)) > MAX_JSON_MARKS:
        raise DocumentError(f"has more than {MAX_JSON_MARKS:,} values; split it")
    try:
        notebook = json.loads(data)
    except (ValueError, RecursionError):
        raise DocumentError("is a notebook that cannot be read: it is not JSON") from None
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        raise DocumentError("is a notebook that cannot be read: it has no list of cells")
    if len(cells) > MAX_PARAGRAPHS:
        raise DocumentError(f"has more than {MAX_PARAGRAPHS:,} cells; split it")
    text = "\n\n".join(prose for cell in cells for prose in _prose(cell))
    if len(text) > MAX_TEXT_BYTES:
        raise DocumentError(TOO_MUCH_TEXT)
    return f"{text}\n"


def _prose(cell: object) -> Iterator[str]:
    """What a cell says, if it is one of prose."""
    if not isinstance(cell, dict) or cell.get("cell_type") != "markdown":
        return
    source = cell.get("source")
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str)).strip("\r\n")
    if text.strip():
        yield text + _closing(text)


def _closing(text: str) -> str:
    """The line that closes a block of code left open, which ends with its cell."""
    lines = (line.lstrip() for line in text.splitlines())
    fences = [line[:3] for line in lines if line.startswith(_FENCES)]
    return f"\n{fences[-1]}" if len(fences) % 2 else ""
