"""Documents on the command line: converted, told so, and refused in one line where they cannot be."""

import io
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import nutgraf
from nutgraf_server import cli
from nutgraf_server.cli import documents

OPENING = "The pier at Osk was closed on Monday after a beam gave way under a lorry."
SECOND = "Nobody was hurt, but the island has no other pier that takes a lorry."

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def zipped(parts: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return made.getvalue()


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def docx() -> bytes:
    body = paragraph("A Pier Too Few", "Heading1") + paragraph(f"{OPENING} {SECOND}")
    document = f'<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>'
    styles = (
        f'<w:styles xmlns:w="{WORDS}"><w:style w:type="paragraph" w:styleId="Heading1">'
        '<w:name w:val="heading 1"/></w:style></w:styles>'
    )
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": document,
            "word/styles.xml": styles,
        }
    )


def odt() -> bytes:
    content = (
        "<office:document-content><office:automatic-styles>no words</office:automatic-styles>"
        '<office:body><office:text><text:h text:outline-level="1">A Pier Too Few</text:h>'
        f"<text:p>{OPENING}<text:note><text:p>A note.</text:p></text:note><text:s/>"
        f'<text:span text:style-name="T1">{SECOND}</text:span></text:p><text:p/>'
        "<text:list><text:list-item><text:p>Fish &amp; mail come by boat.</text:p></text:list-item>"
        "</text:list></office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub() -> bytes:
    package = (
        '<package><metadata><dc:title id="t">A Pier Too Few</dc:title></metadata><manifest>'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="b" href="two%20b.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="nav"/><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="OPS/book.opf"/></container>',
            "OPS/book.opf": package,
            "OPS/nav.xhtml": "<html><body><p>Contents, not read.</p></body></html>",
            "OPS/one.xhtml": f"<html><head><title>x</title></head><body class='c'><p>{OPENING}</p></body></html>",
            "OPS/two b.xhtml": f"<html><body><h2>After</h2><p>{SECOND}</p></body></html>",
        }
    )


def pdf(pages: list[list[str]]) -> bytes:
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 72 720 Td 14 TL {shown} ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + end.encode("latin-1")


def run(path: Path, data: bytes, *more: str) -> Result:
    path.write_bytes(data)
    return CliRunner().invoke(cli.nutgraf, ["summarize", str(path), "--length", "1", *more])


def test_a_word_document(tmp_path: Path):
    pytest.importorskip("mammoth")
    result = run(tmp_path / "pier.docx", docx())
    assert result.exit_code == 0
    assert OPENING in " ".join(result.stdout.split())
    assert "pier.docx: converted from a Word document to HTML; places refer" in result.stderr


def test_a_word_documents_headings():
    pytest.importorskip("mammoth")
    converted = documents.convert(docx())
    assert converted is not None
    article = nutgraf.read(converted[0])
    assert article.title is not None
    assert article.title.text == "A Pier Too Few"
    assert [s.text for s in article.sentences] == [OPENING, SECOND]


def test_an_opendocument_text():
    converted = documents.convert(odt())
    assert converted is not None
    article = nutgraf.read(converted[0])
    assert article.title is not None
    assert article.title.text == "A Pier Too Few"
    assert [s.text for s in article.sentences] == [OPENING, SECOND, "Fish & mail come by boat."]


def test_an_e_book_in_the_order_of_its_spine():
    converted = documents.convert(epub())
    assert converted is not None
    article = nutgraf.read(converted[0])
    assert article.title is not None
    assert article.title.text == "A Pier Too Few"
    assert [s.text for s in article.sentences] == [OPENING, SECOND]
    assert [s.heading.text for s in article.walk() if s.heading] == ["After"]


def test_a_pdf_without_its_running_heads():
    pytest.importorskip("pypdf")
    lines = ["The har-", "bour pays, and the harbour is small."]
    pages = [["Annual report", OPENING, *lines, str(number)] for number in range(1, 5)]
    converted = documents.convert(pdf(pages))
    assert converted is not None
    assert "Annual report" not in converted[0]
    assert "The harbour pays, and" in converted[0].replace("\n", " ")
    assert converted[0].count(OPENING) == 4


@pytest.mark.parametrize(("name", "module"), [("pier.docx", "mammoth"), ("pier.pdf", "pypdf")])
def test_without_the_extra_it_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str
):
    monkeypatch.setitem(sys.modules, module, None)
    result = run(tmp_path / name, docx() if module == "mammoth" else pdf([[OPENING]]))
    assert result.exit_code == 1
    assert "pip install 'nutgraf[documents]'" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 and then nothing", "is a broken archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
        (zipped({"content.xml": "<office:text></office:text>"}), "without text"),
        (zipped({"META-INF/container.xml": "<x/>"}), "is an e-book that cannot be read"),
        (zipped({"a.txt": "It rained."}), "is not a text file"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(tmp_path: Path, data: bytes, said: str):
    result = run(tmp_path / "pier.bin", data)
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_bomb_is_not_opened(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(documents, "_MOST_UNPACKED", 2**20)
    bomb = zipped({"content.xml": "<office:text>" + " " * 2**21})
    assert len(bomb) < 2**14
    with pytest.raises(documents.DocumentError, match="unpacks to more than 1 MB"):
        documents.convert(bomb)


def test_text_is_no_document():
    assert documents.convert(b"It rained.") is None
    assert documents.convert(b"") is None
