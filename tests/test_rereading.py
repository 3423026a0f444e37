"""Reading again after an edit gives what reading anew gives, whatever was taken over."""

import copy
import pickle
import random
import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import nutgraf
from nutgraf.article import Article, Section
from nutgraf.methods import rate, rate_some
from nutgraf.methods.statistics import statistics
from nutgraf.reading import formats, words_in
from nutgraf.reading.change import change

FORMATS = st.sampled_from(list(formats.FORMATS))
PIECES = [
    "", "", " ", "\n", "\n\n", "\r\n", "\r", ".", ". ", "?", "“", '"', "(", "-", "-\n", "* ", "# ", "##",
    "x", "A", "the ", "a mill ", "By", "By\n", "by Ann Lee\n\n", "Related\n\n", "Comments\n\n",
    "3 Comments\n", "Share your thoughts in the comments below! ", "\u2028", "\ufeff", "```\n", "|  a  |  b  |\n",
    "Why now?\n\n", "The Old Mill\n\n", "1. Results\n\n", "May 3, 2024\n\n", "Photo: Ann Lee\n", "**", "<p>", "中。",
    "It rained on the old mill for many days and nobody knew what to do about all of it.\n\n",
    "and so it went on for years, while the people in the valley had no idea of what\nit was that the river had in store for them and their children, nor did they ask.\n",
]  # fmt: skip


def assert_same(again: Article, anew: Article) -> None:
    assert again == anew
    assert again.sections == anew.sections
    assert again.sentences == anew.sentences
    assert (again.title, again.byline, again.date) == (anew.title, anew.byline, anew.date)
    assert again.size == len(anew.sentences)
    assert repr(again) == repr(anew)
    for one, other in zip(again.blocks, anew.blocks, strict=True):
        for field in fields(one):
            if field.name != "wording" and (field.name != "first" or one.wording):
                assert getattr(one, field.name) == getattr(other, field.name)
        assert words_in(one) == sum(nutgraf.count_words(s.text) for s in one.sentences)
    assert words_in(again) == words_in(anew)


def assert_same_answers(again: Article, anew: Article) -> None:
    sections: list[Section | None] = [None, *again.walk()]
    others: list[Section | None] = [None, *anew.walk()]
    for one, other in list(zip(sections, others, strict=True))[:4]:
        found = nutgraf.summarize(again, length=1, within=one)
        assert found.picks == nutgraf.summarize(anew, length=1, within=other).picks


def assert_same_statistics(again: Article, anew: Article) -> None:
    assert statistics(again).sentences_with == statistics(anew).sentences_with
    ratings = rate(anew, "default", 3)
    some = range(0, again.size, 3)
    assert rate_some(again, "default", 3, some) == {index: ratings[index] for index in some}


def edited(text: str, rng: random.Random) -> str:
    start = rng.randrange(len(text) + 1)
    end = min(len(text), start + rng.choice([0, 0, 0, 1, 1, 5, 80, 600]))
    return text[:start] + rng.choice(PIECES) + text[end:]


@pytest.mark.long(each=True)
@settings(max_examples=150)
@given(st.randoms(use_true_random=False), FORMATS, st.data())
def test_edits_of_the_samples(
    seeds: list[Path], rng: random.Random, form: str, choice: st.DataObject
):
    text = choice.draw(st.sampled_from(seeds)).read_text("utf-8")
    start = rng.randrange(len(text))
    text = text[start : start + rng.choice([300, 3000, 20_000])]
    article = nutgraf.read(text, form)
    for _ in range(4):
        text = edited(text, rng)
        article = nutgraf.read(text, form, previous=article)
        anew = nutgraf.read(text, form)
        assert_same(article, anew)
        if rng.random() < 0.5:
            assert_same_statistics(article, anew)
            assert_same_answers(article, anew)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.randoms(use_true_random=False))
@example(["The Old Mill\n\n"], random.Random(0))  # noqa: S311
def test_edits_of_plain_text_made_of_hard_cases(pieces: list[str], rng: random.Random):
    text = "".join(pieces)
    article = nutgraf.read(text, "plaintext", "en")
    for _ in range(5):
        text = edited(text, rng)
        article = nutgraf.read(text, "plaintext", "en", previous=article)
        assert_same(article, nutgraf.read(text, "plaintext", "en"))


