"""Wrapped text: the sentences are those of the same text as it was before it was wrapped."""

import json
import random
import zlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nutgraf
from nutgraf.article import Role
from wrapped import STYLES, wrapped

# Of all sentences so many are kept, from so many columns on, with blank lines between paragraphs.
NARROWEST = 24
LINES_OF_PRINT = 42
KEPT = 0.98
KEPT_NARROW = 0.95
# Without blank lines a heading that fills its line cannot be told from a line of the text.
SPACED = [style for style, (_, apart, _) in STYLES.items() if apart]
TIGHT = [style for style in STYLES if style not in SPACED]
# Of a dozen real articles it may be less than of all.
OF_A_FEW = 0.01
KEPT_TIGHT = 0.94
KEPT_TIGHT_NARROW = 0.9

PARAGRAPHS = (
    "The harbour board voted 9 to 4 on Monday to replace the old cranes, which have stood on the "
    "quay since 1931 and cost the town some $2.4 million a year to keep.",
    "Mayor Ada Brandt said that nobody had asked for the plan, and that the well-known crane at "
    "the Northern Quay would stay where it is. The unions were not so sure of it.",
    "Three of the cranes will be sold to a yard in Skerrow, the board said. Work is to begin in "
    "May 2027, and ships will be sent to the harbour of Corran for as long as it takes.",
)
TEXT = "\n".join(["Harbour to replace its cranes", *PARAGRAPHS])


def sentences(text: str, language: str | None = None) -> Counter[str]:
    article = nutgraf.read(text, "plaintext", language)
    return Counter(" ".join(sentence.text.split()) for sentence in article.sentences)


def share(texts: Iterable[tuple[str, str]], width: int, style: str) -> float:
    """Of the sentences of some texts, those that are found when the texts are wrapped."""
    kept = total = 0
    for text, language in texts:
        whole = sentences(text, language)
        found = sentences(wrapped(text, width, style, zlib.crc32(text.encode())), language)
        kept += (whole & found).total()
        total += whole.total()
    return kept / total


def asked(width: int, style: str) -> float:
    if style in TIGHT:
        return KEPT_TIGHT if width >= LINES_OF_PRINT else KEPT_TIGHT_NARROW
    return KEPT if width >= LINES_OF_PRINT else KEPT_NARROW


@pytest.fixture(scope="module")
def articles(seeds: list[Path]) -> list[tuple[str, str]]:
    """The sample articles that are plain text, with their languages."""
    read = [
        nutgraf.read(path.read_text("utf-8"), "plaintext")
        for path in seeds
        if path.suffix == ".txt"
    ]
    # Some are wrapped as they stand.
    return [("\n".join(block.text for block in one.blocks), one.language) for one in read]


@pytest.mark.parametrize("width", [30, 36, 42, 58, 72, 100])
@pytest.mark.parametrize("style", STYLES)
def test_wrapping_the_samples_changes_hardly_a_sentence(
    articles: list[tuple[str, str]], width: int, style: str
):
    assert share(articles, width, style) >= asked(width, style)


@pytest.mark.long(each=True)
@pytest.mark.parametrize("width", [24, 34, 50, 66, 100])
@pytest.mark.parametrize("style", STYLES)
def test_wrapping_real_articles_changes_hardly_a_sentence(
    pytestconfig: pytest.Config, width: int, style: str
):
    path = Path(pytestconfig.getoption("--eval")) / "briefings" / "train.jsonl"
    if not path.is_file():
        pytest.skip(f"no gold data: {path} is absent")
    lines = path.read_text("utf-8").splitlines()[::12]
    texts = [(json.loads(line)["text"], "en") for line in lines]
    assert share(texts, width, style) >= asked(width, style) - OF_A_FEW


@pytest.mark.parametrize("style", SPACED)
@pytest.mark.parametrize("width", [24, 29, 36, 42, 55, 68, 79, 96, 120])
def test_a_short_article_loses_nothing(width: int, style: str):
    assert sentences(TEXT, "en") - sentences(wrapped(TEXT, width, style), "en") == Counter()


