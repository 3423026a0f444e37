"""Where sentences begin and end. A bar stands where one ends and the next begins."""

from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import nutgraf
from growth import assert_linear
from nutgraf.reading.sentences import punkt, split

MARKS_BEHIND = [
    "The pipes had leaks.²| Repairs were made.³,⁴| Nobody paid.†| It ended.",
    "The crane is sold 🎉| It took us 14 months.",
    "They had 🍕 Pizza Night.| It is over! 🎉",
]
ABBREVIATIONS = [
    "It weighs approx. 40 kg, max. 50, and makes min. 5 knots.| It cost Rs. 500.",
    "Under s. 12, ss. 14 and 15, cl. 4 and sch. 2 he must pay.| See art. 5.",
    "Acme Inc.| The firm fell 2.5 percent.",
    "Shares of Acme Inc. fell.| Nobody knew why.",
    "He moved to the U.S.| In 2020 he left.",
    "The U.S. Senate met.| It rose at noon.",
    "The U.S. First Minister met her.| They talked.",
    "They moved to the U.K.| Thousands followed.",
    "Dr. J. R. Halvorsen and Prof. Ann Lee agree.| Mr. Oduya does not.",
    "It weighed 3.14 kg, i.e. less than No. 7.| See Fig. 2 and vol. 3.",
    "Is it open?| No.| The gate is shut.",
    "Sen. Brandt, D-N.Y., voted no.| Gov. Lee signed.",
    "The aide to then-Sen. Brandt left.| (AP)Gov. Lee stayed.",
    "In Jan. 2020 it closed.| By Feb. 3 it was sold.",
    "Bell & Corrie Inc. Chief Economist Ines Tarrow said so.| Prices rose.",
    "Bring ropes, lamps, etc.| Divers will need them.",
    "The shop on Main St. is shut.| St. Bride's is open.",
    "She sings in the Bapt. choir.| It is loud.",
    "The report was awful.| it got worse.",
]

INITIALS = [
    "They chose Plan B.| The mayor did not.",
    "They chose Plan B.| Workers did not.",
    "It began after World War I.| Farmers remember.",
    "The poet R.S. Tarrow and A. Lee met.| J.K. Oduya did not.",
    "Nobody is as old as you and I.| Edith I. Brandt was.",
    "The road goes from A to B.| I'm on it.",
    "A book by Nora A.M. Tarrow is out.| It sells.",
    "Mm-m.| Get the other one.",
]

TIMES = [
    "The pump starts at 4 a.m.| The valve opens at 5 p.m. on Mondays.",
    "The gate shuts at 6 p.m.| Drivers must wait.",
    "It shuts at 6 p.m. EST and opens at 7 a.m. Monday.| Drivers wait.",
    "It fell at 4 a.m. Chilean time.| Nobody saw it.",
    "At 5 a.m. Ms. Lee opened the shop.| At noon she shut it.",
]

QUOTATIONS = [
    "“Why?” he asked.| Nobody knew.",
    '"Why?" he asked.| Nobody knew.',
    '"Stop!" the guard shouted.| "Now."',
    "“Who pays?” Councillor Ada Brandt asked on Monday.| Nobody did.",
    "“Ouch!” I said.| “Well!” I called.",
    "“Who pays?”| As she said so, the door opened.",
    "“But I —”| She stopped.",
    "“But I —” Ann Lee said.| She stopped.",
    "He said it was “over.”| She did not.",
    "She shook his hand, ‘Well done.’ she said.| He left.",
    "«Pourquoi?»| Il partit.",
    "« Pourquoi ? »| Il partit.",
    'Lee said: "It is over. "| The others stayed.',
    "(It was late.)| They went home.",
    "“It was late [...]” (Brandt 90).| “It was over.” (Brandt and Lee 1990, 6)",
    "They left (it was late).| Nobody cared.",
    "She keeps bees (She once kept goats.) in the yard.| They thrive.",
    "The hive is full.| (see the second picture.)| It hums.",
]

ELLIPSES = [
    "He waited ... and waited.| Then he left.",
    "He waited…| The door opened.",
    "He waited . . . and waited.| Then he left.",
    "They nearly ... I mean, they left.| It was late.",
    "That was all....| They left.",
    "That was all . . . .| They left.",
    "The bill was dropped.| . . . The mayor was glad.",
    "The bill was dropped.| ... The mayor was glad.",
]

OTHER_MARKS = [
    "It costs $4.20 a month, or 3.5 percent.| That is all.",
    "COVID-19 grounded the F-35s.| Tests of the K-12s go on.",
    "The talks failed.| The Kremlin was silent.",
    "One!| Two?| Three.",
    "Yes!!!| Really?!| No.",
    "Visit example.org today.| It is free.",
    "The page is https://example.org/a.b/c_d.html.| Read it.",
    "Write to ann.lee@example.org or j.k@example.org.| We answer.",
    "She sings in Yippee! at the Odeon.| It sold out.",
    "Is it true?| why would he lie?",
    "He bought a new app.| eCargo runs on it.",
    "今日は晴れです。|明日は雨です。",
    "他说：“好。”|她走了。",
]

NOTES = [
    "The bridge fell in 1907. [2]| It was rebuilt. [3] [4]",
    "The bridge fell in 1907.[12]| It was rebuilt.[3–5]",
    "It was the longest. [citation needed]| Nobody measured it.",
    "The bridge fell that winter.12| Builders fled.",
    "The bridge fell that winter. 12| It was rebuilt.",
    "The bridge fell that winter.| 12 workers died.",
    "They said yes! :)| The gate opens soon.",
]

