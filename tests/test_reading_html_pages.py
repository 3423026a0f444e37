"""Saved pages: what hides nothing, what stands around an article, and what the head says of it."""

import pytest

import nutgraf
from nutgraf.article import Article, Role
from nutgraf.rendering.places import lines_of

FIRST = "The gauge on the roof of the town hall is read every morning by the same man."
SECOND = "He has done it for forty years, and he has never once been late for it."
THIRD = "The book that he writes in is the third, because the other two of them are full."
ARTICLE = f"<h1>Rain is read by hand</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
BODY = [FIRST, SECOND, THIRD]
MENU = "".join(f'<a href="/{name}">{name}</a>' for name in ("Home", "Rain", "Wind"))


def page(body: str, head: str = "", attributes: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body {attributes}>"
        f"<nav>{MENU}</nav>{body}</body></html>"
    )


def read(text: str) -> Article:
    return nutgraf.read(text, format="html")


def texts(article: Article, role: Role) -> list[str]:
    return [block.text for block in article.blocks if block.role is role]


@pytest.mark.parametrize(
    "attributes",
    ['class="news permalink"', 'class="sr-only-page"', 'style="visibility:hidden"', "hidden"],
)
def test_no_root_hides_its_article(attributes: str):
    assert texts(read(page(ARTICLE, attributes=attributes)), Role.BODY) == BODY
    inside = page(f"<article {attributes}>{ARTICLE}</article>")
    assert texts(read(inside), Role.BODY) == BODY


def test_a_paywall_wraps_text_that_is_shown():
    text = page(ARTICLE.replace(f"<p>{THIRD}</p>", f'<div class="paywall"><p>{THIRD}</p></div>'))
    assert texts(read(text), Role.BODY) == BODY


def test_an_authors_class_on_the_article_makes_no_bylines():
    lines = "<p>Two cups of rain</p><p>One cup of wind</p>"
    text = page(f'<article class="author-ida"><div class="entry-content">{ARTICLE}{lines}</div>')
    assert texts(read(text), Role.BODY) == [*BODY, "Two cups of rain", "One cup of wind"]


def test_the_sign_of_an_anchor_is_left_out_and_a_linked_heading_is_not():
    article = read(
        '<h2>Wind<a class="headerlink" href="#wind">¶</a></h2><p>It blew.</p>'
        '<a class="permalink" href="/rain"><h2>Rain</h2></a><p>It rained.</p>'
    )
    assert texts(article, Role.HEADING) == ["Wind", "Rain"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("It holds 3 × 10<sup>6</sup> drops.", "It holds 3 × 10^6 drops."),
        ("It is 10<sup>-3</sup> as high.", "It is 10^-3 as high."),
        ("It stands at 120 km<sup>2</sup>.", "It stands at 120 km2."),
        ("It came on the 1<sup>st</sup> of May.", "It came on the 1st of May."),
        ("It cost $4.<sup>3</sup> Nobody paid.", "It cost $4. Nobody paid."),
        ('In 1931<sup><a href="#n">12</a></sup> it rained.', "In 1931 it rained."),
        ('<a class="anchor" href="#x">#</a><br>and it rained.', "and it rained."),
    ],
)
def test_what_is_set_high_is_no_part_of_a_number(written: str, shown: str):
    article = read(f"<p>{written}</p>")
    assert " ".join(sentence.text for sentence in article.sentences) == shown


BLURBS = "".join(
    f'<li><h3><a href="/{n}">The {name} has changed again</a></h3><p>It was in the north for a week '
    f"and nobody knows whether it will be there in {n} days from now.</p></li>"
    for n, name in enumerate(("wind", "tide", "fog", "frost"), start=2)
)


def test_blurbs_of_other_stories_are_no_part_of_an_article():
    article = read(page(f"<div>{ARTICLE * 2}</div><ul>{BLURBS}</ul>"))
    assert texts(article, Role.BODY) == BODY * 2
    reasons = {reason for block in article.blocks for reason in block.reasons}
    assert "in a list of other stories" in reasons


def test_stories_that_an_articles_text_lists_are_its_own():
    article = read(page(f'<div class="entry-content">{ARTICLE * 2}<ul>{BLURBS}</ul></div>'))
    assert any("It was in the north" in text for text in texts(article, Role.BODY))


def test_a_page_of_nothing_but_blurbs_is_read():
    assert texts(read(page(f"<ul>{BLURBS}</ul>")), Role.BODY)


def test_a_text_that_is_parted_into_elements_of_one_class_is_one():
    parts = "".join(f'<div class="post-content"><p>{text}</p></div>' for text in BODY)
    figure = "<div><p>Get the letter that we write each week about the rain and the wind.</p></div>"
    article = read(page(f"<h1>Rain is read by hand</h1>{parts}{figure}"))
    assert texts(article, Role.BODY) == BODY


def test_lists_and_questions_below_the_headline_stay():
    asked = "<p>Did it rain, we asked? Here is what he said:</p><ul><li>Some of it did</li></ul>"
    article = read(page(ARTICLE.replace("</h1>", f"</h1>{asked}")))
    assert texts(article, Role.BODY) == [
        "Did it rain, we asked? Here is what he said:",
        "Some of it did",
        *BODY,
    ]


