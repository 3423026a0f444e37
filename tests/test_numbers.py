"""Numbers are found whole, with their values, units and currencies; names and dates are none."""

import re
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from growth import assert_linear
from hostile_units import repeated
from nutgraf.briefing.differing import differing_figures
from nutgraf.facts import find_dates, find_figures
from nutgraf.facts.numbers import Number, NumberKind, find_numbers
from nutgraf.reading import read


def written(text: str, language: str = "en") -> list[str]:
    return [number.span.of(text) for number in find_numbers(text, language)]


def only(text: str, language: str = "en") -> Number:
    (number,) = find_numbers(text, language)
    return number


@pytest.mark.parametrize(
    ("text", "words", "value", "kind", "unit"),
    [
        ("It has 1 250 000 customers.", "1 250 000", 1_250_000, "count", None),
        ("It has 1\u00a0250\u00a0000 customers.", "1\u00a0250\u00a0000", 1_250_000, "count", None),
        ("It has 1\u2009250\u202f000 customers.", "1\u2009250\u202f000", 1_250_000, "count", None),
        ("It has 1’250’000 customers.", "1’250’000", 1_250_000, "count", None),
        ("It has 12,50,000 customers.", "12,50,000", 1_250_000, "count", None),
        ("It has 1.250.000 customers.", "1.250.000", 1_250_000, "count", None),
        ("It is CHF 4'500'000 a year.", "CHF 4'500'000", 4_500_000, "money", "CHF"),
        ("They paid €4.860 million.", "€4.860 million", 4_860_000, "money", "EUR"),
        ("It lost 31,5 percent.", "31,5 percent", "31.5", "percent", "%"),
        ("It cost £1.25m then.", "£1.25m", 1_250_000, "money", "GBP"),
        ("It cost ¥3bn then.", "¥3bn", 3_000_000_000, "money", "¥"),
        ("It cost US$4 then.", "US$4", 4, "money", "USD"),
        ("It cost $35 USD then.", "$35 USD", 35, "money", "USD"),
        ("It cost -$5 then.", "-$5", -5, "money", "$"),
        ("It cost 4 € then.", "4 €", 4, "money", "EUR"),
        ("It cost 150 kr then.", "150 kr", 150, "money", "kr"),
        ("It cost 20 zł then.", "20 zł", 20, "money", "PLN"),
        ("It cost 225 DKK per hour.", "225 DKK", 225, "money", "DKK"),
        ("It cost 300 million euros.", "300 million euros", 300_000_000, "money", "EUR"),
        ("It cost 50p a go.", "50p", 50, "money", "penny"),
        ("It cost Rs 4,500 crore.", "Rs 4,500 crore", 45_000_000_000, "money", "Rs"),
        ("It cost ₹2,100 crore.", "₹2,100 crore", 21_000_000_000, "money", "INR"),
        ("It lends Rs. 1,20,000 to each.", "Rs. 1,20,000", 120_000, "money", "Rs"),
        ("A total of Rs 144 cr.", "Rs 144 cr", 1_440_000_000, "money", "Rs"),
        ("Promised INR 900 crore more.", "INR 900 crore", 9_000_000_000, "money", "INR"),
        ("It carries 3.5 lakh passengers.", "3.5 lakh", 350_000, "count", None),
        ("It weighs approx. 40 kg today.", "40 kg", 40, "count", "kg"),
        ("It is ca. 3 m long.", "3 m", 3, "count", "m"),
        ("The speed is min. 5 knots.", "5 knots", 5, "count", "kn"),
        ("It has 5m users.", "5m", 5_000_000, "count", None),
        ("It is 5m long.", "5m", 5, "count", "m"),
        ("It was 70 degrees.", "70 degrees", 70, "count", "°"),
        ("It fell to -5 °C.", "-5 °C", -5, "count", "°C"),
        ("It rose 0.25 percentage points.", "0.25 percentage points", "0.25", "percent", "point"),
        ("Add ¾ cup of milk.", "¾ cup", "0.75", "count", "cup"),
        ("Mix .2 grams of it.", ".2 grams", "0.2", "count", "g"),
        ("At least 18 years old.", "18 years old", 18, "count", "year"),
        ("Three times as many came.", "Three times", 3, "multiple", "times"),
        ("It rose tenfold.", "tenfold", 10, "multiple", "times"),
        ("It is 10x faster.", "10x", 10, "multiple", "times"),
        ("One in five left.", "One in five", "0.2", "share", None),
        ("They won 12 of 15 games.", "12 of 15", "0.8", "share", None),
        ("Half of them left.", "Half", "0.5", "share", None),
        ("Three-quarters of them left.", "Three-quarters", "0.75", "share", None),
        ("Twenty-five men came.", "Twenty-five", 25, "count", None),
        ("Two hundred and four men came.", "Two hundred and four", 204, "count", None),
        ("Half a million came.", "Half a million", 500_000, "count", None),
        ("It took two and a half weeks.", "two and a half weeks", "2.5", "count", "week"),
        ("Two dozen men came.", "Two dozen", 24, "count", None),
        ("A hundred men came.", "A hundred", 100, "count", None),
    ],
)
def test_what_a_number_says(text: str, words: str, value: object, kind: str, unit: str | None):
    number = only(text)
    assert number.span.of(text) == words
    assert number.value == Decimal(str(value))
    assert (number.kind, number.unit or number.currency) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "kind"),
    [
        ("It rose by 3-4 percent.", "3-4 percent", 3, 4, "percent"),
        ("It rose by 3–4%.", "3–4%", 3, 4, "percent"),
        ("It has between 3 and 4 million.", "between 3 and 4 million", 3e6, 4e6, "count"),
        ("It grew from 3 to 4.", "from 3 to 4", 3, 4, "count"),
        ("It costs $24 to $28 a pound.", "$24 to $28", 24, 28, "money"),
        ("It costs $40-50 billion.", "$40-50 billion", 4e10, 5e10, "money"),
        ("Bake for 20 to 25 minutes.", "20 to 25 minutes", 20, 25, "count"),
        ("It needs four or five buyers.", "four or five", 4, 5, "count"),
    ],
)
def test_ranges(text: str, words: str, low: float, high: float, kind: str):
    number = only(text)
    assert number.span.of(text) == words
    assert (number.value, number.low, number.high) == (None, low, high)
    assert number.kind == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dozens of men came.", "Dozens"),
        ("Hundreds of thousands of men came.", "Hundreds of thousands"),
        ("Several hundred men came.", "Several hundred"),
        ("It cost thousands of dollars.", "thousands of dollars"),
    ],
)
def test_what_is_not_said_has_no_value(text: str, words: str):
    number = only(text)
    assert (number.span.of(text), number.value) == (words, None)


