"""Documents that are no text files, converted to text: .docx, .odt, .epub and .pdf.

What comes out is HTML, or the plain text of a PDF. Places in it are no places in the document.
"""

import html
import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from urllib.parse import unquote

from nutgraf.reading.formats.html_tokens import Kind, attributes, tokens

# A document unpacks to no more than this, in bytes, and has no more parts or pages.
_MOST_UNPACKED = 200 * 2**20
_MOST_PARTS = 10_000
_MOST_PAGES = 3_000

_EXTRA = "to read it, install the extra: pip install 'nutgraf[documents]'"


class DocumentError(Exception):
    """A document that cannot be converted; the message is for people and does not name it."""


def convert(data: bytes) -> tuple[str, str] | None:
    """The text of a document and a note on what became of it; None for anything else.

    Raises:
        DocumentError: it is broken, too large, locked, or its converter is not installed.
    """
    kind = _kind(data)
    if kind is None:
        return None
    into = "plain text" if kind == "a PDF" else "HTML"
    try:
        text = _CONVERTERS[kind](data)
    except ImportError:
        raise DocumentError(f"is {kind}; {_EXTRA}") from None
    except DocumentError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever a converter trips over in a broken file
        raise DocumentError(f"is {kind} that cannot be read: {_first_line(error)}") from None
    if not text.strip():
        raise DocumentError(f"is {kind} without text; scanned pages need OCR first")
    return text, f"converted from {kind} to {into}; places refer to the converted text"


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def _kind(data: bytes) -> str | None:
    if data.startswith(b"%PDF-"):
        return "a PDF"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise DocumentError("is an old Office document; save it as .docx")
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        archive = _opened(data)
    except zipfile.BadZipFile:
        raise DocumentError("is a broken archive") from None
    parts = set(archive.namelist())
    if "word/document.xml" in parts:
        return "a Word document"
    if "META-INF/container.xml" in parts:
        return "an e-book"
    if "content.xml" in parts:
        return "an OpenDocument text"
    return None


def _opened(data: bytes) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise DocumentError(f"unpacks to more than {_MOST_UNPACKED // 2**20} MB; not opened")
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentError("is locked with a password")
    return archive


def _part(archive: zipfile.ZipFile, name: str) -> str:
    raw = archive.read(name)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8-sig", "replace")


def _page(title: str, body: str) -> str:
    heading = f"<h1>{html.escape(title)}</h1>\n" if title else ""
    head = f"<head><title>{html.escape(title)}</title></head>"
    return f"<!DOCTYPE html>\n<html>{head}\n<body>\n{heading}{body}\n</body></html>\n"


# -- .docx ---------------------------------------------------------------------------------------


def _docx(data: bytes) -> str:
    mammoth = import_module("mammoth")
    # Pictures would be put into the text, and nothing here reads them.
    without_pictures = mammoth.images.img_element(lambda _image: {"src": ""})
    made = mammoth.convert_to_html(io.BytesIO(data), convert_image=without_pictures)
    # One block a line, so that places can be told by line.
    body = re.sub(r"(</(?:p|h[1-6]|li|tr|table|ul|ol)>)", r"\1\n", made.value)
    return _page("", body) if body.strip() else ""


# -- .odt ----------------------------------------------------------------------------------------

_ODT_BLOCKS = {
    "text:p": "p",
    "text:list": "ul",
    "text:list-item": "li",
    "table:table": "table",
    "table:table-row": "tr",
    "table:table-cell": "td",
}
_ODT_BLANKS = frozenset({"text:s", "text:tab", "text:line-break"})
# What is noted about the text, not part of it.
_ODT_UNREAD = frozenset(
    {"text:note", "office:annotation", "text:tracked-changes", "text:table-of-content"}
)


def _odt(data: bytes) -> str:
    source = _part(_opened(data), "content.xml")
    body = "".join(_odt_pieces(source))
    return _page("", body) if re.sub(r"<[^>]*>|\s", "", body) else ""