def test_the_footer_of_a_quotation_says_whose_it_is():
    quoted = f"<blockquote><p>{SECOND}</p><footer>— Ida Holm, keeper</footer></blockquote>"
    article = read(page(ARTICLE.replace(f"<p>{SECOND}</p>", quoted)))
    assert "— Ida Holm, keeper" in texts(article, Role.BODY)


def test_prose_in_pre_is_text_and_code_is_code():
    typed = (
        "<html><head><title>Rain by hand</title></head><body><pre>\n1. Who reads\n\n"
        f"   {FIRST[:39]}\n   {FIRST[39:]}\n\n2. How long\n\n   {SECOND}\n</pre>"
        "<pre>if rain > 3:\n\n    read(gauge)\n</pre></body></html>"
    )
    article = read(typed)
    assert texts(article, Role.HEADING) == ["1. Who reads", "2. How long"]
    assert [text.replace("  ", " ") for text in texts(article, Role.BODY)] == [FIRST, SECOND]
    assert texts(article, Role.CODE) == ["if rain > 3: read(gauge)"]
    assert article.title is not None
    assert article.title.text == "Rain by hand"


def test_how_a_ruby_is_read_is_not_its_text():
    article = read(
        "<p><ruby>柳港市<rp>(</rp><rt>りゅうこうし</rt><rp>)</rp></ruby>は雨だった。</p>"
    )
    assert [sentence.text for sentence in article.sentences] == ["柳港市は雨だった。"]


LINKED = """<script type="application/ld+json">{"@graph": [
  {"@type": "WebPage", "name": "no", "datePublished": "2024-01-01"},
  {"@type": ["NewsArticle"], "headline": "Rain is read by hand", "datePublished": "2025-05-02T08:00",
   "author": [{"@type": "Person", "name": "Ida H\\u00f8lm"}, {"@id": "#p"}], "wordCount": 12},
  {"@type": "Person", "@id": "#p", "name": "Paul &amp; Abbey"}]}</script>"""


def test_linked_data_name_authors_and_day_with_their_places():
    source = page(ARTICLE, LINKED)
    article = read(source)
    assert article.byline is not None
    assert article.date is not None
    assert (article.byline.text, article.date.text) == (
        "Ida Hølm, Paul & Abbey",
        "2025-05-02T08:00",
    )
    written = article.byline.span.of(source)
    assert written.startswith("Ida H\\u00f8lm")
    assert written.endswith("Paul &amp; Abbey")
    assert article.date.span.of(source) == "2025-05-02T08:00"


@pytest.mark.parametrize("cut", range(35, 420, 7))
def test_linked_data_that_are_cut_short_are_no_error(cut: int):
    assert texts(read(page(ARTICLE, f"{LINKED[:cut]}</script>")), Role.BODY) == BODY


def test_a_line_that_the_head_names_is_the_byline():
    lines = '<p class="author">Weather desk</p><p>Ida Holm, keeper of gauges</p>'
    head = '<meta name="author" content="Ida Holm">'
    byline = read(page(ARTICLE.replace("</h1>", f"</h1>{lines}"), head)).byline
    assert byline is not None
    assert byline.text == "Ida Holm, keeper of gauges"


def test_a_printed_byline_counts_more_than_another_name_in_the_head():
    head = '<meta name="author" content="Vessa Post Staff">'
    byline = read(page(ARTICLE.replace("</h1>", "</h1><p>By Ida Holm</p>"), head)).byline
    assert byline is not None
    assert byline.text == "By Ida Holm"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("May 2, 2025", "May 2, 2025"),
        ("3 May 2025", "3 May 2025"),
        ("7 May 1856", "2025-05-02T23:30:00Z"),
    ],
)
def test_a_printed_day_counts_if_it_is_that_of_publication(printed: str, shown: str):
    head = '<meta property="article:published_time" content="2025-05-02T23:30:00Z">'
    date = read(page(ARTICLE.replace("</h1>", f"</h1><p>{printed}</p>"), head)).date
    assert date is not None
    assert date.text == shown


def test_time_says_when_where_the_page_prints_no_day():
    ago = '<time class="published" datetime="2025-05-02">2 days ago</time>'
    date = read(page(ARTICLE.replace("</h1>", f"</h1><div>{ago}</div>"))).date
    assert date is not None
    assert date.text == "2025-05-02"


def test_a_pages_title_loses_its_sites_name_where_the_head_has_the_headline():
    head = (
        "<title>Rain &amp; wind at Vessa | The Vessa Post</title>"
        '<meta property="og:title" content="Rain &amp; wind at Vessa">'
    )
    article = read(page(f"<div><h1>Start</h1><p>{FIRST}</p><p>{SECOND}</p></div>", head))
    assert article.title is not None
    assert article.title.text == "Rain & wind at Vessa"


def test_a_paragraph_is_named_where_a_line_is_too_long_to_follow():
    article = read(page(f"<div>{ARTICLE * 8}</div>"))
    spans = [sentence.span for sentence in article.sentences]
    assert lines_of(article, [spans[0]]) == "paragraph 1"
    assert lines_of(article, [spans[4], spans[2]]) == "paragraphs 3 and 5"
    apart = read(page(f"<div>{ARTICLE}</div>").replace("<p>", "\n<p>"))
    assert lines_of(apart, [apart.sentences[0].span]) == "line 2"
