"""Who says what: spans, speakers and what they are, and that no text upsets the search."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_linear
from nutgraf.article import Article, Span
from nutgraf.claims import Attribution, find_attributions
from nutgraf.reading import read


def found(text: str) -> list[Attribution]:
    return find_attributions(read(text, "plaintext", "en"))


def shown(text: str, span: Span | None) -> str | None:
    return span and span.of(text)


def said(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (shown(text, a.source), shown(text, a.cue), [part.of(text) for part in a.parts])
        for a in found(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"The pier leaks," Ines Ott, the mayor, told the council.',
            ("Ines Ott", "told", ['"The pier leaks,"']),
        ),
        (
            'Said Ines Ott, the mayor, "The pier leaks."',
            ("Ines Ott", "Said", ['"The pier leaks."']),
        ),
        ('Ines Ott: "The pier leaks."', ("Ines Ott", ":", ['"The pier leaks."'])),
        (
            '"The pier leaks," Ines Ott notes.',
            ("Ines Ott", "notes", ['"The pier leaks,"']),
        ),
        (
            'He said, however, "The pier leaks."',
            ("He", "said", ['"The pier leaks."']),
        ),
        (
            '"The pier leaks," said one old sailor.',
            ("one old sailor", "said", ['"The pier leaks,"']),
        ),
        (
            "Ines Ott was asked whether the pier leaked.",
            (None, "asked", ["whether the pier leaked"]),
        ),
        (
            "About 42% said they were happy.",
            ("About 42%", "said", ["they were happy"]),
        ),
        (
            "People who love his music said the hall was too small.",
            ("People", "said", ["the hall was too small"]),
        ),
        (
            "The ferry was late, according to a yearly report.",
            ("a yearly report", "according to", ["The ferry was late"]),
        ),
        (
            "The harbour's survey shows a pier full of holes.",
            ("The harbour's survey", "shows", ["a pier full of holes"]),
        ),
        (
            "The holes in the pier show that it is old.",
            ("The holes in the pier", "show", ["that it is old"]),
        ),
    ],
)
def test_says_who_said_what(text: str, expected: tuple[str | None, str, list[str]]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "This pier, says Ines Ott, a mason in Hull, Yorkshire, leaks in three places.",
            "Ines Ott",
            "This pier, says Ines Ott, a mason in Hull, Yorkshire, leaks in three places",
        ),
        (
            "The old pier, said a town spokesman, is not ready.",
            "a town spokesman",
            "The old pier, said a town spokesman, is not ready",
        ),
        (
            "Boats, Ines Ott told the council, are to blame.",
            "Ines Ott",
            "Boats, Ines Ott told the council, are to blame",
        ),
        (
            "But, says pier builder Ines Ott, some things have stayed the same.",
            "pier builder Ines Ott",
            "some things have stayed the same",
        ),
        (
            "As Ines Ott told the council, the pier has leaked for years.",
            "Ines Ott",
            "the pier has leaked for years",
        ),
        (
            "As the mason Ines Ott put it: “The pier tells the sea how to move.”",
            "the mason Ines Ott",
            "“The pier tells the sea how to move.”",
        ),
        (
            "Some piers, such as those of wood and rope, have almost gone, said Ines Ott.",
            "Ines Ott",
            "Some piers, such as those of wood and rope, have almost gone",
        ),
        (
            "The town of Hull had earlier said that the pier would be shut.",
            "The town of Hull",
            "that the pier would be shut",
        ),
        (
            "Earlier, Ines Ott, the mayor, had said: “The pier is shut for good.”",
            "Ines Ott",
            "“The pier is shut for good.”",
        ),
        (
            "According to Ott the pier was shut by the council.",
            "Ott",
            "the pier was shut by the council",
        ),
        (
            "The council was criticised by the union for closing the pier.",
            "the union",
            "The council was criticised by the union for closing the pier",
        ),
        (
            "The diving firm Delft, has said that the pier has three holes.",
            "The diving firm Delft",
            "that the pier has three holes",
        ),
        (
            "During her time in office Ms Ott repeatedly told sailors she had seen the leak.",
            "Ms Ott",
            "she had seen the leak",
        ),
        (
            "“It is an attempt to mislead the town,’’ Will Ott, head of the yard, told the council.",
            "Will Ott",
            "“It is an attempt to mislead the town,’’",
        ),
        (
            "The leak made the pier famous, Ines de Vries notes.",
            "Ines de Vries",
            "The leak made the pier famous",
        ),
        (
            "The Harbour Office projects that the pier will be shut by May.",
            "The Harbour Office",
            "that the pier will be shut by May",
        ),
        ("Ines Ott points out that the pier leaks.", "Ines Ott", "that the pier leaks"),
    ],
)
def test_the_speaker_is_whoever_says_it(text: str, source: str, content: str) -> None:
    (one,) = found(text)
    assert (shown(text, one.source), one.content.of(text)) == (source, content)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The Tory spokesman, Ivo Marsh MSP, said: “It has to stop now.”", "Ivo Marsh"),
        ("Hull's President, Ivo Marsh, said: “They told us that we were mad.”", "Ivo Marsh"),
        ("Chairman of the Pier Committee Peter Marsh MP, said: “It is alarming.”", "Peter Marsh"),
    ],
)
def test_a_name_set_off_by_commas_is_the_speaker(text: str, label: str) -> None:
    (one,) = found(text)
    assert one.entity is not None
    assert one.entity.label == label


def test_a_quotation_goes_on_in_paragraphs_without_a_mark_at_their_head() -> None:
    quoted = "“We have learned a lot today.\n\nIt was a long day.\n\nWe will be back.”"
    text = f"After the match, Ines Ott said, {quoted} The crowd went home."
    (one,) = found(text)
    assert (shown(text, one.source), one.content.of(text)) == ("Ines Ott", quoted)
    forgotten = "Ines Ott said, “We have learned a lot.\n\nIt was a long day.\n\nThe end came."
    (one,) = found(forgotten)
    assert one.content.of(forgotten) == "“We have learned a lot."


def test_a_clause_behind_the_speaker_takes_no_quotation_away() -> None:
    text = (
        "Ivo Marsh was made a peer. “I took the seat,” he said when his peerage was announced. "
        "“It is a good base for campaigning.”"
    )
    one = found(text)[0]
    assert one.content.of(text).endswith("“It is a good base for campaigning.”")


def test_a_second_report_has_its_own_words() -> None:
    first, second = said('"It leaks," Ines Ott said, adding: "It always has."')
    assert first == ("Ines Ott", "said", ['"It leaks,"'])
    assert second == ("Ines Ott", "adding", ['"It always has."'])


def test_a_colon_announces_the_next_paragraph() -> None:
    text = 'The sea rose.\n\nInes Ott told the council:\n\n"The pier leaks. It always has."\n'
    assert said(text) == [("Ines Ott", "told", ['"The pier leaks. It always has."'])]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ring proved too small for him.",
        "The states began to build roads.",
        "The ferry added two boats in May.",
        "Brenda Marsh added three goals to lead Tolland.",
        "Ida Rook added her seventh of the season, and Anselm Lee stopped 27 shots.",
        "The bridge is 3.1 metres wide.",
        "The council hung up a sign that shows drivers their speed.",
        "The clock on the pier showed the hour in white.",
        "It was a promise that had been kept for years.",
    ],
)
def test_what_has_a_reporting_verb_may_be_no_report(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Ines Ott said the pier leaked. She said it was old.", "Ines Ott"),
        ("Mr. Lind met Mrs. Ott. He said the pier leaked.", "Lind"),
        ("Mr. Lind met Mrs. Ott. She said the pier leaked.", None),
        ("The council said the pier leaked. It said the ferry was old.", "The council"),
        ("Bo Lind, who said the pier leaked, left.", "Bo Lind"),
        (
            "The fare rose after a report of 2013, which said that it leaked.",
            "a report of 2013",
        ),
        ("She said the pier leaked.", None),
        ("The ministers said the pier leaked. They said it was old.", "The ministers"),
    ],
)
def test_a_pronoun_stands_for_the_nearest_name_that_fits(text: str, resolved: str | None) -> None:
    last = found(text)[-1]
    assert shown(text, last.resolved) == resolved
    assert last.source is not None
    assert last.source.of(text).lower() in {"she", "he", "it", "they", "who", "which"}


def test_a_name_is_not_resolved() -> None:
    assert all(a.resolved is None for a in found("Bo Lind said it leaked. Ines Ott said it did."))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Finance minister Jane Roe said the pier leaked.", "Finance minister"),
        ("Jane Roe, the finance minister, said the pier leaked.", "finance minister"),
        ("Jane Roe, 44, a baker from Hull, said the pier leaked.", "baker from Hull"),
        ('"It leaks," said Jane Roe, director of the pier.', "director of the pier"),
        ("Jane Roe, smiling, said the pier leaked.", None),
        ("Mrs. Roe said the pier leaked.", None),
        ("The minister said the pier leaked.", None),
    ],
)
def test_a_role_stands_beside_the_name(text: str, role: str | None) -> None:
    (attribution,) = found(text)
    assert shown(text, attribution.role) == role


def test_a_role_is_remembered() -> None:
    text = (
        "Jane Roe, the finance minister, said it leaked. Roe said it was old. She said it was so."
    )
    assert [shown(text, a.role) for a in found(text)] == ["finance minister"] * 3


QUOTATIONS = {
    "«{}»",
    "« {} »",
    "„{}“",
    "「{}」",
    "‘{}’",
    "“{}”",
    '"{}"',
    "‚{}‘",
    "”{}”",
    # A typewriter's mark closes a printer's, and an opening one a sentence.
    '“{}"',
    "“{}“",
}


@pytest.mark.parametrize("marks", sorted(QUOTATIONS))
def test_marks_of_many_countries(marks: str) -> None:
    quotation = marks.format("The pier leaks badly.")
    ((source, _, parts),) = said(f"The sea rose. Bo Lind said: {quotation} It rained.")
    assert source == "Bo Lind"
    assert parts == [quotation]


def test_quotations_within_quotations_belong_to_the_outer_one() -> None:
    text = '“He said "the pier leaks" and ‘so does the ferry’ to me,” Bo Lind said.'
    assert said(text) == [("Bo Lind", "said", [text.partition(" Bo")[0]])]


WORDS = [
    "said",
    "says",
    "told",
    "adding",
    "called",
    "was asked",
    "Ann Lee",
    "he",
    "she",
    "they",
    "who",
    "it",
    "the mayor",
    "a vet",
    "according to",
    "that",
    "to",
    "criticism of",
    "is sure that",
    "and",
    "but",
    "while",
    "yesterday",
    "the road was shut",
    "40%",
    "Mr.",
    "Inc.",
]
MARKS = [*',.:;?!()-—"“”„«»‘’‚「」', "'", "''", "``", "\n", "\n\n", "\n- "]
TEXTS = st.lists(st.sampled_from([*WORDS, *MARKS]), max_size=80).map(" ".join) | st.lists(
    st.sampled_from([*WORDS, *MARKS]), max_size=80
).map("".join)


def overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def check(article: Article, attribution: Attribution) -> None:
    whole = Span(0, len(article.source))
    spans = [attribution.source, attribution.cue, attribution.resolved, attribution.role]
    for span in (attribution.content, *attribution.parts, *spans):
        assert span is None or (span in whole and len(span) > 0)
    for before, after in zip(attribution.parts, attribution.parts[1:], strict=False):
        assert before.end <= after.start
    assert attribution.content == Span(attribution.parts[0].start, attribution.parts[-1].end)
    for part in attribution.parts:
        assert attribution.cue is None or not overlap(part, attribution.cue)
    if attribution.source and attribution.cue and attribution.cue.start >= attribution.source.end:
        assert not overlap(attribution.source, attribution.cue)
    if attribution.resolved is not None:
        assert attribution.source is not None
        assert attribution.resolved.start < attribution.source.start


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["plaintext", "markdown", "html"]))
def test_spans_lie_in_the_article_apart_and_in_order(text: str, form: str) -> None:
    article = read(text, form, "en")
    attributions = find_attributions(article)
    for attribution in attributions:
        check(article, attribution)
    starts = [attribution.content.start for attribution in attributions]
    assert starts == sorted(starts)
    assert attributions == find_attributions(read(text, form, "en"))


SCRAPS = ["“", '"', "'", "‘", "«", "」", "“ ‘ « ", 'said "x," ', "he said. ", '"a" "', "Ann, "]


@pytest.mark.long
@pytest.mark.parametrize("scrap", SCRAPS)
@pytest.mark.parametrize("end", ["", "\n\n"])
def test_quotation_marks_take_time_as_their_length(scrap: str, end: str) -> None:
    def attributing(size: int) -> Callable[[], object]:
        text = "Ann Lee said: " + (scrap + end) * (size // len(scrap + end))
        return partial(find_attributions, read(text, "plaintext", "en"))

    assert_linear(attributing, scrap)
