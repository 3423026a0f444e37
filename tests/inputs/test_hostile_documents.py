"""Documents made to hang or to fill a machine: an answer or one line, within bounds."""

import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from built import OPENING, docx, paragraph, pdf, raw_pdf, zipped
from measured import Measured

if sys.platform == "win32":
    pytest.skip("no wait4", allow_module_level=True)

ODT = "<office:document-content><office:body><office:text>"
MILLION = 1_000_000


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def lying(data: bytes, name: bytes, size: int) -> bytes:
    """A zip in which one member says it unpacks to so many bytes."""
    whole = bytearray(data)
    here = whole.find(b"PK\x01\x02")
    while here >= 0:
        length = int.from_bytes(whole[here + 28 : here + 30], "little")
        if whole[here + 46 : here + 46 + length] == name:
            struct.pack_into("<L", whole, here + 24, size)
            local = int.from_bytes(whole[here + 42 : here + 46], "little")
            struct.pack_into("<L", whole, local + 22, size)
        here = whole.find(b"PK\x01\x02", here + 4)
    return bytes(whole)


def entities() -> str:
    steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE d [<!ENTITY a0 "It rained. ">{steps}]><d>&a9;</d>'


def spine(parts: dict[str, str], names: list[str]) -> bytes:
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(parts)
    )
    numbers = {name: n for n, name in enumerate(parts)}
    order = "".join(f'<itemref idref="i{numbers[name]}"/>' for name in names)
    package = f"<package><manifest>{items}</manifest><spine>{order}</spine></package>"
    container = '<container><rootfile full-path="p.opf"/></container>'
    return zipped({"META-INF/container.xml": container, "p.opf": package, **parts})


def drawn(stream: bytes, more: list[str | bytes] | None = None, resources: str = "") -> bytes:
    """A PDF of one page that is drawn by a packed stream."""
    packed = zlib.compress(stream)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
    return raw_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            f"/Resources << /Font << /F1 5 0 R >> {resources} >> >>",
            head + packed + b"\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *(more or []),
        ]
    )


def form(stream: bytes, resources: str = "") -> bytes:
    packed = zlib.compress(stream)
    head = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << "
        f"/Font << /F1 5 0 R >> {resources} >> /Filter /FlateDecode /Length {len(packed)} >>"
    )
    return head.encode() + b"\nstream\n" + packed + b"\nendstream"


def many_pages(count: int) -> bytes:
    """Pages that all have the same contents."""
    kids = " ".join(["4 0 R"] * count)
    stream = b"BT /F1 9 Tf " + b"(It rained.) Tj T* " * 10_000 + b"ET"
    return raw_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream",
        ]
    )


