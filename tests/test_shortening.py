"""Long sentences in pieces: what goes, what never does, and where the pieces stand."""

import json
import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import nutgraf
from nutgraf.briefing.shortening import LONG, shortened
from nutgraf.locating import shown_text
from nutgraf.rendering import data, markdown, text
from nutgraf.rendering.wording import shown
from nutgraf.selection import Pick
from schemas import validate
from verbatim import assert_verbatim

# Long enough to be shortened, whatever is put into it.
REST = (
    "the harbour board decided on Monday to close the eastern pier for repairs before the ferries "
    "start to run to the islands again in the first warm week of the spring"
)
BOARD, DECIDED = REST[:17], REST[18:]


def told(source: str, language: str = "en") -> str:
    """The first sentence as a briefing shows it."""
    article = nutgraf.read(source, "plaintext", language)
    sentence = article.sentences[0]
    pieces = shortened(article, sentence, nutgraf.find_attributions(article))
    return shown(article, Pick(sentence, 1.0, pieces))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"However, {REST}.", f"… {REST}."),
        (f"In addition, {REST}.", f"… {REST}."),
        (f"Um, and, you know, {REST}.", f"… {REST}."),
        (f"Well, but {REST}.", f"… {REST}."),
        (f"What’s more, {REST}.", f"… {REST}."),
        (f"T{BOARD[1:]} (a body of nine people) {DECIDED}.", f"T{BOARD[1:]} … {DECIDED}."),
        (f"T{BOARD[1:]} – a body of nine people – {DECIDED}.", f"T{BOARD[1:]} … {DECIDED}."),
        (f"T{BOARD[1:]}—a body of nine people—{DECIDED}.", f"T{BOARD[1:]} … {DECIDED}."),
        (f"T{REST[1:]} (it did so last year).", f"T{REST[1:]} …"),
        (f"T{REST[1:]} (it did so last year), a clerk wrote.", f"T{REST[1:]} …, a clerk wrote."),
        (
            f"T{REST[1:]}, said Ada Quill, a retired pilot who has guided ships since 1988.",
            f"T{REST[1:]}, said Ada Quill …",
        ),
        (
            f"Meanwhile, {BOARD} (a body of nine people) {DECIDED}.",
            f"… {BOARD} … {DECIDED}.",
        ),
    ],
)
def test_what_is_left_out(source: str, expected: str):
    assert told(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        # A hedge, a view, a negation.
        f"Reportedly, {REST}.",
        f"In theory, {REST}.",
        f"T{BOARD[1:]} (which may be dissolved soon) {DECIDED}.",
        f"T{BOARD[1:]} – it was never asked to – {DECIDED}.",
        # A condition, an exception.
        f"T{REST[1:]} (if the money can be found).",
        f"T{REST[1:]} (unless the engineers find more rot).",
        f"T{REST[1:]} (once the money is there).",
        f"T{REST[1:]} (other than the small boats).",
        # What a number is of.
        f"T{REST[1:]}, and 31 percent (of the ferries in service) will stop.",
        f"T{REST[1:]}, and two ferries (those with three decks) will stop.",
        f"T{REST[1:]}, at a cost (adjusted for inflation) of 2 million crowns.",
        # Who says so.
        f"T{REST[1:]}, said Ada Quill.",
        f"T{BOARD[1:]} – Ada Quill said at the time – {DECIDED}.",
        f"T{REST[1:]}, said Ada Quill, who added that the gulls were warned.",
        f"T{REST[1:]}, said Ada Quill, a pilot, and the clerk wrote it all down.",
        # Commas alone; dashes that are no pair; what is not worth it.
        f"T{BOARD[1:]}, a body of nine people, {DECIDED}.",
        f"T{BOARD[1:]} – a body of nine people, {DECIDED}.",
        f"T{BOARD[1:]} – a body – of nine people – {DECIDED}.",
        f"T{BOARD[1:]} (HB) {DECIDED}.",
        # Somebody's words.
        f"“T{BOARD[1:]} (a body of nine people) {DECIDED},” said Ada Quill.",
        f"“However, {REST},” said Ada Quill.",
        # Brackets in brackets, or without an end.
        f"T{BOARD[1:]} (a body (of nine people) of this town {DECIDED}.",
        # A connective that is something else.
        f"However hard it rains, {REST}.",
        f"Still waters ran deep and {REST}.",
        f"But for the rain, {REST}.",
        "So far nobody has claimed the reward.",
        "So to speak, the pier was never quite there.",
        "And left without a word to his crew.",
    ],
)
def test_what_stays(source: str):
    assert told(source) == source


