"""Markdown that says the article's words and nothing else."""

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import nutgraf
from nutgraf.rendering import data, markdown, text
from nutgraf.rendering.escaping import escaped
from nutgraf.rendering.labels import label

SEEDS = Path(__file__).parent.parent / "seeds"
MARKUP = st.text(alphabet="ab1 *_`~[]()<>&#+-=.!|\\:^/;x", max_size=60)


@given(MARKUP)
@example("*a*")
@example("1. a")
@example("- a")
@example("&amp;")
@example("[a]: b")
@example("<b>")
@example("![a](b)")
@example("a `b` c")
@example("__init__")
@example("\\*")
@example("+ x")
@example("~~x~~")
@example("# x")
@example("=")
def test_escaped_text_is_shown_as_it_is(source: str):
    words = " ".join(source.split())
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(escaped(words))
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    shown = "".join(
        child.content for token in tokens for child in token.children or [] if child.type == "text"
    )
    assert shown == words


def test_ordinary_text_is_not_escaped():
    for plain in (
        "It cost $4.20, i.e. 3% more.",
        "R&D at AT&T",
        "snake_case",
        "a - b",
        "(see 2.1)",
    ):
        assert escaped(plain) == plain


def test_a_briefing_in_markdown_shows_the_words():
    source = "The *index* rose 12% [sic] in May. It was the best <month> on record for the fund."
    shown = markdown.briefing(nutgraf.brief(nutgraf.read(source, "plaintext")))
    html = MarkdownIt("commonmark").render(shown)
    assert "<em>index</em>" not in html
    assert "*index* rose 12% [sic] in May." in html
    assert "&lt;month&gt;" in html


def test_text_is_wrapped_only_when_a_width_is_given():
    found = nutgraf.summarize(
        "The lake has lost nine feet of water since 1931, a survey has found."
    )
    assert len(text.summary(found)) == 1
    assert max(len(line.text) for line in text.summary(found, 40)) <= 40


def test_each_entry_of_the_markdown_has_its_places():
    for path in sorted(SEEDS.glob("*.*")):
        found = nutgraf.brief(path.read_bytes().decode("utf-8"))
        shown = [
            line for line in markdown.briefing(found).splitlines() if line.startswith(("- ", "> "))
        ]
        places = data.briefing(found)["listed"]
        assert len(places) == len(shown), path.name
        for line, spans in zip(shown, places, strict=True):
            if spans:
                several = len({span["line"] for span in spans}) > 1
                named = label(found.article, "lines {}" if several else "line {}", "")
                assert named in line
                assert all(str(span["line"]) in line for span in spans)
