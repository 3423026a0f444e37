"""Whose words a sentence is, kinds that were learned, hedges, and who needs no source."""

import pytest

import nutgraf
from nutgraf.briefing.quotes import quotes
from nutgraf.claims import Kind, find_attributions, find_claims
from nutgraf.claims.claim import Voice
from nutgraf.claims.hedging import find_hedges
from nutgraf.claims.kind_weights import learned_kinds, words_of
from nutgraf.claims.own_account import is_own_account, needs_source
from nutgraf.claims.sentences import Reading
from nutgraf.claims.wordlists import split_words
from nutgraf.reading import read


def speaker_of(text: str) -> str | None:
    (claim, *_) = find_claims(read(text, "plaintext"), order="text")
    source = claim.speaker.source if claim.speaker else None
    return source and source.of(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The pier will be pushed back to next year, harbour experts say.", "harbour experts"),
        ("Old rails rust three times as fast as new ones, a new study reports.", "a new study"),
        (
            "Ann Lee, who has run the harbour office for thirty years, told the council the pier "
            "leaked.",
            "Ann Lee",
        ),
        ("The pier, according to the harbour office, leaks in three places.", "the harbour office"),
        (
            "A survey of more than 40 harbours said that most of them leak.",
            "A survey of more than 40 harbours",
        ),
        ("The key to the pier's strength, says Lee, is its oak.", "Lee"),
        (
            "General Bo Lind, chairman of the joint board, told island media this month that the "
            "pier was safe.",
            "General Bo Lind",
        ),
        ("The pier, as Lee very recently explained, is hollow inside.", "Lee"),
        ("As the Echo reports, the harbour announced that it would close the pier.", "the Echo"),
        ("As Ann Lee pointed out in her letter, the pier is older than the town.", "Ann Lee"),
        ("The pier is older than the town, as Ann Lee told the council.", "Ann Lee"),
        (
            "If that holds up, the pier would cost the town twice as much, said Ann Lee, a "
            "builder who studies piers.",
            "Ann Lee",
        ),
        (
            "The storm will reach the pier at noon, with forecasters warning that the waves may "
            "break over the wall.",
            "forecasters",
        ),
        (
            "On Monday, the Echo, the paper of the harbour, warned that the pier leaked in more than "
            "three places.",
            "the Echo",
        ),
        # Of nobody, or of the writer.
        ("As its name suggests, the old pier was built of oak and of iron.", None),
        ("As we have noted, the old pier was built of oak and of iron.", None),
        ("This suggests that the old pier was built of oak and of iron.", None),
        ("We'll note that the old pier was built of oak and of iron.", None),
        ("As you know, the old pier was built of oak and of iron.", None),
        ("We know that the pier has leaked for thirty years.", None),
        ("The pier is thought to have leaked for thirty years.", None),
        ("Still, the pier leaked, allowing the sea into the cellars of the town.", None),
        ("It wants to grow by a third before the year is over.", None),
    ],
)
def test_says_whose_words_a_sentence_is(text: str, speaker: str | None) -> None:
    assert speaker_of(text) == speaker


def test_a_verb_of_saying_counts_more_than_one_of_doing() -> None:
    text = "Bo Lind accepted the offer of the mayor, Ann Lee, who said that the pier would reopen."
    assert speaker_of(text) == "Ann Lee"


ANSWERS = (
    "I started at the harbour when I was twelve, carrying ropes.",
    "My hands are not what they were, but we still build two boats a year.",
    "I think the young will come back when the fish do.",
)
QUESTIONS = (
    "When did you start to build boats?",
    "How many do you build today?",
    "Will there be anybody after you?",
)


@pytest.mark.parametrize("labels", [("", ""), ("Q: ", "A: ")])
def test_whoever_answers_in_an_interview_speaks(labels: tuple[str, str]) -> None:
    opening = "The island's last boatbuilder, Bo Lind, spoke to this paper in his yard on Monday."
    pairs = zip(QUESTIONS, ANSWERS, strict=True)
    asked = [f"{labels[0]}{question}\n\n{labels[1]}{answer}" for question, answer in pairs]
    text = "\n\n".join([opening, *asked])
    claims = find_claims(read(text, "plaintext"), order="text")
    by_text = {claim.sentence.text.removeprefix("A: "): claim.speaker for claim in claims}
    for answer in ANSWERS:
        speaker = by_text[answer]
        assert speaker is not None
        assert speaker.source is not None
        assert speaker.source.of(text) == "Bo Lind"


TOLD = (
    "How did you come to the harbour?\n\nBo Lind called me. I was working in Oslo at the time, and I "
    "left.\n\nWhat did you find there?\n\nI found that the pier leaked. We closed it at once.\n\n"
    "Who pays for all that?\n\nI think the town does, but my office has asked the county for help."
)


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("We interview harbour master Ann Lee on the pier", "Ann Lee"),
        ("Ann Lee: An interview with the master of the pier", "Ann Lee"),
        ("Ann Lee, master of the pier, interviewed by the Echo Saturday, May 31, 2009", "Ann Lee"),
        # Whom the answers speak of does not answer, nor does whom the interview is about.
        ("The Echo interviews a harbour master on Senator Ann Lee", None),
        ("The Pier: An interview with Hull's 'Finest Builders' of all", None),
    ],
)
def test_a_title_says_who_is_interviewed(title: str, speaker: str | None) -> None:
    text = f"{title}\n\n{TOLD}"
    answers = [one for one in find_attributions(read(text, "plaintext")) if one.cue is None]
    assert {one.source.of(text) for one in answers if one.source} == ({speaker} - {None})


