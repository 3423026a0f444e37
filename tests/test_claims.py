"""Claims and attributions: what is found, where it stands, and that nothing upsets it."""

import json
from importlib import resources
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.article import Article, Block, BlockSentences, Role, Sentence, Span
from nutgraf.claims import Attribution, Kind, find_attributions, find_claims, rate_claims
from nutgraf.claims.kind import REASONS, SETTLED_BY
from nutgraf.language.wordlists import lists_in
from nutgraf.reading import read


def said(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    article = read(text, "plaintext")
    source = article.source
    return [
        (
            attribution.source and attribution.source.of(source),
            attribution.cue and attribution.cue.of(source),
            [part.of(source) for part in attribution.parts],
        )
        for attribution in find_attributions(article)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mayor Ines Ott said that the ferry would stop in May.",
            ("Mayor Ines Ott", "said", ["that the ferry would stop in May"]),
        ),
        (
            "The ferry will stop in May, said Mayor Ines Ott, who owns a boat.",
            ("Mayor Ines Ott", "said", ["The ferry will stop in May"]),
        ),
        (
            "According to the harbour office, the ferry was late on forty days.",
            ("the harbour office", "According to", ["the ferry was late on forty days"]),
        ),
        (
            "The ferry was late on forty days, according to the harbour office.",
            ("the harbour office", "according to", ["The ferry was late on forty days"]),
        ),
        (
            "Bo Lind, who has run the kiosk for years, told the council the queue was long.",
            ("Bo Lind", "told", ["the queue was long"]),
        ),
        (
            "The island's report found that the pier leaked.",
            ("The island's report", "found", ["that the pier leaked"]),
        ),
        (
            "The pier, she said, leaks in three places.",
            ("she", "said", ["The pier", "leaks in three places"]),
        ),
        (
            "“The pier leaks,” Bo Lind said. “It always has.”",
            ("Bo Lind", "said", ["“The pier leaks,”", "“It always has.”"]),
        ),
        (
            '"The pier leaks. It always has," said Bo Lind.',
            ("Bo Lind", "said", ['"The pier leaks. It always has,"']),
        ),
        (
            "'The pier leaks at the workers' end,' said Bo Lind.",
            ("Bo Lind", "said", ["'The pier leaks at the workers' end,'"]),
        ),
        (
            'Bo Lind called the pier "a sieve".',
            ("Bo Lind", "called", ['the pier "a sieve"']),
        ),
    ],
)
def test_says_who_said_what(text: str, expected: tuple[str, str, list[str]]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "quotation",
    [
        '"We are late again."',
        "“We are late again.”",
        "„We are late again.“",
        "«We are late again.»",
        "« We are late again. »",
        "”We are late again.”",
        "''We are late again.''",
        "‘We are late again.’",
    ],
)
def test_knows_quotation_marks_of_many_countries(quotation: str) -> None:
    ((source, _, parts),) = said(f"The sea rose. Bo Lind said: {quotation} It rained.")
    assert source == "Bo Lind"
    assert parts == [quotation]


def test_a_quotation_left_open_runs_to_the_paragraphs_end_and_goes_on() -> None:
    text = 'Bo Lind said: "The pier leaks. It is old.\n\n"It will go in spring."\n\nThe sea rose.'
    article = read(text, "plaintext")
    (attribution,) = find_attributions(article)
    assert attribution.direct
    assert attribution.content.of(text).endswith('"It will go in spring."')


def test_a_line_break_inside_is_part_of_the_span() -> None:
    text = (
        "The sea rose all night and the streets were wet. The harbour office said that the\n"
        "ferry was late. It was the third time in a week that this had happened here."
    )
    (attribution,) = find_attributions(read(text, "plaintext"))
    assert attribution.content.of(text) == "that the\nferry was late"


def test_markup_is_looked_through() -> None:
    text = "**Bo Lind** said: “The *old* pier leaks badly.”"
    (attribution,) = find_attributions(read(text, "markdown"))
    assert attribution.source is not None
    assert attribution.source.of(text) == "Bo Lind"
    assert attribution.direct


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The island sold 1,200 boats to the mainland.", Kind.QUANTITY),
        ("The ferry was late because of the ice.", Kind.CAUSAL),
        ("The winter was colder than the one before.", Kind.COMPARISON),
        ("The ferry will stop in May for good.", Kind.FORECAST),
        ("The council closed the pier on Monday.", Kind.EVENT),
        ("Fishing at night is prohibited on the island.", Kind.RULE),
        ("The council said the pier was shut.", Kind.ATTRIBUTED),
        ("The old pier should be torn down now.", Kind.OPINION),
    ],
)
def test_tells_kinds(sentence: str, kind: Kind) -> None:
    (claim,) = find_claims(read(sentence, "plaintext"))
    assert kind in claim.kinds