def test_a_short_sentence_loses_only_what_ties_it_to_another():
    short = "the board (a body of nine people) closed the pier."
    assert len(short.split()) <= LONG
    assert told(f"The{short[3:]}") == f"The{short[3:]}"
    assert told("But to close the pier costs a fortune.") == "… to close the pier costs a fortune."
    for tie in ("However,", "But", "And", "Yet"):
        assert told(f"{tie} {short}") == f"… {short}"
    assert told("But she stayed.") == "But she stayed."


def test_what_joins_two_sentences_that_are_told_stays():
    article = nutgraf.read(f"The pier is old. However, {REST}.", "plaintext", "en")
    assert shortened(article, article.sentences[1], ())
    assert not shortened(article, article.sentences[1], (), follows=True)


def test_other_languages_lose_only_brackets_and_only_with_a_list():
    begun = "Der Rat der kleinen Stadt am Fluss"
    goes_on = (
        "hat am Montag nach langer Beratung beschlossen den alten Hafen im Osten während des "
        "ganzen Sommers zu schließen damit die Mauern endlich erneuert werden"
    )
    assert told(f"{begun} (mit neun gewählten Mitgliedern) {goes_on}.", "de") == (
        f"{begun} … {goes_on}."
    )
    for kept in (
        f"{begun} – mit neun gewählten Mitgliedern – {goes_on}.",
        f"{begun} (das ist noch nicht sicher) {goes_on}.",
    ):
        assert told(kept, "de") == kept
    assert told(f"{begun} (mit neun gewählten Mitgliedern) {goes_on}.", "fi").count("…") == 0


def test_markup_and_broken_words_are_no_hindrance():
    for source in (f"However, *{BOARD}* {DECIDED}.", f"However, the har\u00adbour and {REST}."):
        article = nutgraf.read(source, "markdown", "en")
        (piece,) = shortened(article, article.sentences[0], ())
        assert shown_text(article, piece) == article.sentences[0].text.removeprefix("However, ")


def test_a_wrapped_line_is_no_markup():
    source = f"However,\n{REST}.".replace(" before ", "\nbefore ")
    article = nutgraf.read(source, "markdown", "en")
    (piece,) = shortened(article, article.sentences[0], ())
    assert piece.of(source) == source.removeprefix("However,\n")


PIECES = (
    "However, |the board |(a body of nine people) |– they met at noon – |(|)| — |“|” |, |. |\n|12 "
    f"|said Ada Quill, a pilot of long standing |{REST}|not |— who came late to the pier —"
    "|according to Ada Quill, |‘so’ "
).split("|")
PARTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(PARTS, st.sampled_from(["en", "de", "fi"]))
@example(f"However, {REST} (they met at noon again). (They met at noon).", "en")
@example(f"{REST}, said Ada Quill, a pilot of long standing (they met at noon again).", "en")
def test_pieces_are_in_order_and_inside(source: str, language: str):
    article = nutgraf.read(source, "plaintext", language)
    found = nutgraf.find_attributions(article)
    for sentence in article.sentences:
        pieces = shortened(article, sentence, found)
        past = sentence.span.start
        for piece in pieces:
            assert past <= piece.start < piece.end <= sentence.span.end
            assert piece.of(source).strip() == piece.of(source)
            assert " ".join(piece.of(source).split()) in sentence.text
            past = piece.end
        assert sum(map(len, pieces)) < len(sentence.span) or not pieces


NEWS = (
    "Ferries stay in port\n\n"
    "Ferries to the islands will stay in port until the pier is safe, the town said on Monday.\n\n"
    f"T{BOARD[1:]} (a body of nine people) {DECIDED}.\n\n"
    "Gulls have nested under the planks of the pier since the storm of last November.\n"
)


def test_a_point_is_shown_in_pieces_and_its_sentence_told():
    briefing = nutgraf.brief(nutgraf.read(NEWS, "plaintext", "en"), length="2 sentences")
    result = json.loads(json.dumps(data.briefing(briefing)))
    validate(result)
    assert assert_verbatim(result, NEWS) > 3
    points = [point for part in result["sections"] for point in part["points"]]
    (cut,) = [point for point in points if point["pieces"]]
    assert cut["text"] == f"T{BOARD[1:]} (a body of nine people) {DECIDED}."
    assert [piece["text"] for piece in cut["pieces"]] == [f"T{BOARD[1:]}", f"{DECIDED}."]
    for form in (markdown.briefing(briefing), text.plain(text.briefing(briefing))):
        assert f"T{BOARD[1:]} … {DECIDED}." in form
    points = briefing.sections[0].points
    assert pickle.loads(pickle.dumps(points)) == points  # noqa: S301  # our own


def test_a_sentence_made_to_be_slow_is_shortened_soon():
    for part in ("(a b c d ", " – a", ") ", "However, ", "(a b c d) "):
        told("A" + part * 4000 + REST + ".")
