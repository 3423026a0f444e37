"""PDFs are read as they are laid out: in columns, without what stands around the text."""

from itertools import product

import pytest
from built import pdf, raw_pdf
from laid_out import Layout, document, sentences

import nutgraf
from nutgraf.article import Role
from nutgraf_server.inputs import documents

pytest.importorskip("pypdfium2")

TABLE = [
    ("Year", "Passengers", "Cost"),
    ("1901", "12,400", "310"),
    ("1902", "13,900", "342"),
    ("1903", "15,100", "402"),
]
NOTES = ["See the minutes of the parish, volume 4.", "Figures of the harbour office, not audited."]
SAID = sentences(120)


def converted(data: bytes) -> str:
    result = documents.convert(data)
    assert result is not None
    return result[0]


def read(layout: Layout) -> nutgraf.Article:
    return nutgraf.read(converted(document(SAID, layout)))


@pytest.mark.parametrize(
    ("columns", "is_indented", "by_rows"), list(product((1, 2, 3), (True, False), (True, False)))
)
def test_every_sentence_of_each_column_in_its_order(
    columns: int, *, is_indented: bool, by_rows: bool
):
    layout = Layout(
        columns=columns,
        is_indented=is_indented,
        is_justified=is_indented,
        by_rows=by_rows,
        has_cap=by_rows,
        head="The Coast Review",
        notes=NOTES,
        table=TABLE,
        headings=0 if by_rows else 4,
    )
    article = read(layout)
    assert [sentence.text for sentence in article.sentences] == SAID
    assert article.title is not None
    assert article.title.text == layout.title
    assert article.byline is not None
    assert article.byline.text == layout.author


def test_bold_lines_by_themselves_are_headings():
    article = read(Layout(columns=2, headings=4))
    found = [section.heading.text for section in article.walk() if section.heading]
    assert found[0] == "Eastry and its market hall"
    assert len(found) == 7


def test_notes_and_tables_are_no_text_of_the_article():
    article = read(Layout(columns=2, notes=NOTES, table=TABLE, head="The Coast Review"))
    roles = {block.role for block in article.blocks if "harbour office" in block.text}
    assert roles == {Role.FURNITURE}
    assert any(block.role is Role.CODE and "12,400" in block.text for block in article.blocks)
    assert "Coast Review" not in article.source


def test_the_document_names_its_author_where_the_text_does_not():
    article = read(Layout(author="", properties={"author": "Berta Holm", "title": "Untitled"}))
    assert article.byline is not None
    assert article.byline.text == "Berta Holm"
    assert article.title is not None
    assert article.title.text == "The Quarrel over the Ferry"


@pytest.mark.parametrize("name", ["Microsoft Word - draft3.doc", "report_final.pdf", "x"])
def test_what_a_program_calls_a_document_is_no_title(name: str):
    article = read(Layout(title=" ", author="", properties={"title": name, "author": "admin"}))
    assert article.title is None or article.title.text != name
    assert article.byline is None


def test_a_number_at_the_foot_of_a_column_stays_in_its_sentence():
    lines = ["The ferry of the northern harbour was built for the first time in", "1871.", "Rain."]
    assert "in 1871." in converted(pdf([lines]))


def test_a_compound_that_a_line_cuts_keeps_its_hyphen():
    lines = [
        "A well known quarrel and a known well were the talk of all the town, and a well-",
        "known lawyer took the case of the engi-",
        "neer, who had lost it, to the county court.",
    ]
    assert "a well-known lawyer took the case of the engineer, who" in converted(pdf([lines]))


# How lines are drawn that run upwards, downwards and head over heels, from the first one on.
TURNS = {
    "upright": ("1 0 0 1 {x} {y} Tm", 72, 700, 0, -14),
    "upwards": ("0 1 -1 0 {x} {y} Tm", 100, 72, 14, 0),
    "downwards": ("0 -1 1 0 {x} {y} Tm", 500, 700, -14, 0),
    "head over heels": ("-1 0 0 -1 {x} {y} Tm", 540, 100, 0, 14),
}


@pytest.mark.parametrize("turn", TURNS)
def test_a_page_that_is_turned(turn: str):
    matrix, x, y, across, up = TURNS[turn]
    lines = [
        "The ferry of the northern harbour was built for",
        "the people of the islands, and it carried them for",
        "sixty years before the bridge was opened there.",
    ]
    shown = " ".join(
        f"{matrix.format(x=x + number * across, y=y + number * up)} ({line}) Tj"
        for number, line in enumerate(lines)
    )
    assert " ".join(lines) in converted(page(f"BT /F1 12 Tf {shown} ET"))


def test_a_stamp_beside_the_text_is_not_read():
    text = "BT /F1 12 Tf 72 700 Td (The ferry was built for the people of the islands.) Tj ET"
    stamp = "BT /F1 12 Tf 0 1 -1 0 30 200 Tm (Not for sale) Tj ET"
    found = converted(page(f"{stamp} {text}"))
    assert "islands." in found
    assert "sale" not in found


def page(drawn: str) -> bytes:
    """A PDF of one page."""
    return raw_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )
