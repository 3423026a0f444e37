"""The parts of a briefing that tell of names, dates, sources, open points and the article's head."""

from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_linear
from nutgraf.article import Article
from nutgraf.attribution.entity import SourceKind
from nutgraf.briefing import brief
from nutgraf.briefing.differing import differing_figures
from nutgraf.briefing.head import head_of
from nutgraf.briefing.key_claims import key_claims
from nutgraf.briefing.questions import Open, open_points
from nutgraf.briefing.sources import sources
from nutgraf.briefing.timeline import timeline
from nutgraf.claims import find_claims
from nutgraf.facts.dates import Precision, day_written, find_dates
from nutgraf.facts.names import NameKind, find_names
from nutgraf.reading import read
from nutgraf.rendering.wording import running

WRITTEN = date(2024, 6, 5)  # a Wednesday


def names(text: str, language: str = "en") -> dict[str, NameKind]:
    return {name.name: name.kind for name in find_names(read(text, "plaintext", language))}


def people(text: str) -> dict[str, str | None]:
    article = read(text, "plaintext", "en")
    return {
        name.name: name.role and name.role.of(article.source)
        for name in find_names(article)
        if name.kind is NameKind.PERSON
    }


def dates(text: str, language: str = "en", written: date | None = WRITTEN) -> list:
    article = read(text, "plaintext", language)
    found = find_dates(article, written=written)
    return [(one.span.of(article.source), one.iso) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt. Meanwhile the road stayed shut. Yesterday it rained.",
        "On Monday in March it rained. May brought snow. I was there.",
        "COUNCIL VOTES AGAINST THE NEW BRIDGE",
        "The Dutch and the French agreed. Christmas was quiet. The President spoke.",
        "She asked: What now? “Never,” he said. (Perhaps later.)",
        "Mr President, Madam Chair, thank you. Thank you, Mr Speaker.",
    ],
)
def test_no_names(text: str):
    assert names(text) == {}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The former transport minister Ann Lee resigned.", "former transport minister"),
        ("Ann Lee, 45, a baker from Hull, resigned.", "baker from Hull"),
        ("Its spokeswoman for trade, Ann Lee, said no.", "spokeswoman for trade"),
        ("Ann Lee is the head of the choir.", "head of the choir"),
        ("It was Deputy Prime Minister Ann Lee.", "Deputy Prime Minister"),
        ("It was Secretary of State Ann Lee who came.", "Secretary of State"),
        ("It was Secretary General Ann Lee who came.", "Secretary General"),
        ("It was Dr. Ann Lee.", "Dr."),
        ("It was Mrs Ann Lee.", None),
        ("Then his younger brother Ann Lee came.", "his younger brother"),
        ("He met a classmate, Ann Lee, in Hull.", "classmate"),
        ("It was won by European medal favourite Ann Lee.", "European medal favourite"),
        ("Ann Lee, a Booker winner, was there.", "Booker winner"),
        ("It was read by Ann Lee, one of his editors at Tor.", "one of his editors at Tor"),
        ("Ann Lee, the first poet of the valley, resigned.", "first poet of the valley"),
        ("Ann Lee, Corvane’s third child, resigned.", "Corvane’s third child"),
        ("Ann Lee, Head of Research at Corvane, resigned.", "Head of Research at Corvane"),
        ("It was said by Ann Lee, who heads the Bridge Trust.", "who heads the Bridge Trust"),
        (
            "Ann Lee, a former soldier who had led the choir, resigned.",
            "former soldier who had led the choir",
        ),
        (
            "Ann Lee, a friend who closed the bridge and was sued for it by people of the town who had "
            "no way to work, came.",
            "friend",
        ),
        ("Ann Lee (born 3 May 1929) [1] [2] is a Dornian actor.", "Dornian actor"),
        ("Liberal parliamentary chairman Ann Lee resigned.", "Liberal parliamentary chairman"),
        ("Harbour conservation ranger Ann Lee resigned.", "Harbour conservation ranger"),
        ("The detective met officer Ann Lee, whose bridge was shut.", "officer"),
        ("It was shown by Ann Lee, the friend Corvane tells of.", None),
        ("Near Hull the bridge of Ann Lee, a bridge of iron was shut.", None),
    ],
)
def test_roles(text: str, role: str | None):
    assert people(text) == {"Ann Lee": role}


