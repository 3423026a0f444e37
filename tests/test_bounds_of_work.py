"""What keeps the work on a long text small: look-ups instead of comparisons, and bounds."""

import gc
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from hostile_units import SLOW_ONCE, form_of, repeated
from nutgraf.article import Article, Sentence, Span
from nutgraf.cancellation import CancelledError, cancellable
from nutgraf.facts.figures import find_figures
from nutgraf.rendering import data
from nutgraf.selection.growing import Growing
from nutgraf.selection.length import Length
from nutgraf.selection.redundancy import overlap, stems_of
from nutgraf.selection.said import LEAST_SHARE, Said

# Few different words, so that sentences have much in common.
WORDS = ["bridge", "river", "council", "vote", "pipe", "harbour", "winter", "lorry", "the", "of"]
texts = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
LENGTHS = ["2 sentences", "40%", "9 words", "60 characters", "1 minute"]


def sentences(of: Sequence[str]) -> list[Sentence]:
    return [Sentence(Span(0, len(text)), text, index) for index, text in enumerate(of)]


@given(st.lists(texts, max_size=12), texts, st.sampled_from([LEAST_SHARE, 0.6, 0.75, 1.0]))
def test_looking_up_what_was_said_finds_what_comparing_with_all_finds(
    said: list[str], text: str, share: float
):
    own = stems_of(text, "en")
    compared = any(overlap(own, stems_of(one, "en")) >= share for one in said)

    assert Said(sentences(said), "en").has_like(sentences([text])[0], share) == compared


@given(st.lists(texts.filter(bool), min_size=1, max_size=9), st.sampled_from(LENGTHS))
def test_a_growing_choice_has_room_as_long_as_its_length_holds_it(found: list[str], length: str):
    article = nutgraf.read(". ".join(found).capitalize() + ".", "plaintext", "en")
    wanted = Length.parse(length)
    chosen = Growing(article, wanted, None, distinct=False)
    for sentence in article.sentences:
        assert chosen.has_room_for([sentence]) == wanted.holds(
            [*chosen.sentences, sentence], article
        )
        chosen.add([sentence])


def test_a_table_that_passes_for_a_sentence_gives_its_first_hundred_figures():
    article = nutgraf.read("It has " + "3 km and " * 5000 + "that is all.", "plaintext", "en")

    assert len(find_figures(article)) == 100


def test_hardly_more_than_a_dozen_reports_are_found_in_one_breath():
    said = "he said that she said that " * 6
    article = nutgraf.read(f"In the end {said}it rained.", "plaintext", "en")

    assert 0 < len(nutgraf.find_attributions(article)) <= 12


def sections(count: int) -> Article:
    parts = (f"## Vote {n}\n\nThe council voted to replace {n} pipes.\n\n" for n in range(count))
    return nutgraf.read("".join(parts), "markdown", "en")


def test_similar_sentences_are_told_wherever_they_stand_in_an_ordinary_article():
    article = sections(60)
    pick = nutgraf.summarize(article, method="lead", length=1).picks[0]

    assert any("and 55 others" in reason for reason in pick.reasons)


@pytest.mark.long(each=True)
def test_similar_sentences_are_told_from_nearby_in_a_text_of_thousands():
    article = sections(4000)
    pick = nutgraf.summarize(article, method="lead", length=1).picks[0]

    assert any("and 495 others" in reason for reason in pick.reasons)


@pytest.mark.long(each=True)
def test_thousands_of_sections_have_no_more_points_than_a_text_of_their_length():
    article = sections(1500)

    found = nutgraf.brief(article)

    # What differs in a number only is told once.
    assert 1 <= sum(len(part.points) for part in found.sections) <= 20


# Work that a cancel may have to wait for: half of the two seconds in which the server answers one.
LONGEST_GAP = 1.0


@pytest.mark.long
@pytest.mark.parametrize("unit", SLOW_ONCE)
def test_a_cancel_is_seen_soon_wherever_it_comes(unit: str):
    article = nutgraf.read(repeated(unit, 200_000), form_of(unit), "en")
    gaps = [0.0]
    last = time.process_time()

    def is_cancelled() -> bool:
        nonlocal last
        now = time.process_time()
        gaps.append(now - last)
        last = now
        return False

    # The collector of garbage looks at all that this process holds, other tests' articles included,
    # and at nothing else meanwhile. The server's front process answers a cancel by itself.
    gc.disable()
    try:
        with cancellable(is_cancelled):
            nutgraf.brief(article)
    finally:
        gc.enable()

    assert max(gaps) < LONGEST_GAP


@pytest.mark.long(each=True)
@pytest.mark.parametrize("unit", SLOW_ONCE)
def test_a_briefing_can_be_given_up_at_any_checkpoint_and_asked_for_again(unit: str):
    form = form_of(unit)
    article = nutgraf.read(repeated(unit, 4_000), form, "en")
    whole = data.briefing(nutgraf.brief(nutgraf.read(article.source, form, "en")))
    for asked_at_most in (1, 10, 100, 1000):
        left = iter(range(asked_at_most))
        with cancellable(lambda left=left: next(left, None) is None):
            try:
                nutgraf.brief(article)
            except CancelledError:
                continue

    assert data.briefing(nutgraf.brief(article)) == whole
