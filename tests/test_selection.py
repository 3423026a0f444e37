"""Lengths, redundancy, focus, openings that lean."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf.selection.dangling import leaning_opening

TEXT = (
    "The lake has lost nine feet of water since 1931. It was never measured again. "
    "The harbour office paid for dredging that nobody needed. The harbour office paid for dredging "
    "which nobody needed. But the mayor of the town defends the old map. A survey by the "
    "polytechnic cost $4,200 last spring. Boats now land at the northern pier of the harbour."
)


@pytest.fixture(scope="module")
def article() -> nutgraf.Article:
    return nutgraf.read(TEXT, "plaintext")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("3", "3 sentences"), ("1 sentence", "1 sentence"), (2, "2 sentences"),
        ("120 words", "120 words"), ("600 characters", "600 characters"), ("20%", "20 percent"),
        ("1 minute", "1 minute"), ("0.5 min", "0.5 minutes"), (" 12  Words ", "12 words"),
    ],
)  # fmt: skip
def test_good_lengths(given: str | int, shown: str):
    assert str(nutgraf.Length.parse(given)) == shown


@pytest.mark.parametrize(
    "bad", ["", "abc", "-1", "0", "3 parsecs", "1.5 sentences", "120%", "0%", "1e9", "nan", "３"]
)
def test_bad_lengths_are_refused_with_good_ones(bad: str):
    with pytest.raises(nutgraf.BadLengthError) as caught:
        nutgraf.Length.parse(bad)
    assert "100%" in str(caught.value) or "120 words" in str(caught.value)


@given(
    st.integers(1, 400), st.sampled_from(["sentences", "words", "characters", "percent", "minutes"])
)
def test_never_longer_than_asked(seeds: list[Path], amount: int, unit: str):
    source = nutgraf.read(seeds[0].read_text("utf-8"))
    if unit == "percent" and amount > 100:
        amount = 100
    summary = nutgraf.summarize(source, "lead", f"{amount} {unit}")
    assert summary.picks
    texts = [pick.sentence.text for pick in summary.picks]
    if unit == "words":
        shortest = min(nutgraf.count_words(s.text) for s in source.sentences)
        assert sum(map(nutgraf.count_words, texts)) <= max(amount, shortest)
    if unit == "characters":
        shortest = min(len(s.text) for s in source.sentences)
        assert len(" ".join(texts)) <= max(amount, shortest)


def test_one_sentence_gives_one_and_none_gives_none():
    assert len(nutgraf.summarize("Only this stands here.").picks) == 1
    assert nutgraf.summarize("").picks == ()


def test_nothing_is_said_twice(article: nutgraf.Article):
    picked = [pick.sentence.text for pick in nutgraf.summarize(article, length=7).picks]
    assert sum("dredging" in text for text in picked) == 1


def test_leaning_openings_give_way(article: nutgraf.Article):
    picked = [pick.sentence.text for pick in nutgraf.summarize(article, "lead", 4).picks]
    assert not any(text.startswith(("It ", "But ")) for text in picked)


def test_focus(article: nutgraf.Article):
    (pick,) = nutgraf.summarize(article, length=1, focus="surveys").picks
    assert pick.sentence.text.startswith("A survey")


def test_within_a_section(seeds: list[Path]):
    path = next(path for path in seeds if path.name == "pasted-news-analysis.txt")
    source = nutgraf.read(path.read_text("utf-8"))
    for section in source.walk():
        summary = nutgraf.summarize(source, length=2, within=section)
        assert summary.picks
        assert all(pick.sentence in section.sentences for pick in summary.picks)
        same = nutgraf.summarize(source, length=2, within=section.span)
        assert [p.sentence for p in same.picks] == [p.sentence for p in summary.picks]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He left.", "he"), ("“They left,” she said.", "they"), ("That’s how it ends.", "that"),
        ("But the mayor stayed.", "but"), ("On the other hand, it rained.", "on the other"),
        ("As a result, the gate fell.", "as a result"), ("The mayor stayed.", None),
        ("Italy won.", None), ("Theirs was a long story.", "theirs"), ("123 went home.", None),
        ("", None),
    ],
)  # fmt: skip
def test_openings_that_lean(text: str, words: str | None):
    opening = leaning_opening(text)
    assert (opening.words if opening else None) == words
