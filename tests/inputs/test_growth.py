"""Reading inputs made to be slow: the time grows with their size, not with its square."""

import io
import logging
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from built import docx, raw_pdf, zipped

from growth import Work, assert_linear
from nutgraf_server.batch.sources.csv_rows import row_end
from nutgraf_server.batch.sources.naming import sources
from nutgraf_server.batch.sources.stream import stream
from nutgraf_server.inputs import documents
from nutgraf_server.inputs.decoding import decoded
from nutgraf_server.inputs.documents.pdf.hyphens import joined, vocabulary
from nutgraf_server.inputs.errors import InputError

# What is read by the byte is quick: it takes more to show how it grows.
LARGE = (262_144, 1_048_576)
ODT = "<office:document-content><office:body><office:text>"
MARKUP = [
    "<p>", "<p>a</p>", "<p/>", "a ", "a", "&amp;", "&lt;", "< ", "<", ">", "&", "<!--", "-->", "<a>",
    "</a>", "<![CDATA[", "]]>", "<?x?>", "<a b='c'>", "<a b=", '"', "'", "é", "中", "\n", "\t", "=",
    "<body>", "</body>", "<body ", "<title>", "<script>", "<item ", "<itemref idref='i'/>", "-\n", "a-\n",
]  # fmt: skip
WORD = [
    "<w:p/>", "<w:p><w:r><w:t>a</w:t></w:r></w:p>", "<w:p><w:r><w:b/><w:t>a</w:t></w:r></w:p>",
    "<w:tbl/>", "<w:tr/>", "<w:tc/>", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='3'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>",
    "<w:del/>", "<w:ins/>", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
    "<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>", "<w:p><w:hyperlink w:anchor='a'/></w:p>",
    "<w:p><w:r><w:txbxContent><w:p/></w:txbxContent></w:r></w:p>", "<w:r><w:tab/></w:r>", "<x/>",
]  # fmt: skip
DRAWING = [
    "(a) Tj ", "(a-) Tj T* ", "(a) Tj T* ", "[(a) -500 (b)] TJ ", "q ", "q Q ", "1 0 0 1 5 5 cm ",
    "/F1 9 Tf ", "BT ET ", "1 2 Td ", "% c\n", "/X Do ", "(", "<", "<<", "[", "(\\051) Tj ", "<41> Tj ", "1 ",
    "/A ", "BI ID EI ", "\n", "' ", '" ', "(1) Tj T* ", "(a b) Tj ", "(aaaaaaaaaaaaaaaa) Tj ",
]  # fmt: skip


def attempt(convert: Callable[[bytes], object], data: bytes) -> None:
    with suppress(InputError):
        convert(data)


