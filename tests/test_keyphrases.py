"""What an article is about, in a few of its own phrases."""

import pytest

import nutgraf
from nutgraf.briefing import brief
from nutgraf.rendering import data, markdown

FERRY = """# Ferry to Skarholm stops for the winter

The night ferry to Skarholm stops in November, the harbour board of Ellery said on Monday.

Harbour master Ruth Vane said the night ferry had carried eleven passengers a week since August.
The day ferry goes on. Vane said that the engine of the night ferry was built in 1974, and that an
engine of that age cannot be insured.

Skarholm has forty houses, a school and no doctor. Ellery has had a hospital since 1911. People on
the island say that they use the ferry when somebody is ill.

The harbour board will meet again in March. "We looked at every engine there is," Vane said. The
harbour board has no money for a new engine. Skarholm pays a third of what the ferry costs.
"""


def phrases(text: str, **given: str) -> list[str]:
    return [phrase.text for phrase in brief(nutgraf.read(text, **given)).keyphrases]


def test_phrases_are_verbatim_and_bounded():
    source = FERRY
    found = brief(nutgraf.read(source, format="markdown")).keyphrases
    assert 1 <= len(found) <= 6
    for phrase in found:
        assert phrase.span.of(source) == phrase.text
        assert phrase.span in phrase.places
        assert list(phrase.places) == sorted(phrase.places)


def test_what_the_article_comes_back_to_is_told_and_nothing_else():
    found = phrases(FERRY, format="markdown")
    assert "night ferry" in found or "ferry" in found
    assert "Skarholm" in found
    assert not {"said", "Monday", "week", "1974", "meet", "looked"} & set(found)


def test_no_two_phrases_share_a_word():
    words = [
        word.lower() for phrase in phrases(FERRY, format="markdown") for word in phrase.split()
    ]
    assert len(words) == len(set(words))


def test_a_name_is_told_once_in_full():
    found = phrases(FERRY, format="markdown")
    assert sum("Vane" in phrase for phrase in found) <= 1
    assert "Vane" not in found


def test_markup_is_in_nobodys_way():
    source = FERRY.replace("The night ferry", "The **night** ferry", 1)
    found = brief(nutgraf.read(source, format="markdown")).keyphrases
    assert all("*" not in phrase.text for phrase in found)


def test_numbers_in_words_are_none():
    text = FERRY.replace("forty houses", "eleven houses").replace(
        "has had a", "has eleven and had a"
    )
    assert "eleven" not in phrases(text, format="markdown")


def test_a_short_text_has_none():
    assert phrases("The ferry is late. The ferry is old. The ferry stops.") == []


def test_a_part_of_an_article_has_none():
    article = nutgraf.read(FERRY, format="markdown")
    assert brief(article, within=article.sections[0]).keyphrases == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Die Fähre nach Skarholm fällt aus. Der Hafenrat von Ellery sagt, die Fähre sei alt. "
            "Auf der Insel leben vierzig Menschen. Der Hafenrat will die Fähre im März ersetzen. "
            "Für die Fähre fehlt dem Hafenrat das Geld. Die Menschen auf der Insel warten darauf, "
            "dass jemand etwas tut, und schreiben seit Wochen Briefe, die niemand beantwortet hat. "
            "Im Winter ist die Fähre der einzige Weg zum Arzt, wenn das Wetter schlecht ist.",
            "Fähre",
        ),
        (
            "pl",
            # A language without a list of articles: phrases of several words.
            "Nocny prom do Skarholm nie kursuje. Rada portu mówi, że nocny prom jest stary. "
            "Na wyspie mieszka czterdzieści osób. Zimą nocny prom jest jedyną drogą do lekarza. "
            "Rada portu zbierze się w marcu. Mieszkańcy wyspy piszą listy, na które nikt nie "
            "odpowiada, a rada portu nie ma pieniędzy na nowy silnik, którego koszt rośnie od lat "
            "i którego nikt nie chce ubezpieczyć, choć wszyscy wiedzą, że zima jest blisko.",
            "prom",
        ),
    ],
)
def test_other_languages_have_phrases(language: str, text: str, expected: str):
    assert any(expected in phrase for phrase in phrases(text, language=language))


def test_where_no_words_are_set_apart_nothing_is_said_without_a_dictionary():
    text = "市议会周二关闭了旧桥。旧桥建于1911年。" * 20
    assert all(phrase in text for phrase in phrases(text, language="zh"))


def test_they_stand_in_head_json_and_tags():
    found = brief(nutgraf.read(FERRY, format="markdown"))
    told = ", ".join(phrase.text for phrase in found.keyphrases)
    assert f"*About: {told}*" in markdown.briefing(found)
    listed = data.briefing(found)["keyphrases"]
    assert [one["text"] for one in listed] == [phrase.text for phrase in found.keyphrases]
    assert all(FERRY[one["start"] : one["end"]] == one["text"] for one in listed)


def test_tags_begin_with_them():
    from nutgraf.rendering import user_templates

    found = brief(nutgraf.read(FERRY, format="markdown"))
    filled = user_templates.filled(found, "{{ tags | join('|') }}", "tags.jinja")
    tags = filled.strip().split("|")
    assert tags[: len(found.keyphrases)] == [phrase.text for phrase in found.keyphrases]
    assert len(tags) == len(set(tags))
