"""What is found is found in the words that a reader sees, whatever they are written in."""

import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf.article import Article, Role, Span
from nutgraf.briefing import find_names
from nutgraf.briefing.quotes import quotes
from nutgraf.briefing.sources import sources
from nutgraf.facts import find_figures
from nutgraf.facts.dates import find_dates
from nutgraf.locating import shown_span, shown_text, source_span, words_at
from nutgraf.reading import formats
from test_properties import ODD

FORMATS = st.sampled_from(list(formats.FORMATS))


@given(ODD, FORMATS)
def test_the_shown_text_has_the_same_blocks_and_sentences(text: str, form: str):
    article = nutgraf.read(text, form)
    shown = article.shown
    assert shown.shown is shown
    assert [block.text for block in shown.blocks] == [block.text for block in article.blocks]
    assert [s.text for s in shown.sentences] == [s.text for s in article.sentences]
    assert len(list(shown.walk())) == len(list(article.walk()))
    for block in shown.blocks:
        assert block.span.of(shown.source) == block.text
    for sentence in shown.sentences:
        assert sentence.span.of(shown.source) == sentence.text


@given(ODD, FORMATS, st.data())
def test_a_place_leads_to_the_source_and_back(text: str, form: str, choice: st.DataObject):
    article = nutgraf.read(text, form)
    for block, shown in zip(article.blocks, article.shown.blocks, strict=True):
        if not block.text:
            continue
        start = choice.draw(st.integers(0, len(block.text) - 1))
        end = choice.draw(st.integers(start + 1, len(block.text)))
        span = Span(shown.span.start + start, shown.span.start + end)
        placed = source_span(article, span)
        assert shown_span(article, placed) == span
        assert shown_text(article, placed) == block.text[start:end]


@pytest.mark.parametrize(
    ("form", "source", "words", "written"),
    [
        ("markdown", "It cost **$4.2**&nbsp;million then.", "$4.2 million", "$4.2**&nbsp;million"),
        ("html", "<p>It cost <b>$4</b>.20 then.</p>", "$4.20", "$4</b>.20"),
        ("html", "<p>It cost 4&nbsp;&euro; then.</p>", "4 €", "4&nbsp;&euro;"),
        ("latex", r"It lost 31\% of it then.", "31%", r"31\%"),
        ("markdown", r"It cost \$4.20 then.", "$4.20", r"\$4.20"),
    ],
)
def test_a_span_covers_the_markup_between_its_words(
    form: str, source: str, words: str, written: str
):
    article = nutgraf.read(source, form)
    at = article.shown.source.index(words)
    span = source_span(article, Span(at, at + len(words)))
    assert span.of(source) == written
    assert shown_text(article, span) == words


# -- the same facts in every format ----------------------------------------------------------------

_NUMBERED = re.compile(r"\(?\w{1,2}[.)]\s")
_SPECIAL = re.compile(r"[\w’]+|\W")


def _every(words: str, nth: int, wrap: Callable[[str], str], escape: Callable[[str], str]) -> str:
    """`words` escaped, every nth word wrapped in markup."""
    parts, count = [], 0
    for part in _SPECIAL.findall(words):
        # A letter of "U.R.C." cannot be marked in every format.
        if part.isalpha() and len(part) > 1:
            count += 1
            parts.append(wrap(part) if count % nth == 0 else escape(part))
        else:
            parts.append(escape(part))
    return "".join(parts)


def _page(article: Article) -> str:
    def paragraph(text: str) -> str:
        words = _every(text, 7, lambda word: f"<b>{word}</b>", html.escape)
        words = words.replace("“", "&ldquo;").replace("”", "&#8221;")
        return re.sub(r"(\d) (\w)", r"\1&nbsp;\2", words)

    tags = {Role.TITLE: "h1", Role.HEADING: "h2"}
    body = "\n".join(
        f"<{tag}>{paragraph(block.text)}</{tag}>"
        for block in _own(article)
        for tag in [tags.get(block.role, "p")]
    )
    return f"<!doctype html><html><body><article>{body}</article></body></html>"


def _own(article: Article) -> list:
    """The article's own blocks but for what would be a list item where there is markup."""
    roles = {Role.TITLE, Role.HEADING, Role.BODY}
    return [b for b in article.blocks if b.role in roles and not _NUMBERED.match(b.text)]


