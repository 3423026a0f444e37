"""PDFs as HTML. They are read in a process of its own (`process.py`), by their layout.

`words` takes the words off a page, `lines` puts them together, `running_heads` leaves out what is
no text, `columns` finds the order, `blocks` the paragraphs and headings, `writing` makes HTML.
"""

import subprocess
import sys
from importlib.util import find_spec

from nutgraf_server.inputs.bounds import MAX_PDF_OBJECTS, MAX_PDF_SECONDS
from nutgraf_server.inputs.documents.errors import DocumentError
from nutgraf_server.inputs.documents.pdf.process import REFUSED

_LIBRARY = "pypdfium2"
# Each object ends with "endobj", which has this in it as well.
_OBJECT = b"obj"
_OBJECT_MARKS = 2
# Modules are looked for where we look for them, and never in the folder that we happen to be in.
_CODE = """
import sys
sys.path[:] = {path!r}
from nutgraf_server.inputs.documents.pdf.process import main
main()
"""
# Beside the limit on the processor's time, for systems that have none and busy ones.
_PATIENCE = 2 * MAX_PDF_SECONDS


def text_of(data: bytes) -> str:
    """The text of a PDF as HTML; empty where it has none.

    Raises:
        DocumentError: it is locked, damaged, or beyond a bound.
        ImportError: the library for it is not installed.
    """
    if sys.modules.get(_LIBRARY, _LIBRARY) is None or find_spec(_LIBRARY) is None:
        raise ImportError(_LIBRARY)
    if data.count(_OBJECT) > _OBJECT_MARKS * MAX_PDF_OBJECTS:
        raise DocumentError(f"has more than {MAX_PDF_OBJECTS:,} objects; split it")
    code = _CODE.format(path=[place for place in sys.path if place])
    try:
        done = subprocess.run(  # noqa: S603  # ourselves
            [sys.executable, "-I", "-c", code],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise DocumentError("is a PDF that takes too long to read; split it") from None
    said = done.stdout.decode("utf-8", "replace")
    if done.returncode == REFUSED:
        raise DocumentError(said)
    if done.returncode:
        raise DocumentError("is a PDF that cannot be read: it is damaged or needs too much memory")
    return said
