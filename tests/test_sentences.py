"""Where sentences begin and end. A bar stands where one ends and the next begins."""

import pytest

import nutgraf
from nutgraf.reading.sentences import split

CASES = [
    "Acme Inc.| The firm fell 2.5 percent.",
    "Shares of Acme Inc. fell.| Nobody knew why.",
    "He moved to the U.S.| In 2020 he left.",
    "The U.S. Senate met.| It rose at noon.",
    "“Why?” he asked.| Nobody knew.",
    '"Why?" he asked.| Nobody knew.',
    '"Stop!" the guard shouted.| "Now."',
    "“Who pays?” Councillor Ada Brandt asked on Monday.| Nobody did.",
    "Dr. J. R. Halvorsen and Prof. Ann Lee agree.| Mr. Oduya does not.",
    "It weighed 3.14 kg, i.e. less than No. 7.| See Fig. 2 and vol. 3.",
    "He waited ... and waited.| Then he left.",
    "He waited…| The door opened.",
    "(It was late.)| They went home.",
    "They left (it was late).| Nobody cared.",
    "He said it was “over.”| She did not.",
    "The pump starts at 4 a.m.| The valve opens at 5 p.m. on Mondays.",
    "They chose Plan B.| The mayor did not.",
    "It costs $4.20 a month, or 3.5 percent.| That is all.",
    "COVID-19 grounded the F-35s.| Tests of the K-12s go on.",
    "Visit example.org today.| It is free.",
    "The talks failed.| The Kremlin was silent.",
    "«Pourquoi?»| Il partit.",
    "One!| Two?| Three.",
    "Yes!!!| Really?!| No.",
    "Sen. Brandt, D-N.Y., voted no.| Gov. Lee signed.",
    "In Jan. 2020 it closed.| By Feb. 3 it was sold.",
    "It was a ceasefire.|The Kremlin said so.",
    "1. Weigh the plate.| 2. Write it down.",
    "Bell & Corrie Inc. Chief Economist Ines Tarrow said so.| Prices rose.",
]


@pytest.mark.parametrize("marked", CASES)
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
