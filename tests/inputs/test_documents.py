"""Documents on the command line: converted, told so, and refused in one line where they cannot be."""

import sys
from pathlib import Path

import pytest
from built import OPENING, SECOND, docx, epub, odt, pdf, zipped
from click.testing import CliRunner, Result

import nutgraf
from nutgraf_server import cli
from nutgraf_server.inputs import documents
from nutgraf_server.inputs.documents import package


def run(path: Path, data: bytes, *more: str) -> Result:
    path.write_bytes(data)
    return CliRunner().invoke(cli.nutgraf, ["summarize", str(path), "--length", "1", *more])


def test_a_word_document(tmp_path: Path):
    result = run(tmp_path / "pier.docx", docx())
    assert result.exit_code == 0
    assert OPENING in " ".join(result.stdout.split())
    assert "pier.docx: converted from a Word document to HTML; positions refer" in result.stderr


def test_a_word_documents_headings():
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
    pytest.importorskip("pypdfium2")
    lines = ["The har-", "bour pays, and the harbour is small."]
    pages = [["Annual report", OPENING, *lines, str(number)] for number in range(1, 5)]
    converted = documents.convert(pdf(pages))
    assert converted is not None
    assert "Annual report" not in converted[0]
    assert "The harbour pays, and" in converted[0].replace("\n", " ")
    assert converted[0].count(OPENING) == 4


def test_without_the_extra_it_says_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    result = run(tmp_path / "pier.pdf", pdf([[OPENING]]))
    assert result.exit_code == 1
    assert "pip install 'pypdfium2" in result.stderr
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
    monkeypatch.setattr(package, "MAX_UNPACKED_BYTES", 2**20)
    bomb = zipped({"content.xml": "<office:text>" + " " * 2**21})
    assert len(bomb) < 2**14
    with pytest.raises(documents.DocumentError, match="unpacks to more than 1 MB"):
        documents.convert(bomb)


def test_text_is_no_document():
    assert documents.convert(b"It rained.") is None
    assert documents.convert(b"") is None
