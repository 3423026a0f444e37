"""HTML: what tags tell, what a page of a site has around its article, and places in the source."""

import itertools

import pytest

import nutgraf
from nutgraf.article import Article, Role

FRAGMENT = """<h1>Rain, &amp; How It Is Read</h1>
<p class="byline">By Ida Holm</p>
<time datetime="2025-11-02">2 November 2025</time>
<p>The gauge <em>stands</em> on the
   <a href="https://example.org/roof?a=1&amp;b=2">roof</a>.<sup><a href="#n1">1</a></sup> It holds
   10<sup>3</sup>&nbsp;millilitres<!-- at most -->, the keeper says.</p>
<h2>How it <code>works</code></h2>
<blockquote>It was <b>never</b> emptied.</blockquote>
<ul><li>First, it rains.<li>Then somebody reads it.</ul>
<pre>print("not prose. Not at all.")</pre>
<table><tr><th>year</th><th>rain</th></tr><tr><td>2025</td><td>12</td></tr></table>
<figure><img src="g.png"><figcaption>The gauge in May</figcaption></figure>
<p>Last words<br>go on here.<br>And end.</p>
<script>var prose = "No. Not at all.";</script>
<div hidden>Nobody sees this.</div>
"""

PAGE = """<!DOCTYPE html>
<html><head><title>Rain is read by hand | The Vessa Post</title>
<meta name="author" content="Ida Holm"></head>
<body class="post has-sidebar">
<nav><a href="/">Home</a> <a href="/rain">Rain</a></nav>
<div class="share-links"><a href="#">Share</a></div>
<div class="content">
<h1>Rain is read by hand</h1>
<p>The gauge on the roof of the town hall is read every morning by the same man.</p>
<p>He has done it for forty years, and he has never once been late for it.</p>
<h2>What he reads</h2>
<p>He reads the height of the water in the glass, and he writes it into a book.</p>
<div class="related-stories"><p>Also see what we wrote about the wind and about the tide.</p></div>
<p>The book is the third of its kind, because the other two of them are full.</p>
</div>
<aside><h2>Most read</h2><a href="/x">Swan returns</a></aside>
<section id="comments"><p>I have read rain all my life and I do not think that he is right.</p>
</section>
<footer>All rights are reserved by those who hold them.</footer>
</body></html>
"""


def read(text: str) -> Article:
    return nutgraf.read(text, format="html")


def roles(article: Article, role: Role) -> list[str]:
    return [block.text for block in article.blocks if block.role is role]


def test_the_words_have_no_markup():
    assert [s.text for s in read(FRAGMENT).sentences] == [
        "The gauge stands on the roof.",
        "It holds 10^3 millilitres, the keeper says.",
        "It was never emptied.",
        "First, it rains.",
        "Then somebody reads it.",
        "Last words go on here.",
        "And end.",
    ]


def test_the_spans_have_it():
    sentences = read(FRAGMENT).sentences
    assert (
        sentences[0].span.of(FRAGMENT).startswith("The gauge <em>stands</em> on the\n   <a href=")
    )
    assert sentences[1].span.of(FRAGMENT).endswith("<!-- at most -->, the keeper says.")
    assert sentences[2].span.of(FRAGMENT) == "It was <b>never</b> emptied."


def test_title_byline_date_and_what_is_set_apart():
    article = read(FRAGMENT)
    assert article.title is not None
    assert article.byline is not None
    assert article.date is not None
    assert article.title.text == "Rain, & How It Is Read"
    assert article.title.span.of(FRAGMENT) == "Rain, &amp; How It Is Read"
    assert (article.byline.text, article.date.text) == ("By Ida Holm", "2 November 2025")
    assert roles(article, Role.CODE) == ['print("not prose. Not at all.")', "year rain 2025 12"]
    assert roles(article, Role.CAPTION) == ["The gauge in May"]
    assert roles(article, Role.METADATA) == ["Nobody sees this."]
    assert [(b.text, b.level) for b in article.blocks if b.role is Role.HEADING] == [
        ("How it works", 2)
    ]


