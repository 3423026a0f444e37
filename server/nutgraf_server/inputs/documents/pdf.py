"""PDFs as plain text: pages without their running heads, words without the hyphens of line ends."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from nutgraf_server.inputs.bounds import (
    MAX_PAGES,
    MAX_PDF_OBJECTS,
    MAX_PDF_STREAM_BYTES,
    MAX_PDF_STREAM_PARTS,
    MAX_TEXT_BYTES,
)
from nutgraf_server.inputs.documents.errors import TOO_MUCH_TEXT, DocumentError
from nutgraf_server.inputs.documents.pdf_work import PdfWork

# Each object ends with "endobj", which has this in it as well.
_OBJECT = b"obj"
_OBJECT_MARKS = 2

# Of a running head, as much as tells it from other lines.
_HEAD_LENGTH = 200
_DIGITS = re.compile(r"\d+")
_RUNNING_PAGES = 3
# Longer ones are no words, and no line cuts them.
_LONGEST_PART = 60
_LEFT_PART = re.compile(r"\w+\Z")
_RIGHT_PART = re.compile(r"\w+")
_WORD = re.compile(r"\w+")


def text_of(data: bytes) -> str:
    """The text of a PDF; empty where it has none.

    Raises:
        DocumentError: it is locked, or beyond a bound.
        ImportError: the library for it is not installed.
    """
    if data.count(_OBJECT) > _OBJECT_MARKS * MAX_PDF_OBJECTS:
        raise DocumentError(f"has more than {MAX_PDF_OBJECTS:,} objects; cut it into parts")
    library: Any = import_module("pypdf")
    # It warns of what is wrong with a file, in words of the file.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    limits = {
        "zlib_maximum_output_length": MAX_PDF_STREAM_BYTES,
        "lzw_maximum_output_length": MAX_PDF_STREAM_BYTES,
        "run_length_maximum_output_length": MAX_PDF_STREAM_BYTES,
        "array_based_stream_maximum_output_length": MAX_PDF_STREAM_BYTES,
        "stream_parsing_work_maximum_count": MAX_PDF_STREAM_PARTS,
    }
    with library.apply_configuration(**limits):
        pages = list(_pages(library.PdfReader(io.BytesIO(data))))
    return _mended("\n".join(line for page in _without_running_heads(pages) for line in page))


def _pages(reader: Any) -> Iterator[list[str]]:  # noqa: ANN401  # pypdf's
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentError("is locked with a password")
    if len(reader.pages) > MAX_PAGES:
        raise DocumentError(f"has more than {MAX_PAGES:,} pages; cut it into parts")
    # Before any is read, so that what is too much is refused at once.
    work = PdfWork()
    for page in reader.pages:
        work.add_page(page)
    left = MAX_TEXT_BYTES
    for page in reader.pages:
        text = page.extract_text()
        left -= len(text)
        if left < 0:
            raise DocumentError(TOO_MUCH_TEXT)
        yield [line.strip() for line in text.split("\n")]


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Leave out first and last lines that most pages share but for the page's number."""
    ends = Counter(_told(page[place]) for page in pages if page for place in {0, len(page) - 1})
    often = max(_RUNNING_PAGES, len(pages) // 2)
    kept = []
    for page in pages:
        start = int(bool(page) and ends[_told(page[0])] >= often)
        cut = len(page) > 1 and ends[_told(page[-1])] >= often
        kept.append(page[start : len(page) - int(cut)])
    return kept


def _told(line: str) -> str:
    return _DIGITS.sub("0", line[:_HEAD_LENGTH])


def _mended(text: str) -> str:
    """Join words that a line's end cut; the hyphen stays where the document has no such word."""
    known = set(_WORD.findall(text.casefold()))
    kept: list[str] = []
    done = 0
    here = text.find("-\n")
    while here >= 0:
        left = _LEFT_PART.search(text, max(done, here - _LONGEST_PART), here)
        right = _RIGHT_PART.match(text, here + 2, here + 2 + _LONGEST_PART)
        if left and right and right[0][0].islower():
            whole = (left[0] + right[0]).casefold()
            kept += [text[done:here], "" if whole in known else "-"]
            done = here + 2
        here = text.find("-\n", here + 2)
    return "".join((*kept, text[done:]))