def test_a_row_of_people_shares_what_they_are():
    text = (
        "It was found by the researchers Ann Lee of Hull and Tom Orr, not by Jane Ash. "
        "She met Maud Holm and Amy Roe."
    )
    found = people(text)
    assert found == {
        "Ann Lee": "researchers", "Tom Orr": "researchers", "Jane Ash": None,
        "Maud Holm": None, "Amy Roe": None,
    }  # fmt: skip


def test_forms_of_one_name_are_joined():
    text = (
        "Henk van der Zalm met Gregory T. Oakes and the Food and Drug Board (FDB). "
        "Van der Zalm’s plan failed, said Gregory Oakes. Mr Oakes left. The FDB did not."
    )
    found = {name.name: name for name in find_names(read(text, "plaintext", "en"))}
    assert set(found) == {"Henk van der Zalm", "Gregory T. Oakes", "Food and Drug Board"}
    assert len(found["Henk van der Zalm"].mentions) == 2
    assert len(found["Gregory T. Oakes"].mentions) == 3
    assert found["Food and Drug Board"].aliases == ("FDB",)
    assert [span.of(text) for span in found["Henk van der Zalm"].mentions] == [
        "Henk van der Zalm",
        "Van der Zalm",
    ]


def test_a_surname_goes_to_whoever_was_named_last():
    text = "Ann Lee came. Lee sat down. Then Tom Lee came. Lee stood."
    found = {name.name: len(name.mentions) for name in find_names(read(text, "plaintext", "en"))}
    assert found == {"Ann Lee": 2, "Tom Lee": 2}


def test_one_sign_is_outweighed():
    # A firm "says" things too, and a stake is in no place.
    assert names("They bought a stake in Norvane. Norvane said it was glad.") == {
        "Norvane": NameKind.ORGANISATION
    }
    assert names("They live in Norvane, the capital of Sutria.") == {
        "Norvane": NameKind.PLACE,
        "Sutria": NameKind.PLACE,
    }


