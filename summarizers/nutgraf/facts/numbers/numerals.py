"""The numerals of a text: digits or words that are a complete number by themselves."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from nutgraf.cancellation import checked, checkpoint
from nutgraf.facts.numbers import digits, spelled
from nutgraf.facts.numbers.lexicon import lexicon_of
from nutgraf.facts.numbers.patterns import patterns_of
from nutgraf.patterns import pattern

# Right before figures, these make them a part of something else: "/2", "v.2", "#3", "10^6".
_GOES_ON_FROM = frozenset("_./:#@=&?\\×*^,;")
_DASHES = "-–"
_MINUS = "-−"
_OPENING = pattern(rf"[{digits.BLANKS}(\[\"“‘']")
_FIGURES = pattern(digits.FIGURES)
_ANY_FIGURE = pattern(r"[\d¼-¾⅐-⅞]")
_WORD = pattern(r"\w+")
_GOES_ON_BEFORE_WORDS = frozenset(".'’-")
# What may stand before ".5".
_POINT_FIRST = frozenset([".", " .", "(.", "\n."])
_TIMES_SIGNS = ("×", "✕")
# Right behind a number, these make it a part of something else: "1st", "24/7", "10:30", "3-1".
GOES_ON = pattern(r"[\w/×^*@\\]|:\d|[-–]\d|-for-\d|\s?×")


class Numeral(NamedTuple):
    """A numeral with its sign.

    Attributes:
        start, end: its place.
        value: None where the words do not say how much.
        step: what it is rounded to.
        scale: the power of ten of the last scale among its words.
        in_words: whether it is written in words.
        needs_unit: whether it is a number only where a unit follows.
        is_fraction: whether it is less than one: "a third", "¾".
        follows_dash: whether a dash ties it to what stands before, as in "3-1" and "F-35".
    """

    start: int
    end: int
    value: Decimal | None
    step: Decimal
    scale: int = 0
    in_words: bool = False
    needs_unit: bool = False
    is_fraction: bool = False
    follows_dash: bool = False


def numerals_in(text: str, language: str) -> list[Numeral]:
    """The numerals of a text in order; quick where there are none."""
    lexicon = lexicon_of(language)
    found: list[Numeral] = []
    if _ANY_FIGURE.search(text):
        found += _in_figures(text, lexicon.decimal_mark)
    if lexicon.words and not lexicon.telling.isdisjoint(
        text.lower().replace("-", " ").replace("—", " ").split()
    ):
        found += _in_words(text, language)
        found.sort(key=lambda numeral: numeral.start)
    return found


def _in_figures(text: str, decimal_mark: str) -> Iterator[Numeral]:
    past = 0
    # Looking for one figure alone is several times faster than for all that a number can be.
    while first := _ANY_FIGURE.search(text, past):
        checkpoint()
        start = first.start()
        match = None
        if text[max(0, start - 2) : start] in _POINT_FIRST:
            match = _FIGURES.match(text, start - 1)
        match = match or _FIGURES.match(text, start)
        start, past = match.span() if match else (start, start + 1)
        before, end = text[start - 1 : start], past
        if match is None or before.isalnum() or before in _GOES_ON_FROM:
            continue
        figures = digits.value_of(match[0], decimal_mark)
        if figures is None or text[max(0, start - 2) : start].strip() in _TIMES_SIGNS:
            continue
        value, follows_dash = figures.value, False
        if before and before in "-–−":
            opened = start == 1 or _OPENING.match(text, start - 2) is not None
            if before in _MINUS and opened:
                value, start = -value, start - 1
            else:
                follows_dash = True
        yield Numeral(
            start,
            end,
            value,
            figures.step,
            needs_unit=figures.needs_unit,
            is_fraction=figures.is_fraction,
            follows_dash=follows_dash,
        )


def _in_words(text: str, language: str) -> Iterator[Numeral]:
    lexicon, pattern = lexicon_of(language), patterns_of(language).words
    past, leads = 0, 0
    leading = lexicon.articles | lexicon.uncertain_before
    start = 0
    low = text.lower()
    if len(low) != len(text):
        # A few capital letters are two in lower case, and would move the places.
        low = text
    for token in checked(_WORD.finditer(low)):
        word = token[0]
        if word in leading:
            # "A few hundred": only what is next to it leads a number.
            if not leads or token.start() - leads != 1:
                start = token.start()
            leads = token.end()
            continue
        if leads and token.start() - leads != 1:
            leads = 0
        first, leads = (start if leads else token.start()), 0
        if word not in lexicon.starts:
            continue
        before = text[first - 1 : first]
        if first < past or before in _GOES_ON_BEFORE_WORDS:
            continue
        match = pattern.match(text, first)
        if match is None:
            continue
        past = match.end()
        places = spelled.words_in(text, *match.span())
        words = [text[start:end].lower() for start, end in places]
        found = spelled.value_of(words, lexicon)
        if found is None:
            continue
        yield Numeral(
            match.start(),
            places[found.words - 1][1],
            found.value,
            found.step,
            found.scale,
            in_words=True,
            is_fraction=found.is_fraction,
        )