def converting(make: Callable[[str], bytes], unit: str) -> Callable[[int], Work]:
    return lambda size: partial(attempt, documents.convert, make(unit * (size // len(unit))))


def text_document(text: str) -> bytes:
    return zipped({"content.xml": f"{ODT}<text:p>{text.replace('<p', '<text:p')}"})


def book(text: str) -> bytes:
    container = '<container><rootfile full-path="p.opf"/></container>'
    package = (
        '<item id="i" href="c.html" media-type="application/xhtml+xml"/><itemref idref="i"/>'
        if "item" not in text
        else text
    )
    return zipped({"META-INF/container.xml": container, "p.opf": package, "c.html": text})


def drawing(text: str) -> bytes:
    packed = zlib.compress(b"BT /F1 12 Tf 72 720 Td 14 TL " + text.encode())
    return raw_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>",
            f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
            + packed
            + b"\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


@pytest.mark.long
@pytest.mark.parametrize("unit", [*WORD, *MARKUP])
def test_word_documents(unit: str):
    assert_linear(converting(docx, unit), unit)


@pytest.mark.long
@pytest.mark.parametrize("unit", MARKUP)
def test_opendocument_texts(unit: str):
    assert_linear(converting(text_document, unit), unit)


@pytest.mark.long
@pytest.mark.parametrize("unit", MARKUP)
def test_e_books(unit: str):
    assert_linear(converting(book, unit), unit)


MAIL = [
    "a\n", "X-A: b\n", " b\n", "Subject: =?utf-8?q?a?=\n", " =?utf-8?q?a?=", "--b\n", "--b--\n", "\n", "--b\n\na\n",
    "--b\nContent-Type: text/html\n\n<p>a</p>\n", "--b\nContent-Type: message/rfc822\n\n", "=", "=C3", '"', ";", "From: \n",
    "--b\nContent-Type: text/plain;;;;\n\n", "<", "@", "> a\n", "a@b.org wrote:\n\n> ",
]  # fmt: skip


def mail(text: str) -> bytes:
    header = 'From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    return f"{header}--b\n\na\n{text}".encode()


def mail_header(text: str) -> bytes:
    return f"From: a\nMIME-Version: 1.0\nSubject: {text}\n\na\n".encode()


def mail_quoted_printable(text: str) -> bytes:
    kind = "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable"
    return f"From: a\nMIME-Version: 1.0\n{kind}\n\n{text}".encode()


@pytest.mark.parametrize("unit", MAIL)
@pytest.mark.parametrize("make", [mail, mail_header, mail_quoted_printable])
def test_mails(make: Callable[[str], bytes], unit: str):
    assert_linear(converting(make, unit), unit)


@pytest.mark.parametrize(
    "unit", ["a", "a\\n", '", "', '"}, {"cell_type": "markdown", "source": "a', "```\\n"]
)
def test_notebooks(unit: str):
    def make(text: str) -> bytes:
        cells = f'[{{"cell_type": "markdown", "source": ["{text}"]}}]'
        return f'{{"nbformat": 4, "cells": {cells}}}'.encode()

    assert_linear(converting(make, unit), unit)


@pytest.mark.long
@pytest.mark.parametrize("unit", DRAWING)
def test_pdfs(unit: str):
    assert_linear(converting(drawing, unit), unit)


@pytest.mark.long(each=True)
@pytest.mark.parametrize("unit", ["a", "a-\n", "-\n", "a b-\n", "aaaa-\naaaa ", "1-\n", "\n", "-"])
def test_words_that_line_ends_cut(unit: str):
    def prepared(size: int) -> Work:
        lines = (unit * (size // len(unit))).split("\n")
        return lambda: joined(lines, vocabulary(lines))

    assert_linear(prepared, unit, LARGE)


@pytest.mark.long(each=True)
@pytest.mark.parametrize(
    "unit",
    [
        b"a",
        b"\xff",
        b"\xc3\xa9\xff",
        b"charset=",
        b"\xe4\xb8",
        b"\x80",
        b"\xe9 ",
        b"a\xe9",
        b"\x1b$B",
        b"\x82\xa0",
    ],
)
def test_encodings(unit: bytes):
    def prepared(size: int) -> Work:
        return partial(attempt, decoded, unit * (size // len(unit)))

    assert_linear(prepared, repr(unit), LARGE)


@pytest.mark.parametrize("unit", [b'"', b'"\n', b'"\n"', b'\n"', b'b","c\n', b'""\n', b'a"'])
@pytest.mark.parametrize("is_quoted", [False, True])
def test_ends_of_rows(unit: bytes, *, is_quoted: bool):
    def prepared(size: int) -> Work:
        return partial(row_end, unit * (8 * size // len(unit)), is_quoted=is_quoted)

    assert_linear(prepared, repr(unit), LARGE)


@pytest.mark.long
@pytest.mark.parametrize(
    "unit", [b",", b'"', b'a"', b'"a,"', b"\n", b'"\n', b"a,b\n", b"\r", b"\xff,"]
)
def test_rows(tmp_path: Path, unit: bytes):
    def prepared(size: int) -> Work:
        path = tmp_path / f"{size}.csv"
        path.write_bytes(b"id,text\n" + unit * (size // len(unit)))
        return lambda: [None for _ in stream(sources([str(path)], None))]

    assert_linear(prepared, repr(unit))


def naive_row_end(data: bytes, *, is_quoted: bool) -> int | None:
    for place, byte in enumerate(data):
        if byte == ord('"'):
            is_quoted = not is_quoted
        elif byte == ord("\n") and not is_quoted:
            return place + 1
    return None


@pytest.mark.parametrize("is_quoted", [False, True])
def test_the_end_of_a_row_is_that_of_one_who_looks_at_each_byte(*, is_quoted: bool):
    letters = b'"\na'
    for number in range(3**8):
        data = bytes(letters[number // 3**place % 3] for place in range(8))
        found = row_end(data, is_quoted=is_quoted)
        assert found == naive_row_end(data, is_quoted=is_quoted), data


def test_a_damaged_pdf_says_nothing_by_itself(caplog: pytest.LogCaptureFixture):
    """The library would put words of the file into warnings, one for each fault."""
    stream_of = io.StringIO()
    handler = logging.StreamHandler(stream_of)
    logging.getLogger().addHandler(handler)
    try:
        attempt(documents.convert, drawing("<< (secret) Tj " * 100))
    finally:
        logging.getLogger().removeHandler(handler)
    assert stream_of.getvalue() == ""
    assert not caplog.records
