"""What takes a quick look before a slow rule answers as the rule alone would."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.language import detection as language
from nutgraf.language import words_without_spaces
from nutgraf.language.words import count_words
from nutgraf.reading import hyphenation, inline
from nutgraf.reading.formats import plaintext
from nutgraf.reading.pages import captions, line, phrases
from nutgraf.reading.sentences import enumerations, gaps, glued, interruptions, rules, run_on_lines
from nutgraf.reading.sentences.sentence_words import sentence_words

PIECES = st.sampled_from(
    [
        *(
            "The",
            "mill",
            "U.S.",
            "Inc.",
            "Mr.",
            "etc.",
            "a.m.",
            "I",
            "no",
            "x",
            "B.",
            "2)",
            "b.",
            "(ii)",
        ),
        *(
            "10",
            "3.",
            "1999.",
            "iv.",
            "Fig. 2",
            "ten-year",
            "don't",
            "don’t",
            "été",
            "İ",
            "ß",
            "Σας",
        ),
        *(".", "?", "!", "…", "...", ". . .", ",", ":", ";", "-", "--", "—", "[2]", ":)", "(", ")"),
        *('"', "'", "“", "”", "‘", "’", "«", "»", "\n", "\t", "\r\n", "\u00a0", "\u200b", "\u00ad"),
        *(
            "truce.The",
            "why?yes",
            "war.12",
            "20.The",
            "Photo:",
            "Image credit:",
            "/ AP",
            "Getty Images",
        ),
        *(
            "comments",
            "22",
            "Related",
            "Share",
            "Regards,",
            "Ann",
            "桥",
            "คน",
            "の",
            "٣",
            "²",
            "_",
            "•",
        ),
        *("she said", "asked", "who", "Ⅷ", "é"),
    ]
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", "  "])), max_size=30).map(
    lambda parts: "".join(piece + blank for piece, blank in parts)
) | st.text(max_size=40)
LANGUAGES = st.sampled_from(["en", "de", "fr"])


@given(TEXTS, LANGUAGES, st.booleans(), st.booleans())
def test_a_plain_end_is_one_by_every_rule(text: str, code: str, casual: bool, quoted: bool):  # noqa: FBT001
    words = sentence_words(code)
    starts = [len(text) - len(text.lstrip())]
    for place in gaps.gaps(text):
        for start in starts:
            plain = rules.plain_end(text, place, start, words)
            if plain is None:
                continue
            gap = gaps.gap_of(text, place, start, casual=casual, quoted=quoted)
            assert (gap.stop, gap.go) == (plain, place.end())
            assert gaps.note_number_end(text, gap, words.sure) is None
            assert rules.ends(gap, code)
        starts.append(place.end())


@given(TEXTS)
def test_ends_without_a_blank_are_not_missed(text: str):
    found = [
        glued._CAPITAL.search(text),
        glued._AFTER_NUMBER.search(text),
        glued._QUESTION.search(text),
    ]
    if any(found):
        assert glued._GLUED.search(text)
    if interruptions._DASH.search(text):
        assert any(dash in text for dash in interruptions._DASHES)
    if run_on_lines._CREDIT.search(text):
        assert any(picture in text for picture in run_on_lines._PICTURES)
    second = re.search(r"[2bBiI](?<![^\s(].)[iI]?[.)]", text)
    assert (second is None) == (enumerations._SECOND.search(text) is None)


@given(TEXTS)
def test_words_are_counted_as_they_are_defined(text: str):
    if not words_without_spaces.has_any(text):
        assert count_words(text) == sum(any(map(str.isalnum, run)) for run in text.split())


@given(TEXTS)
def test_words_are_found_as_they_are_defined(text: str):
    low = text.lower()
    assert language._words(low) == re.findall(r"[^\W\d_]+", low)
    assert line.Line(text).key == " ".join(re.findall(r"[^\W_]+", low))
    tokens = re.findall(r"[^\W\d_][\w'’.-]*", text)
    assert line._words(text) == tokens
    assert line._words_in_lower_case(text) == [token.lower() for token in tokens]


@given(TEXTS)
def test_a_tidy_text_is_left_alone(text: str):
    if "  " not in text and text.isprintable():
        assert not inline._UNTIDY.search(text)
        assert not inline._NO_WIDTH.search(text)
    if hyphenation._BREAK.search(text):
        assert "\n" in text or "\r" in text


@given(TEXTS, LANGUAGES)
def test_a_known_phrase_is_not_missed(text: str, code: str):
    known = phrases.phrases(code)
    core = phrases.bare(phrases.folded(text))
    for group in known.by_whole_line:
        assert (phrases._core(text, code) in group) == (core in group)


@pytest.mark.parametrize("code", ["en", "de", "fr"])
def test_every_phrase_is_known(code: str):
    known = phrases.phrases(code)
    for group in known.by_whole_line:
        assert all(
            phrases._core(f"» 3 {phrase} (2)", code) == phrases.bare(phrase) for phrase in group
        )


@given(TEXTS, st.integers(1, 5))
def test_no_long_text_is_taken_for_a_short_one(text: str, most: int):
    assert phrases._is_longer(text, most) == (len(text.split()) > most)


@given(TEXTS)
def test_what_is_shown_as_it_stands_needs_no_tidying(text: str):
    text = text.strip()
    if plaintext._is_as_shown(text):
        raw = inline.Clean(text, range(len(text)))
        assert plaintext._shown(raw, text).text == text
        assert not hyphenation.is_broken(text)


@given(TEXTS, LANGUAGES)
def test_a_credit_is_not_missed(text: str, code: str):
    forms = captions._forms(code)
    if forms.credit.search(text):
        assert captions._may_hold(text, forms.credit_signs)
    if captions._AGENCY.search(text):
        assert captions._may_hold(text, captions._AGENCY_SIGNS)
