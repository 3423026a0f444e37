"""Names, roles and sources as a reader would list them: whole, of the right kind, no others."""

from pathlib import Path

import pytest

from nutgraf.briefing import brief
from nutgraf.briefing.questions import open_points
from nutgraf.briefing.sources import sources
from nutgraf.briefing.timeline import timeline
from nutgraf.facts.names import NameKind, find_names
from nutgraf.reading import read


def kinds(text: str) -> dict[str, NameKind]:
    return {name.name: name.kind for name in find_names(read(text, "plaintext", "en"))}


def roles(text: str) -> dict[str, str | None]:
    article = read(text, "plaintext", "en")
    return {
        name.name: name.role and name.role.of(article.source)
        for name in find_names(article)
        if name.kind is NameKind.PERSON
    }


def cited(text: str) -> list[str]:
    return [one.label for one in sources(read(text, "plaintext", "en")).sources]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He told The Hull Herald that it was late.", "The Hull Herald"),
        ("The Wexley Gazette said that it was late.", "The Wexley Gazette"),
        ("It is run by the Joint Council for the Welfare of Sailors.", None),
        ("She joined the International Brotherhood of Potters.", None),
        ("He sold the Seattle-based Corvane Fishing Company.", "Corvane Fishing Company"),
        ("They asked Wexley University Paul Roe about it.", "Wexley University"),
    ],
)
def test_organisations_have_their_whole_name_and_no_more(text: str, name: str | None):
    whole = name or text.partition(" the ")[2].removesuffix(".")
    assert whole in kinds(text)


def test_who_works_somewhere_is_no_part_of_its_name():
    found = kinds("They asked Wexley University Paul Roe about it.")
    assert found["Paul Roe"] is NameKind.PERSON


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Shares in Costco rose after Costco said sales were up.", NameKind.ORGANISATION),
        ("Analysts at Nomura said the bank was late.", NameKind.ORGANISATION),
        ("The pact was signed in Wexhaven, a port in Dornia.", NameKind.PLACE),
        ("It was written by Tomas Hallivar, who lives there.", NameKind.PERSON),
    ],
)
def test_kinds_by_all_the_evidence(text: str, kind: NameKind):
    assert kind in kinds(text).values()


def test_a_briefing_lists_what_a_reader_would(seeds: list[Path]):
    (seed,) = (path for path in seeds if path.name == "pasted-news-analysis.txt")
    article = read(seed.read_text("utf-8"))
    names = find_names(article)
    told = {name.name for name in brief(article, "lead").names}
    assert told == {name.name for name in names if name.listed}
    assert any(len(name.mentions) == 1 and not name.listed for name in names)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Lee, equity strategist at Corvane Bank, came.", "equity strategist at Corvane Bank"),
        ("Corvane co-founder and chief executive Ann Lee came.", None),
        ("Hull Council spokesman Ann Lee came.", "Hull Council spokesman"),
        ("Ann Lee, Wexley’s new police commissioner, came.", "Wexley’s new police commissioner"),
        ("Ann Lee, PhD, a senior fellow at Hull College, came.", "senior fellow at Hull College"),
        ("Ann Lee, chief executive and founder of Corvane, came.", None),
        ("Ann Lee of Hull University came.", "of Hull University"),
        ("The ambassador to Norway Ann Lee came.", "ambassador to Norway"),
        ("Lt. Ann Lee, Hull Police Department spokeswoman, came.", None),
        ("Ann Lee, the deputy White House press secretary, came.", None),
        ("They met patient-advocate Ann Lee.", None),
    ],
)
def test_roles_are_whole(text: str, role: str | None):
    wanted = {
        "Corvane co": "Corvane co-founder and chief executive",
        "Ann Lee, c": "chief executive and founder of Corvane",
        "Lt. Ann Le": "Hull Police Department spokeswoman",
        "Ann Lee, t": "deputy White House press secretary",
        "They met p": "patient-advocate",
    }
    assert roles(text)["Ann Lee"] == (role or wanted[text[:10]])


def test_of_several_roles_the_fullest_is_told():
    text = "President Ann Lee spoke. Ann Lee, the president of the Hull Rowing Club, was late."
    assert roles(text)["Ann Lee"] == "president of the Hull Rowing Club"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met in Mina, Saudi Arabia.", "Saudi Arabia"),
        ("It was sold in British Columbia.", "British Columbia"),
        ("They came from Bosnia and Herzegovina.", "Bosnia and Herzegovina"),
        ("It was lost in the Korean War.", "Korean War"),
        ("It was said by Minister of Education Ann Lee.", "Ann Lee"),
        ("It was said by General Ann Lee.", "Ann Lee"),
        ("It was said by Judiciary Chair Ann Lee.", "Ann Lee"),
        ("The painter of Shah Abbas I came.", "Shah Abbas I"),
    ],
)
def test_what_belongs_to_a_name(text: str, found: str):
    named = {name.name for name in find_names(read(text, "plaintext", "en"))}
    assert found in named
    assert not any(found.endswith(f" {name}") for name in named)


