"""What stands under a heading answers it."""

import nutgraf
from nutgraf.briefing import brief
from nutgraf.briefing.headed import with_answers

REPORT = """# Ellery and its ferry

The harbour board of Ellery decided on Monday to stop the night ferry to Skarholm in November.

## What the engine costs

A new engine costs 4.2 million crowns, twice what the board has in its reserve for all its boats.
The board has asked the ministry for a loan, and the ministry has not answered for three months now.

The board must learn from this winter and put the people of the island before its own timetable, as
it has promised in every one of the last four elections, and it must do so before the spring comes.

## Who needs the island doctor

Why does nobody come here?

The island doctor left in 2019. In 2023 the ferry carried 61 people to the hospital at night, the
harbour master said, and 12 of them would have died without it, according to the hospital's count.
"""


ARTICLE = nutgraf.read(REPORT, "markdown")


def sentence(opening: str) -> nutgraf.Sentence:
    return next(one for one in ARTICLE.sentences if one.text.startswith(opening))


def answered(points: list[nutgraf.Sentence], told: list[nutgraf.Sentence]) -> list[str]:
    ratings = [1.0] * ARTICLE.size
    found = with_answers(ARTICLE, points, told, ARTICLE.sentences, ratings)
    return [one.text[:12] for one in found]


def test_the_only_point_under_a_heading_answers_it():
    assert answered([sentence("The board must")], []) == ["A new engine"]


def test_it_stays_where_the_answer_is_told_or_another_point_stands_there():
    must = sentence("The board must")
    assert answered([must], [sentence("A new")]) == ["The board mu"]
    both = [sentence("The board has"), must]
    assert answered(both, []) == ["The board ha", "The board mu"]


def test_it_stays_where_it_has_a_word_of_the_heading():
    assert answered([sentence("The island doctor")], []) == ["The island d"]


def test_points_are_in_order_and_told_once():
    found = brief(nutgraf.read(REPORT, "markdown"))
    told = [pick.sentence.index for part in found.sections for pick in part.points]
    assert told == sorted(set(told))
    assert not set(told) & {pick.sentence.index for pick in found.gist}


def test_a_question_is_no_summary_of_its_section():
    article = nutgraf.read(REPORT, "markdown")
    section = next(one for one in article.walk() if one.heading and "doctor" in one.heading.text)
    picked = nutgraf.summarize(article, length=1, within=section).picks
    assert not picked[0].sentence.text.endswith("?")
