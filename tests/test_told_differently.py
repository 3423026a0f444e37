"""A sentence that another turns round is never told as what both say; it is told as different."""

import pytest

import nutgraf
from nutgraf.rendering import markdown

# Sixty pairs of fifteen kinds: what one article says, and what is said instead of a word of it.
REVERSED = {
    "negation": [
        ("The inspectors found asbestos in the school canteen at Selby.", "found", "found no"),
        ("The ferry company will refund the passengers stranded at Oban.", "will", "will not"),
        ("The coach said the injured keeper was fit for the semi-final.", "was", "was never"),
        ("Engineers could explain the collapse of the crane at the dock.", "could", "couldn't"),
    ],
    "direction": [
        ("Shares in the brewer rose sharply after the quarterly report.", "rose", "fell"),
        ("Ticket sales at the theatre climbed by a tenth over the winter.", "climbed", "dropped"),
        ("The river level at the old mill is going up, engineers warned.", "up", "down"),
        ("House prices in the valley increased for the third month.", "increased", "decreased"),
    ],
    "verdict": [
        ("A jury found the former mayor guilty of taking bribes.", "guilty", "innocent"),
        ("The court convicted the nurse of stealing hospital drugs.", "convicted", "acquitted"),
        ("Judges upheld the ban on trawling inside the marine reserve.", "upheld", "overturned"),
        ("Police arrested the driver of the lorry after the crash.", "arrested", "released"),
    ],
    "roles": [
        ("Norway beat Iceland in the handball final on Sunday.", "Norway beat Iceland",
         "Iceland beat Norway"),
        ("The landlord sued the tenants over the broken boiler.", "The landlord sued the tenants",
         "The tenants sued the landlord"),
        ("Brown accused Miller of leaking the council papers.", "Brown accused Miller",
         "Miller accused Brown"),
        ("The bank lent the shipyard money to finish two ferries.", "The bank lent the shipyard",
         "The shipyard lent the bank"),
    ],
    "passive": [
        ("The cyclist was hit by the tram near the market square.",
         "The cyclist was hit by the tram", "The tram was hit by the cyclist"),
        ("The mayor was praised by the bishop for the new shelter.",
         "The mayor was praised by the bishop", "The bishop was praised by the mayor"),
        ("Harris was replaced by Cole as captain of the lifeboat.",
         "Harris was replaced by Cole", "Cole was replaced by Harris"),
        ("The farmers were blamed by the anglers for the dead fish.",
         "The farmers were blamed by the anglers", "The farmers blamed the anglers"),
    ],
    "number": [
        ("The fire at the warehouse destroyed 40 new buses.", "40", "60"),
        ("Seven climbers were rescued from the glacier by helicopter.", "Seven", "Nine"),
        ("The council will spend 3.2 million crowns on the new pier.", "3.2", "4.2"),
        ("The charity lost a million crowns in the fraud, auditors said.", "million", "billion"),
    ],
    "day": [
        ("The strike of the tram drivers begins on Tuesday morning.", "Tuesday", "Thursday"),
        ("The bridge over the lock reopens to lorries in March.", "March", "May"),
        ("The minister meets the miners' union in the morning.", "morning", "evening"),
        ("The museum announced yesterday that it had found the painting.", "yesterday", "today"),
    ],
    "name": [
        ("Councillor Ann Lee resigned over the flooded car park.", "Ann Lee", "Joan Beck"),
        ("The trawler ran aground on a reef off Skye during the night.", "Skye", "Mull"),
        ("Volvo recalled thousands of vans because of faulty brakes.", "Volvo", "Renault"),
        ("The choir from Leeds won first prize at the folk festival.", "Leeds", "Derby"),
    ],
    "stand": [
        ("The bishop supports the plan to sell the cathedral meadow.", "supports", "opposes"),
        ("Members of the union voted for the new pay offer.", "for", "against"),
        ("The regulator approved the merger of the two water companies.", "approved", "rejected"),
        ("The senator praised the handling of the prison riot.", "praised", "criticised"),
    ],
    "amount": [
        ("More pupils passed the physics exam this summer than last.", "More", "Fewer"),
        ("The bakery employs over 200 people at its plant in Hull.", "over", "under"),
        ("Profits at the airline doubled in the last financial year.", "doubled", "halved"),
        ("The company reported a large surplus in its pension fund.", "surplus", "deficit"),
    ],
    "order": [
        ("The pilot radioed for help before the engine caught fire.", "before", "after"),
        ("The clinic opened its doors earlier than the builders promised.", "earlier", "later"),
        ("Hikers saw the first wolf of the year near the reservoir.", "first", "last"),
        ("The orchestra begins its tour of village churches in Wells.", "begins", "ends"),
    ],
    "quantity": [
        ("All trains between Crewe and Chester were cancelled by the storm.", "All", "Some"),
        ("Everyone on the damaged yacht survived the night at sea.", "Everyone", "Nobody"),
        ("Most farmers in the district have signed the water contract.", "Most", "Few"),
        ("Many beaches along the estuary were closed by the oil spill.", "Many", "Few"),
    ],
    "certainty": [
        ("The volcano may erupt again within days, geologists said.", "may", "will"),
        ("The museum could lose its licence over the missing coins.", "could", "will"),
        ("A second wave of redundancies at the mill is likely.", "likely", "unlikely"),
        ("It is possible to save the listed cinema from demolition.", "possible", "impossible"),
    ],
    "result": [
        ("The home side won the cup tie in front of a record crowd.", "won", "lost"),
        ("The rescue of the trapped miners succeeded on the third day.", "succeeded", "failed"),
        ("The rocket carrying the weather satellite survived its landing.", "survived", "missed"),
        ("The hospital passed its yearly hygiene inspection.", "passed", "failed"),
    ],
    "work": [
        ("The newspaper hired its chief crossword editor this week.", "hired", "fired"),
        ("The supermarket opened its branch in the station square.", "opened", "closed"),
        ("The fund bought half of the shares in the cable maker.", "bought", "sold"),
        ("The mountain village imports most of its drinking water.", "imports", "exports"),
    ],
}  # fmt: skip
PAIRS = [
    pytest.param(text, text.replace(word, other, 1), id=f"{kind}-{number}")
    for kind, pairs in REVERSED.items()
    for number, (text, word, other) in enumerate(pairs, start=1)
]