def test_who_is_described_is_not_whom_they_employ():
    assert roles("Roe, a wealthy baker Ann Lee employed, came.").get("Ann Lee") is None


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was shut. Corvane Bank declined to comment on the bridge.",
        "The bridge was shut. Corvane Bank offers a loan for the bridge.",
        "The bridge was shut. Ann Lee wanted the bridge to be wide.",
    ],
)
def test_nobody_is_a_source_who_said_nothing(text: str):
    assert cited(text) == []


def test_a_place_is_a_source_if_it_says_so():
    assert cited("Norway said that the bridge was shut.") == ["Norway"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The firm has yet to say who will pay for the bridge.", 1),
        ("Police are investigating whether the fire was set on purpose.", 1),
        ("The cause of the fire is under investigation.", 1),
        ("The price of the new car was not announced.", 1),
        ("The new car is likely to be slow.", 0),
        ("Who will pay for the bridge in the end?", 1),
        ("The bridge was late, and that was bad for the town, right?", 0),
        ("What about the old bridge over the river?", 0),
    ],
)
def test_what_is_left_open(text: str, count: int):
    assert len(open_points(read(text, "plaintext", "en").sentences)) == count


def test_a_conversation_answers_its_questions():
    text = " ".join(f"Did the {word} come to the old bridge? It did." for word in "abcdefgh")
    assert open_points(read(text, "plaintext", "en").sentences) == []


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("The 2020 Corvane has five doors.", []),
        ("He was stopped near the house of 1909 Elm Drive.", []),
        ("The screen has 1800 x 1920 dots.", []),
        ("Lee, A.; Roe, B. (2013). On bridges. It is long.", []),
        ("Bridges of the world 92: 1087–1101.", []),
        ("In the 1930s people built bridges.", []),
        ("A 2011 study found rust in the bridge.", ["2011"]),
        ("The first was 2016’s longest bridge in the north.", []),
        ("The bridge was built between 1862 and 1870.", ["1862/1870"]),
        ("Orr was born in 1950, taught from 1974 to 1982 and died on 3 May 1999.",
         ["1950", "1974/1982", "1999-05-03"]),
        ("Orr (2 May 1801 – 7 June 1880) was a builder.", ["1801-05-02", "1880-06-07"]),
        ("It stood open from March to August 2011.", ["2011-03/2011-08"]),
        ("It stood open from November to March 2012.", ["2011-11/2012-03"]),
        ("It stood open from 5 January 2011 to 9 March 2012.", ["2011-01-05/2012-03-09"]),
        ("Rust was found in 1995, 2004 and 2013.", ["1995", "2004", "2013"]),
        ("It was shown at the 2012 Rome Film Festival.", ["2012"]),
        ("It was lost in the 1958 Corvan coup.", ["1958"]),
        ("They rehearsed a successful 2020 landing.", ["2020"]),
        ("It was shown at the World Cup 2006.", ["2006"]),
        ("She said 2004 had been wet.", ["2004"]),
        ("Built in AD 842, it was rebuilt in about 970 CE.", ["0842", "0970"]),
        ("It keeps a 2000 year old custom.", []),
        ("The Bridges Act of 2021 is long.", []),
        ("Edmund Orr (1729–1797) wrote of bridges.", []),
        ("Posted on 15 October 2019 by Ann Orr.", []),
        ("May 7, 2015 -- Bridges are old.", []),
        ("The river rose in 2015, and in 2015 it fell.", ["2015"]),
    ],
)  # fmt: skip
def test_what_is_dated(text: str, isos: list[str]):
    assert [said.when.iso for said in timeline(read(text, "plaintext", "en"))] == isos


def test_years_of_sources_are_no_happenings():
    text = (
        "Roe (2004) counted rivets. Rust is worse in the north (Lee, 2010; Orr et al., 1998). In 2012 "
        "the bridge was closed (Ash & Lee, 2013). Nobody else has counted rivets since."
    )
    article = read(text, "plaintext", "en")
    assert [said.when.iso for said in timeline(article)] == ["2012"]


def test_a_day_of_this_year_is_told_once():
    text = "Bridges\n\n7 May 2015\n\nThe bridge was closed on 6 February this year. It is old.\n"
    [closed] = timeline(read(text, "plaintext", "en"))
    assert closed.when.iso == "2015-02-06"
