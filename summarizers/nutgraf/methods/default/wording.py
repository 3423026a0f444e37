"""Features of a sentence by itself, independent of its position.

Values are roughly between 0 and 1, so that their weights can be compared.
"""

import math
from functools import cache
from typing import NamedTuple

from nutgraf.frozen import dataclass
from nutgraf.language import wordlists
from nutgraf.language.stems import forms
from nutgraf.language.words import stop_words
from nutgraf.methods.default.feature import Feature, Row
from nutgraf.methods.default.model import small_words
from nutgraf.patterns import pattern


class SentenceWording(NamedTuple):
    """A sentence by itself.

    Attributes:
        text: as it reads.
        words: its words in lower case, in order.
        different: the same, once each.
        stems: the different stems of its content words, in order of first use; True for those that
            are written with a capital letter inside the sentence.
        common: its different stop words.
        capitals: how many words begin with a capital letter, the first word aside.
        voices: word lists of its language.
        small: how many of a language's commonest words a summary may be expected to share with it.
    """

    text: str
    words: list[str]
    different: frozenset[str]
    stems: dict[str, bool]
    common: frozenset[str]
    capitals: int
    voices: "Voices"
    small: float


@dataclass(frozen=True, slots=True)
class Voices:
    """Words that show who speaks and what a sentence refers to, in one language."""

    first_person: frozenset[str]
    second_person: frozenset[str]
    third_person: frozenset[str]
    pointing: frozenset[str]
    reporting: frozenset[str]


@cache
def voices(language: str) -> Voices:
    """The lists of a language; empty ones where it has none.

    >>> "she" in voices("en").third_person, voices("tlh").pointing
    (True, frozenset())
    """

    def listed(group: str) -> frozenset[str]:
        return wordlists.words("voices", language, group, fallback=False)

    return Voices(
        listed("first person"),
        listed("second person"),
        listed("third person"),
        listed("pointing"),
        listed("reporting"),
    )


def look_at(text: str, language: str) -> SentenceWording:
    """Look at a sentence by itself.

    >>> look_at("The mill of Aldmoor burned.", "en").stems
    {'mill': False, 'aldmoor': True, 'burn': False}
    """
    found = forms(text, language)
    low = [form.low for form in found]
    different = frozenset(low)
    stems: dict[str, bool] = {}
    capitals = 0
    inside = False
    for _, _, root, is_common, is_capital in found:
        capital = inside and is_capital
        inside = True
        capitals += capital
        if not is_common:
            stems[root] = capital or stems.get(root, False)
    shares = small_words(language)
    small = math.fsum(shares[word] for word in shares.keys() & different)
    return SentenceWording(
        text,
        low,
        different,
        stems,
        different & stop_words(language),
        capitals,
        voices(language),
        small,
    )


# A sentence of this many words or more says enough; the others are the bounds for too little and
# too much.
_ENOUGH = 12
_SLIGHT = 6
_MUCH = 35
# Numbers of words, of letters in a word and of stems are divided by about the usual.
USUAL_WORDS = 20
_USUAL_LETTERS = 5
_USUAL_STEMS = 10

_DIGIT = pattern(r"\d")
_QUOTES = frozenset("\"“«„‘`'")
_CLOSING = "\"'”’»)"
# What news agencies put before a story: place in capitals, agency in brackets, a dash.
_DATELINE = pattern(
    r"\([A-Z][\w .]{0,30}\)"
    r"|[A-Z][A-Z .,]{1,40}(?:\([A-Z]\w{0,20}\))? ?(?:--?|–|—)"
    r"|[A-Z][\w ,.]{2,30}\((?:AP|CNN|Reuters)\)"
)
_CLOCK = pattern(r"\d\d?:\d\d")


OWN: tuple[Feature, ...] = (
    Feature("words", "its length", "how many words it has"),
    Feature("log of words", "its length", "the same, growing slower"),
    Feature("short", "its length", "how far it falls short of saying enough"),
    Feature("very short", "its length", "how far it falls short of saying anything"),
    Feature("long", "its length", "how far it goes beyond what is read with ease"),
    Feature(
        "content stems", "its length", "how many different words it has that are no stop words"
    ),
    Feature(
        "expected small words",
        "its plain words",
        "how many of the commonest words it may share with a summary",
    ),
    Feature("different stop words", "its plain words", "how many different stop words it has"),
    Feature("share of stop words", "its plain words", "how much of it they are"),
    Feature("letters a word", "its plain words", "how long its words are"),
    Feature("figure", "figures and names", "it has a digit"),
    Feature("name", "figures and names", "a word inside it has a capital letter"),
    Feature("share of names", "figures and names", "how many of its words do"),
    Feature("first person", "who speaks and how", "it says I or we"),
    Feature("second person", "who speaks and how", "it says you"),
    Feature("third person", "who speaks and how", "it says he, she or they"),
    Feature("points at something", "who speaks and how", "it says it, this or that"),
    Feature("reports speech", "who speaks and how", "it says that somebody said"),
    Feature("opens with a quotation mark", "who speaks and how", "it begins with a quotation"),
    Feature("question", "who speaks and how", "it ends with a question mark"),
    # Where paragraphs were run together, captions are left with a space before their full stop.
    Feature(
        "loose full stop",
        "signs of a caption or dateline",
        "a space stands before its full stop, as after captions",
    ),
    Feature("dateline", "signs of a caption or dateline", "it begins with a place or an agency"),
    Feature("clock time", "signs of a caption or dateline", "it gives a time of day"),
)


def row(sentence: SentenceWording) -> Row:
    """The values of `OWN`, in its order."""
    text, words, different, voices = (
        sentence.text,
        sentence.words,
        sentence.different,
        sentence.voices,
    )
    count = len(words)
    some = count or 1
    has_digit = _DIGIT.search(text) is not None
    return (
        count / USUAL_WORDS,
        math.log1p(count) / 3,
        max(0.0, 1 - count / _ENOUGH),
        max(0.0, 1 - count / _SLIGHT),
        min(2.0, max(0.0, count / _MUCH - 1)),
        len(sentence.stems) / _USUAL_STEMS,
        sentence.small / 3,
        len(sentence.common) / _USUAL_STEMS,
        len(sentence.common) / max(1, len(different)),
        sum(map(len, words)) / some / _USUAL_LETTERS,
        has_digit,
        sentence.capitals > 0,
        sentence.capitals / some,
        not voices.first_person.isdisjoint(different),
        not voices.second_person.isdisjoint(different),
        not voices.third_person.isdisjoint(different),
        not voices.pointing.isdisjoint(different),
        not voices.reporting.isdisjoint(different),
        text[:1] in _QUOTES,
        text.rstrip(_CLOSING).endswith("?"),
        text.endswith(" ."),
        _DATELINE.match(text) is not None,
        has_digit and _CLOCK.search(text) is not None,
    )