@pytest.mark.parametrize(
    "text",
    [
        "It was in 2019 and on 3 May, or May 3, at 10:30 or 7 p.m.",
        "They won 3-1, then 4-2-1, then 2–0.",
        "The Boeing 747, the iPhone 15, the F-35 and Formula 1.",
        "See page 4, chapter 3, Section 2 and room 12.",
        "Call 555-1234 or +49 30 123456 or (212) 555-1234.",
        "It is at 1600 Pennsylvania Avenue.",
        "See https://a.example/12?x=34 and version 1.2.3.",
        "It opened.[3] It shut (12).",
        "1.1 A user must not sell it.",
        "2. Then it shut.",
        "The first, the 2nd, the twenty-first, a third man and the 1990s.",
        "The two countries agreed one day.",
        "Its area is 3 × 10 there.",
        "About 007 and 000 customers.",
        "About 400 737 Max jets.",
        "It cost €4.860.1 million.",
        "It took 12 and a half million.",
        "Ninety Mile Beach is in Chapter Two.",
    ],
)
def test_names_dates_scores_and_marks_are_no_numbers(text: str):
    assert written(text) == []


@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        ("de", "Es kostet 1.250.000 Euro.", "1.250.000 Euro", 1_250_000),
        ("de", "Es kostet 23,6 Mio. Euro.", "23,6 Mio. Euro", 23_600_000),
        ("de", "Es kamen 1.250 Gäste.", "1.250", 1250),
        ("fr", "Il coûte 6,2 millions d’euros.", "6,2 millions d’euros", 6_200_000),
        ("es", "Cuesta 3,9 millones de euros.", "3,9 millones de euros", 3_900_000),
        ("it", "Costa 1.250,50 euro.", "1.250,50 euro", "1250.50"),
        ("pt", "Custa R$ 1.250,50 hoje.", "R$ 1.250,50", "1250.50"),
        ("nl", "Het kost 3,5 miljoen euro.", "3,5 miljoen euro", 3_500_000),
        ("pl", "Kosztuje 8,4 mln zł.", "8,4 mln zł", 8_400_000),
        ("sv", "Det blev 3,5 procent.", "3,5 procent", "3.5"),
        ("zh", "花费 1,250 元。", "1,250", 1250),
    ],
)
def test_decimal_marks_and_words_are_those_of_the_language(
    language: str, text: str, words: str, value: object
):
    number = only(text, language)
    assert (number.span.of(text), number.value) == (words, Decimal(str(value)))