def test_there_are_sixty():
    assert len(PAIRS) == 60
    assert len(REVERSED) == 15


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_one_word_reversed_is_no_agreement(one: str, other: str):
    assert one != other
    for texts in ([one, other], [other, one]):
        found = nutgraf.brief_together(texts)
        assert not found.agreed
        shared = [*found.claims, *found.timeline]
        assert all(len({each.part.number for each in one.mentions}) == 1 for one in shared)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_in_longer_reports_neither(one: str, other: str):
    ahead = "Nothing like it has been seen in the county since the great frost of 1963."
    behind = "Reporters were kept behind a rope until the evening, and the rain went on."
    found = nutgraf.brief_together([f"{one} {ahead}", f"{behind} {other}"])
    assert not found.agreed


def test_both_wordings_are_told():
    told = 0
    for pair in PAIRS:
        found = nutgraf.brief_together(list(pair.values))
        told += bool(found.told_differently or found.differing)
    assert told >= 45


def test_told_differently_names_the_turn():
    one = "The ferry company will refund the passengers who were stranded at Oban."
    other = "The ferry company will not refund the passengers who were stranded at Oban."
    found = nutgraf.brief_together([one, other], names=["post.txt", "echo.txt"])
    [pair] = found.told_differently
    assert pair.turn == "negation"
    assert (pair.first.part.label, pair.second.part.label) == ("post.txt", "echo.txt")
    shown = markdown.joint_briefing(found)
    assert "Told differently" in shown
    assert one in shown
    assert other in shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The lifeboat crew found 14 people on the rocks.",
         "At dawn the crew of the lifeboat found 14 people, two of them children, on the rocks."),
        ("Sentencing is set for 14 March.",
         "The sentencing is set for March 14, according to a spokesman for the court."),
        ("“We will repair every roof in the street before the winter comes,” Ann Lee said.",
         "In a letter, Lee wrote: “We will repair every roof in the street before the winter "
         "comes.”"),
        ("“It is all the same to us now, and we will do what we always did,” said Lee.",
         "She had been asked before. “It is all the same to us now, and we will do what we always "
         "did.”"),
        ("Divers searched the flooded quarry for the missing van, police said.",
         "Divers searched the flooded quarry for the missing van on Monday, the mayor of Selby, "
         "Ann Lee, said."),
        ("Police found the missing violin in a locker at the bus station.",
         "The missing violin was found by police in a locker at the bus station of Wells."),
    ],
)  # fmt: skip
def test_the_same_in_other_words_is_agreed(one: str, other: str):
    filler = "Nothing like it has been seen in the county since the great frost of 1963."
    found = nutgraf.brief_together([f"{one} {filler}", f"{other} The rain went on all night."])
    assert len(found.agreed) == 1
    assert not found.told_differently


HEADLINE = (
    "# Harbour plant in Ostrand to close\n\nWeir Steel closes its harbour plant in Ostrand.\n\n"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Two vehicles collided on the harbour bridge as protesters blocked the road.",
            "Demonstrators blocked the road, and two cars crashed on the harbour bridge.",
        ),
        (
            "The company acquired the harbour crane in May for its yard.",
            "The firm bought the harbour crane in May for its yard.",
        ),
        (
            "Police opened an inquiry into the explosion in the harbour laboratory.",
            "Police opened an investigation into the blast in the harbour laboratory.",
        ),
    ],
)
def test_words_of_one_meaning_are_the_same(one: str, other: str):
    found = nutgraf.brief_together([HEADLINE + one, HEADLINE + other])
    told = {mention.sentence.text for point in found.agreed for mention in point.mentions}
    assert {one, other} <= told
    assert found.told_differently == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The company acquired the harbour crane in May for its yard.",
            "The firm sold the harbour crane in May for its yard.",
        ),
        (
            "The policeman injured two workers in the harbour fight.",
            "Two employees wounded the policeman in the harbour fight.",
        ),
        (
            "Police arrested the demonstrators near the harbour crane on Friday.",
            "The protesters near the harbour crane were freed by police on Friday.",
        ),
    ],
)
def test_words_of_one_meaning_may_be_turned_round(one: str, other: str):
    found = nutgraf.brief_together([HEADLINE + one, HEADLINE + other])
    told = {mention.sentence.text for point in found.agreed for mention in point.mentions}
    assert told.isdisjoint((one, other))


