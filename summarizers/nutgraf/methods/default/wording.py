"""A sentence by itself, and what is looked at of it wherever it stands.

Values stay roughly between 0 and 1, so that their weights can be compared.
"""

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from nutgraf import wordlists
from nutgraf.methods.default.feature import Feature, truth
from nutgraf.methods.default.model import small_words
from nutgraf.reading.words import stem, stop_words, words


class Wording(NamedTuple):
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
    """Words by which a sentence shows who speaks and what it points at, in one language."""

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
        return wordlists.words("nutgraf.methods.default", "voices", language, group, fallback=False)

    return Voices(
        listed("first person"),
        listed("second person"),
        listed("third person"),
        listed("pointing"),
        listed("reporting"),
    )


def wording(text: str, language: str) -> Wording:
    """Look at a sentence by itself.

    >>> wording("The mill of Aldmoor burned.", "en").stems
    {'mill': False, 'aldmoor': True, 'burn': False}
    """
    written = words(text, language)
    low = [word.lower() for word in written]
    if "’" in text:
        low = [word.replace("’", "'") for word in low]
    common = stop_words(language)
    stems: dict[str, bool] = {}
    capitals = 0
    different = frozenset(low)
    for place, (word, plain) in enumerate(zip(written, low, strict=True)):
        capital = place > 0 and word[0].isupper()
        capitals += capital
        if plain not in common:
            root = stem(word, language)
            stems[root] = capital or stems.get(root, False)
    shares = small_words(language)
    small = math.fsum(shares[word] for word in shares.keys() & different)
    return Wording(
        text, low, different, stems, different & common, capitals, voices(language), small
    )


# A sentence of this many words or more says enough; of so many, too little; of so many, too much.
_ENOUGH = 12
_SLIGHT = 6
_MUCH = 35
# Numbers of words, of letters in a word and of stems are divided by about the usual.
USUAL_WORDS = 20
_USUAL_LETTERS = 5
_USUAL_STEMS = 10

_DIGIT = re.compile(r"\d")
_QUOTES = frozenset("\"“«„‘`'")
_CLOSING = "\"'”’»)"
# What news agencies put before a story: place in capitals, agency in brackets, a dash.
_DATELINE = re.compile(
    r"\([A-Z][\w .]{0,30}\)"
    r"|[A-Z][A-Z .,]{1,40}(?:\([A-Z]\w{0,20}\))? ?(?:--?|–|—)"
    r"|[A-Z][\w ,.]{2,30}\((?:AP|CNN|Reuters)\)"
)
_CLOCK = re.compile(r"\d\d?:\d\d")


OWN: tuple[Feature[Wording], ...] = (
    Feature("words", "its length", "how many words it has", lambda s: len(s.words) / USUAL_WORDS),
    Feature(
        "log of words",
        "its length",
        "the same, growing slower",
        lambda s: math.log1p(len(s.words)) / 3,
    ),
    Feature(
        "short",
        "its length",
        "how far it falls short of saying enough",
        lambda s: max(0.0, 1 - len(s.words) / _ENOUGH),
    ),
    Feature(
        "very short",
        "its length",
        "how far it falls short of saying anything",
        lambda s: max(0.0, 1 - len(s.words) / _SLIGHT),
    ),
    Feature(
        "long",
        "its length",
        "how far it goes beyond what is read with ease",
        lambda s: min(2.0, max(0.0, len(s.words) / _MUCH - 1)),
    ),
    Feature(
        "content stems",
        "its length",
        "how many different words it has that are no stop words",
        lambda s: len(s.stems) / _USUAL_STEMS,
    ),
    Feature(
        "expected small words",
        "its plain words",
        "how many of the commonest words it may share with a summary",
        lambda s: s.small / 3,
    ),
    Feature(
        "different stop words",
        "its plain words",
        "how many different stop words it has",
        lambda s: len(s.common) / _USUAL_STEMS,
    ),
    Feature(
        "share of stop words",
        "its plain words",
        "how much of it they are",
        lambda s: len(s.common) / max(1, len(s.different)),
    ),
    Feature(
        "letters a word",
        "its plain words",
        "how long its words are",
        lambda s: sum(map(len, s.words)) / max(1, len(s.words)) / _USUAL_LETTERS,
    ),
    Feature(
        "figure",
        "figures and names",
        "it has a digit",
        lambda s: truth(_DIGIT.search(s.text) is not None),
    ),
    Feature(
        "name",
        "figures and names",
        "a word inside it has a capital letter",
        lambda s: truth(s.capitals > 0),
    ),
    Feature(
        "share of names",
        "figures and names",
        "how many of its words do",
        lambda s: s.capitals / max(1, len(s.words)),
    ),
    Feature(
        "first person",
        "who speaks and how",
        "it says I or we",
        lambda s: truth(not s.voices.first_person.isdisjoint(s.different)),
    ),
    Feature(
        "second person",
        "who speaks and how",
        "it says you",
        lambda s: truth(not s.voices.second_person.isdisjoint(s.different)),
    ),
    Feature(
        "third person",
        "who speaks and how",
        "it says he, she or they",
        lambda s: truth(not s.voices.third_person.isdisjoint(s.different)),
    ),
    Feature(
        "points at something",
        "who speaks and how",
        "it says it, this or that",
        lambda s: truth(bool(s.voices.pointing & s.different)),
    ),
    Feature(
        "reports speech",
        "who speaks and how",
        "it says that somebody said",
        lambda s: truth(bool(s.voices.reporting & s.different)),
    ),
    Feature(
        "opens with a quotation mark",
        "who speaks and how",
        "it begins with a quotation",
        lambda s: truth(s.text[:1] in _QUOTES),
    ),
    Feature(
        "question",
        "who speaks and how",
        "it ends with a question mark",
        lambda s: truth(s.text.rstrip(_CLOSING).endswith("?")),
    ),
    # Where paragraphs were run together, captions are left with a space before their full stop.
    Feature(
        "loose full stop",
        "signs of a caption or dateline",
        "a space stands before its full stop, as after captions",
        lambda s: truth(s.text.endswith(" .")),
    ),
    Feature(
        "dateline",
        "signs of a caption or dateline",
        "it begins with a place or an agency",
        lambda s: truth(_DATELINE.match(s.text) is not None),
    ),
    Feature(
        "clock time",
        "signs of a caption or dateline",
        "it gives a time of day",
        lambda s: truth(_CLOCK.search(s.text) is not None),
    ),
)
