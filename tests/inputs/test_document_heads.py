"""Title, author and date of documents: by their styles, by what is in the text, by properties."""

import pytest
from built import OPENING, SECOND, docx, epub, paragraph, zipped

import nutgraf
from nutgraf.article import Article, Role
from nutgraf_server.inputs import documents

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN = "http://purl.org/dc/elements/1.1/"


def article(data: bytes) -> Article:
    converted = documents.convert(data)
    assert converted is not None
    return nutgraf.read(converted[0])


def said(one: Article) -> tuple[str | None, str | None, str | None]:
    title, byline, date = (
        block.text if block else None for block in (one.title, one.byline, one.date)
    )
    return title, byline, date


def core(creator: str) -> dict[str, str]:
    part = (
        f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="{DUBLIN}"><dc:title>Draft 3</dc:title>'
        f"<dc:creator>{creator}</dc:creator></cp:coreProperties>"
    )
    return {"docProps/core.xml": part}


def odt(body: str, styles: str = "", meta: str = "") -> bytes:
    content = (
        f"<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    described = f"<office:document-meta><office:meta>{meta}</office:meta></office:document-meta>"
    return zipped({"content.xml": content, "meta.xml": described})


TEXT = paragraph(OPENING) + paragraph("Money", "Heading1") + paragraph(SECOND)


def test_the_title_style_is_the_title_and_headings_stand_under_it():
    one = article(docx(paragraph("A Pier Too Few", "Title") + TEXT))
    assert one.title is not None
    assert one.title.text == "A Pier Too Few"
    headings = [block for block in one.blocks if block.role is Role.HEADING]
    assert [(block.text, block.level) for block in headings] == [("Money", 2)]
    assert [sentence.text for sentence in one.sentences] == [OPENING, SECOND]


def test_a_title_of_one_word_below_a_letterhead():
    body = paragraph("The Osk Herald") + paragraph("Piers", "Title") + TEXT
    assert said(article(docx(body)))[0] == "Piers"


def test_a_title_style_of_another_name_and_id():
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>'
    )
    data = docx(paragraph("A Pier Too Few", "Titel") + TEXT, {"word/styles.xml": styles})
    assert said(article(data))[0] == "A Pier Too Few"


def test_styles_of_author_and_date():
    body = paragraph("A Pier Too Few", "Title") + paragraph("Ann Lee", "Author")
    body += paragraph("2 May 2025", "Date") + TEXT
    assert said(article(docx(body))) == ("A Pier Too Few", "Ann Lee", "2 May 2025")


def test_the_author_among_the_properties_has_a_place_in_the_converted_text():
    one = article(
        docx(paragraph("A Pier Too Few", "Title") + TEXT, core("Ann O'Hara &amp; Bo Marsh"))
    )
    assert one.byline is not None
    assert one.byline.text == "Ann O'Hara & Bo Marsh"
    assert "Ann O" in one.byline.span.of(one.source)


def test_who_is_named_in_the_text_is_the_author():
    body = paragraph("A Pier Too Few", "Title") + paragraph("By Ann Lee") + TEXT
    assert said(article(docx(body, core("Bo Marsh"))))[1] == "By Ann Lee"


@pytest.mark.parametrize("account", ["python-docx", "Microsoft Office User", "lee", "", "Admin"])
def test_an_account_is_no_author(account: str):
    assert said(article(docx(TEXT, core(account))))[1] is None


def test_hidden_text_is_not_read():
    hidden = "<w:p><w:r><w:t>It rained.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> Not this.</w:t></w:r></w:p>"
    assert [s.text for s in article(docx(hidden + TEXT)).sentences] == [
        "It rained.",
        OPENING,
        SECOND,
    ]


def test_an_opendocument_texts_title_author_and_date():
    styles = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    )
    body = '<text:p text:style-name="P1">A Pier Too Few</text:p><text:p text:style-name="Author">Ann Lee</text:p>'
    body += f'<text:p text:style-name="Date">2 May 2025</text:p><text:p>{OPENING}</text:p>'
    body += f'<text:h text:outline-level="1">Money</text:h><text:p>{SECOND}</text:p>'
    one = article(odt(body, styles))
    assert said(one) == ("A Pier Too Few", "Ann Lee", "2 May 2025")
    assert [block.level for block in one.blocks if block.role is Role.HEADING] == [2]


def test_an_opendocument_text_names_who_began_it():
    meta = "<dc:creator>Bo Marsh</dc:creator><meta:initial-creator>Ann Lee</meta:initial-creator>"
    one = article(
        odt(f'<text:p text:style-name="Title">A Pier</text:p><text:p>{OPENING}</text:p>', "", meta)
    )
    assert said(one) == ("A Pier", "Ann Lee", None)


def test_an_e_books_authors_and_date():
    said_of_it = (
        '<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Marsh</dc:creator><dc:creator opf:role="ill">'
        'Cy Holm</dc:creator><dc:date opf:event="modification">2026-01-01</dc:date>'
        "<dc:date>2025-05-02T00:00:00Z</dc:date>"
    )
    one = article(epub(said_of_it))
    assert said(one) == ("A Pier Too Few", "Ann Lee, Bo Marsh", "2025-05-02")
    assert [s.text for s in one.sentences] == [OPENING, SECOND]


def test_the_date_that_stands_for_none():
    assert said(article(epub("<dc:date>0101-01-01T00:00:00+00:00</dc:date>")))[2] is None
