"""Features of a sentence's own words for its importance to a reader in a hurry.

The words are lists of its language; for a language without them, these features are absent.
"""

import math
from functools import cache

from nutgraf.frozen import dataclass
from nutgraf.language import wordlists
from nutgraf.language.openings import opening_of
from nutgraf.language.typography import is_finished
from nutgraf.methods.default.feature import Feature, Row
from nutgraf.methods.default.wording import SentenceWording
from nutgraf.models import weighted_words
from nutgraf.patterns import pattern

_NUMBER = pattern(r"\d[\d.,]*")
_YEAR = pattern(r"\b(?:19|20)\d\d\b")
_AMOUNT = pattern(r"[$€£¥%]")
_QUOTE = pattern(r"[“”\"„«»]")
# More numbers, commas or words of a kind add nothing.
_MOST_NUMBERS = 3
_MOST_COMMAS = 4
_MOST_WORDS = 2
# Brings the mean weight of a sentence's words to the size of the others.
_MEAN_SCALE = 4


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that reveal the function of a sentence, in one language."""

    duty: frozenset[str]
    finding: frozenset[str]
    stakes: frozenset[str]
    when: frozenset[str]
    amount: frozenset[str]
    being: frozenset[str]
    article: frozenset[str]
    preposition: frozenset[str]
    aside: frozenset[str]
    contrast: frozenset[str]


@cache
def cues(language: str) -> Cues:
    """The lists of a language; empty ones where it has none.

    >>> "must" in cues("en").duty, cues("tlh").duty
    (True, frozenset())
    """
    names = Cues.__dataclass_fields__
    found = (wordlists.words("importance", language, name, fallback=False) for name in names)
    return Cues(*found)


EVIDENCE: tuple[Feature, ...] = (
    Feature("opens with a pronoun", "its opening", "it opens with he, this or the like"),
    Feature("opens with a possessive", "its opening", "it opens with his, her, its or their"),
    Feature("opens with a connective", "its opening", "it opens with however, so or the like"),
    Feature("opens with a faint tie", "its opening", "it opens with here, most, later or the like"),
    Feature("opens with a contrast", "its opening", "it opens with but"),
    Feature("opens with an article", "its opening", "it opens with the"),
    Feature("opens with a preposition", "its opening", "it opens with for, with or on"),
    Feature("opens with an aside", "its opening", "it opens with one, some or while"),
    Feature("unfinished", "whether it is whole", "no full stop closes it"),
    Feature("open quotation", "whether it is whole", "a quotation begins or ends outside it"),
    Feature("has a quotation mark", "who speaks and how", "it quotes"),
    Feature("numbers", "figures and names", "how many numbers it has"),
    Feature("amount", "figures and names", "it tells of money or a share"),
    Feature("year", "figures and names", "it names a year"),
    Feature("tells when", "figures and names", "it names a day or a month"),
    Feature("words worth a check", "what it asserts", "it speaks of what is worth a check"),
    Feature("share of words worth a check", "what it asserts", "the same for its length"),
    Feature("tells what is", "what it asserts", "it says what something is"),
    Feature("tells what ought to be", "what it asserts", "it says must, should or need"),
    Feature("tells a finding", "what it asserts", "it says what was found or shown"),
    Feature("tells what is at stake", "what it asserts", "it says why something matters"),
    Feature("commas", "its plain words", "how many commas it has"),
)

CONNECTIVES = frozenset({"opens with a connective", "opens with a contrast"})
"""The features of an opening that only ties a sentence to the one before."""


def row(sentence: SentenceWording, language: str) -> Row:
    """The values of `EVIDENCE`, in its order."""
    text, words, different = sentence.text, sentence.words, sentence.different
    known = cues(language)
    opening = opening_of(text, language)
    group = opening.group if opening else ""
    first = words[0] if words else ""
    marks = _QUOTE.findall(text)
    numbers = _NUMBER.findall(text)
    weights = weighted_words("check-words", language)
    checked = [weights[word] for word in weights.keys() & different]
    worth = math.fsum(checked)
    return (
        group == "pronouns",
        group == "possessives",
        group == "connectives",
        group == "faint",
        first in known.contrast,
        first in known.article,
        first in known.preposition,
        first in known.aside,
        not is_finished(text),
        len(marks) % 2 == 1 or marks.count("“") != marks.count("”"),
        bool(marks),
        min(_MOST_NUMBERS, len(numbers)) / _MOST_NUMBERS,
        not known.amount.isdisjoint(different) or _AMOUNT.search(text) is not None,
        bool(numbers) and _YEAR.search(text) is not None,
        _share(known.when & different),
        worth / math.sqrt(max(1, len(checked))),
        _MEAN_SCALE * worth / max(1, len(words)),
        _share(known.being & different),
        _share(known.duty & different),
        _share(known.finding & different),
        _share(known.stakes & different),
        min(_MOST_COMMAS, text.count(",")) / _MOST_COMMAS,
    )


def quotes(text: str) -> bool:
    """Whether a sentence has a quotation mark."""
    return _QUOTE.search(text) is not None


def _share(found: frozenset[str]) -> float:
    return min(_MOST_WORDS, len(found)) / _MOST_WORDS
