"""What a briefing says: how much, from where, and what it passes over."""

import pytest

import nutgraf
from nutgraf.briefing.overtaken import overtaken
from nutgraf.briefing.points import point_count
from nutgraf.selection.context_dependence import BADLY, leaning, stands_alone

STREETS = ("Mill Lane", "Dock Road", "Tanner Street", "Abbey Row", "Ferry Walk", "Castle Hill")
THINGS = ("bakery", "library", "chapel", "workshop", "theatre", "market", "clinic", "foundry")


def town(paragraphs: int, *, headed: bool) -> str:
    """An article in which every sentence tells something else."""
    blocks = ["# The council reopens its oldest houses"]
    for number in range(paragraphs):
        street, thing = STREETS[number % len(STREETS)], THINGS[number % len(THINGS)]
        if headed:
            blocks.append(f"## Part {number + 1}")
        blocks.append(
            f"The {thing} at {number + 3} {street} cost the council {number + 2} million pounds. "
            f"Builders found {11 * number + 7} oak beams under the {thing}'s roof in {1900 + number}. "
            f"Volunteer group {number + 1} will paint walls, doors and {number + 4} window frames."
        )
    return "\n\n".join(blocks)


def points(found: nutgraf.Briefing) -> list[nutgraf.Pick]:
    return [point for section in found.sections for point in section.points]


def test_points_are_as_many_as_a_page_takes():
    counts = [point_count(words) for words in range(100, 30000, 100)]
    assert counts == sorted(counts)
    assert point_count(450) == 6
    # Twice as long an article is no reason for twice as long a briefing.
    assert point_count(3200) < 1.6 * point_count(800)


@pytest.mark.parametrize("headed", [True, False])
def test_points_follow_the_length_with_headings_and_without(headed):
    short, long = (nutgraf.brief(nutgraf.read(town(n, headed=headed), "markdown")) for n in (4, 16))
    assert len(points(short)) >= 3
    assert len(points(short)) < len(points(long)) <= point_count(long.words) + 2


def test_nothing_is_told_twice():
    article = nutgraf.read(town(5, headed=True), "markdown")
    again = article.source + "\n\n" + article.sentences[0].text
    found = nutgraf.brief(nutgraf.read(again, "markdown"))
    told = [pick.sentence.text for pick in (*found.gist, *points(found))]
    assert len(set(told)) == len(told)


REJECTED = [
    "Some say the harbour bridge was safe all along. But its cables had rusted through.",
    "Conventional wisdom holds that trams are slow. In fact, the trams of Skerrow beat its buses.",
    "The warden was due to be released in September. But a judge kept him in.",
    "Critics say the tower leans by a yard. That is wrong: the tower leans by an inch.",
]
KEPT = [
    "The council says the bridge is safe. But its cables had rusted through.",
    "Some say the harbour bridge was safe all along. Engineers agree with them.",
    "The warden was due to be released in September. A judge signed the order.",
]


@pytest.mark.parametrize("text", REJECTED)
def test_what_is_taken_back_is_no_point(text: str):
    article = nutgraf.read(text)
    assert overtaken(article, article.sentences) == {0}
    found = nutgraf.brief(article)
    assert 0 not in {pick.sentence.index for pick in (*found.gist, *points(found))}


@pytest.mark.parametrize("text", KEPT)
def test_what_is_not_taken_back_may_be_one(text: str):
    article = nutgraf.read(text)
    assert not overtaken(article, article.sentences)


def test_a_language_without_the_phrases_takes_nothing_back():
    article = nutgraf.read("Some say that. But not so.", "plaintext", "fi")
    assert not overtaken(article, article.sentences)


LEANING = [
    "That’s how long the two mayors talked behind closed doors on Friday evening.",
    "He told the council that it would cost too much.",
    "Her plan for the harbour failed in the end.",
    "They did.",
]
STANDING = [
    "The harbour board of Skerrow sold the lighthouse for three million pounds on Monday.",
    "Researchers at the Skerrow Institute found that oil lamps lasted longer than gas lamps.",
]


@pytest.mark.parametrize("text", LEANING)
def test_what_leans_on_the_sentence_before(text: str):
    article = nutgraf.read(f"The council met on Friday in the old town hall. {text}")
    last = article.sentences[-1]
    assert leaning(article, last) >= 0.9
    assert not stands_alone(article, last)


@pytest.mark.parametrize("text", STANDING)
def test_what_stands_alone(text: str):
    article = nutgraf.read(f"The council met on Friday in the old town hall. {text}")
    last = article.sentences[-1]
    assert leaning(article, last) < 0.1
    assert stands_alone(article, last)


def test_the_first_sentence_leans_on_nothing():
    article = nutgraf.read("He told the council that the lighthouse would cost too much.")
    assert stands_alone(article, article.sentences[0])


def test_other_languages_keep_their_lists():
    article = nutgraf.read(
        "Der Rat tagte am Freitag im alten Rathaus. Er verkaufte danach den Leuchtturm am Hafen.",
        "plaintext",
        "de",
    )
    assert leaning(article, article.sentences[1]) == BADLY
    assert not stands_alone(article, article.sentences[1])


def test_a_word_without_end_is_rated_too():
    article = nutgraf.read("The council met on Friday. " + "a" * 100_000)
    assert nutgraf.brief(article).gist


def test_every_section_is_told_of_where_importance_is_not_known_by_words():
    bodies = (
        "El consejo abrió un taller de barcos con 23 obreros. Los vecinos lo pidieron hace años.",
        "La escuela estrena 40 ordenadores y un comedor. Las clases empiezan el lunes a las nueve.",
        "El río bajó dos metros durante el verano seco. Nadie recuerda otro agosto tan caluroso.",
        "Una empresa francesa compró la fábrica de vidrio. Despedirá a 15 de sus 90 empleados.",
    )
    parts = [f"## Parte {number}\n\n{body}" for number, body in enumerate(bodies)]
    found = nutgraf.brief(nutgraf.read("\n\n".join(parts), "markdown", "es"))
    told = {pick.sentence.index // 2 for pick in (*found.gist, *points(found))}
    assert told == {0, 1, 2, 3}