def _lightly(mark: str, heading: Callable[[str, int], str], escaped: str) -> Callable:
    def written(article: Article) -> str:
        def escape(text: str) -> str:
            return re.sub(rf"([{escaped}])", r"\\\1", text) if escaped else text

        parts = []
        for block in _own(article):
            if block.role is Role.BODY:
                parts.append(_every(block.text, 7, lambda word: f"{mark}{word}{mark}", escape))
            else:
                parts.append(heading(block.text, 1 if block.role is Role.TITLE else 2))
        return "\n\n".join(parts) + "\n"

    return written


def _latex(article: Article) -> str:
    def escape(text: str) -> str:
        for sign in "&%$#_":
            text = text.replace(sign, f"\\{sign}")
        return text.replace("“", "``").replace("”", "''").replace("–", "--").replace("’", "'")

    parts = [r"\documentclass{article}", r"\begin{document}"]
    for block in _own(article):
        words = _every(block.text, 7, lambda word: rf"\emph{{{word}}}", escape)
        words = re.sub(r"(\d) (\w)", r"\1~\2", words)
        command = {Role.TITLE: "section", Role.HEADING: "subsection"}.get(block.role)
        parts.append(rf"\{command}{{{escape(block.text)}}}" if command else words)
    return "\n\n".join([*parts, r"\end{document}", ""])


def _docx(article: Article) -> bytes:
    schema = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = []
    for block in _own(article):
        level = {Role.TITLE: 1, Role.HEADING: 2}.get(block.role)
        style = f'<w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>' if level else ""
        half = len(block.text) // 2
        runs = "".join(
            f'<w:r>{bold}<w:t xml:space="preserve">{html.escape(part)}</w:t></w:r>'
            for bold, part in (
                ("", block.text[:half]),
                ("<w:rPr><w:b/></w:rPr>", block.text[half:]),
            )
        )
        paragraphs.append(f"<w:p>{style}{runs}</w:p>")
    document = f'<w:document xmlns:w="{schema}"><w:body>{"".join(paragraphs)}</w:body></w:document>'
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", document)
    return data.getvalue()


WRITERS: dict[str, Callable[[Article], str]] = {
    "html": _page,
    "markdown": _lightly("**", lambda text, level: f"{'#' * level} {text}", r"$*_\[\]"),
    "asciidoc": _lightly("*", lambda text, level: f"{'=' * level} {text}", ""),
    "org": _lightly("*", lambda text, level: f"{'*' * level} {text}", ""),
    "restructuredtext": _lightly(
        "**", lambda text, level: f"{text}\n{'=-'[level - 1] * len(text)}", ""
    ),
    "latex": _latex,
}


def _facts(article: Article) -> dict[str, object]:
    """All that a briefing may state beside its sentences, in the words that a reader sees."""

    def words(span: Span | None) -> str | None:
        return None if span is None else words_at(article, span).replace("’", "'")

    said = nutgraf.find_attributions(article)
    return {
        "sentences": [s.text.replace("’", "'") for s in article.sentences],
        "figures": [words(figure.phrase) for figure in find_figures(article)],
        "dates": [(words(date.span), date.iso) for date in find_dates(article)],
        "names": [
            (name.name.replace("’", "'"), name.kind, words(name.role), len(name.mentions))
            for name in find_names(article)
        ],
        "attributions": [
            (words(one.content), words(one.source), words(one.cue), one.direct) for one in said
        ],
        "quotes": [
            (words(quote.span), words(quote.speaker))
            for quote in quotes(article, said, article.sentences)
        ],
        "sources": [
            (source.label.replace("’", "'"), source.kind, len(source.attributions))
            for source in sources(article).sources
        ],
        "claims": [
            (claim.sentence.index, claim.kinds, claim.hedged, round(claim.score, 6))
            for claim in nutgraf.find_claims(article)
        ],
    }


PLAIN = ["wire-story.txt", "pasted-news-analysis.txt", "interview.txt", "report-numbered.txt"]


@pytest.mark.parametrize("name", PLAIN)
@pytest.mark.parametrize("form", [*WRITERS, "docx"])
def test_the_facts_are_the_same_in_every_format(seeds: list[Path], name: str, form: str):
    plain = nutgraf.read((seeds[0].parent / name).read_text("utf-8"), "plaintext")
    # The same blocks without page furniture: what is compared is the finding, not the labelling.
    text = "\n\n".join(block.text for block in _own(plain))
    expected = _facts(nutgraf.read(text, "plaintext", "en"))
    if form == "docx":
        documents = pytest.importorskip("nutgraf_server.inputs.documents")
        source, form = documents.convert(_docx(plain))[0], "html"
    else:
        source = WRITERS[form](plain)
    found = _facts(nutgraf.read(source, form, "en"))
    for part, values in expected.items():
        assert found[part] == values, part