LISTS = [
    "1. Weigh the plate.| 2. Write it down.",
    "1.) Weigh the plate| 2.) Write it down",
    "1) Weigh the plate| 2) Write it down| 3) Go",
    "a. Weigh the plate| b. Write it down",
    "(a) Weigh it.| (b) Write it down.",
    "i) Weigh it.| ii) Write it down.| iii) Go.",
    "• 9. Weigh the plate| • 10. Write it down",
    "It was simple.| 1. Weigh the plate| 2. Write it down",
    "You can 1) stay, 2) leave or 3) wait.| Nobody cares.",
    "2.1. The second part.| It is short.",
]

RUN_ON_LINES = [
    "The bridge at dusk| Photo: Ola Berg",
    "Figure 1.4| This map shows the river.| It is old.",
    "Council closes bridge| Monday, March 2, 2026",
    "Monday, March 2, 2026| The council closed the bridge.",
    "We stop here.| ==========| Nobody reads on.",
    "Ann Lee| 03/02/2026 08:15 AM| Please come.",
    "See https://example.org/a| https://example.org/b",
    "Ola Berg <ola@example.org>| Thank you for coming.",
    "It was good to see you.| Regards,| Ann Lee",
    "It was a ceasefire.|The Kremlin said so.",
    "It was a ceasefire...|The Kremlin said so.",
    "He asked example.Com for it.| They refused.",
    'It was over.|"Nobody won," she said.',
]

SPEECH = [
    "I was going to the —| What is that?| It's a fox.",
    "The rule — Lee's rule — is old.| It holds.",
    "well i am here.| where are you?| we could go.",
    "it is late!| let's go.| ok.",
]


@pytest.mark.parametrize(
    "marked",
    [
        *MARKS_BEHIND,
        *ABBREVIATIONS,
        *INITIALS,
        *TIMES,
        *QUOTATIONS,
        *ELLIPSES,
        *OTHER_MARKS,
        *NOTES,
        *LISTS,
        *RUN_ON_LINES,
        *SPEECH,
    ],
)
def test_boundaries(marked: str):
    expected = [part.strip() for part in marked.split("|")]
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in split(text)] == expected


def test_a_sentence_never_crosses_a_block():
    text = "A heading without a stop\n\nand a paragraph. It ends."
    assert [span.of(text) for span in nutgraf.split_sentences(text)] == [
        "A heading without a stop",
        "and a paragraph.",
        "It ends.",
    ]


def test_offsets_are_into_the_text_as_given():
    text = "\ufeff  One.\r\n\r\n\tTwo is “here.” Three"
    found = [span.of(text) for span in nutgraf.split_sentences(text)]
    assert found == ["One.", "Two is “here.”", "Three"]


PIECES = st.sampled_from(
    [
        "The",
        "the",
        "I",
        "A.",
        "e.g.",
        "U.S.",
        "Mr.",
        "no.",
        "1.",
        "2.)",
        "a)",
        "[1]",
        "...",
        "…",
        ".",
        "?",
        "!",
        '"',
        "”",
        "“",
        "«",
        "»",
        "(",
        ")",
        "-",
        "—",
        "--",
        "•",
        "。",
        "p.m.",
        "10",
        "said",
        "http://a.b/c",
        "a@b.c",
        "01/02/2026",
        "08:15",
        "==========",
        "Regards,",
        "Photo:",
        "Figure",
        "1.2",
        ":)",
    ]
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "  "])), max_size=40))
def test_every_character_is_in_exactly_one_sentence(pieces: list[tuple[str, str]]):
    text = "".join(piece + blank for piece, blank in pieces)
    found = split(text)
    assert "".join(text[start:end] for start, end in found).split() == text.split() or (
        "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    )
    for start, end in found:
        assert text[start:end] == text[start:end].strip() != ""
    assert found == sorted(found)


TOKENS = st.sampled_from(
    [
        "fell",
        "J",
        "st",
        "mr",
        "inc",
        "x-mr",
        "mr-x",
        "5",
        "1999",
        "-3,5",
        "b2",
        "²",
        "ß",
        "İ",
        "aİ",
        "é",
        "_",
        "..",
        "a..",
        "o'",
        "٣",
        "##number##",
        "co-",
        "12%",
        "1.000,50",
        "a.m",
        "Ⅷ",
        "etc",
    ]
) | st.text(st.characters(exclude_categories=("Z", "C")), max_size=6)


@given(TOKENS, TOKENS, st.sampled_from(["", ".", ",", "?"]), st.sampled_from(["en", "de", "fr"]))
def test_what_punkt_need_not_be_asked_is_what_it_would_say(
    token: str, following: str, mark: str, language: str
):
    assume(following + mark)
    pair = [f"{token}.", following + mark]
    said = list(punkt._tokenizer(language).sentences_from_tokens(pair))
    assert punkt.ends_sentence(*pair, language) == (len(said) > 1)


@pytest.mark.long(each=True)
@pytest.mark.parametrize("unit", ["(", '"', ".", "? ", "A. ", "1) ", ".[1]", "a@b.c ", "e.g. "])
def test_the_time_grows_with_the_length_only(unit: str):
    split(unit)
    assert_linear(lambda size: partial(split, unit * (size // len(unit))), unit, (40_000, 160_000))
