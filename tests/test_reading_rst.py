"""reStructuredText: structure, words without it, places in the source."""

import pytest

import nutgraf
from nutgraf.article import Article, Role

GUIDE = r"""
.. A comment
   on two lines.

==============
Rain, Measured
==============

:Author: Ida Holm
:Date: 2025-11-02
:Tags: rain

The gauge *stands* on the `roof <https://example.org/roof>`_ [1]_. It holds
**3 litres**, see :doc:`the book </book>`, |unit| and ``a*b``. \*Stars\* stay.

How it works
============

    It was never emptied,
    not once.

    -- The keeper

- First, it
  rains.
- Then somebody reads it.

#. It is written down.

Under this::

    code. Not prose.

.. code-block:: python

   print("x")

.. note:: Mind the cat. It
   bites.

.. figure:: g.png
   :width: 3

   The gauge in May.

===== =====
year  rain
===== =====
2025  12
===== =====

Deeper
------

Last words, snake_case and 2 * 3 * 4 among them.

.. [1] The keeper denies this.
.. _roof: https://example.org
"""


def read(text: str) -> Article:
    return nutgraf.read(text, format="restructuredtext")


def test_the_words_have_no_markup():
    assert [s.text for s in read(GUIDE).sentences] == [
        "The gauge stands on the roof.",
        "It holds 3 litres, see the book, unit and a*b.",
        "*Stars* stay.",
        "It was never emptied, not once.",
        "First, it rains.",
        "Then somebody reads it.",
        "It is written down.",
        "Under this:",
        "Mind the cat.",
        "It bites.",
        "Last words, snake_case and 2 * 3 * 4 among them.",
    ]


def test_the_spans_have_it():
    spans = [s.span.of(GUIDE) for s in read(GUIDE).sentences]
    assert spans[0] == "The gauge *stands* on the `roof <https://example.org/roof>`_ [1]_."
    assert spans[3] == "It was never emptied,\n    not once."


def test_title_author_date_and_headings():
    article = read(GUIDE)
    assert article.title is not None
    assert article.byline is not None
    assert article.date is not None
    assert article.title.span.of(GUIDE) == "Rain, Measured"
    assert article.byline.span.of(GUIDE) == "Ida Holm"
    assert article.date.text == "2025-11-02"
    assert [(b.text, b.level) for b in article.blocks if b.role is Role.HEADING] == [
        ("How it works", 2),
        ("Deeper", 3),
    ]


def test_what_is_no_prose_is_set_apart():
    roles = {block.text[:14]: block.role for block in read(GUIDE).blocks}
    assert roles["code. Not pros"] is Role.CODE
    assert roles[".. code-block:"] is Role.CODE
    assert roles["===== ===== ye"] is Role.CODE
    assert roles[".. A comment o"] is Role.METADATA
    assert roles[":Tags: rain"] is Role.METADATA
    assert roles["The keeper den"] is Role.METADATA
    assert roles["The gauge in M"] is Role.CAPTION
    assert roles["-- The keeper"] is Role.CAPTION


def test_an_initial_is_no_list():
    assert [s.text for s in read("A. Holm wrote it.\n").sentences] == ["A. Holm wrote it."]


def test_a_term_and_what_it_means():
    assert [b.text for b in read("Gauge\n   A glass that holds rain.\n").blocks] == [
        "Gauge",
        "A glass that holds rain.",
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_every_kind(end: str):
    article = read(GUIDE.replace("\n", end))
    assert [s.text for s in article.sentences] == [s.text for s in read(GUIDE).sentences]


def test_a_byte_order_mark_counts_as_a_character():
    assert read("\ufeffIt rained.").sentences[0].span.start == 1
