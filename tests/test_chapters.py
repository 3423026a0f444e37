"""A book's briefing: a point a chapter, and no more than anybody reads."""

import random

import pytest

import nutgraf
from nutgraf.briefing import brief
from nutgraf.briefing.chapters import MOST_CHAPTERS, chapters
from nutgraf.rendering import markdown

PEOPLE = ("Edmund", "Marian", "Silas", "Tabitha", "Jonas", "Ottilie")
DEEDS = (
    "walked to the {} before the rain began and spoke to nobody about the {}",
    "found {} shillings in a drawer of the {} and hid them",
    "heard in the {} that the {} had failed again",
    "could not forgive the {} for what was done to the {}",
)
THINGS = ("mill", "harvest", "vicarage", "sailor", "doctor", "letter", "auction", "lamp", "winter")
TITLES = ("The Letter", "A Bad Harvest", "What the Miller Knew and Would Not Say", "An Auction")
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def book(count: int, words: int) -> str:
    """A made-up book as Project Gutenberg lays them out."""
    draw = random.Random(count)  # noqa: S311
    titles = [
        f"CHAPTER {NUMERALS[number] if number < len(NUMERALS) else number + 1}. "
        f"{TITLES[number % len(TITLES)]}"
        for number in range(count)
    ]
    parts = ["THE MILL AT THORNWICK\n\nby Honora Pell\n\n\nCONTENTS\n", "\n".join(titles), "\n\n"]
    for title in titles:
        parts.append(f"\n\n{title}\n")
        told = 0
        while told < words:
            deeds = [
                f"{draw.choice(PEOPLE)} {draw.choice(DEEDS).format(*draw.sample(THINGS, 2))}."
                for _ in range(5)
            ]
            told += sum(len(deed.split()) for deed in deeds)
            parts.append(" ".join(deeds) + "\n")
    return "\n".join(parts)


@pytest.fixture(scope="module")
def long_book() -> nutgraf.Article:
    return nutgraf.read(book(12, 1900), "plaintext")


def test_the_list_of_chapters_is_none(long_book: nutgraf.Article):
    assert len(chapters(long_book)) == 12
    assert not any("CHAPTER" in sentence.text for sentence in long_book.sentences)


def test_each_chapter_has_one_point_in_order(long_book: nutgraf.Article):
    found = brief(long_book)
    assert [len(part.points) for part in found.sections] == [1] * 12
    starts = [part.section.span.start for part in found.sections]
    assert starts == sorted(starts)
    told = markdown.briefing(found)
    assert "### CHAPTER III. What the Miller Knew and Would Not Say" in told
    assert len(told.split()) < 900


def test_a_chapter_of_a_book_is_briefed_as_any_text(long_book: nutgraf.Article):
    found = brief(long_book, within=chapters(long_book)[3])
    assert sum(len(part.points) for part in found.sections) > 1


def test_a_length_that_is_asked_for_holds(long_book: nutgraf.Article):
    found = brief(long_book, length=5)
    assert sum(len(part.points) for part in found.sections) == 5


def test_of_many_chapters_so_many_are_told():
    found = brief(nutgraf.read(book(MOST_CHAPTERS + 5, 460), "plaintext"))
    assert sum(len(part.points) for part in found.sections) == MOST_CHAPTERS


def test_a_shorter_text_has_no_chapters():
    assert chapters(nutgraf.read(book(4, 300), "plaintext")) == []


def test_a_long_text_without_chapters_is_bounded():
    text = "\n\n".join(
        f"{person} {deed.format(*things)}. The {things[0]} of {number} was not the last one."
        for number in range(1100)
        for person, deed, things in [
            (PEOPLE[number % 6], DEEDS[number % 4], (THINGS[number % 9], THINGS[(number // 7) % 9]))
        ]
    )
    found = brief(nutgraf.read(text * 2, "plaintext"))
    assert sum(len(part.points) for part in found.sections) <= 30