def test_two_questions_are_enough_under_a_title_that_says_interview() -> None:
    text = "We interview harbour master Ann Lee on the pier\n\n" + TOLD.partition("Who pays")[0]
    answers = [one for one in find_attributions(read(text, "plaintext")) if one.cue is None]
    assert len(answers) == len(("What did she come for", "What did she find"))


def test_headings_that_ask_make_no_interview() -> None:
    pairs = [f"{question}\n\nThe yard builds two boats a year of oak." for question in QUESTIONS]
    text = "\n\n".join(["Bo Lind's yard is the island's last one.", *pairs])
    assert not find_attributions(read(text, "plaintext"))


@pytest.mark.parametrize(
    ("sentence", "hedges"),
    [
        ("It is possible that the pier leaks.", ["it is possible"]),
        ("It is possible to walk along the pier.", []),
        ("They mended it as soon as possible.", []),
        ("Oak is more likely to rot than steel.", []),
        ("The pier is likely to rot.", ["likely"]),
        ("Other estimates are lower than theirs.", []),
        ("We estimate that it costs a million.", ["estimate"]),
        ("As its name suggests, the long pier is long.", []),
        ("The figures suggest that it leaks.", ["suggest"]),
        ("The tax falls on those who may not own a boat.", []),
        ("You might as well walk.", []),
        ("The potential of this kind of pier is great.", []),
    ],
)
def test_tells_what_weakens_from_what_looks_like_it(sentence: str, hedges: list[str]) -> None:
    words = split_words(sentence)
    assert [" ".join(words.lows[a:b]) for a, b in find_hedges(words)] == hedges


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The mayor tore up the contract in March and flew home.", Kind.EVENT),
        ("The town plans to rebuild the pier by 2031.", Kind.FORECAST),
        ("It was a beautiful and brave thing to do, and we should all be proud.", Kind.OPINION),
        ("The flood was caused by the storm, which weakened the wall.", Kind.CAUSAL),
    ],
)
def test_learned_kinds_are_found(sentence: str, kind: Kind) -> None:
    (claim,) = find_claims(read(sentence, "plaintext"))
    assert kind in claim.kinds


def test_no_act_is_seen_in_a_state() -> None:
    (claim,) = find_claims(read("The old pier is made of oak and painted white.", "plaintext"))
    assert Kind.EVENT not in claim.kinds


def test_of_numbers_only_their_shape_counts() -> None:
    assert words_of(Reading("In 1999 it cost 17 million.")) == {
        "in",
        "0000",
        "it",
        "cost",
        "0",
        "million",
    }


def test_other_languages_have_rules_alone() -> None:
    assert not learned_kinds(
        Reading("Der Hafen wurde gestern geschlossen.", "de"), Voice.WRITER, ()
    )


def test_quotes_within_what_is_reported() -> None:
    text = (
        "The pier is “a danger to everybody who walks on it,” Ann Lee said. "
        "Ask yourself, “will it hold for another winter?” It is called “the plank”, she said."
    )
    article = read(text, "plaintext")
    found = quotes(article, find_attributions(article), article.sentences)
    assert [quote.span.of(text) for quote in found] == ["“a danger to everybody who walks on it,”"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # What is said is a quotation from three words on, what is felt from five.
        ("The lock was, Bo Lind said, a “ruin by now”.", ["“ruin by now”"]),
        ("Bo Lind fears for what he sees as a “ruin by now” in the harbour.", []),
        # A typewriter's mark closed by a printer's, and one within it.
        ('"The lock is very old,” said Bo Lind.', ['"The lock is very old,”']),
        ('"Call it “old” if you like to," said Bo Lind.', ['"Call it “old” if you like to,"']),
        # A paragraph that is a quotation and nothing else, of nobody who is named.
        (
            "It rained in Hull.\n\n- “The lock is old. It leaks.”\n\nIt was late by then.",
            ["“The lock is old. It leaks.”"],
        ),
        ("It rained in Hull.\n\n“The Lock of the Old Harbour”\n\nIt was late.", []),
    ],
)
def test_what_is_a_quotation(text: str, quoted: list[str]) -> None:
    article = read(text, "plaintext", "en")
    found = quotes(article, find_attributions(article), article.sentences)
    assert [one.span.of(text) for one in found] == quoted


def test_who_writes_of_oneself_is_the_source() -> None:
    assert is_own_account(read("I left in May. The sea was high. “We sank,” said Bo.", "plaintext"))
    assert not is_own_account(
        read("The sea was high. “We sank, and I swam,” said Bo.", "plaintext")
    )


@pytest.mark.parametrize(
    ("sentence", "needed"),
    [
        ("Rents rose by 12 percent in a year.", True),
        ("The line sold 40,000 tickets in May.", True),
        ("Sixteen boats lay in the harbour on Monday.", False),
        ("We sold 40,000 tickets in May.", False),
        ("The council tore down the pier on Monday.", False),
    ],
)
def test_only_what_is_measured_needs_a_source(sentence: str, needed: bool) -> None:  # noqa: FBT001
    (claim,) = nutgraf.find_claims(sentence)
    assert needs_source(claim) is needed


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Ann Lee wrote a letter to the council.", None),
        ("Ann Lee wrote that the pier leaked.", "Ann Lee"),
        ("Ann Lee refused to leave the pier.", None),
        ("The yard released a new boat for the island.", None),
    ],
)
def test_who_only_does_something_claims_nothing(sentence: str, source: str | None) -> None:
    (claim,) = find_claims(read(sentence, "plaintext", "en"))
    speaker = claim.speaker and claim.speaker.source
    assert (speaker and speaker.of(sentence)) == source
