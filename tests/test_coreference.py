"""Whom the words for a speaker mean, and that every part of a briefing says the same."""

import json
from pathlib import Path

import pytest

from nutgraf import Article, brief, find_attributions, find_claims, read
from nutgraf.briefing.sources import sources
from nutgraf.facts.names import find_names
from nutgraf.rendering import data

SEEDS = Path(__file__).parent.parent / "seeds"


def labels(text: str) -> list[str | None]:
    """Whom each attribution is laid at the door of."""
    found = find_attributions(read(text, "plaintext", "en"))
    return [one.entity.label if one.entity else None for one in found]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Bo Lind, the mayor of Hull, left. Lind said the pier leaked.", "Bo Lind"),
        ("Bo Lind, the mayor of Hull, left. The mayor said the pier leaked.", "Bo Lind"),
        ("Ann Lee told the council it was late. She said the pier leaked.", "Ann Lee"),
        ("Ann Lee met a spokesman. She said the pier leaked.", "Ann Lee"),
        ("Mrs. Ott and her son came. Mrs. Ott said it rained. She said it leaked.", "Ott"),
        ("Two officials said it rained. They said the pier leaked.", "Two officials"),
        ("A spokesman for the mine said it rained. He said it leaked.", "A spokesman for the mine"),
        ("Her mother, Ann Lee, said the pier leaked.", "Ann Lee"),
        ("One commenter, Ann Lee, said the pier leaked.", "Ann Lee"),
        ("Another witness, former mayor Ann Lee, said the pier leaked.", "Ann Lee"),
        ("Ann Lee, who said the pier leaked, left.", "Ann Lee"),
        ("One mother said it rained. She said the pier leaked.", "One mother"),
        (
            "The World Health Organization met. Plague is always fatal, says WHO.",
            "World Health Organization",
        ),
        (
            "Harrow Dynamics makes boats. Harrow Dynamics said it was hiring. "
            "Harrow Dynamics did well. The company said the pier leaked.",
            "Harrow Dynamics",
        ),
        # "The firm" is the one that the text is about, though others are heard in it.
        (
            "Sales helped Harrow Dynamics. Harrow Dynamics did well. The shares of Harrow Dynamics "
            "rose. Acme Corporation said it rained. The firm said the pier leaked.",
            "Harrow Dynamics",
        ),
        # What somebody is called for a change.
        ("Ann Lee won in Hull. She ran fast. The 30-year-old said it rained.", "Ann Lee"),
        ("Ann Lee won again. Bo Lind came last. The champion said Lind was ill.", "Ann Lee"),
        ("Ann Lee beat Bo Lind. “I am glad,” said the Hull striker.", "Ann Lee"),
        (
            "Harbour analyst Ann Lee and Bo Lind met. The analyst said the pier leaked.",
            "Ann Lee",
        ),
        # A role says less than the name that stands behind it.
        (
            "Bo Lind, undersecretary for Trade, left. Undersecretary for Trade Mr. Lee says it rained.",
            "Lee",
        ),
        # Groups of people.
        ("Two people briefed on the talks said it leaked.", "Two people briefed on the talks"),
        (
            "The pier leaked, according to a group representing rural towns.",
            "a group representing rural towns",
        ),
        ("Protesters said the pier leaked.", "Protesters"),
        (
            "This year's survey of harbours suggests that piers leak.",
            "This year's survey of harbours",
        ),
        # Documents, with who made them.
        (
            "“The pier leaks,” said a report from Acme Corporation.",
            "a report from Acme Corporation",
        ),
        (
            "The letter, from Acme Corporation, says the pier leaks.",
            "The letter, from Acme Corporation",
        ),
        (
            "It is in a new report released on Monday by Acme Corporation. The report said that "
            "the pier leaked.",
            "a new report released on Monday by Acme Corporation",
        ),
    ],
)
def test_whom_a_speakers_words_mean(text: str, label: str):
    assert labels(text)[-1] == label


@pytest.mark.parametrize(
    "text",
    [
        "He said the pier leaked.",
        # Nobody here is called "he".
        "Ann Lee left. Ann Lee said it rained. He said the pier leaked.",
        # The last word of a role is not what its bearer is.
        "Eva Holm, the head of the choir, came. The choir said the pier leaked.",
        "The bridge is old. It said the pier leaked.",
        # A thing, and the writer's own paper.
        "The tone of the meeting showed that the pier leaked.",
        "This paper shows that the pier leaked.",
        # Who is heard of first within somebody else's words does not speak next.
        "“Ann Lee has left the harbour for good,” she said.",
        # Too long ago.
        "Ann Lee said it rained." + " It was dark." * 9 + " She said the pier leaked.",
    ],
)
def test_nobody_is_meant_where_it_is_not_certain(text: str):
    assert labels(text)[-1] is None


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        # Two mayors: neither is "the mayor".
        ("The mayor", "The mayor"),
        # A mayor of another town, and a thing that belongs to one.
        ("A mayor from abroad", "A mayor from abroad"),
        ("Ann Lee’s lawyer", "Ann Lee’s lawyer"),
        ("The company", "The company"),
    ],
)
def test_a_description_of_somebody_else_is_nobody_by_name(phrase: str, label: str):
    text = (
        "Ann Lee, the mayor of Hull, met Bo Lind, the mayor of York. Eva Holm, the head of the "
        f"choir, came too. {phrase} said the pier leaked."
    )
    assert labels(text)[-1] == label