def test_where_every_noun_has_a_capital_little_is_a_name():
    text = (
        "Die Regierung hat am Montag ein Gesetz beschlossen. Ministerin Ines Abendroth lobte den "
        "Entwurf. Abendroth sprach in Zukunft von Vertrauen. Die Nordlicht Daten AG schwieg."
    )
    assert names(text, "de") == {
        "Ines Abendroth": NameKind.PERSON,
        "Nordlicht Daten AG": NameKind.ORGANISATION,
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It began on Tuesday, 12 March 2024.", [("Tuesday, 12 March 2024", "2024-03-12")]),
        ("It began on March 12th, 2024.", [("March 12th, 2024", "2024-03-12")]),
        ("It began on 2024-03-12.", [("2024-03-12", "2024-03-12")]),
        ("It began on 25/12/2023.", [("25/12/2023", "2023-12-25")]),
        ("It began on 03/04/2024.", [("03/04/2024", None)]),
        ("It began on 31 February 2024.", []),
        ("It began in the mid-1990s.", [("the mid-1990s", "199X")]),
        ("It ran from 2015–2019.", [("2015–2019", "2015/2019")]),
        ("It began three days ago.", [("three days ago", "2024-06-02")]),
        ("It began on Wednesday.", [("on Wednesday", "2024-06-05")]),
        ("They voted to close it on 1 October.", [("1 October", None)]),
        ("They raised it from 1 October.", [("1 October", None)]),
        ("It was closed on 1 October.", [("1 October", "2023-10-01")]),
        ("It is as strong as today’s bridge.", []),
        ("Today, some still worship the river.", [("Today", None)]),
        ("We must keep what we have today.", [("today", None)]),
        ("Today, the council will vote.", [("Today", "2024-06-05")]),
        ("The council announced today that it is shut.", [("today", "2024-06-05")]),
        ("The council today closed it.", [("today", "2024-06-05")]),
        (
            "On 3 May 1944 they came. On June 6 they landed.",
            [("3 May 1944", "1944-05-03"), ("June 6", "1944-06-06")],
        ),
        (
            "On 3 May 1944 they came. On March 6 they had met.",
            [("3 May 1944", "1944-05-03"), ("March 6", None)],
        ),
        ("It will begin on Monday.", [("on Monday", "2024-06-10")]),
        ("He said on Monday that it will begin.", [("on Monday", "2024-06-03")]),
        ("It began last month.", [("last month", "2024-05")]),
        ("It grew over the last year.", []),
        ("It began in December.", [("in December"[3:], "2023-12")]),
        ("It will begin in December.", [("December", "2024-12")]),
        ("May I ask whether they march on?", []),
        ("They sold 2019 homes, or about 2000 tons.", []),
        ("It rose to $2019 and to 1650 GMT.", []),
        ("In 1944 they came. On June 6 they landed.", [("1944", "1944"), ("June 6", None)]),
    ],
)
def test_dates(text: str, found: list):
    assert dates(text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Am 3. März 2024 begann es, vor drei Wochen endete es.", ["2024-03-03", "2024-W20"]),
        ("fr", "Le 3 mars 2024, puis la semaine dernière, puis hier.", ["2024-03-03", "2024-W22", "2024-06-04"]),
        ("es", "El 3 de marzo de 2024 y hace dos años.", ["2024-03-03", "2022"]),
        ("it", "Il 3 marzo 2024 e due anni fa.", ["2024-03-03", "2022"]),
        ("pt", "Em 3 de março de 2024 e há dois anos.", ["2024-03-03", "2022"]),
        ("nl", "Op 3 maart 2024 en twee weken geleden.", ["2024-03-03", "2024-W21"]),
        ("de", "Es war der 03.04.2024.", ["2024-04-03"]),
        ("fr", "Le train circulera le 14 décembre.", ["2024-12-14"]),
        ("fr", "Le train circulait le 14 décembre.", ["2023-12-14"]),
    ],
)  # fmt: skip
def test_dates_in_other_languages(language: str, text: str, found: list):
    assert [iso for _, iso in dates(text, language)] == found


def test_relative_dates_say_nothing_alone():
    article = read("It began last week. It ends on Friday, 7 June 2024.", "plaintext", "en")
    relative, exact = find_dates(article)
    assert (relative.iso, relative.precision, relative.resolved) == (None, Precision.WEEK, False)
    assert (exact.iso, exact.precision, exact.resolved) == ("2024-06-07", Precision.DAY, False)


def test_the_day_written_is_read_from_the_head():
    body = "It rained in the valley all day, and nobody came to the old bridge yesterday. " * 3
    article = read(f"---\ntitle: Rain\ndate: 2024-06-05\n---\n\n{body}", "markdown", "en")
    assert day_written(article) == WRITTEN
    assert find_dates(article)[0].iso == "2024-06-04"
    assert find_dates(article)[0].resolved


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Dear Ann,\n\nJuly 9, 1951.\n\n{}", "1951-07-09"),
        ("Nine Bridges\n\nMAIDEN SPEECH\n\nJanuary 20, 2021\n\n{}", "2021-01-20"),
        ("Nine Bridges\n\nApril 17, 2015 -- {}", "2015-04-17"),
        ("Nine Bridges\n\nThursday, May 7, 2015 {}", "2015-05-07"),
        ("2018-11-06 Speech at the Bridge Foundation in Toronto\n\n{}", "2018-11-06"),
        ("Nine Bridges\n\nMay 7, 2015 was wet. {}", None),
        ("Nine Bridges\n\nOn May 7, 2015 it rained. {}", None),
    ],
)
def test_the_day_written_stands_by_itself(text: str, day: str | None):
    body = "On Tuesday the old bridge of the valley was closed, since its rivets had rusted away. "
    article = read(text.format(body * 3), "plaintext", "en")
    assert day_written(article) == (day and date.fromisoformat(day))