@settings(max_examples=40)
@given(st.integers(24, 120), st.sampled_from(list(STYLES)), st.randoms(use_true_random=False))
def test_edits_of_wrapped_text_are_read_as_anew(width: int, style: str, rng: random.Random):
    pieces = ["", "\n", "\n\n", "12", "\n12\n", "x", "Advertisement\n\n", "-\n", "the ", ". The "]
    text = wrapped("\n".join([TEXT, *PARAGRAPHS, *PARAGRAPHS]), width, style)
    article = nutgraf.read(text, "plaintext", "en")
    for _ in range(4):
        start = rng.randrange(len(text) + 1)
        end = min(len(text), start + rng.choice([0, 0, 1, 30, 200]))
        text = text[:start] + rng.choice(pieces) + text[end:]
        article = nutgraf.read(text, "plaintext", "en", previous=article)
        anew = nutgraf.read(text, "plaintext", "en")
        assert article == anew
        assert article.sentences == anew.sentences


def test_a_page_s_end_in_a_sentence_is_no_part_of_it():
    rows = wrapped(PARAGRAPHS[0], 40, "even").splitlines()
    text = "\n".join([*rows[:2], "Harbour Review, Vol. 3", "12", *rows[2:], "", PARAGRAPHS[1]])
    article = nutgraf.read(text, "plaintext", "en")
    assert article.sentences[0].text == PARAGRAPHS[0]
    assert "Harbour Review" in article.sentences[0].span.of(text)


def test_the_number_and_head_of_a_page_are_furniture():
    rows = wrapped("\n".join(PARAGRAPHS), 60, "even").strip().split("\n\n")
    text = f"{rows[0]}\n\n3\nHarbour Review   Page 4\n\n{rows[1]}\n\n4\nHarbour Review   Page 5\n\n{rows[2]}"
    article = nutgraf.read(text, "plaintext", "en")
    roles = {block.text: block.role for block in article.blocks}
    assert [roles[line] for line in ("3", "Harbour Review Page 4", "4")] == [Role.FURNITURE] * 3


@pytest.mark.parametrize("first", ["60 tons of it", "March after the frost", "(the old one)"])
def test_a_line_that_begins_with_a_digit_or_a_capital_is_no_heading(first: str):
    sentence = f"The board told the town on Monday that it would have to sell {first}, as it did."
    text = f"Cranes\n\n{wrapped(sentence, 62, 'even')}\n{wrapped(PARAGRAPHS[2], 62, 'even')}"
    assert sentence in sentences(text, "en")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "市议会于三月三日决定更换旧水管，费用为四千万欧元，市长张伟说水费将会上涨。"),
        ("ja", "市議会は三月三日、古い水道管を交換することを決めた。市長は料金が上がると述べた。"),
    ],
)
def test_lines_without_blanks_between_words_are_joined_without(language: str, text: str):
    rows = "\n".join(text[place : place + 14] for place in range(0, len(text), 14))
    assert "".join(sentences(rows, language)) == text


@pytest.mark.parametrize(
    "rows",
    [
        ["Home", "News and views", "Sport", "Weather today", "Sign in to read", "About us"],
        ["Two cups of flour", "a pinch of salt", "one egg", "half a cup of warm milk", "butter"],
        ["The boats go out", "and the lamps go down,", "for nobody sleeps in a town", "by night"],
    ],
)
def test_menus_lists_and_verse_are_not_wrapped(rows: list[str]):
    text = "\n".join(rows)
    article = nutgraf.read(f"{text}\n\n{PARAGRAPHS[0]}", "plaintext", "en")
    assert [block.text for block in article.blocks][: len(rows)] == rows


def test_words_are_mended_where_lines_break_them_and_only_there():
    broken = "The nego-\ntiators of the har-\nbour were told of the deci-\nsion in the mor-\nning."
    assert "The negotiators of the harbour were told of the decision in the morning." in sentences(
        broken, "en"
    )
    lines = wrapped(
        " ".join([*PARAGRAPHS, *PARAGRAPHS, "It is a life-threatening state of things."] * 3),
        60,
        "at hyphens",
    )
    assert "life-threatening" in " ".join(sentences(lines, "en"))