def test_words_of_one_language_are_not_looked_for_in_another():
    assert written("Ten dom jest za sto metrów.", "pl") == ["sto metrów"]
    assert written("Ten one hundred.", "fi") == []


# -- whole or not at all ---------------------------------------------------------------------------

_MARKS = " ,.'’\u00a0\u2009\u202f"
_DIGITS = st.text("0123456789", min_size=1, max_size=4)
_RUN = st.lists(st.one_of(_DIGITS, st.sampled_from(_MARKS)), max_size=9).map("".join)
_AROUND = st.sampled_from(
    ["", "$", "€ ", " percent", " million", " people", " a year", "-", " kg", "x", " to ", "%", "m"]
)
_GROUP_BEFORE = re.compile(r"\d[.,'’]$")
_BLANK_BEFORE = re.compile(rf"(?<!\d)\d{{1,3}}[{_MARKS}]$")
_GROUP_AFTER = re.compile(rf"[.,'’]\d|[{_MARKS}]\d{{3}}(?!\d)")


@given(st.lists(st.one_of(_RUN, _AROUND), max_size=6).map("".join), st.sampled_from(["en", "de"]))
def test_a_part_of_a_number_is_no_number(text: str, language: str):
    past = 0
    for number in find_numbers(text, language):
        start, end = number.span.start, number.span.end
        assert past <= start < end <= len(text)
        past = end
        first = number.span.of(text).lstrip("-$€ ")
        if text[start].isdigit():
            assert not text[start - 1 : start].isdigit()
            assert not _GROUP_BEFORE.search(text[:start])
            if re.match(r"\d{3}(?!\d)", first):
                assert not _BLANK_BEFORE.search(text[:start])
        if text[end - 1].isdigit():
            assert not text[end : end + 1].isdigit()
            assert not _GROUP_AFTER.match(text, end)
        assert not re.match(r"0\d", first)
        assert number.low is None or number.low < number.high
        assert number.value is None or number.low is None


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2009", "\u202f"])
def test_no_figure_of_zeros(blank: str):
    text = f"It serves 1{blank}250{blank}000 customers and lends 500{blank}000 a year."
    article = nutgraf.read(text, "plaintext")
    found = [figure.span.of(article.source) for figure in find_figures(article)]
    assert found == [f"1{blank}250{blank}000", f"500{blank}000"]


# -- figures ---------------------------------------------------------------------------------------


def figures(text: str, form: str = "plaintext") -> list[tuple[str, str]]:
    article = nutgraf.read(text, form)
    shown = article.shown
    return [(one.span.of(shown.source), one.kind) for one in find_figures(shown)]


def test_a_figure_has_its_unit():
    assert figures("It weighs 40 kg, which is 5 percent of $3 million.") == [
        ("40 kg", "count"),
        ("5 percent", "percent"),
        ("$3 million", "money"),
    ]