def test_the_timeline_is_in_order():
    text = "In 2021 it burnt. It opened on 3 May 1998. In May 1998 it rained. Nobody knows."
    said = timeline(read(text, "plaintext", "en"))
    assert [one.when.iso for one in said] == ["1998-05", "1998-05-03", "2021"]


def test_a_question_is_no_event():
    text = "“The question is what happened in 2009?” In 2010 it burnt."
    assert [one.when.iso for one in timeline(read(text, "plaintext", "en"))] == ["2010"]


def test_open_points():
    text = (
        "It is unclear who paid. The court has yet to decide. Who will pay for all of it? "
        "A ruling is expected in May. It rained. “Who are you?” she asked."
    )
    article = read(text, "plaintext", "en")
    assert [(point.open, point.words) for point in open_points(article.sentences)] == [
        (Open.UNKNOWN, "is unclear"),
        (Open.UNDECIDED, "has yet to decide"),
        (Open.ASKED, ""),
        (Open.EXPECTED, "is expected"),
    ]


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("The cause of the fire was never determined.", Open.UNKNOWN),
        ("The age of the pier is still unknown.", Open.UNKNOWN),
        ("Whether the pier will stand will depend on the weather.", Open.UNDECIDED),
        ("The owner can appeal the ruling.", Open.UNDECIDED),
        ("The date of the oldest pier is disputed.", Open.UNDECIDED),
    ],
)
def test_what_is_left_open_is_told(sentence: str, left: Open):
    article = read(sentence, "plaintext", "en")
    assert [point.open for point in open_points(article.sentences)] == [left]


def test_sources_are_grouped():
    text = (
        "The bridge is unsafe, said Ann Lee, the mayor of Hull. “It must be shut,” Lee said. "
        "“It is old,” she added. The mayor said that it would cost $4 million. "
        "Two officials said the money was there. According to a report, 40 people were hurt. "
        "The works employed 3,000 people."
    )
    found = sources(read(text, "plaintext", "en"))
    told = [(one.label, one.kind, len(one.attributions)) for one in found.sources]
    assert told == [
        ("Ann Lee", SourceKind.NAMED, 4),
        ("Two officials", SourceKind.ANONYMOUS, 1),
        ("a report", SourceKind.DOCUMENT, 1),
    ]
    assert (found.unsourced, found.checkable) == (1, 4)


@pytest.mark.parametrize(
    ("sentence", "label", "kind"),
    [
        (
            "Officials on both sides said the bridge was shut.",
            "Officials on both sides",
            "anonymous",
        ),
        (
            "A spokesman for Ann Lee said the bridge was shut.",
            "A spokesman for Ann Lee",
            "anonymous",
        ),
        ("One of the workers said the bridge was shut.", "One of the workers", "anonymous"),
        ("A report on the bridge in Norway said it was unsafe.", None, "document"),
        ("Ann Lee’s campaign said the bridge was shut.", "Ann Lee’s campaign", "named"),
        ("The Norwegian government said the bridge was shut.", "The Norwegian government", "named"),
        ("Police Norway said the bridge was shut.", "Police Norway", "named"),
        ("The mayor of Hull, Ann Lee, said the bridge was shut.", "Ann Lee", "named"),
        ("Reuters news agency said the bridge was shut.", "Reuters", "named"),
        ("The Prime Minister said the bridge was shut.", "The Prime Minister", "other"),
    ],
)
def test_a_name_in_passing_is_no_source(sentence: str, label: str | None, kind: str):
    text = f"Ann Lee was in Norway on Tuesday. {sentence}"
    (found,) = sources(read(text, "plaintext", "en")).sources
    assert found.kind == kind
    assert label is None or found.label == label


