"""Numbers that look like years: their context decides which are."""

from nutgraf.language import wordlists
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.language.function_words import function_words
from nutgraf.patterns import pattern

# What follows a number that is no year: "2000 homes".
_COUNTED = pattern(
    r"(?:[-  ]?(?:m|km|kg|ft|mm|cm|mph|kWh|MW|GW|people|men|women|miles|metres|meters|feet|tons|"
    r"tonnes|dollars|euros|pounds|jobs|homes|words|pages|points|votes|soldiers|troops|acres|GMT|BST|"
    r"years?(?= old|-old)|"
    r"ET|EDT|EST|hours|hrs|x)\b"
    r"|[.,:]\d|[%°/$€£]| ?\+)"
)
# "Roe, J. (2004)." is a source.
_CITED = pattern(r"\)(?:\.| \[)")
_AUTHOR = pattern(r"[A-Z]\w{0,20}\.?,? \($")
# "A 2011 study", "his 2018 visit"
_ONE = frozenset({"a", "his", "her", "its", "their"})
_OF_A_YEAR = pattern(r" [a-z]{1,20}(?<!s)\b")
# "The 2020 Harrow" is a car, "of 1909 Elm Drive" an address, but "the 2012 Olympics" were held.
_NAMING = frozenset({"the", "of"})
_MODEL = pattern(r" [A-Z]")
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
    word = following[0].strip()
    # "Em 2025 atendemos": verbs of "we" end as plurals do.
    is_verb = language in _PLURAL_VERBS and word.endswith("mos")
    return language == FALLBACK_LANGUAGE or not (is_verb or word in function_words(language))


_PLURAL_VERBS = frozenset({"es", "pt"})


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

    >>> is_model("the 2020 Harrow", 8, "the"), is_model("the 2012 Rome Film Festival", 8, "the")
    (True, False)
    """
    return before in _NAMING and _MODEL.match(text, end) is not None and not is_of_event(text, end)


def is_of_event(text: str, end: int) -> bool:
    """Whether a happening is named by the year that ends at `end`: "2012 Rome Film Festival".

    >>> is_of_event("2024 moon mission", 4), is_of_event("2024 was wet", 4)
    (True, False)
    """
    events = wordlists.words("dates", FALLBACK_LANGUAGE, "events of a year")
    small = 0
    for word in text[end : end + _NAME_LENGTH].split()[:_NAME_WORDS]:
        bare = word.rstrip('.,;:!?)”"')
        if bare.lower() in events:
            return True
        small += not word[0].isupper() and bare not in _JOINING
        if small >= _SMALL_WORDS or bare != word:
            return False
    return False


_NAME_LENGTH, _NAME_WORDS = 90, 7
# "2024 moon mission": one word of a happening's name may be small, but no more.
_SMALL_WORDS = 2
_JOINING = frozenset({"of", "the", "and", "for", "in"})


def is_of_a_year(text: str, end: int, before: str) -> bool:
    """Whether the year modifies a noun: "a 2011 study", "his 2018 visit"."""
    return before in _ONE and _OF_A_YEAR.match(text, end) is not None


def is_of_a_described(text: str, start: int, end: int) -> bool:
    """The same with an adjective before: "a confident 2010 appearance".

    >>> is_of_a_described("a confident 2010 appearance", 12, 16)
    True
    """
    lead = text[max(0, start - _AUTHOR_LENGTH) : start]
    if _DESCRIBED.search(lead) is None:
        return False
    return _OF_A_YEAR.match(text, end) is not None or is_of_event(text, end)


def ends_a_name(text: str, start: int) -> bool:
    """Whether a happening's name ends with the year at `start`: "the World Cup 2006".

    >>> ends_a_name("at the World Cup 2006", 17), ends_a_name("the Corvane 2006", 12)
    (True, False)
    """
    words = text[max(0, start - _AUTHOR_LENGTH) : start].split()
    if not words or not words[-1][0].isupper() or text[start - 1 : start] != " ":
        return False
    return words[-1].lower() in wordlists.words("dates", FALLBACK_LANGUAGE, "yearly events")


def is_told_of(text: str, start: int, end: int) -> bool:
    """Whether a year is the subject of a clause: "He said 2004 had been good".

    >>> is_told_of("He said 2004 had been good.", 8, 12), is_told_of("In all 2004 had it.", 7, 11)
    (True, False)
    """
    lead = text[max(0, start - _AUTHOR_LENGTH) : start]
    return _TELLS.match(text, end) is not None and _CLAUSE.search(lead) is not None


_DESCRIBED = pattern(r"\b(?:[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur) [a-z]{3,16} $")
_TELLS = pattern(r" (?:is|was|will|had been|has been|saw|marks|marked|brought|could|would)\b")
_CLAUSE = pattern(
    r"(?:^|[.;“\"] ?|, (?:and|but) |\b(?:that|said|says|but|predicts|expects|think) )$"
)


def stands_alone(text: str, start: int, end: int, before: str, language: str) -> bool:
    """Whether a year needs no word before it, in languages where it has none.

    >>> stands_alone("2024 waren es mehr.", 0, 4, "", "de")
    True
    >>> stands_alone("Es kamen rund 2024 Gäste.", 14, 18, "rund", "de")
    False
    """
    counts = wordlists.words("dates", language, "no year after", fallback=False)
    than = wordlists.words("dates", language, "compared with", fallback=False)
    if before in than and _OVER.match(text, end):
        # "Mehr als 2019.": nothing is counted.
        return True
    if not counts or before in counts or _NOUN_AFTER.match(text, end):
        return False
    words = text[max(0, start - _LOOK_BACK) : start].split()
    if words and words[-1][-1] in ".!?:;,":
        return True
    # "Modell 2024"; but the first word of a sentence has its capital from there.
    named = len(words) > 1 and words[-1][0].isupper()
    return not named


_OVER = pattern(r"$|[.;)](?!\d)|,(?!\d)")
_NOUN_AFTER = pattern(r" [A-ZÄÖÜ]|[.,]\d|-")
_LOOK_BACK = 30