def test_markup_is_no_part_of_a_number():
    html = "<p>Bills rise by <b>$4</b>.20 a month in 120&nbsp;km<sup>2</sup> of it.</p>"
    assert figures(html, "html") == [("$4.20", "money"), ("120 km2", "count")]
    assert figures("It loses **31** percent, and 31&nbsp;percent more.", "markdown") == [
        ("31 percent", "percent"),
        ("31 percent", "percent"),
    ]


def test_a_line_break_is_no_end_of_a_figure():
    text = "Farmers would receive\n60 percent of the price of each pump, some $32.8\nmillion."
    assert [words.split() for words, _ in figures(text)] == [
        ["60", "percent"],
        ["$32.8", "million"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The 44-year-old man left two years ago.",
        "He is 73 years old and left in the last three weeks.",
        "He has two things.",
    ],
)
def test_ages_and_times_gone_by_are_no_figures(text: str):
    assert figures(text) == []


def test_the_same_in_other_units_is_one_figure():
    assert figures("Winds blew at 55 mph (88 kph).") == [("55 mph", "count")]


def test_a_figure_knows_its_number_where_there_is_markup():
    text = "It cost **$4.2**&nbsp;million then."
    (figure,) = find_figures(nutgraf.read(text, "markdown"))
    assert figure.span.of(text) == "$4.2**&nbsp;million"
    assert figure.number.kind is NumberKind.MONEY
    assert figure.number.value == Decimal(4200000)


def test_the_point_of_rs_ends_no_sentence():
    text = "The state will lend Rs. 1,20,000 to each of 12,000 shopkeepers."
    assert figures(text) == [("Rs. 1,20,000", "money"), ("12,000", "count")]


def test_other_things_are_not_held_against_each_other():
    text = "The farm sold 20 cows in May. It sold 35 cows in June. It paid 300 crowns for a horse."
    article = nutgraf.read(text, "plaintext")
    assert differing_figures(article) == []


def test_scores_and_votes_are_figures_and_other_pairs_are_none():
    text = (
        "Rovers won 3-0 on Monday. The council voted 14–9. Rovers 4, United 1: two late goals. "
        "They improved to 4-2-1. The shop is open 9-5. See pages 12-14. In 2019-20 it rained."
    )
    article = nutgraf.read(text, "plaintext", "en")
    found = [figure.span.of(text) for figure in find_figures(article)]
    assert found == ["3-0", "14–9", "Rovers 4, United 1", "4-2-1"]


def test_a_row_of_a_table_has_no_figures():
    text = "It fell by 3 percent.\n\nDL Kovac 57 77% 3 tackles (3 combined).\n"
    article = nutgraf.read(text, "plaintext", "en")
    assert [figure.span.of(text) for figure in find_figures(article)] == ["3 percent"]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Corn was grown there by 5000 BCE and spread.", []),
        ("The town stood from about 1200 to about 400 BCE.", []),
        ("The town had 100,000 people in about 500 CE.", ["100,000"]),
        ("About 300 CEOs came to the harbour.", ["300"]),
        ("Rap star 50 Cent has left the town.", []),
        ("The ferry costs 50 cents a ride.", ["50 cents"]),
        ("Take the bus from the station on 177 St. and ask.", []),
        ("She went 4-for-5 in her second game.", []),
        ("Osk defeated Ronnet 1 – 0 on Friday.", ["1 – 0"]),
    ],
)
def test_what_names_or_dates_is_no_figure(sentence: str, figures: list[str]) -> None:
    found = find_figures(read(sentence, "plaintext", "en"))
    assert [figure.span.of(sentence) for figure in found] == figures


def test_years_before_the_era_are_no_years_of_it() -> None:
    text = "The town stood from about 1200 to about 400 BCE. It was lost in 1066 AD."
    found = find_dates(read(text, "plaintext", "en"))
    assert [date.iso for date in found] == ["1066"]


@pytest.mark.parametrize("unit", ["Table 1: ", "Chapter {n} and rooms {n} "])
def test_numbers_of_tables_and_chapters_are_told_in_time_that_grows_with_the_text(unit: str):
    assert_linear(lambda size: partial(find_numbers, repeated(unit, size)), repr(unit))
