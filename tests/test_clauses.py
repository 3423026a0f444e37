"""Which clause of a sentence a timeline shows for a date."""

import pytest

import nutgraf
from nutgraf.rendering import markdown
from nutgraf.rendering.clauses import clause_around


@pytest.mark.parametrize(
    ("text", "date", "clause"),
    [
        ("She retired in 1965 and died in Hull in 1980.", "1965", "She retired in 1965 …"),
        ("She retired in 1965 and died in Hull in 1980.", "1980", "… died in Hull in 1980."),
        ("She retired in 1965, and left in 1980.", "1980", "She retired in 1965, and left in 1980."),
        ("Orr (3 May 1901 – 7 June 1980) built it.", "1901", "Orr (3 May 1901 – 7 June 1980) built it."),
        ("It rose to 1,200 feet in 1901; it fell in 1902.", "1901", "It rose to 1,200 feet in 1901; …"),
    ],
)  # fmt: skip
def test_the_clause_of_a_date(text: str, date: str, clause: str):
    start = text.index(date)
    assert clause_around(text, start, start + len(date), "en") == clause


def test_a_timeline_shows_the_clause_of_each_date():
    text = (
        "# Bridges\n\nShe was born in *Hull* in 1901, studied in Corvane from 1919 to 1924, and built "
        "the old bridge in 1931. In 1920 it rained.\n\nThe bridge burnt down in 1905.\n"
    )
    shown = markdown.briefing(nutgraf.brief(nutgraf.read(text, format="markdown")), full=True)
    assert "1901: She was born in Hull in 1901, …" in shown
    assert "1919/1924: … studied in Corvane from 1919 to 1924, …" in shown
    assert "1931: … built the old bridge in 1931." in shown


def test_a_long_sentence_is_cut_in_linear_time():
    text = "In 1901 it rained, " * 50_000
    assert clause_around(text, 3, 7, "en") == "In 1901 it rained, …"
