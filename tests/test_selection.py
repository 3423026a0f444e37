"""Lengths, redundancy, focus, openings that lean."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf.methods import rate
from nutgraf.methods.default import Default
from nutgraf.selection.context_dependence import dependent_opening
from nutgraf.selection.focus import close_to

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
    # What only a connective ties to the one before says as much without it.
    assert not any(text.startswith("It ") for text in picked)


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
        ("Once she left, it rained.", "once she"), ("The former was red.", "the former was"),
        ("The former mayor stayed.", None), ("Her mother stayed.", "her"),
        ("Italy won.", None), ("Theirs was a long story.", "theirs"), ("123 went home.", None),
        ("", None),
    ],
)  # fmt: skip
def test_openings_that_lean(text: str, words: str | None):
    opening = dependent_opening(text)
    assert (opening.words if opening else None) == words


REPORT = "\n\n".join(
    f"{heading}\n\n"
    + " ".join(
        f"The {noun} number {number} of the {heading.lower()} stands beside the {other} of "
        f"{1900 + 7 * number}."
        for number in range(25)
    )
    for heading, noun, other in (
        ("The first harbour", "crane", "warehouse"),
        ("The second market", "stall", "fountain"),
        ("The third station", "platform", "signal"),
    )
)


@pytest.fixture(scope="module")
def report() -> nutgraf.Article:
    return nutgraf.read(REPORT, "plaintext")


def indexes(summary: nutgraf.Summary) -> list[int]:
    return [pick.sentence.index for pick in summary.picks]


@pytest.mark.parametrize("method", ["default", "lead", "sumy:text-rank"])
def test_plain_takes_the_top_ratings(article: nutgraf.Article, method: str):
    ratings = rate(article, method, 4)
    best = sorted(range(len(ratings)), key=lambda index: (-ratings[index], index))[:4]
    assert indexes(nutgraf.summarize(article, method, 4, selection="plain")) == sorted(best)


def test_parts_are_switched_off_one_by_one(article: nutgraf.Article):
    twice = nutgraf.Selection(redundancy=False)
    picked = nutgraf.summarize(article, "lead", 7, selection=twice)
    assert sum("dredging" in pick.sentence.text for pick in picked.picks) == 2
    leaning = nutgraf.Selection(dangling="off")
    assert indexes(nutgraf.summarize(article, "lead", 2, selection=leaning)) == [0, 1]


def test_the_antecedent_comes_along(article: nutgraf.Article):
    along = nutgraf.Selection(dangling="antecedent")
    picked = nutgraf.summarize(article, "sumy:reduction", 3, selection=along)
    for pick in picked.picks:
        if pick.sentence.text.startswith(("It ", "But ")):
            assert pick.sentence.index - 1 in indexes(picked)


def test_what_must_be_kept_is_kept(article: nutgraf.Article):
    for kept in (4, article.sentences[4].span, "The  MAYOR of"):
        keep = nutgraf.Selection(keep=(kept,))
        assert 4 in indexes(nutgraf.summarize(article, length=2, selection=keep))
    with pytest.raises(nutgraf.BadSelectionError, match="“Atlantis”"):
        nutgraf.summarize(article, selection=nutgraf.Selection(keep=("Atlantis",)))
    both = nutgraf.Selection(keep=(1, 4))
    assert len(nutgraf.summarize(article, length="12 words", selection=both).text.split()) <= 12


def test_sections_are_included_and_excluded(seeds: list[Path]):
    path = next(path for path in seeds if path.name == "pasted-news-analysis.txt")
    source = nutgraf.read(path.read_text("utf-8"))
    headed = [s for s in source.walk() if s.heading and s.sentences and not s.subsections]
    one, other = headed[0], headed[1]
    assert one.heading
    assert other.heading
    only = nutgraf.Selection(include=(one.heading.text.upper(),))
    picks = nutgraf.summarize(source, length=2, selection=only).picks
    assert {pick.sentence for pick in picks} <= set(one.sentences)
    rest = nutgraf.Selection(exclude=(one.heading.text, other.heading.text))
    picks = nutgraf.summarize(source, length=30, selection=rest).picks
    assert {pick.sentence for pick in picks}.isdisjoint({*one.sentences, *other.sentences})
    with pytest.raises(nutgraf.BadSelectionError, match="no section “Nowhere”"):
        nutgraf.summarize(source, selection=nutgraf.Selection(include=("Nowhere",)))


@pytest.mark.parametrize("method", ["default", "lead"])
def test_no_section_of_a_long_text_takes_all(report: nutgraf.Article, method: str):
    assert len([s for s in report.walk() if s.sentences]) == 3
    free = nutgraf.Selection(redundancy=False)
    bound = nutgraf.summarize(report, method, 6, selection=free)
    of_each = [sum(i // 25 == part for i in indexes(bound)) for part in range(3)]
    assert sum(of_each) == 6
    assert max(of_each) <= 3


def test_unknown_selections_are_refused_with_the_known(article: nutgraf.Article):
    with pytest.raises(nutgraf.BadSelectionError, match="plain"):
        nutgraf.summarize(article, selection="best")
    with pytest.raises(nutgraf.BadSelectionError, match="antecedent"):
        nutgraf.Selection(dangling="never")  # type: ignore[arg-type]


def test_focus_knows_what_is_close_to_it():
    near = close_to(["mill"], [frozenset({"mill", "dam"}), frozenset({"mill", "dam", "day"}),
                               frozenset({"day", "rain"}), frozenset({"day"})])  # fmt: skip
    assert near == {"dam": 1.0}


@pytest.mark.parametrize("method", ["default", "lead", "sumy:text-rank"])
@pytest.mark.parametrize("focus", [None, "harbour survey"])
def test_reasons_add_up(article: nutgraf.Article, method: str, focus: str | None):
    for pick in nutgraf.summarize(article, method, 2, focus).picks:
        assert pick.reasons[0].endswith(f"of 7 by {method}")
        assert len(pick.reasons) <= 9
        numbers = [float(r.split()[0]) for r in pick.reasons[1:] if r[:1] in "+-"]
        if method == "default":
            assert sum(numbers) == pytest.approx(pick.rating, abs=0.006)


def test_a_method_that_cannot_explain_itself_still_summarizes(
    article: nutgraf.Article, monkeypatch: pytest.MonkeyPatch
):
    def explain(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(Default, "explain", explain)
    (pick,) = nutgraf.summarize(article, length=1).picks
    assert pick.reasons[0] == "rated 1st of 7 by default"


@given(
    st.sampled_from(["default", "lead"]),
    st.integers(1, 300),
    st.sampled_from(["sentences", "words", "characters", "percent"]),
    st.builds(
        nutgraf.Selection,
        redundancy=st.booleans(),
        together=st.booleans(),
        coverage=st.booleans(),
        dangling=st.sampled_from(["penalty", "antecedent", "off"]),
    ),
)
def test_whatever_is_switched_off_the_length_holds(
    report: nutgraf.Article, method: str, amount: int, unit: str, selection: nutgraf.Selection
):
    amount = min(amount, 100) if unit == "percent" else amount
    summary = nutgraf.summarize(report, method, f"{amount} {unit}", selection=selection)
    assert summary.picks
    assert len(summary.picks) == 1 or summary.length.holds(
        [pick.sentence for pick in summary.picks], report
    )


def test_a_section_is_summed_up_by_what_answers_its_heading():
    article = nutgraf.read(
        "# The harbour\n\nHull will close its harbour bridge in May because rust has weakened it.\n\n"
        "## Who pays for the new cables\n\n"
        "The new cables are to be paid for by the county and by two shipping companies. "
        "A list of the ships was read to the council by the clerk on Monday evening. "
        "The council of Hull must learn from its mistakes and close a rusting bridge in time.\n",
        "markdown",
        "en",
    )
    (part,) = [section for section in article.walk() if section.level == 2]
    expected = "The new cables are to be paid for by the county and by two shipping companies."
    assert nutgraf.summarize(article, length=1, within=part).text == expected
    assert nutgraf.brief(article, within=part).gist[0].sentence.text == expected