def test_a_kind_is_defined_whole() -> None:
    for kind in Kind:
        assert kind in SETTLED_BY
        assert kind in REASONS or kind not in lists_in("claims", "en")
    assert set(lists_in("claims", "en")) <= set(Kind)


def test_the_schema_has_every_kind() -> None:
    file = resources.files("nutgraf.rendering").joinpath("schemas", "common.schema.json")
    claim = json.loads(file.read_text("utf-8"))["$defs"]["claim"]
    assert claim["properties"]["kinds"]["items"]["enum"] == [kind.value for kind in Kind]


def test_the_documentation_lists_every_kind() -> None:
    page = (Path(__file__).parent.parent / "docs" / "claims.md").read_text("utf-8")
    _, _, kinds = page.partition("\n## Kinds\n")
    listed, _, _ = kinds.partition("\n## ")
    rows = [line for line in listed.splitlines() if line.startswith("|")]
    assert rows[2:] == [f"| {kind} | {SETTLED_BY[kind] or 'nothing'} |" for kind in Kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council met on 3 May 2019 at 10 a.m. in room 12.",
        "Bo Lind, 44, has lived there since 1998.",
    ],
)
def test_dates_ages_and_rooms_are_no_quantities(sentence: str) -> None:
    (claim,) = find_claims(read(sentence, "plaintext"))
    assert Kind.QUANTITY not in claim.kinds


def test_hedges_have_their_place_and_reason() -> None:
    text = "The sea rose. In May the ferry may reportedly be sold."
    claim = next(claim for claim in find_claims(read(text, "plaintext")) if claim.hedged)
    assert [hedge.of(text) for hedge in claim.hedges] == ["may", "reportedly"]
    assert "weakened by 'may', 'reportedly'" in claim.reasons


@pytest.mark.parametrize(
    ("sentence", "hedged"),
    [
        ("The ferry could stop in May.", True),
        ("The pier could have been saved by paint.", True),
        ("Shops could see fewer guests in May.", True),
        ("The noise could be seen as a warning.", True),
        ("The storm could not only stop the ferry but sink it.", True),
        ("They said that nets could tear, as they could in any storm.", True),
        ("After the storm Bo Lind could not sleep for a week.", False),
        ("From the pier they could see the ferry turn back.", False),
        ("The horn could be heard on all three islands.", False),
        ("Nobody could reach the pier for two days.", False),
        ("The crew did everything they could to save the nets.", False),
        ("Bo Lind ran as fast as he could towards the pier.", False),
        ("The council moved the pier so that larger boats could land.", False),
        ("The ferry could hardly turn in the harbour.", False),
        ("The captain appeared to sleep at the wheel.", True),
        ("The captain appeared in court on Friday.", False),
        ("Of 800 likely voters 40 percent want the pier.", False),
        ("Voters are likely to want the pier.", True),
        ("It was the only pier that the council could pay for.", False),
        ("He showed how the pier could be moved.", False),
        ("Knowing the tides, we could mend it later.", False),
        ("Neither side could agree on the pier.", False),
        ("Boats may now land at the pier again.", False),
        ("Three sailors who may have drowned were found on Osk.", True),
        ("While it may please the council, the pier costs too much.", False),
        ("Readers may suggest a name for the pier.", True),
        ("The mayor asked readers to suggest names for the pier.", False),
        ("The harbour's beauty was apparent in the pictures.", False),
        ("The apparent error cost the town its pier.", True),
        ("Bo Lind appeared as a sailor in two films.", False),
        ("It appeared as if the pier had moved.", True),
        ("I think of the pier every morning.", False),
        ("Nobody can estimate what the pier cost.", False),
        ("Land speculators bought the pier.", False),
        ("Most likely, the storm broke the pier.", True),
    ],
)
def test_what_was_able_to_be_done_is_not_hedged(sentence: str, hedged: bool) -> None:  # noqa: FBT001
    (claim,) = find_claims(read(sentence, "plaintext"))
    assert claim.hedged == hedged


def test_what_points_back_gives_way() -> None:
    leaning = "That’s how long the council of Hull argued about the 40 boats on Tuesday."
    other = "The council of Hull argued for eleven hours about the 40 boats on Tuesday."
    for text in (f"{leaning} {other}", f"{other} {leaning}"):
        assert find_claims(read(text, "plaintext"))[0].sentence.text == other


