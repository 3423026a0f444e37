"""Reports of one event in the words of several desks: what they share, differ in and tell alone.

Each file of `clusters/` has three or four reports of an invented event, and what an editor wants to
read of them, in the form of `benchmarks/labels/several.toml`.
"""

import tomllib
from pathlib import Path

import pytest

import nutgraf
from nutgraf.briefing.multi_document.content import content_of
from nutgraf.briefing.multi_document.matters import Told, by_matter, each_once
from nutgraf.briefing.multi_document.opposition import Reversal, turned
from nutgraf.briefing.multi_document.part import JointMention

FOLDER = Path(__file__).parent / "clusters"
CLUSTERS = sorted(FOLDER.glob("*.toml"))


def briefed(path: Path) -> nutgraf.JointBriefing:
    texts = tomllib.loads(path.read_text("utf-8"))["articles"]
    articles = [nutgraf.read(text.strip() + "\n", name=name) for name, text in texts.items()]
    return nutgraf.brief_together(articles, names=list(texts))


def agreed(found: nutgraf.JointBriefing) -> list[set[str]]:
    return [{mention.sentence.text for mention in one.mentions} for one in found.agreed]


def pair(one: str, other: str) -> nutgraf.JointBriefing:
    """Two reports of one story that has a sentence of either kind in it."""
    texts = (
        "# Harbour plant in Ostrand to close\n\nWeir Steel closes its harbour plant in Ostrand. "
        f"The mayor was told by telephone. {one}",
        "# Weir Steel closes plant\n\nThe harbour plant in Ostrand is closed by Weir Steel. "
        f"Nobody answered the bell yesterday. {other}",
    )
    return nutgraf.brief_together([nutgraf.read(text, "markdown") for text in texts])


@pytest.mark.parametrize("path", CLUSTERS, ids=lambda path: path.stem)
def test_more_than_quotations_are_agreed_on(path: Path):
    assert len(briefed(path).agreed) >= 3


def test_a_number_brings_three_reports_together():
    found = briefed(FOLDER / "surgeon.toml")
    assert any(
        one.articles == 3 and "2.3 million" in one.said.sentence.text for one in found.agreed
    )


def test_what_is_counted_otherwise_is_told_side_by_side():
    found = briefed(FOLDER / "fossil.toml")
    sides = {one.first.sentence.text[:11] for one in found.told_differently}
    assert sides == {"The living "}
    values = [
        {value.figure.span.of(value.part.article.source) for value in one.values}
        for one in briefed(FOLDER / "ferry.toml").differing
    ]
    assert values == [{"17", "19"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Inspectors found rainwater leaking through the roof onto the conveyor belts in April.",
            "In April the conveyor belts stood under a leaking roof, an inspector had written.",
        ),
        (
            "The furnace swallowed $3.4bn of subsidies in its time.",
            "Its subsidies are put at $3.4 billion, most of them for the furnace.",
        ),
        (
            "Weir Steel sold the trademark of the furnace to a partner for $5.9 million.",
            "A partner paid almost $6 million for a trademark, which the works returned.",
        ),
        (
            "A rowing club of 312 members will lose its boathouse to the demolition.",
            "The boathouse, home to the rowing of 312 people, goes with the demolition.",
        ),
        (
            "“We were numbers on somebody's invoice,” the crane driver told reporters.",
            "At the gate a driver of cranes shouted that they were “numbers on somebody's invoice”, "
            "and walked off.",
        ),
        (
            "Twenty-five apprentices may finish their training in Hollen.",
            "A school in Hollen offered places to all 25 apprentices of the works.",
        ),
    ],
)
def test_a_fact_in_other_words_is_agreed_on(one: str, other: str):
    assert {one, other} in agreed(pair(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The same person, who tells something else.
        (
            "Energy minister Carla Munk said the furnace had been a burden for years.",
            "The Ostrand tram should be extended, energy minister Carla Munk wrote in May.",
        ),
        # Another number of the same.
        (
            "An auditor found a hole of 4 billion crowns in the pension accounts of the smelter.",
            "The smelter's pension accounts had a hole of 14 billion crowns, an auditor found.",
        ),
        (
            "Weir Steel sold the trademark of the furnace to a partner for $5.9 million.",
            "A partner paid more than $6 million for a trademark, which the works returned.",
        ),
        # The same number of something else.
        (
            "The plant keeps 28 forklifts, which go to a dealer in Hollen.",
            "A dealer in Hollen paid for the 28 tractors of the plant.",
        ),
        # Others who do the same.
        (
            "More and more Ostranders join the sailing league's fast lane at the weekend.",
            "One person in Skarvik joins the sailing league's fast lane every weekend.",
        ),
        # Two quotations of one man.
        (
            "“We need additional furnaces and the capability to run them,” he said in Oslo.",
            "“Additional orders would bring the capability back to our furnaces,” he wrote.",
        ),
        (
            "The night shift objected to the closure of the canteen in the smelter.",
            "The night shift did not object to the closure of the canteen in the smelter.",
        ),
    ],
)
def test_what_is_only_about_the_same_is_not(one: str, other: str):
    assert not any({one, other} <= texts for texts in agreed(pair(one, other)))


