"""The languages: how each is detected and written, and what is supported for it.

All of it is data. The traits of a language are at the start of its own file
(`lexicon/<code>/language.txt`), and what is supported follows from its word lists: nothing is
claimed without a list, and a language that gets a list gets the feature that the list is for.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from nutgraf.frozen import dataclass
from nutgraf.language import wordlists
from nutgraf.language.codes import NAMES


class Support(StrEnum):
    """What may be supported for a language; the values are those of the JSON."""

    DETECTION = "detection"
    STEMS = "stems"
    STOP_WORDS = "stop-words"
    PAGES = "pages"
    SENTENCES = "sentences"
    NUMBERS = "numbers"
    DATES = "dates"
    SPEAKERS = "speakers"
    NAMES = "names"
    CLAIMS = "claims"
    HEDGES = "hedges"
    OPEN_POINTS = "open-points"


ABOUT: Mapping[Support, str] = MappingProxyType({
    Support.DETECTION: "the language is detected",
    Support.STEMS: "forms of a word are matched",
    Support.STOP_WORDS: "common words are ignored",
    Support.PAGES: "titles, bylines, captions and page furniture of pasted pages",
    Support.SENTENCES: "abbreviations do not end a sentence",
    Support.NUMBERS: "number words, scales and units",
    Support.DATES: "dates with names of months and days",
    Support.SPEAKERS: "who says what",
    Support.NAMES: "people, organizations and places",
    Support.CLAIMS: "kinds of claims",
    Support.HEDGES: "hedged claims",
    Support.OPEN_POINTS: "what is unknown, undecided or expected",
})  # fmt: skip

# The lists that a language must have itself.
_LISTS: Mapping[Support, tuple[str, ...]] = MappingProxyType({
    Support.PAGES: ("bylines", "captions", "furniture"),
    Support.SENTENCES: ("abbreviations",),
    Support.NUMBERS: ("numbers",),
    Support.DATES: ("calendar", "dates"),
    Support.SPEAKERS: ("reporting-verbs", "grammar"),
    Support.NAMES: ("given-names", "organisations", "places", "roles"),
    Support.HEDGES: ("hedges", "boosters", "negations"),
    Support.OPEN_POINTS: ("open-points",),
})  # fmt: skip


class Convention(StrEnum):
    """Writing conventions in which languages differ.

    Attributes:
        DAY_FIRST: the month never precedes the day in a numeric date: 4/5 is in May.
        MONTH_FIRST: "March 12" is written as well as "12 March".
        CAPITAL_MONTHS: names of months have a capital letter.
        CAPITAL_NOUNS: every noun has a capital letter.
        FEW_SMALL_WORDS: endings express what function words express in other languages.
        LOOSE_MARKS: accents move with a word's ending, or vowel points are mostly left out.
    """

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    CAPITAL_MONTHS = "capital months"
    CAPITAL_NOUNS = "capital nouns"
    FEW_SMALL_WORDS = "few small words"
    LOOSE_MARKS = "loose marks"


@dataclass(frozen=True, slots=True)
class Language:
    """A language that a text can have.

    Attributes:
        code: its ISO 639-1 code.
        name: its English name.
        script: the script by which it is detected, one of those in `detection`; "" if it is not
            detected. Languages of the Latin script are distinguished by their commonest words.
        precedence: on a tie between languages of one script, the lower number wins.
        own_letters: letters that no other language of its script uses. In the Latin script, a word
            with one counts like one of the commonest words.
        stemmer: the library that has a stemmer and the stemmer's name there, as in "snowball
            german" or "sumy czech"; "" if there is none, or affixes are listed.
        stop_words: the file in which sumy has stop words, as in "sumy german"; "" for none.
        conventions: its writing conventions.
    """

    code: str
    name: str
    script: str
    precedence: int
    own_letters: str
    stemmer: str
    stop_words: str
    conventions: frozenset[Convention]

    def follows(self, convention: Convention) -> bool:
        """Whether it is written so."""
        return convention in self.conventions

    @property
    def features(self) -> frozenset[Support]:
        """What is supported for it.

        Anything else is left out of a briefing, or done without word lists: sentences are rated,
        split and selected in every language.
        """
        return _features(self)


# More than there are codes, with room for invalid ones.
_LANGUAGES_HELD = 256


@lru_cache(maxsize=_LANGUAGES_HELD)
def language_of(code: str) -> Language:
    """The language of a code; an empty one for a code that is not in `nutgraf.languages`.

    >>> Support.SPEAKERS in language_of("en").features, language_of("eo").features
    (True, frozenset())
    >>> language_of("es").own_letters, language_of("es").follows(Convention.DAY_FIRST)
    ('ñ', True)
    """
    lines = wordlists.groups("traits", code, fallback=False).get("", ())
    traits = {name.strip(): value.strip() for name, _, value in (x.partition("=") for x in lines)}
    conventions = filter(None, map(str.strip, traits.pop("conventions", "").split(",")))
    language = Language(
        code=code,
        name=NAMES.get(code, code),
        script=traits.pop("script", ""),
        precedence=int(traits.pop("precedence", 0)),
        own_letters=traits.pop("own letters", ""),
        stemmer=traits.pop("stemmer", ""),
        stop_words=traits.pop("stop words", ""),
        conventions=frozenset(map(Convention, conventions)),
    )
    if traits:
        message = f"no traits of a language: {', '.join(traits)}"
        raise ValueError(message)
    return language


def recognised() -> list[Language]:
    """The languages that a text may be found to be in; on a tie the earlier wins."""
    every = map(language_of, sorted(wordlists.languages() & NAMES.keys()))
    return sorted((one for one in every if one.script), key=lambda one: one.precedence)


@lru_cache(maxsize=_LANGUAGES_HELD)
def _features(language: Language) -> frozenset[Support]:
    # For every kind of claim that English recognizes by words.
    kinds = tuple(wordlists.lists_in("claims", wordlists.FALLBACK_LANGUAGE))
    required = {**_LISTS, Support.CLAIMS: kinds}

    def has(*lists: str) -> bool:
        return all(wordlists.groups(one, language.code, fallback=False) for one in lists)

    found = {feature for feature, lists in required.items() if has(*lists)}
    if language.script:
        found.add(Support.DETECTION)
    if language.stemmer or has("affixes"):
        found.add(Support.STEMS)
    if language.stop_words or has("stop-words"):
        found.add(Support.STOP_WORDS)
    return frozenset(found)


def supported() -> list[Language]:
    """The languages for which anything is supported, those with most first, then by their names."""
    every = filter(lambda one: one.features, map(language_of, NAMES))
    return sorted(every, key=lambda one: (-len(one.features), one.name))
