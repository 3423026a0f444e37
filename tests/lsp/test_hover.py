"""What is shown over headings and sentences, without a server."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from lsprotocol.types import MarkupKind
from markdown_it import MarkdownIt

import nutgraf
from nutgraf.article import Span
from nutgraf_server.lsp.requests.hover import Card, card_at, hover, written
from nutgraf_server.lsp.session.client import Client

from .opened import DOCUMENT, opened

marks = st.text(alphabet="ab 1.)\\`*_{}[]()<>#+-=!|~&;$:/\n\tx\u2028é\"'?", max_size=20)
words = marks.map(lambda text: " ".join(text.split())).filter(bool)


@given(words, words)
def test_in_markdown_the_articles_words_stay_words(name, sentence):
    card = Card(Span(0, 1), name, 12, (sentence,))
    tokens = MarkdownIt("commonmark").parse(written(card, MarkupKind.Markdown, "en"))
    head, gist = (token.children for token in tokens if token.type == "inline")
    kinds = {child.type for child in (*head, *gist)}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close"}
    assert "".join(child.content for child in head) == f"{name} (12 words, 1 min)"
    assert "".join(child.content for child in gist) == sentence


@given(words, words)
def test_in_plain_text_they_are_as_written(name, sentence):
    card = Card(Span(0, 1), name, 1, (sentence,))
    assert written(card, MarkupKind.PlainText, "en") == f"{name} (1 word, 1 min)\n\n{sentence}"


def test_a_long_section_gets_two_sentences():
    short = "The ferry left the harbour an hour late because of fog over the northern sound. "
    others = (
        "Bakers in the old town raised the price of bread after a poor wheat harvest. "
        "A surveyor found cracks in seven arches of the railway viaduct near the mill. "
        "Two teachers moved their classes into the library when the school roof leaked. "
        "Volunteers planted four hundred oaks along the road to the abandoned quarry. "
        "The council will decide in May whether the swimming pool can stay open. "
        "Nurses at the clinic asked for a second ambulance before winter comes. "
        "Engineers lowered a turbine into the river to measure how strong the current is. "
        "An orchestra of retired miners played Haydn in the square on Sunday evening. "
        "Farmers blamed wild geese for the damage to their barley and asked for money. "
        "The newspaper printed its last edition on the press that it bought in 1952. "
    )
    text = f"# A title\n\n## Short\n\n{short}\n\n## Long\n\n{short}{others}\n"
    article = nutgraf.read(text, format="markdown")
    for heading, sentences in (("Short", 1), ("Long", 2)):
        card = card_at(article, text.index(heading), "default")
        assert card is not None
        assert card.name == heading
        assert len(card.gist) == sentences


def test_a_section_without_a_sentence_says_so():
    text = "# A title\n\n## Empty\n\n## Full\n\nA sentence is here.\n"
    card = card_at(nutgraf.read(text, format="markdown"), text.index("Empty"), "default")
    assert card is not None
    assert card.gist == (nutgraf.NOTHING_TO_SUMMARIZE,)


ARTICLE = """\
# The ferry to Ardnish

The ferry to Ardnish stops for good in March, after 61 years on the route.

## The price

A ticket cost nine pence in 1964. Nobody paid for a dog.

## The crew

Four people lose their work. One of them will drive the bus.
"""


def hovered(words, kind="plaintext", **set_):
    snapshot = opened(ARTICLE, Client(hover_format=kind), length="1 sentence", **set_)
    place = snapshot.range(Span(ARTICLE.index(words), ARTICLE.index(words))).start
    return hover(snapshot, types.HoverParams(DOCUMENT, place))


def test_a_sentence_of_the_summary_says_why_it_was_picked():
    found = hovered("stops for good")
    assert found is not None
    head, first, *others = found.contents.value.splitlines()
    assert head == "In the summary"
    assert first == "- rated 1st of 5 by default"
    assert "- gives a figure" in others
    assert found.range == types.Range(types.Position(2, 0), types.Position(2, 74))


def test_other_sentences_only_where_that_is_wanted():
    assert hovered("Nobody paid") is None
    found = hovered("Nobody paid", hover="everywhere")
    assert found is not None
    assert found.contents.value.startswith("Not in the summary\n- rated ")
    assert "of 5 by default" in found.contents.value


def test_the_note_in_markdown():
    found = hovered("stops for good", "markdown")
    assert found is not None
    tokens = MarkdownIt("commonmark").parse(found.contents.value)
    kinds = [token.type for token in tokens if token.type.endswith("_open")]
    assert kinds[:2] == ["paragraph_open", "bullet_list_open"]


@pytest.mark.parametrize("where", ["headings", "summary", "everywhere"])
@pytest.mark.parametrize("words", ["The ferry to Ardnish\n", "The price"])
def test_title_and_headings_are_shown_unless_hover_is_off(words, where):
    assert hovered(words, hover=where) is not None
    assert hovered(words, hover="off") is None


def test_headings_alone():
    assert hovered("stops for good", hover="headings") is None


def test_nothing_over_an_empty_line():
    assert hovered("\n## The price", hover="everywhere") is None