QUARANTINE = (
    "The vet was taken to hospital and 28 people in close contact with him were quarantined.",
    "Officials in Ostrand later said that the 28 people who had come into contact with the vet are "
    "well.",
)


def test_the_same_number_of_the_same_thing_is_agreed_on():
    found = nutgraf.brief_together([HEADLINE + one for one in QUARANTINE])
    told = {mention.sentence.text for point in found.agreed for mention in point.mentions}
    assert set(QUARANTINE) <= told


@pytest.mark.parametrize(
    "other",
    [
        # Of something else, of another number, and turned round beside it.
        "Officials in Ostrand later said that 28 boats had come into the port with the vet.",
        "Officials in Ostrand later said that the 29 people who had come into contact with the vet "
        "are well.",
        "Officials in Ostrand later said that 28 people had no contact with the vet before Monday.",
    ],
)
def test_the_same_number_alone_is_no_agreement(other: str):
    found = nutgraf.brief_together([HEADLINE + QUARANTINE[0], HEADLINE + other])
    told = {mention.sentence.text for point in found.agreed for mention in point.mentions}
    assert told.isdisjoint((QUARANTINE[0], other))


def test_the_gist_is_the_news_that_all_have_first():
    background = "Limestone is a rock that is made of the shells of small animals."
    texts = [
        "# Quarry wall falls at Selby\n\nA wall of the old quarry at Selby fell on three lorries. "
        f"{background}",
        f"# Three lorries buried\n\nThree lorries were buried when a wall of the quarry fell. "
        f"{background}",
        "# Selby quarry shut\n\nThe quarry at Selby was shut after its wall fell on lorries. "
        "No driver was hurt.",
    ]
    found = nutgraf.brief_together([nutgraf.read(text, "markdown") for text in texts])
    [gist] = found.gist
    assert "wall" in gist.sentence.text
    assert background in [one.said.sentence.text for one in found.agreed]


def test_the_more_important_of_what_one_says_goes_first():
    shared = "The wall of the old quarry at Selby fell on three lorries on Monday."
    other = nutgraf.read(f"{shared} No driver was hurt.")
    own = nutgraf.read(
        f"{shared} The owner of the quarry was fined 400,000 crowns for loose rock last year. "
        "Birdwatchers had counted eleven nests of peregrine falcons on its northern edge."
    )
    [*only] = [one for one in nutgraf.brief_together([own, other]).only if one.part.number == 0]
    assert all(shared not in point.text for one in only for point in one.points)


QUARRY = (
    "A wall of the old quarry at Selby fell on three lorries near the northern gate. "
    "Ann Lee, the mayor of Selby, said that the quarry at Hollen Road had been checked in spring. "
)
QUARRY_AGAIN = (
    "Three lorries were buried near the northern gate when a wall of Selby's old quarry fell. "
    "The quarry at Hollen Road had been checked in spring, said Ann Lee, the mayor of Selby. "
)


def values(one: str, other: str) -> list[set[str]]:
    found = nutgraf.brief_together([one, other])
    return [
        {value.figure.span.of(value.part.article.source) for value in group.values}
        for group in found.differing
    ]


def test_numbers_differ_in_other_words_within_one_story():
    one = f"{QUARRY} It took the fire brigade about 40 minutes to free the last driver."
    other = f"{QUARRY_AGAIN} The last driver was free after 55 minutes, the fire brigade said."
    assert values(one, other) == [{"40 minutes", "55 minutes"}]
    assert values(one, other.replace("55", "40")) == []
    elsewhere = "The ferry to Oban sank at its mooring. The last driver was free after 55 minutes."
    assert values(one, elsewhere) == []


def test_what_is_counted_otherwise_does_not_differ():
    one = f"{QUARRY} The slide buried 25 million tonnes of limestone at the northern gate."
    other = f"{QUARRY_AGAIN} The slide buried one third of the limestone at the northern gate."
    assert values(one, other) == []


def test_unrelated_articles_agree_on_nothing_in_other_words():
    one = (
        "The estate car from Hollen has a new engine of two litres. Automatic braking and lane "
        "keeping are also available on the cheaper version of it. Its boot is large."
    )
    other = (
        "A van for bakers was shown at Selby. Although it has no windows, automatic braking and "
        "lane keeping are available. Bread keeps warm in it."
    )
    assert not nutgraf.brief_together([one, other]).agreed
