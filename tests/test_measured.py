"""What a figure measures is told in words of its sentence, wherever they stand, or not at all."""

import pytest

import nutgraf
from nutgraf.facts import find_figures
from nutgraf.locating import words_at


def told(text: str, form: str = "plaintext", language: str = "en") -> dict[str, str | None]:
    article = nutgraf.read(text, form, language)
    return {
        one.span.of(article.source): words_at(article, one.measures) if one.measures else None
        for one in find_figures(article)
    }


@pytest.mark.parametrize(
    ("text", "figure", "words"),
    [
        ("The dam lost 31 percent of its water.", "31 percent", "water"),
        ("The average price of a new boat was $41,640.", "$41,640", "average price of a new boat"),
        ("Unemployment fell by 4.2%.", "4.2%", "Unemployment"),
        ("The buoy carries a 15-inch screen.", "15-inch", "screen"),
    ],
)
def test_the_words_before_or_behind(text: str, figure: str, words: str):
    found = told(text)[figure]
    assert found is not None
    assert set(words.split()) <= set(found.split()) or found in words


@pytest.mark.parametrize(
    ("text", "named", "clause"),
    [
        ("The firm employs 450 divers.", "450 divers", ""),
        ("Ida Rook made 30 saves and Tolland beat Harrow.", "30 saves", "Tolland"),
        ("Rook stopped 27 shots as Tolland won.", "27 shots", "Tolland"),
        ("The town of Harrow has 12,400 people.", "12,400 people", ""),
    ],
)
def test_the_plural_behind_a_count(text: str, named: str, clause: str):
    article = nutgraf.read(text)
    (figure,) = find_figures(article)
    assert words_at(article, figure.named) == named
    measures = words_at(article, figure.measures) if figure.measures else ""
    assert not clause or clause not in measures


def test_they_are_the_articles_own_in_every_markup():
    plain = told("The average price of a new boat was $41,640.")
    marked = told("The average *price* of a [new boat](x.html) was **$41,640**.", "markdown")
    assert [*plain.values()] == [*marked.values()] == ["average price of a new boat"]


def test_a_language_without_a_model_is_told_nothing():
    assert set(
        told("Die Stadt baut 4.100 Wohnungen für 23,6 Mio. Euro.", language="de").values()
    ) == {None}


def test_a_sentence_that_is_only_a_number_is_told_nothing():
    assert told("It rained all night. 4,100 metres.") == {"4,100 metres": None}