def _odt_pieces(source: str) -> Iterator[str]:
    """The text's own elements as HTML; its words are escaped already."""
    unread = 0
    begun = False
    headings: list[str] = []
    for token in tokens(source):
        opening = token.kind is Kind.OPENING
        begun = begun or token.name == "office:text"
        empty = opening and source[token.end - 2] == "/"
        if token.name in _ODT_UNREAD and not empty:
            unread = max(0, unread + (1 if opening else -1))
        elif unread or not begun or (empty and token.name not in _ODT_BLANKS):
            continue
        elif token.kind is Kind.TEXT:
            yield source[token.start : token.end]
        elif token.name == "text:h":
            if opening:
                level = attributes(source, token).get("text:outline-level", "2")
                headings.append(f"h{level}" if level in "123456" else "h6")
                yield f"<{headings[-1]}>"
            elif headings:
                yield f"</{headings.pop()}>\n"
        elif token.name in _ODT_BLANKS and opening:
            yield " "
        elif name := _ODT_BLOCKS.get(token.name):
            yield f"<{name}>" if opening else f"</{name}>\n"


# -- .epub ---------------------------------------------------------------------------------------

_BODY = re.compile(r"<body(?:\s[^<>]{0,2000})?>", re.IGNORECASE)


def _epub(data: bytes) -> str:
    archive = _opened(data)
    container = _part(archive, "META-INF/container.xml")
    package = next(
        attributes(container, token).get("full-path", "")
        for token in tokens(container)
        if token.name == "rootfile" and token.kind is Kind.OPENING
    )
    title, chapters = _spine(_part(archive, package))
    folder = posixpath.dirname(package)
    bodies = []
    for chapter in chapters:
        name = posixpath.normpath(posixpath.join(folder, unquote(chapter)))
        if name in archive.NameToInfo:
            bodies.append(_body(_part(archive, name)))
    return _page(title, "\n".join(bodies)) if any(bodies) else ""


def _spine(package: str) -> tuple[str, list[str]]:
    """The book's title, and the files that are read one after the other."""
    files: dict[str, str] = {}
    order: list[str] = []
    title = ""
    in_title = False
    for token in tokens(package):
        if token.kind is Kind.TEXT:
            title = title or (package[token.start : token.end].strip() if in_title else "")
            continue
        opening = token.kind is Kind.OPENING
        in_title = opening and token.name == "dc:title"
        given = attributes(package, token) if opening else {}
        if token.name == "item" and "nav" not in given.get("properties", "").split():
            if "html" in given.get("media-type", ""):
                files[given.get("id", "")] = given.get("href", "")
        elif token.name == "itemref" and given.get("linear", "yes") != "no":
            order.append(given.get("idref", ""))
    return html.unescape(title), [files[name] for name in order if name in files]


def _body(chapter: str) -> str:
    match = _BODY.search(chapter)
    start = match.end() if match else 0
    end = chapter.lower().rfind("</body")
    return f"<section>{chapter[start : end if end > start else len(chapter)]}</section>"


# -- .pdf ----------------------------------------------------------------------------------------

_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"(\w+)-\n(\w+)")
_RUNNING_PAGES = 3


def _pdf(data: bytes) -> str:
    reader = import_module("pypdf").PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentError("is locked with a password")
    if len(reader.pages) > _MOST_PAGES:
        raise DocumentError(f"has more than {_MOST_PAGES:,} pages; cut it into parts")
    pages = [[line.strip() for line in page.extract_text().split("\n")] for page in reader.pages]
    lines = [line for page in _without_running_heads(pages) for line in page]
    return _mended("\n".join(lines))


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Leave out first and last lines that most pages share but for the page's number."""
    ends = Counter(
        _DIGITS.sub("0", page[place]) for page in pages if page for place in {0, len(page) - 1}
    )
    often = max(_RUNNING_PAGES, len(pages) // 2)
    kept = []
    for page in pages:
        start = int(bool(page) and ends[_DIGITS.sub("0", page[0])] >= often)
        cut = len(page) > 1 and ends[_DIGITS.sub("0", page[-1])] >= often
        kept.append(page[start : len(page) - int(cut)])
    return kept


def _mended(text: str) -> str:
    """Join words that a line's end cut; the hyphen stays where the document has no such word."""
    known = set(re.findall(r"\w+", text.casefold()))

    def joined(match: re.Match[str]) -> str:
        left, right = match[1], match[2]
        if not right[0].islower():
            return match[0]
        whole = left + right
        return whole if whole.casefold() in known else f"{left}-{right}"

    return _HYPHEN.sub(joined, text)


_CONVERTERS: dict[str, Callable[[bytes], str]] = {
    "a Word document": _docx,
    "an OpenDocument text": _odt,
    "an e-book": _epub,
    "a PDF": _pdf,
}
