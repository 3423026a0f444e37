"""Documents as they are written, each made from nothing but text."""

import io
import zipfile
from collections.abc import Mapping, Sequence

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


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return made.getvalue()


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str | None = None, more: Mapping[str, str] | None = None) -> bytes:
    if body is None:
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
            **(more or {}),
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


def epub(metadata: str = "") -> bytes:
    package = (
        '<package><metadata><dc:title id="t">A Pier Too Few</dc:title>'
        f"{metadata}</metadata><manifest>"
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
    objects: list[str | bytes] = [
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
    return raw_pdf(objects)


def raw_pdf(objects: Sequence[str | bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        written = body if isinstance(body, bytes) else body.encode("latin-1")
        made += b"%d 0 obj\n" % number + written + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return bytes(made) + end.encode("latin-1")
