"""Texts made at random from what the formats are made of: every reader reads every one of them."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import nutgraf
from growth import sampled
from nutgraf.article import Article
from units import COMMON, FORMATS, OWN, STARTS, units

# For every character so many seconds, besides what any text takes; many times what is needed.
SECONDS = 1.0
SECONDS_EACH = 0.0005

# Characters that are told apart somewhere, and any other.
HOSTILE = "\0\u2028\u2029\u0085\ufeff\u200b\u00ad\u2060\x1b\x9b\u202e\ud800\udfff\r\n\t\f\v\U0001f642\u0301"


def texts(form: str) -> st.SearchStrategy[str]:
    """Texts of a format: its marks, other formats' marks, words and any characters."""
    own = st.sampled_from([*OWN[form], *(start for start in STARTS[form] if start)])
    other = st.sampled_from([unit for each in FORMATS for unit in OWN[each]])
    atoms = st.one_of(
        own,
        own,
        st.sampled_from(COMMON),
        other,
        st.sampled_from(list(HOSTILE)),
        st.text(max_size=8),
    )
    repeated = st.builds(str.__mul__, atoms, st.integers(1, 60))
    return st.lists(st.one_of(atoms, atoms, repeated), max_size=60).map("".join)


def read(text: str, form: str, previous: Article | None = None) -> Article:
    started = time.thread_time()
    article = nutgraf.read(text, form, previous=previous)
    assert time.thread_time() - started < SECONDS + SECONDS_EACH * len(text)
    return article


def same(one: Article, other: Article) -> bool:
    return (one.blocks, one.sections, one.sentences, one.language, one.format) == (
        other.blocks,
        other.sections,
        other.sentences,
        other.language,
        other.format,
    )


def assert_in_order(spans: Sequence[nutgraf.Span], within: nutgraf.Span) -> None:
    here = within.start
    for span in spans:
        assert here <= span.start <= span.end <= within.end
        here = span.end


def assert_well_formed(article: Article) -> None:
    """Blocks stand in the source in order, sentences in their blocks; none loses a word."""
    whole = nutgraf.Span(0, len(article.source))
    assert_in_order([block.span for block in article.blocks], whole)
    for block in article.blocks:
        assert_in_order([sentence.span for sentence in block.sentences], block.span)
        assert [sentence for sentence in block.sentences if not sentence.text.strip()] == []
        if block.sentences:
            said = "".join(sentence.text for sentence in block.sentences)
            assert "".join(said.split()) == "".join(block.text.split())
    indexes = [sentence.index for sentence in article.sentences]
    assert indexes == list(range(len(indexes)))


def assert_nothing_lost(article: Article) -> None:
    """In plain text every character but white space and what has no width is in a block."""
    covered = bytearray(len(article.source))
    for block in article.blocks:
        covered[block.span.start : block.span.end] = b"\1" * len(block.span)
    lost = [
        sign
        for sign, is_in in zip(article.source, covered, strict=True)
        if not is_in and sign.isalnum()
    ]
    assert lost == []


def check(form: str, text: str, start: int, end: int, typed: str) -> None:
    article = read(text, form)
    assert article.source == text
    assert_well_formed(article)
    if form == "plaintext":
        assert_nothing_lost(article)
    assert same(article, read(text, form))
    edited = text[:start] + typed + text[max(start, end) :]
    assert same(read(edited, form, previous=article), read(edited, form))


@st.composite
def edits(draw: st.DrawFn, form: str) -> tuple[str, int, int, str]:
    text = draw(texts(form))
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text))), draw(texts(form).map(lambda t: t[:40]))


CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


@pytest.mark.long
@pytest.mark.parametrize("form", FORMATS)
def test_any_text_is_read(form: str):
    @settings(max_examples=120, deadline=None, suppress_health_check=CHECKS)
    @given(edits(form))
    def fuzz(edit: tuple[str, int, int, str]) -> None:
        check(form, *edit)

    fuzz()


@pytest.mark.parametrize("form", FORMATS)
def test_a_few_texts_are_read(form: str):
    @settings(max_examples=10, deadline=None, suppress_health_check=CHECKS)
    @given(edits(form))
    def fuzz(edit: tuple[str, int, int, str]) -> None:
        check(form, *edit)

    fuzz()


@pytest.mark.long
@pytest.mark.parametrize("form", [None, *FORMATS])
def test_every_format_is_read_as_every_other(form: str | None):
    for other in FORMATS:
        for unit in sampled(units(other), 5):
            article = nutgraf.read(unit * 40, form)
            assert_well_formed(article)


DEEP = [
    "> ",
    "- ",
    "* ",
    "1. ",
    "<div>",
    "<b>",
    "<ul><li>",
    "<table><tr><td>",
    "[",
    "(",
    "{",
    "\\a{",
    "\\begin{a}",
    "*",
    "_",
    "`",
    "\\section{",
    "“",
    "<sup>",
]


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_nested_deeply_needs_no_deep_stack(form: str):
    for unit in DEEP:
        assert_well_formed(read(unit * 1_500 + "It rained.", form))


@pytest.mark.long
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("sign", ["x", "\u2028", "\0", "\ud800", "\u200b", "é", " "])
def test_a_very_long_line(form: str, sign: str):
    read("It rained. " + sign * 1_000_000 + " It rained again.", form)