# What each is, how it is made, and what is said of it; an empty word where it has an answer.
CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "docx: empty paragraphs": (lambda: docx("<w:p/>" * 30 * MILLION), "1,000,000 elements"),
    "docx: fewer empty paragraphs": (
        lambda: docx("<w:p/>" * 3 * MILLION),
        "1,000,000 elements",
    ),
    "docx: one long text": (
        lambda: docx(paragraph("It rained all day. " * 9 * MILLION)),
        "more than 20 MB of text",
    ),
    "docx: short paragraphs": (lambda: docx(paragraph("a") * 200_000), "50,000 paragraphs"),
    "docx: cells": (
        lambda: docx("<w:tbl><w:tr>" + "<w:tc/>" * 900_000 + "</w:tr></w:tbl>"),
        "50,000 paragraphs",
    ),
    "docx: deep": (
        lambda: docx("<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000),
        "deeper than 500",
    ),
    "docx: a long tag": (lambda: docx(f'<w:p a="{"x" * 60 * MILLION}"/>'), "a tag of more than"),
    "docx: attributes": (
        lambda: docx("<w:p " + " ".join(f'a{n}=""' for n in range(300_000)) + "/>"),
        "a tag of more than",
    ),
    "docx: entities": (
        lambda: zipped({"word/document.xml": entities()}),
        "declares XML entities",
    ),
    "docx: one note ever so often": (
        lambda: docx(
            paragraph(OPENING) + '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' * 20_000,
            {
                "word/footnotes.xml": '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/'
                'wordprocessingml/2006/main"><w:footnote w:id="1">'
                + paragraph("It rained. " * 10_000)
                + "</w:footnote></w:footnotes>"
            },
        ),
        "",
    ),
    "docx: many parts": (
        lambda: zipped({"word/document.xml": "<a/>", **{f"{n}": "" for n in range(60_000)}}),
        "more than 10,000 parts",
    ),
    "docx: more than it says": (
        lambda: lying(docx(paragraph("It rained. " * 4 * MILLION)), b"word/document.xml", 1000),
        "damaged archive",
    ),
    "docx: styles": (
        lambda: docx(
            more={
                "word/styles.xml": "<w:styles xmlns:w='http://schemas.openxmlformats.org/"
                "wordprocessingml/2006/main'>" + "<w:style/>" * 20 * MILLION
            }
        ),
        "1,000,000 elements",
    ),
    "docx: packed otherwise": (
        lambda: zipped({"word/document.xml": " " * 50 * MILLION}, zipfile.ZIP_LZMA),
        "uses an unknown compression method",
    ),
    "docx: cut off": (lambda: docx()[:-40], "broken archive"),
    "odt: open brackets": (lambda: zipped({"content.xml": ODT + "< " * 100_000}), "malformed XML"),
    "odt: paragraphs": (
        lambda: zipped({"content.xml": ODT + "<text:p/>" * 20 * MILLION}),
        "50,000 paragraphs",
    ),
    "odt: lists in lists": (
        lambda: zipped({"content.xml": ODT + "<text:list><text:list-item>" * 100_000}),
        "deeper than 500",
    ),
    "odt: text": (
        lambda: zipped({"content.xml": f"{ODT}<text:p>{'It rained. ' * 15 * MILLION}"}),
        "more than 20 MB of text",
    ),
    "odt: no end": (lambda: zipped({"content.xml": b"\0" * 300 * MILLION}), "malformed XML"),
    "odt: all white": (lambda: zipped({"content.xml": " " * 300 * MILLION}), "unpacks to more"),
    "epub: one chapter 100,000 times": (
        lambda: spine({"c.html": f"<body><p>{OPENING}</p></body>"}, ["c.html"] * 100_000),
        "",
    ),
    "epub: a large chapter": (
        lambda: spine({"c.html": "<p>" + "It rained. " * 15 * MILLION}, ["c.html"]),
        "more than 20 MB of text",
    ),
    "epub: a description without end": (
        lambda: zipped(
            {
                "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
                "p.opf": "<item " * 2 * MILLION,
            }
        ),
        "more than 400,000 elements",
    ),
    "pdf: one word": (lambda: pdf([["a" * 100_000]]), ""),
    "pdf: hyphens": (lambda: pdf([["a-"] * 100_000]), ""),
    "pdf: hyphens in one word": (lambda: pdf([[("a" * 50_000) + "-", "a" * 50_000]]), ""),
    "pdf: digits": (lambda: pdf([["1" * 100_000, "2" * 100_000]] * 4), ""),
    "pdf: pages": (lambda: many_pages(3_001), "3,000 pages"),
    "pdf: one page ever so often": (lambda: many_pages(2_900), "is a PDF"),
    "pdf: a packed page": (lambda: drawn(b" " * 200 * MILLION), "is a PDF"),
    "pdf: operators": (lambda: drawn(b"q " * 3 * MILLION), "is a PDF"),
    "pdf: a form ever so often": (
        lambda: drawn(
            b"/X Do " * 4_000,
            [form(b"BT /F1 9 Tf " + b"(It rained.) Tj " * 5_000 + b"ET")],
            "/XObject << /X 6 0 R >>",
        ),
        "is a PDF",
    ),
    "pdf: forms in forms": (
        lambda: drawn(
            b"/X Do " * 20,
            [
                *(
                    form(b"/X Do " * 20, f"/XObject << /X {number + 1} 0 R >>")
                    for number in range(6, 14)
                ),
                form(b"BT /F1 9 Tf (It rained.) Tj ET"),
            ],
            "/XObject << /X 6 0 R >>",
        ),
        "is a PDF",
    ),
    "pdf: a page that is its own parent": (
        lambda: raw_pdf(
            [
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>",
            ]
        ),
        "a PDF",
    ),
    "pdf: nested arrays": (lambda: drawn(b"[" * 100_000), "a PDF"),
    "pdf: nested dictionaries": (lambda: drawn(b"<<" * 50_000), "a PDF"),
    "pdf: objects": (lambda: b"%PDF-1.4\n" + b"1 0 obj\n" * 2 * MILLION, "500,000 objects"),
    "pdf: blanks": (lambda: b"%PDF-1.4\n" + b" " * 200_000 + b"%%EOF", "a PDF"),
    "pdf: numbers": (lambda: b"%PDF-1.4\n" + b"1 " * 200_000 + b"\nstartxref\n0\n%%EOF", "a PDF"),
}


# The rest takes long to make, or is much like these.
QUICK = {
    "docx: fewer empty paragraphs",
    "docx: one long text",
    "docx: more than it says",
    "odt: open brackets",
    "epub: one chapter 100,000 times",
    "pdf: one word",
    "pdf: a form ever so often",
}
SLOW = pytest.mark.long(each=True)
NAMES = [pytest.param(name, marks=() if name in QUICK else SLOW) for name in CASES]


@pytest.mark.long(each=True)
@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_document(measured: Measured, tmp_path: Path, name: str):
    make, said = CASES[name]
    path = tmp_path / "pier.bin"
    path.write_bytes(make())
    done = measured.checked("summarize", path, "--length", "1")
    assert len(done.lines) == 1, done.told
    assert said in done.told
    assert done.status == (1 if said else 0), done.told
