"""Numbers that look like years: what stands around them tells which are."""

from nutgraf.language import wordlists
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.language.function_words import function_words
from nutgraf.patterns import pattern

# What follows a number that is no year: "2000 homes".
_COUNTED = pattern(
    r"(?:[-  ]?(?:m|km|kg|ft|mm|cm|mph|kWh|MW|GW|people|men|women|miles|metres|meters|feet|tons|"
    r"tonnes|dollars|euros|pounds|jobs|homes|words|pages|points|votes|soldiers|troops|acres|GMT|BST|"
    r"ET|EDT|EST|hours|hrs|x)\b"
    r"|[.,:]\d|[%°/$€£])"
)
# "Roe, J. (2004)." is a source.
_CITED = pattern(r"\)(?:\.| \[)")
_AUTHOR = pattern(r"[A-Z]\w{0,20}\.?,? \($")
# "A 2011 study", "his 2018 visit"
_ONE = frozenset({"a", "his", "her", "its", "their"})
_OF_A_YEAR = pattern(r" [a-z]{1,20}(?<!s)\b")
# "The 2020 Harrow" is a car, "of 1909 Elm Drive" an address, but "the 2012 Olympics" were held.
_NAMING = frozenset({"the", "of"})
_MODEL = pattern(
    r" (?!Olympic|World|Winter|Summer|Paralympic|Commonwealth|European|Games|Championship|Census"
    r"|Act|Treaty|Agreement|General|Federal)[A-Z]"
)
_AUTHOR_LENGTH = 24


_PLURAL_AFTER = pattern(
    r" (?!was\b|is\b|has\b|as\b|this\b|its\b|his\b|plus\b|across\b|does\b|versus\b)[a-z]{2,}s\b"
)


def counts_things(text: str, end: int, language: str) -> bool:
    """Whether a plural follows, so that a number is no year: "in 2000 homes".

    >>> counts_things("2009 los bosques", 4, "es"), counts_things("2009 trees", 4, "en")
    (False, True)
    """
    following = _PLURAL_AFTER.match(text, end)
    if following is None:
        return False
    return language == FALLBACK_LANGUAGE or following[0].strip() not in function_words(language)


def is_counted(text: str, end: int) -> bool:
    """Whether things are counted by the number that ends at `end`: "2000 homes"."""
    return _COUNTED.match(text, end) is not None


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether a year in brackets is that of a source: "Roe, J. (2004)."."""
    if _CITED.match(text, end) is None:
        return False
    return _AUTHOR.search(text[max(0, start - _AUTHOR_LENGTH) : start]) is not None


def is_model(text: str, end: int, before: str) -> bool:
    """Whether a number names something: "the 2020 Harrow", "of 1909 Elm Drive".

    >>> is_model("the 2020 Harrow", 8, "the"), is_model("the 2012 Olympics", 8, "the")
    (True, False)
    """
    return before in _NAMING and _MODEL.match(text, end) is not None


def is_of_a_year(text: str, end: int, before: str) -> bool:
    """Whether something of that year is told of: "a 2011 study", "his 2018 visit"."""
    return before in _ONE and _OF_A_YEAR.match(text, end) is not None


def stands_alone(text: str, start: int, end: int, before: str, language: str) -> bool:
    """Whether a year needs no word before it, in languages where it has none.

    >>> stands_alone("2024 waren es mehr.", 0, 4, "", "de")
    True
    >>> stands_alone("Es kamen rund 2024 Gäste.", 14, 18, "rund", "de")
    False
    """
    counts = wordlists.words("dates", language, "no year after", fallback=False)
    if not counts or before in counts or _NOUN_AFTER.match(text, end):
        return False
    words = text[max(0, start - _LOOK_BACK) : start].split()
    if words and words[-1][-1] in ".!?:":
        return True
    # "Modell 2024"; but the first word of a sentence has its capital from there.
    named = len(words) > 1 and words[-1][0].isupper()
    return not named


_NOUN_AFTER = pattern(r" [A-ZÄÖÜ]|[.,]\d|-")
_LOOK_BACK = 30
