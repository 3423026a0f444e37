"""AsciiDoc: structure, words without it, places in the source."""

import pytest

import nutgraf
from nutgraf.article import Article, Role

REPORT = """// a comment
= Rain, Measured
Ida Holm <ida@example.org>
v1.0, 2025-11-02: first
:toc:

The gauge *stands* on the https://example.org/roof[roof] and holds +
`3 litres` footnote:[At most.]. See <<how,below>>, **un**fair. C++ and a * b * c stay.

[[how]]
== How it works

[quote,Keeper]
____
It was never emptied,
not once.
____

.What to do
* First, it
rains.
** [x] Then somebody reads it.
+
It is written down.

NOTE: Mind the cat.

[source,python]
----
print("x. Not prose.")
----

|===
| year | rain
|===

Gauge:: A glass that holds rain.

image::g.png[The gauge]

////
Nobody reads this.
////

 a literal line

=== Deeper

"`Never,`" she said.
"""


def read(text: str) -> Article:
    return nutgraf.read(text, format="asciidoc")


def test_the_words_have_no_markup():
    assert [s.text for s in read(REPORT).sentences] == [
        "The gauge stands on the roof and holds 3 litres.",
        "See below, unfair.",
        "C++ and a * b * c stay.",
        "It was never emptied, not once.",
        "First, it rains.",
        "Then somebody reads it.",
        "It is written down.",
        "Mind the cat.",
        "Gauge",
        "A glass that holds rain.",
        '"Never," she said.',
    ]


def test_the_spans_have_it():
    spans = [s.span.of(REPORT) for s in read(REPORT).sentences]
    assert spans[0].endswith("and holds +\n`3 litres` footnote:[At most.].")
    assert spans[3] == "It was never emptied,\nnot once."


def test_title_author_date_and_headings():
    article = read(REPORT)
    assert article.title is not None
    assert article.byline is not None
    assert article.date is not None
    assert article.title.span.of(REPORT) == "Rain, Measured"
    assert article.byline.text == "Ida Holm"
    assert article.date.span.of(REPORT) == "2025-11-02"
    assert [(b.text, b.level) for b in article.blocks if b.role is Role.HEADING] == [
        ("How it works", 2),
        ("Deeper", 3),
    ]


def test_attributes_name_author_and_date_too():
    article = read("= Rain\n:author: Ida Holm\n:revdate: 2025-11-02\n\nIt rained.\n")
    assert article.byline is not None
    assert article.date is not None
    assert (article.byline.text, article.date.text) == ("Ida Holm", "2025-11-02")


def test_what_is_no_prose_is_set_apart():
    roles = {block.text[:12]: block.role for block in read(REPORT).blocks}
    assert roles['---- print("'] is Role.CODE
    assert roles["|=== | year "] is Role.CODE
    assert roles["a literal li"] is Role.CODE
    assert roles["What to do"] is Role.CAPTION
    assert roles["//// Nobody "] is Role.METADATA
    assert roles["image::g.png"] is Role.METADATA
    assert roles["[quote,Keepe"] is Role.METADATA


def test_titles_of_two_lines():
    article = read("Rain\n====\n\nIt rained.\n\nAfter\n-----\n\nIt stopped.\n")
    assert article.title is not None
    assert article.title.text == "Rain"
    assert [s.heading.text for s in article.walk() if s.heading] == ["After"]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_every_kind(end: str):
    article = read(REPORT.replace("\n", end))
    assert [s.text for s in article.sentences] == [s.text for s in read(REPORT).sentences]


def test_attributes_are_shown_as_what_they_stand_for():
    text = "= Rain in {where}\n:where: Osk\n:isle-name: The Isle of Osk in the North\n\n"
    text += "It rained{nbsp}in {where}, {unknown}. On {isle-name} it snowed. It was 3{deg}C.\n"
    article = read(text)
    assert [s.text for s in article.sentences] == [
        "It rained in Osk, {unknown}.",
        "It was 3°C.",
    ]
    assert article.sentences[0].span.of(text) == "It rained{nbsp}in {where}, {unknown}."