@pytest.mark.parametrize(
    "sentence",
    [
        "The tone of the meeting echoed that of the year before.",
        "The Norway meeting showed that little had changed.",
    ],
)
def test_things_are_no_sources(sentence: str):
    text = f"Ann Lee was in Norway on Tuesday. {sentence}"
    assert sources(read(text, "plaintext", "en")).sources == ()


def test_a_role_tells_whose_words_they_are():
    text = (
        "Ann Lee, the transport minister, opened the bridge. Norway’s transport minister said "
        "that it was safe. The Norwegian transport minister said that it was wide. A transport "
        "minister of another country said that it was narrow."
    )
    (found, _) = sources(read(text, "plaintext", "en")).sources
    assert (found.label, len(found.attributions)) == ("Ann Lee", 2)


def test_a_gist_is_shown_without_what_ties_it_to_another_sentence():
    text = (
        "It snowed on Monday.\n\nBut the council of Hull has decided to close the harbour bridge "
        "until May because rust has weakened its cables."
    )
    briefing = brief(read(text, "plaintext", "en"))
    assert running(briefing).startswith("… the council of Hull has decided")
    assert briefing.gist[0].sentence.text.startswith("But the council")


def test_what_is_hardly_worth_a_check_is_no_key_claim():
    article = read(
        "The harbour lost 40 percent of its trade in 2031, the council said.\n\n"
        "Bo Lind sat on the wall. His coat was wet. A dog slept there. Rain fell. It was late.",
        "plaintext",
        "en",
    )
    claims = find_claims(article)
    chosen = key_claims(article, claims, 5)
    assert len(claims) > len(chosen)
    assert [claim.sentence.index for claim in chosen][:1] == [0]


def test_key_claims_are_understood_alone_and_told_once():
    text = (
        "Bo Lind and Ann Lee met on Monday to agree on the price of the harbour bridge. Eleven "
        "hours. That’s how long Bo Lind and Ann Lee argued about the bridge before they signed a "
        "contract worth $40 million. The bridge will cost Hull 14% more than in 2019. Now the "
        "bridge will cost Hull 14% more than in 2019. He paid $3 million for 12 boats in 2019. Her "
        "office spent $40 million more on the bridge at Hull in 2019 than in 2018. “We are late,” "
        "said Ann Lee on Tuesday. She said that the bridge would raise taxes in Hull by 12% in 2020."
    )
    claims = [claim.sentence.text for claim in brief(read(text, "plaintext", "en")).claims]
    openings = [claim.split(" ", 2)[:2] for claim in claims]
    assert ["That’s", "how"] not in openings
    assert ["He", "paid"] not in openings
    # What is told is told, and who says it is named beside it.
    assert ["Her", "office"] in openings
    assert ["She", "said"] in openings
    assert sum("14% more" in claim for claim in claims) == 1


def test_differing_figures():
    text = (
        "The old bridge at Hull carried 4,100 lorries over the river. It was shut in spring. "
        "The old bridge at Hull carried 5,300 lorries over the river."
    )
    article = read(text, "plaintext", "en")
    (found,) = differing_figures(article)
    assert (found.figure.span.of(text), found.earlier.span.of(text)) == ("5,300", "4,100")


def test_so_much_in_a_while_is_another_thing_than_so_much():
    once = "The old bridge at Hull carried 4,100 lorries over the river."
    daily = "The old bridge at Hull carried 5,300 lorries a day over the river."
    again = "The old bridge at Hull carried 5,900 lorries a day over the river."
    assert differing_figures(read(f"{once} It was shut. {daily}")) == []
    (found,) = differing_figures(read(f"{once} {daily} It was shut. {again}"))
    assert found.figure.number.value == 5_900


def test_the_head():
    body = (
        "The old bridge over the river was shut on Tuesday after a crack was found in it. "
        "The council said that it would take a year to mend it, and that it had no money.\n\n"
    )
    text = f"The Old Bridge Is Shut\n\nBy Ann Lee, Reuters\n\n5 June 2024\n\n{body * 3}"
    head = head_of(read(text, "plaintext", "en"))
    assert head.title is not None
    assert head.title.text == "The Old Bridge Is Shut"
    assert head.outlet is not None
    assert head.outlet.of(text) == "Reuters"
    assert head.written == WRITTEN
    assert (head.words, head.minutes, head.language) == (105, 1, "en")
    assert head.furniture == 0