def test_days_of_a_month_and_years_are_no_other_numbers():
    one, other, later = (
        content_of(text, "en")
        for text in (
            "The mill with 40 looms closed on June 3.",
            "The mill closed in 1998 with its 40 looms.",
            "The mill with 40 looms closed on June 5.",
        )
    )
    assert one.days == {"3"}
    assert turned(one, other, "en") is None
    assert turned(one, later, "en") is Reversal.DAY
    fewer = content_of("The mill with 30 looms closed on June 3.", "en")
    assert turned(one, fewer, "en") is Reversal.NUMBER


def test_numbers_are_compared_however_they_are_written():
    written = "Twenty-five men carried 14km of pipe worth $3.4bn for $20m."
    spelled = "25 men carried 14 kilometres of pipe worth $3.4 billion for $20 million."
    assert content_of(written, "en").order == content_of(spelled, "en").order


def test_a_sentence_that_tells_two_things_is_told_twice():
    found = nutgraf.brief_together(["Hull burnt. It rained. Nobody came.", "York slept well."])
    first, second, third = (
        JointMention(found.parts[0], sentence) for sentence in found.parts[0].article.sentences
    )
    fire, rain = frozenset({"63", "hull", "burnt"}), frozenset({"rain", "hail", "hull", "wind"})
    told = [
        Told(first, (second,), is_whole=False, about=fire),
        Told(first, (third,), is_whole=False, about=rain),
        Told(first, (third,), is_whole=False, about=frozenset({"63", "york"})),
    ]
    matters = by_matter(told)
    assert [one.about for one in matters] == [{"63"}, rain]
    assert matters[0].others == (second, third)
    assert len(each_once(matters, lambda mention: (0.0, 0, mention.sentence.index))) >= 1


def test_what_others_tell_in_other_words_is_not_told_as_ones_own():
    one = "The boathouse of the rowing club goes with the demolition of the old jetty."
    other = "With the jetty the demolition takes the boathouse, home of the rowers."
    found = pair(one, other)
    alone = {point.text for each in found.only for point in each.points}
    assert alone.isdisjoint({one, other})


def test_the_order_of_words_in_what_several_say_is_no_difference():
    assert briefed(FOLDER / "council.toml").told_differently == ()


def test_an_event_is_one_line_of_the_timeline_in_whatever_words():
    found = briefed(FOLDER / "ferry.toml")
    [built] = [one for one in found.timeline if one.when.iso == "1987"]
    assert [mention.part.label for mention in built.mentions] == ["agency.txt", "island.txt"]


def test_a_list_of_names_in_another_order_is_no_difference():
    one = (
        "The agency chose Weir Steel, Hollen Marine, Selby Tools and Oban Rope to join its scheme."
    )
    other = (
        "The agency chose Oban Rope, Selby Tools, Hollen Marine and Weir Steel to join its scheme."
    )
    assert pair(one, other).told_differently == ()


def test_the_gist_is_not_told_again_as_what_only_one_says():
    found = nutgraf.brief_together(["Hull's mill burnt down on Monday.", "York slept well in May."])
    gist = {mention.sentence.text for mention in found.gist}
    assert len(gist) == 2
    assert gist.isdisjoint(point.text for one in found.only for point in one.points)
