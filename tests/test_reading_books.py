"""Books: the publisher's pages are none of the text, and a chapter's number is part of its heading."""

import pytest

import nutgraf
from nutgraf.article import Role

HEAD = """The Project Gutenberg eBook of The Lamp of Crale

This ebook is for the use of anyone anywhere at no cost and with almost no restrictions
whatsoever. You may copy it, give it away or re-use it under the terms of its license.

Title: The Lamp of Crale

Author: Edwin Marlow

Release date: March 4, 2009 [eBook #28412]

*** START OF THE PROJECT GUTENBERG EBOOK THE LAMP OF CRALE ***
"""
TAIL = """
*** END OF THE PROJECT GUTENBERG EBOOK THE LAMP OF CRALE ***

Updated editions will replace the previous one, and the old editions will be renamed.
"""
ONE = "In the winter of that year the lamps of Crale were lit by a boy of thirteen."
TWO = "The stranger came on the last boat before Christmas, and she asked for the boy at the inn."
CHAPTERS = f"""
THE LAMP OF CRALE

CONTENTS

CHAPTER I. The Ladder
CHAPTER II. A Visitor

CHAPTER I

THE LADDER

{ONE} Nobody offered to help him, and he would have been ashamed if they had.

He went out at four, when the shops were closing, and carried the ladder on his left shoulder.

CHAPTER II

A VISITOR

{TWO} She took a room over the yard, and paid for a month of it in silver.

On the first evening she stood at her window and counted the lamps of the street below.
"""
BOOK = HEAD + CHAPTERS + TAIL


def headings(article: nutgraf.Article) -> list[str]:
    return [section.heading.text for section in article.walk() if section.heading]


def test_what_the_publisher_says_is_none_of_the_text():
    article = nutgraf.read(BOOK)
    body = " ".join(sentence.text for sentence in article.sentences)
    assert ONE in body
    assert TWO in body
    assert "ebook" not in body.lower()
    assert article.byline is not None
    assert article.byline.text == "Author: Edwin Marlow"
    assert article.title is not None
    assert article.title.text == "THE LAMP OF CRALE"


def test_a_book_of_which_only_an_end_was_copied():
    article = nutgraf.read(CHAPTERS + TAIL)
    assert all("editions" not in sentence.text for sentence in article.sentences)
    assert TWO in [sentence.text for sentence in article.sentences]


def test_a_number_over_a_title_is_one_heading():
    article = nutgraf.read(BOOK)
    assert headings(article) == ["CHAPTER I THE LADDER", "CHAPTER II A VISITOR"]
    heading = next(section.heading for section in article.walk() if section.heading)
    assert heading.span.of(BOOK) == "CHAPTER I\n\nTHE LADDER"


@pytest.mark.parametrize(
    ("number", "title"),
    [("II.", "A Visitor"), ("Kapitel 2", "Ein Besuch"), ("Chapter the Second", "A Visitor")],
)
def test_numbers_of_other_forms(number: str, title: str):
    text = CHAPTERS.replace("CHAPTER II\n", f"{number}\n").replace("A VISITOR", title)
    assert headings(nutgraf.read(text))[-1] == f"{number} {title}"


def test_a_list_of_chapters_heads_nothing():
    blocks = nutgraf.read(BOOK).blocks
    listed = [
        block.role for block in blocks if block.text.startswith(("CHAPTER I.", "CHAPTER II."))
    ]
    assert listed == [Role.FURNITURE, Role.FURNITURE]


def test_two_headings_that_are_no_number_stay_two():
    text = CHAPTERS.replace("CHAPTER II\n", "THE SECOND WINTER\n")
    assert headings(nutgraf.read(text))[-2:] == ["THE SECOND WINTER", "A VISITOR"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("CHAPTER II\n", "CHAPTER IV\n"),
        ("CHAPTER II\n", "THE END OF IT\n"),
        ("A VISITOR", "A GUEST"),
        ("CHAPTER II\n\n", "CHAPTER II\n\n\n"),
        ("In the winter", "In the long winter"),
        ("*** START", "START"),
    ],
)
def test_an_edit_reads_as_the_whole_text_does(old: str, new: str):
    before, text = nutgraf.read(BOOK), BOOK.replace(old, new, 1)
    again = nutgraf.read(text, previous=before)
    whole = nutgraf.read(text)
    assert [(b.span, b.role, b.text) for b in again.blocks] == [
        (b.span, b.role, b.text) for b in whole.blocks
    ]