def test_men_and_women_are_told_apart_by_name_title_and_role():
    text = (
        "Bo Lind spoke to Anna Holm. Bo Lind, a fisherman, said it rained. Anna Holm said it "
        "leaked. He said the pier was old. She said it was new."
    )
    assert labels(text) == ["Bo Lind", "Anna Holm", "Bo Lind", "Anna Holm"]


def test_a_claim_and_a_quote_name_the_speaker_in_full():
    text = (
        "The bridge is shut, said Jane Roe, the mayor of Hull. “It will be late and it will cost "
        "more,” she said. Roe said 14 cables had rusted. The mayor said 12 boats sank in May."
    )
    article = read(text, "plaintext", "en")
    claims = find_claims(article)
    assert {one.speaker.source.of(text) for one in claims if one.speaker} == {"Jane Roe"}
    (quote,) = brief(article).quotes
    assert quote.speaker is not None
    assert quote.speaker.of(text) == "Jane Roe"
    told = data.claims(article, claims)["claims"]
    assert {one["speaker"]["name"] for one in told if one["speaker"]} == {"Jane Roe"}


def test_the_text_itself_stays_as_it_is():
    text = "Jane Roe left. She said the pier leaked."
    (found,) = find_attributions(read(text, "plaintext", "en"))
    assert found.source is not None
    assert found.source.of(text) == "She"
    assert found.in_full is not None
    assert found.in_full.of(text) == "Jane Roe"


WRITTEN = (
    "The bridge at Hull will close in May, two officials said. Jane Roe, the mayor, said 14 cables "
    "had rusted. “I have said so since 2019 and nobody listened,” she said. They said the work "
    "would cost $40 million. A spokesman for the council said it had no money; the spokesman, who "
    "gave no name, said that 12 boats sank. According to a report by the Harbour Office, rents "
    "rose by 12% in 2021. The report said so twice.",
    "Dr. Eva Holm and Bo Lind wrote to the ministers. Lind said it was too late. “We asked them "
    "nine times in all,” said Holm, a biologist. He said nobody had answered. The biologist said "
    "that 300 fish had died in June. It said the river was clean, a letter from the ministry "
    "showed. The minister, Ann Ott, told reporters that she would resign. Ott said she was sorry.",
)


def articles() -> list[tuple[str, Article]]:
    files = sorted(path for path in SEEDS.rglob("*") if path.is_file())
    found = [(path.name, path) for path in files if path.suffix in FORMATS]
    seeds = [(name, read(path.read_text("utf-8"), FORMATS[path.suffix])) for name, path in found]
    return [*seeds, *((text[:20], read(text, "plaintext", "en")) for text in WRITTEN)]


FORMATS = {
    ".txt": "plaintext",
    ".md": "markdown",
    ".html": "html",
    ".rst": "restructuredtext",
    ".tex": "latex",
    ".org": "org",
    ".adoc": "asciidoc",
}


@pytest.mark.parametrize(("name", "article"), articles(), ids=[name for name, _ in articles()])
def test_claims_quotes_sources_and_names_agree(name: str, article: Article):
    shown = article.shown
    said = find_attributions(shown)
    cited = sources(shown, said).sources
    source_of = {id(one): source for source in cited for one in source.attributions}
    people = {one.first: one for one in find_names(shown)}
    assert {source.label for source in cited} <= {one.entity.label for one in said if one.entity}
    by_content = {one.content: one for one in said}
    for claim in find_claims(shown, attributions=said):
        source = claim.speaker and source_of.get(id(by_content[claim.speaker.content]))
        if source and claim.speaker.entity is not None:
            assert claim.speaker.entity.label == source.label, name
            assert claim.speaker.role == (source.name.role if source.name else None)
    for quote in brief(shown, "lead").quotes:
        spoken = [one for one in said if one.direct and one.content.end == quote.span.end]
        for one in spoken:
            assert quote.speaker == (one.in_full or one.source)
            if one.entity is not None and one.entity.name is not None:
                assert people[one.entity.name].name == one.entity.label
                assert quote.speaker is not None
                written = " ".join(quote.speaker.of(shown.source).split())
                assert one.entity.label.casefold() in written.casefold()
    assert json.dumps(data.claims(article, find_claims(article)))


def test_of_two_that_are_as_near_neither_is_the_striker():
    text = (
        "Nobody in the whole of the old and crowded stadium of the harbour saw Ann Lee beat Bo Lind. "
        "“I am tired,” said the Hull striker."
    )
    assert labels(text) == ["the Hull striker"]


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        ("Many sailors describe the pier as a ruin.", ["Many sailors"]),
        ("The Harbour Court has found that the pier was shut for no reason.", ["Harbour Court"]),
        # Who reports from somewhere, hopes or knows something has said nothing.
        ("Ann Lee reported from Hull, and Bo Lind from Oslo.", []),
        ("Ann Lee responded to the storm with a new wall.", []),
    ],
)
def test_who_is_a_source(sentence: str, cited: list[str]):
    assert [one.label for one in sources(read(sentence, "plaintext", "en")).sources] == cited


def test_a_place_that_a_thing_is_named_for_says_nothing():
    meeting = "The Alaska meeting gave the visitor a tool, signaling that he was welcome. "
    assert labels(meeting + "People in Alaska were calm.") == [None]
    assert labels("The Netherlands said that it would pay.") == ["Netherlands"]


def test_it_does_not_reach_far_back():
    said = "The Kremlin said that it was pleased. "
    assert labels(said + "It added that it would pay.") == ["Kremlin", "Kremlin"]
    between = "Nobody was hurt. The request came late in the day. "
    assert labels(said + between + "It suggests that vanity rules.") == ["Kremlin", None]