WORDS = st.sampled_from(
    [
        "Ann",
        "Lee",
        "Lee’s",
        "Dr.",
        "Dr",
        "the",
        "of",
        "and",
        "van",
        "der",
        "St",
        "Bank",
        "Ministry",
        "(WHO)",
        "WHO",
        "&",
        "Sons",
        "Inc.",
        "said,",
        "minister",
        "in",
        "on",
        "Tuesday",
        "12",
        "March",
        "2024",
        "3/4/2024",
        "1990s",
        "last",
        "week",
        "ago",
        "three",
        "May",
        "2019",
        "2019–2021",
        "“Yes,”",
        "—",
        "U.S.",
        "al-Rashidi",
        "Émile",
        "İstanbul",
        "Ž",
        "\n\n",
        "O'Neill's",
        "January.",
        "9999",
        "²",
        "٣",
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=200))


@given(TEXTS, st.sampled_from(["en", "de", "fr", "pl", "zh"]))
@settings(max_examples=150, deadline=None)
def test_every_span_is_in_the_text(text: str, language: str):
    article = read(text, "plaintext", language)
    bodies = [block.span for block in article.blocks if block.wording]

    def inside(span) -> bool:
        return len(span) > 0 and any(span in body for body in bodies)

    for name in find_names(article):
        assert name.mentions == tuple(sorted(name.mentions))
        assert all(map(inside, name.mentions))
        assert name.role is None or inside(name.role)
    for found in find_dates(article, written=WRITTEN):
        assert inside(found.span)
        assert found.span in article.sentences[found.sentence].span
        assert found.iso is None or found.begins is not None
    told = [(one.sentence.index, one.when.iso) for one in timeline(article)]
    assert len(told) == len(set(told))
    for source in sources(article).sources:
        assert len(source.attributions) > 0
    head_of(article)
    open_points(article.sentences, language)
    differing_figures(article)


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_the_same_again(text: str):
    first, second = (read(text, "plaintext", "en") for _ in range(2))
    assert find_names(first) == find_names(second) == find_names(first)


PARTS = {
    "names": find_names,
    "dates": lambda article: find_dates(article, written=WRITTEN),
    "open": lambda article: open_points(article.sentences),
    "head": head_of,
}
UNITS = [
    "A", "Ann ", "Ann Lee ", "ANN LEE ", "Dr ", "Dr. ", "the ", "of the Bank ", "Bank of ", "A. ", "(WHO) ", "minister ", ", ",
    "and Ann ", "van ", "12 March 2024 ", "2019 ", "12 ", "last week ", "on Tuesday ", "1/", "3/4/2024", "March ", "Ann-", "Ann's ", "“Ann” ",
    "Ann Lee said. ", "Mr Lee came. Ann Lee came. ", "In 2019 it rained. ",
]  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("unit", UNITS)
def test_finding_its_parts_is_linear(unit: str):
    def reading(size: int) -> Article:
        return read(unit * (size // len(unit)), "plaintext", "en")

    for part, find in PARTS.items():
        assert_linear(lambda size, find=find: partial(find, reading(size)), part)


def test_what_is_said_in_brackets_is_no_point():
    text = (
        "The council of Hull will close the harbour bridge in May. "
        "(Hull says that 14 cables of the harbour bridge are rusty; the county says that 4 are.) "
        "The county pays for 30 new cables. The bridge opened in 1968 and carries 4,000 lorries."
    )
    sections = brief(read(text, "plaintext", "en")).sections
    assert not any(point.sentence.text.startswith("(") for one in sections for point in one.points)


def test_nobody_who_speaks_of_themselves_is_a_source_by_a_pronoun():
    text = "Am I correct in saying that? Am I right to say that the bridge is shut? We said so."
    assert sources(read(text, "plaintext", "en")).sources == ()