@pytest.mark.parametrize(
    "line", ["* |  a  |  b  |", "- Rope and tar", "Early years[edit]", "|  a  |  b  |[edit]"]
)
def test_a_mark_that_is_not_shown_stays_so_when_the_text_moves(line: str):
    story = "It rained on the old mill for many days, and nobody knew what to do about it."
    first = nutgraf.read(f"{story}\n\n{line}\n\n{story}\n", "plaintext", "en")
    text = f"\n{first.source}"
    assert_same(nutgraf.read(text, "plaintext", "en", previous=first), nutgraf.read(text))


def test_a_line_end_of_two_characters_is_no_blank_line():
    text = (
        ".\r\n|  a  |  b  |\nxby Ann Lee\n\n```\n```\n```\nIt rained on the old mill for many days "
        "and nobody knew what to do about all of it.\n\n."
    )
    first = nutgraf.read(text, "plaintext", "en")
    assert_same(nutgraf.read(text, "plaintext", "en", previous=first), first)


@given(st.text("ab", max_size=30), st.text("ab", max_size=30))
def test_what_two_texts_have_in_common(old: str, new: str):
    alike = change(old, new)
    before, behind = alike.before, alike.behind
    assert before + behind <= min(len(old), len(new))
    assert old[:before] == new[:before]
    assert old[len(old) - behind :] == new[len(new) - behind :]
    rest, other = old[before : len(old) - behind], new[before : len(new) - behind]
    assert not rest or not other or (rest[0] != other[0] and rest[-1] != other[-1])


@given(st.text("aeiou .\n", max_size=200), FORMATS, FORMATS)
def test_another_format_or_language_takes_nothing_over(text: str, form: str, other: str):
    before = nutgraf.read(text, form, "en")
    assert_same(nutgraf.read(text, other, "de", previous=before), nutgraf.read(text, other, "de"))
    assert_same(nutgraf.read(text, other, "en", previous=before), nutgraf.read(text, other, "en"))


@pytest.mark.parametrize("phrases", [{"furniture": ["river"]}, {"body": ["By"]}, {}])
def test_other_phrases_of_the_reader_take_nothing_over(seeds: list[Path], phrases):
    text = next(path for path in seeds if path.name == "wire-story.txt").read_text("utf-8")
    before = nutgraf.read(text, "plaintext", furniture=["the"])
    again = nutgraf.read(text + "x", "plaintext", previous=before, **phrases)
    assert_same(again, nutgraf.read(text + "x", "plaintext", **phrases))


def test_what_did_not_change_is_not_made_again():
    paragraph = "The mayor opened bridge {} on the old river, and many people came to see it."
    text = "\n\n".join(["The Mill", *(paragraph.format(number) for number in range(30))])
    before = nutgraf.read(text, "plaintext", "en")
    middle = text.index("bridge 15")
    again = nutgraf.read(text[:middle] + "old " + text[middle:], "plaintext", previous=before)
    same = [
        one.wording is other.wording for one, other in zip(before.blocks, again.blocks, strict=True)
    ]
    assert same.count(False) == 1


def test_a_section_s_summary_is_rated_within_the_whole_article(seeds: list[Path]):
    for path in seeds:
        article = nutgraf.read(path.read_text("utf-8"), name=path.name)
        ratings = rate(article, "default", 2)
        ranks = sorted(range(article.size), key=lambda index: (-ratings[index], index))
        for section in article.walk():
            for pick in nutgraf.summarize(article, length=2, within=section).picks:
                index = pick.sentence.index
                assert pick.rating == ratings[index]
                rank = int(re.search(r"\d+", pick.reasons[0])[0])
                assert ranks[rank - 1] == index
                assert pickle.loads(pickle.dumps(pick)) == pick  # noqa: S301


def test_the_gist_alone_is_the_briefing_s(seeds: list[Path]):
    for path in seeds:
        article = nutgraf.read(path.read_text("utf-8"), name=path.name)
        assert nutgraf.gist(article) == nutgraf.brief(article).gist
        section = article.sections[0]
        assert nutgraf.gist(article, within=section) == nutgraf.brief(article, within=section).gist


def test_articles_can_be_copied_and_sent():
    article = nutgraf.read("The Mill\n\nIt fell. Nobody saw it.", "plaintext")
    sent = pickle.loads(pickle.dumps(article))  # noqa: S301
    for other in (sent, copy.deepcopy(article)):
        assert_same(other, article)
        assert hash(other) == hash(article)
        again = nutgraf.read(article.source + " So.", "plaintext", previous=other)
        assert_same(again, nutgraf.read(article.source + " So.", "plaintext"))