def test_a_pages_furniture_is_told_from_its_article():
    article = read(PAGE)
    assert article.title is not None
    assert article.title.text == "Rain is read by hand"
    assert article.title.span.start > PAGE.index("<h1>")
    assert roles(article, Role.BODY) == [
        "The gauge on the roof of the town hall is read every morning by the same man.",
        "He has done it for forty years, and he has never once been late for it.",
        "He reads the height of the water in the glass, and he writes it into a book.",
        "The book is the third of its kind, because the other two of them are full.",
    ]
    assert roles(article, Role.HEADING) == ["What he reads"]
    assert {"Share", "Most read", "Swan returns"} <= set(roles(article, Role.FURNITURE))
    why = {block.text[:8]: block.reasons for block in article.blocks}
    assert why["Also see"] == ("of class “related-stories”",)
    assert why["I have r"] == ("of class “comments”",)


def test_the_author_in_the_head_counts_where_the_page_names_none():
    byline = read(PAGE).byline
    assert byline is not None
    assert byline.span.of(PAGE) == "Ida Holm"


def test_a_class_name_does_not_make_the_whole_article_furniture():
    article = read(PAGE.replace('class="content"', 'class="sidebar-layout"'))
    assert len(article.sentences) == 4


def test_a_pages_title_where_no_heading_says_it():
    article = read(
        "<html><head><title>Rain at Vessa</title></head><body><p>It rained.</body></html>"
    )
    assert article.title is not None
    assert article.title.text == "Rain at Vessa"


def test_headings_are_a_tree():
    article = read("<h1>A</h1><p>One.</p><h2>B</h2><p>Two.</p><h3>C</h3><p>Three.</p>")
    assert [(s.level, s.heading.text if s.heading else "") for s in article.walk()] == [
        (0, ""),
        (2, "B"),
        (3, "C"),
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_every_kind(end: str):
    article = read(FRAGMENT.replace("\n", end))
    assert [s.text for s in article.sentences] == [s.text for s in read(FRAGMENT).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained <b>all day.", ["It rained all day."]),
        ("<p>It rained</b> all day.</div></p>", ["It rained all day."]),
        ("3 < 4 and it rained.", ["3 < 4 and it rained."]),
        ("It rained. <", ["It rained. <"]),
        ("AT&T sold it &c. &unknown; &#0; &#x110000;", None),
        ('<p class="x>It rained.</p><p>"Why?" she asked.</p>', None),
        ("<p title='a > b'>It rained.</p>", ["It rained."]),
        ("<!-- never closed <p>It rained.", []),
        ("<p", ["<p"]),
        ("<!><?><//>It rained.", ["It rained."]),
    ],
)
def test_malformed_html_is_read_all_the_same(text: str, expected: list[str] | None):
    found = [s.text for s in read(text).sentences]
    assert expected is None or found == expected


@pytest.mark.parametrize("source", ["<textarea>It rained.", "<title>It rained.", "<p>It rained"])
def test_what_is_not_closed_is_not_lost(source: str):
    assert "".join(block.text for block in read(source).blocks).startswith("It rained")


def test_an_entity_has_its_place():
    source = "<p>&ldquo;Why?&rdquo; she asked.</p><p>Caf&eacute; &notin; &notit; it.</p>"
    sentences = read(source).sentences
    assert sentences[0].text == "“Why?” she asked."
    assert sentences[0].span.of(source) == "&ldquo;Why?&rdquo; she asked."
    assert sentences[-1].text == "Café ∉ ¬it; it."


def test_lines_of_an_address_stay_apart():
    article = read("<p>Ida Holm<br>12 Pier Road<br>Vessa</p>")
    assert [block.text for block in article.blocks] == ["Ida Holm", "12 Pier Road", "Vessa"]


@pytest.mark.parametrize("name", ["author", "date"])
def test_metadata_in_the_middle_of_a_text_is_in_no_other_block(name: str):
    kind = {"author": "name='author'", "date": "property='article:published_time'"}[name]
    article = nutgraf.read(
        f"<p>One line <meta {kind} content='2024-05-01'>and another.</p>", "html"
    )
    spans = [block.span for block in article.blocks]
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


def test_an_entity_that_stands_for_nothing_is_left_out():
    for written in ("&#xf;", "&#x1;", "&#11;", "&#xf"):
        article = nutgraf.read(f"<p>The pier{written} was shut on Monday.</p>", "html")
        assert [one.text for one in article.sentences] == ["The pier was shut on Monday."]
