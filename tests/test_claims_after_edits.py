"""Claims and attributions after an edit are those of the text read anew."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nutgraf
from nutgraf.reading import formats

PARAGRAPHS = [
    "The Old Mill",
    "## What the *council* said",
    "Mayor Ann Lee said that the mill would close by 2031, and that 40 of 60 people might leave.",
    "“It is the worst flood in memory,” she said. “Nobody was warned.”",
    "“Nobody at all,",
    "“And it goes on.”",
    "According to the river office, rents rose by 12% because of the flood. Why now?",
    "She would not say. The law requires three sluices, [a report](x.html) found in May.",
    "Don't miss our newsletter. It may have been more than 3 metres, **twice** the average.",
    "He left.",
    "“Who asked?” said Bo Lind, the miller.",
]
PIECES = ["", " ", "“", "”", '"', ".", "\n\n", "a", "she said ", "40 ", "would ", "*", "# "]


def edited(text: str, rng: random.Random) -> str:
    start = rng.randrange(len(text) + 1)
    end = min(len(text), start + rng.choice([0, 0, 1, 5, 90]))
    piece = rng.choice([*PIECES, f"\n\n{rng.choice(PARAGRAPHS)}\n\n"])
    return text[:start] + piece + text[end:]


@pytest.mark.long(each=True)
@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(PARAGRAPHS), max_size=12),
    st.sampled_from(["plaintext", "markdown", *formats.FORMATS]),
    st.randoms(use_true_random=False),
)
def test_the_same_with_and_without_the_article_before(
    paragraphs: list[str], form: str, rng: random.Random
):
    text = "\n\n".join(paragraphs)
    article = nutgraf.read(text, form, "en")
    for _ in range(4):
        nutgraf.find_claims(article)
        text = edited(text, rng)
        article = nutgraf.read(text, form, "en", previous=article)
        anew = nutgraf.read(text, form, "en")
        assert nutgraf.find_attributions(article) == nutgraf.find_attributions(anew)
        assert nutgraf.find_claims(article) == nutgraf.find_claims(anew)
        assert nutgraf.find_claims(article, 2) == nutgraf.find_claims(anew)[:2]


def test_a_text_that_is_read_in_two_formats_keeps_them_apart():
    text = "The *mayor* said that &quot;40 people&quot; left. It may rain_, she said."
    for form in ("plaintext", "markdown", "html", "plaintext"):
        once = nutgraf.find_claims(nutgraf.read(text, form, "en"))
        assert once == nutgraf.find_claims(nutgraf.read(text, form, "en"))
        alone = nutgraf.read(text, form, "en")
        for block in alone.blocks:
            if block.wording:
                block.wording.cache.clear()
        assert once == nutgraf.find_claims(alone)
