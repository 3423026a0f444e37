"""The process in which a PDF is read: it takes the file and gives back its text, or why it cannot.

The library is C++; a file made for it may crash it or keep it busy. So it runs where that ends one
document, under limits of the system where it has them.
"""

import os
import sys
from contextlib import suppress

from nutgraf_server.inputs.bounds import (
    MAX_PDF_MEMORY_BYTES,
    MAX_PDF_OPENING_SECONDS,
    MAX_PDF_OPENING_SECONDS_PER_MIB,
    MAX_PDF_SECONDS,
    MIB,
)
from nutgraf_server.inputs.documents.errors import DocumentError

REFUSED = 3
"""Its exit status where it says why there is no text."""


def main() -> None:
    """Read the PDF on standard input; write its text, or why there is none, to standard output."""
    status, said = 0, ""
    try:
        said = _read(sys.stdin.buffer.read())
    except (DocumentError, MemoryError) as error:
        said = str(error) or "needs more memory than is allowed; split it"
        status = REFUSED
    # A pipe to the process that started this one; no person reads it.
    with os.fdopen(sys.stdout.fileno(), "wb", closefd=False) as pipe:
        pipe.write(said.encode("utf-8", "replace"))
    sys.exit(status)


def _read(data: bytes) -> str:
    from nutgraf_server.inputs.documents.pdf.reading import Document

    _limit("RLIMIT_CORE", 0)
    _limit("RLIMIT_AS", MAX_PDF_MEMORY_BYTES)
    more = MAX_PDF_OPENING_SECONDS_PER_MIB * (len(data) // MIB)
    _limit("RLIMIT_CPU", min(MAX_PDF_OPENING_SECONDS + more, MAX_PDF_SECONDS))
    document = Document(data)
    _limit("RLIMIT_CPU", MAX_PDF_SECONDS)
    return document.text()


def _limit(name: str, value: int) -> None:
    """Set a limit of the system, where it has it and allows it."""
    with suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        kind = getattr(resource, name)
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (value if hard < 0 else min(value, hard), hard))