def test_leaves_out_what_is_no_claim() -> None:
    text = "Is the pier safe? Please note that we moved. Ah, well. The council shut the old pier."
    assert [c.sentence.text for c in find_claims(read(text, "plaintext"))] == [
        "The council shut the old pier."
    ]


def test_a_pronouns_speaker_is_the_name_before() -> None:
    text = "Bo Lind said the pier was old. He said the ferry was older still."
    claims = {claim.sentence.index: claim for claim in find_claims(read(text, "plaintext"))}
    speaker = claims[1].speaker
    assert speaker is not None
    assert speaker.source is not None
    assert speaker.source.of(text) == "Bo Lind"


ISLAND = (
    "The ferry carried 40,000 people last year, the harbour office said. "
    "It may stop in May. The pier is lovely. The council raised the fare by 12 percent. "
    "The fare had not changed since 2009."
)


def test_best_first_limited_and_filtered() -> None:
    article = read(ISLAND, "plaintext")
    claims = find_claims(article)
    assert [c.score for c in claims] == sorted((c.score for c in claims), reverse=True)
    assert find_claims(article, limit=2) == claims[:2]
    assert find_claims(article, limit=0) == []
    quantities = find_claims(article, kinds=["quantity"])
    assert len(quantities) == 2
    assert all(Kind.QUANTITY in claim.kinds for claim in quantities)
    with pytest.raises(ValueError, match="poetry"):
        find_claims(article, kinds=["poetry"])


def test_within_a_span_or_section() -> None:
    article = read(ISLAND, "plaintext")
    last = article.sentences[-1]
    assert [c.sentence for c in find_claims(article, within=last.span)] == [last]
    assert find_claims(article, within=article.sections[0]) == find_claims(article)


def test_numbers_rate_above_small_talk() -> None:
    talk, question, number = rate_claims(
        ["I love my old boat.", "Is it so?", "Fares rose by 12 percent in 2021, the council said."]
    )
    assert question == 0.0
    assert question < talk < number <= 1.0


SCRAPS = st.sampled_from(
    [
        "said",
        "Ann",
        "he",
        "according to",
        "that",
        ",",
        ".",
        '"',
        "'",
        "“",
        "”",
        "«",
        "»",
        "''",
        "‘",
        "’",
        ":",
        "(",
        ")",
        "—",
        "\n",
        "\n\n",
        "40%",
        "may",
        "told",
        "the mayor",
        "who",
        "?",
        "and",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(SCRAPS, max_size=60).map(" ".join),
    st.lists(SCRAPS).map("".join),
)


def check_spans(article: Article, attribution: Attribution) -> None:
    whole = Span(0, len(article.source))
    for span in (attribution.content, attribution.source, attribution.cue):
        assert span is None or (span in whole and len(span) > 0)
    assert attribution.parts[0].start == attribution.content.start
    assert attribution.parts[-1].end == attribution.content.end
    ends = [(part.start, part.end) for part in attribution.parts]
    assert ends == sorted(ends)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_has_attributions_within_it_and_in_order(text: str) -> None:
    article = read(text, "plaintext")
    attributions = find_attributions(article)
    for attribution in attributions:
        check_spans(article, attribution)
    starts = [attribution.content.start for attribution in attributions]
    assert starts == sorted(starts)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_has_claims_with_scores_and_hedges_in_their_sentence(text: str) -> None:
    article = read(text, "plaintext")
    for claim in find_claims(article):
        assert 0 <= claim.score <= 1
        assert all(hedge in claim.sentence.span for hedge in claim.hedges)
        assert list(claim.kinds) == [kind for kind in Kind if kind in claim.kinds]
    assert find_claims(article) == find_claims(read(text, "plaintext"))


@pytest.mark.parametrize("scrap", ['"', "' ", "“", "said ", ", he said, ", 'said "x," ', "(", "1,"])
def test_a_page_of_one_scrap_is_soon_done(scrap: str) -> None:
    text = "The sea rose. " + scrap * (60_000 // len(scrap))
    sentence = Sentence(Span(0, len(text)), text, 0)
    places = (0, len(text))
    wording = BlockSentences((text,), places)
    block = Block(sentence.span, Role.BODY, text, wording=wording, places=places)
    started = process_time()
    find_claims(Article(text, "plaintext", "en", (block,), ()))
    assert process_time() - started < 10


@given(st.lists(st.text(max_size=80), max_size=5))
def test_any_sentences_can_be_rated(sentences: list[str]) -> None:
    ratings = rate_claims(sentences)
    assert len(ratings) == len(sentences)
    assert all(0 <= rating <= 1 for rating in ratings)
