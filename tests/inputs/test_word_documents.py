"""Our reader of Word documents beside mammoth's, which is what others read them with."""

import io
import re
from itertools import pairwise

import mammoth
import pytest
from built import WORDS, docx, paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf_server.inputs import documents

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<w:styles xmlns:w="{WORDS}">'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{own}"><w:name w:val="{name}"/></w:style>'
        for own, name in [("berschrift1", "heading 1"), ("H2", "Heading 2")]
    )
    + "</w:styles>"
)
NUMBERING = (
    f'<w:numbering xmlns:w="{WORDS}">'
    + "".join(
        f'<w:abstractNum w:abstractNumId="{n}">'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{form}"/></w:lvl>' for level in range(4)
        )
        + "</w:abstractNum>"
        for n, form in enumerate(["bullet", "decimal"])
    )
    + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2))
    + "</w:numbering>"
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="l1" Type="{R}/hyperlink" Target="http://a.example/?a=1&amp;b=2" '
    'TargetMode="External"/>'
    f'<Relationship Id="n1" Type="{R}/numbering" Target="numbering.xml"/>'
    f'<Relationship Id="s1" Type="{R}/styles" Target="styles.xml"/></Relationships>'
)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def item(text: str, number: int, level: int) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr>{run(text)}</w:p>"


def cell(*content: str) -> str:
    return f"<w:tc>{''.join(content)}</w:tc>"


# Without a title, which is a paragraph to mammoth: test_document_heads.py has it.
NOT_BOLD, HIGH = '<w:b w:val="0"/>', '<w:vertAlign w:val="superscript"/>'
PIECES = [
    paragraph("It rained &amp; &lt;poured&gt; all day."),
    paragraph("What it costs", "berschrift1"),
    paragraph("Who pays", "H2"),
    paragraph("A third level", "Heading3"),
    "<w:p/>",
    f"<w:p>{run('Bold ', '<w:b/>')}{run('both', '<w:b/><w:i/>')}{run(' none', NOT_BOLD)}</w:p>",
    f"<w:p>{run('The cost')}{run('2', HIGH)}{run(' rose')}</w:p>",
    "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/>"
    "<w:t>four</w:t><w:softHyphen/><w:t>five</w:t></w:r></w:p>",
    f'<w:p><w:hyperlink r:id="l1">{run("a link")}</w:hyperlink>{run(" and more")}</w:p>',
    f"<w:p><w:ins>{run('inserted')}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>",
    f"<w:p><w:smartTag>{run('smart')}</w:smartTag><w:sdt><w:sdtPr><w:rPr/></w:sdtPr><w:sdtContent>"
    f"{run(' control')}</w:sdtContent></w:sdt></w:p>",
    "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText>"
    "<w:fldChar w:fldCharType='end'/><w:t>after</w:t></w:r></w:p>",
    f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Joined ')}</w:p>",
    item("first", 1, 0),
    item("deeper", 1, 1),
    item("numbered", 2, 0),
    f"<w:tbl><w:tr>{cell(paragraph('Year'))}{cell(paragraph('Loss'))}</w:tr>"
    f"<w:tr>{cell(paragraph('2019'))}{cell(item('19 percent', 1, 0))}</w:tr></w:tbl>",
    f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{cell(paragraph('deleted'))}</w:tr>"
    f"<w:tr>{cell(paragraph('kept'))}</w:tr></w:tbl>",
]


def converted(body: str) -> str:
    found = documents.convert(whole(body))
    assert found is not None
    return found[0][found[0].index("<body>") + 6 : found[0].rindex("</body>")]


def whole(body: str) -> bytes:
    return docx(
        body.replace("r:id", f'xmlns:r="{R}" r:id'),
        {
            "word/styles.xml": STYLES,
            "word/numbering.xml": NUMBERING,
            "word/_rels/document.xml.rels": RELATIONS,
        },
    )


def blocks(markup: str) -> list[str]:
    """Text and tags that matter, without the white space between blocks and empty lists."""
    kept = re.sub(r"</?(?:thead|tbody)>|&quot;|&#x27;", '"', markup) if '"' in markup else markup
    kept = re.sub(r"<a id=[^>]*></a>", "", kept).replace("&quot;", '"').replace("\n", "")
    return re.sub(r"(<)", r"\n\1", kept).split("\n")


@pytest.mark.parametrize("number", range(len(PIECES)))
def test_each_piece_is_read_as_mammoth_does(number: int):
    # What comes after shows whether something was left open.
    body = PIECES[number] + paragraph("The end.")
    assert blocks(converted(body)) == blocks(mammoth.convert_to_html(io.BytesIO(whole(body))).value)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES[:-2]), min_size=1, max_size=8))
def test_any_pieces_are_read_as_mammoth_does(pieces: list[str]):
    body = "".join(pieces) + paragraph("The end.")
    ours = re.sub(r"<[^>]*>|\s", "", converted(body))
    theirs = re.sub(r"<[^>]*>|\s", "", mammoth.convert_to_html(io.BytesIO(whole(body))).value)
    assert ours.replace('"', "") == theirs.replace("&quot;", "")
    # The same blocks in the same order.
    tags = r"</?(?:p|h\d|ul|ol|li|table|tr|td)>"
    if not any("numPr" in piece for pair in pairwise(pieces) for piece in pair):
        assert re.findall(tags, converted(body)) == re.findall(
            tags, mammoth.convert_to_html(io.BytesIO(whole(body))).value
        )


def test_notes_come_last_and_once():
    body = "<w:p>" + run("The loss") + '<w:r><w:footnoteReference w:id="2"/></w:r>' * 2 + "</w:p>"
    notes = f'<w:footnotes xmlns:w="{WORDS}">' + "".join(
        f'<w:footnote w:id="{n}">{paragraph(f"Note {n}.")}</w:footnote>' for n in range(4)
    )
    data = docx(body, {"word/footnotes.xml": notes + "</w:footnotes>"})
    found = documents.convert(data)
    assert found is not None
    assert found[0].count("Note 2.") == 1
    assert "Note 1." not in found[0]
    assert found[0].index("The loss") < found[0].index("[1]") < found[0].index("Note 2.")


def test_boxes_come_after_their_paragraph():
    box = f"<w:txbxContent>{paragraph('In a box.')}{item('an item', 1, 0)}</w:txbxContent>"
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    text = re.sub(r"<[^>]*>|\s", "", converted(f"<w:p><w:r>{choice}</w:r>{run('Before.')}</w:p>"))
    assert text == "Before.Inabox.anitem"


def test_another_prefix_and_the_strict_form():
    body = '<x:document xmlns:x="{}"><x:body><x:p><x:r><x:t>It rained.</x:t></x:r></x:p></x:body></x:document>'
    for space in (WORDS, "http://purl.oclc.org/ooxml/wordprocessingml/main"):
        data = docx(more={"word/document.xml": body.format(space)})
        found = documents.convert(data)
        assert found is not None
        assert "<p>It rained.</p>" in found[0]
