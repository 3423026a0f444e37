"""Org: structure, words without it, places in the source."""

import pytest

import nutgraf
from nutgraf.article import Article, Role

NOTES = """#+TITLE: Rain, Measured
#+AUTHOR: Ida Holm
#+DATE: <2025-11-02 Sun>
#+OPTIONS: toc:nil

The gauge *stands* on the [[https://example.org/roof][roof]] and holds
=3 litres= at most[fn:1]. It was /never/ emptied [cite:@holm].

* How it works :rain:
:PROPERTIES:
:ID: how
:END:

#+BEGIN_QUOTE
Not once,
he says.
#+END_QUOTE

- First, it
  rains.
- [X] Then somebody reads it.

1. It is written down.

#+CAPTION: The gauge in May.
[[file:g.png]]

#+BEGIN_SRC python
print("x. Not prose.")
#+END_SRC

| year | rain |

: a literal line

# a comment
** TODO [#A] Deeper
SCHEDULED: <2025-11-03 Mon>
The path /usr/local/bin and a + b + c stay.

[fn:1] The keeper denies this.
"""


def read(text: str) -> Article:
    return nutgraf.read(text, format="org")


def test_the_words_have_no_markup():
    assert [s.text for s in read(NOTES).sentences] == [
        "The gauge stands on the roof and holds 3 litres at most.",
        "It was never emptied.",
        "Not once, he says.",
        "First, it rains.",
        "Then somebody reads it.",
        "It is written down.",
        "The path /usr/local/bin and a + b + c stay.",
    ]


def test_the_spans_have_it():
    spans = [s.span.of(NOTES) for s in read(NOTES).sentences]
    assert spans[0].endswith(
        "[[https://example.org/roof][roof]] and holds\n=3 litres= at most[fn:1]."
    )
    assert spans[3] == "First, it\n  rains."


def test_title_author_date_and_headings():
    article = read(NOTES)
    assert article.title is not None
    assert article.byline is not None
    assert article.date is not None
    assert article.title.span.of(NOTES) == "Rain, Measured"
    assert (article.byline.text, article.date.text) == ("Ida Holm", "2025-11-02 Sun")
    assert [(b.text, b.level) for b in article.blocks if b.role is Role.HEADING] == [
        ("How it works", 2),
        ("Deeper", 3),
    ]


def test_what_is_no_prose_is_set_apart():
    roles = {block.text[:12]: block.role for block in read(NOTES).blocks}
    assert roles["#+BEGIN_SRC "] is Role.CODE
    assert roles["| year | rai"] is Role.CODE
    assert roles[": a literal "] is Role.CODE
    assert roles["The gauge in"] is Role.CAPTION
    for metadata in (":PROPERTIES:", "# a comment", "SCHEDULED: <", "The keeper d", "#+OPTIONS: t"):
        assert roles[metadata] is Role.METADATA


def test_a_block_that_is_not_closed_loses_nothing():
    article = read("#+BEGIN_SRC\n\nIt rained.\n\n:LOGBOOK:\n\nIt stopped.\n")
    assert [s.text for s in article.sentences] == ["It rained.", "It stopped."]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_every_kind(end: str):
    article = read(NOTES.replace("\n", end))
    assert [s.text for s in article.sentences] == [s.text for s in read(NOTES).sentences]


@pytest.mark.parametrize(
    "headline", ["* COMMENT Not yet", "* TODO COMMENT Not yet", "* Not yet :noexport:"]
)
def test_a_part_that_is_left_out(headline: str):
    text = f"* Rain\nIt rained.\n{headline}\nNot this.\n** Deeper\nNor this.\n* Sun\nIt dried.\n"
    article = read(text)
    assert [s.text for s in article.sentences] == ["It rained.", "It dried."]
    assert [b.text for b in article.blocks if b.role is Role.HEADING] == ["Rain", "Sun"]
    assert "Not this." in next(b.text for b in article.blocks if b.role is Role.METADATA)


def test_a_sentence_with_a_macro_is_set_apart():
    article = read("It rained. It fell on {{{place(1)}}} too. Nobody was hurt.\n")
    assert [s.text for s in article.sentences] == ["It rained.", "Nobody was hurt."]
