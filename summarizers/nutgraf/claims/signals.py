"""Features of the sentence itself for its check-worthiness."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from nutgraf.claims.check_words import check_words
from nutgraf.claims.kind import Kind
from nutgraf.claims.quantities import Quantity
from nutgraf.claims.sentences import Reading
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.patterns import pattern

# From this many words on, a sentence has room for a claim with its circumstances.
_FULL_LENGTH = 25
# Below this many there is hardly room for one.
_SHORT = 9
# This many capitalised words after the first are as good as more.
_PROPER_ENOUGH = 3
_FIRST_PERSON = frozenset(
    {"i", "i'm", "i've", "i'd", "i'll", "my", "me", "we", "we're", "we've", "our"}
)
_SECOND_PERSON = frozenset({"you", "your", "you're", "you'll"})
# How much a sentence with such an opening depends on the one before.
_ANAPHORS = {
    **dict.fromkeys(("it", "he", "she", "they", "this", "that", "these", "those", "such"), 0.5),
    **dict.fromkeys(("and", "but"), 0.1),
}
# "That's how long they talked", "this is why": the topic is not in the sentence.
_POINTING_BACK = pattern(
    r"\W*(?:that|this|it)(?:['’]s| is| was) (?:how|why|what|when|where|who)\b", re.IGNORECASE
)
_DIGIT = pattern(r"\d")
# Of past acts, acts going on, manner, abstractions, degrees and plurals.
_ENDINGS = ("ed", "ing", "ly", "tion", "er", "est", "s")

# Occurs in no word.
_BEHIND = "\0"

OF_ONESELF = "first person"


class Signal(NamedTuple):
    """Something that speaks for or against a check; `reason` is empty where it is plain.

    `strength` is between 0 and 1, but for a sum of weights of words.
    """

    name: str
    strength: float
    reason: str


def sentence_signals(
    reading: Reading, kinds: Mapping[Kind, str], hedges: Sequence[str]
) -> list[Signal]:
    """What speaks for or against a check; `hedges` are the words that weaken the claim."""
    signals = [
        # What a court or a public body says should be done is news, not comment.
        Signal(kind.value, 0.5 if kind is Kind.OPINION and Kind.RULE in kinds else 1.0, reason)
        for kind, reason in kinds.items()
    ]
    if Kind.QUANTITY in kinds:
        signals += _of_quantities(reading.quantities)
    if _DIGIT.search(reading.text):
        signals.append(Signal("digit", 1.0, ""))
    if hedges:
        quoted = ", ".join(f"'{hedge}'" for hedge in hedges)
        signals.append(Signal("hedged", 1.0, f"weakened by {quoted}"))
    names = sum(written[0].isupper() for written in reading.words.written[1:])
    if names:
        signals.append(Signal("names", min(1.0, names / _PROPER_ENOUGH), "names who or where"))
    known = check_words(reading.words, reading.language)
    if known.weight:
        shown = ", ".join(f"'{word}'" for word in known.telling)
        signals.append(Signal("words", known.weight, f"speaks of {shown}" if shown else ""))
    return [*signals, *_of_endings(reading.words.lows), *_of_manner(reading)]


def _of_endings(lows: Sequence[str]) -> list[Signal]:
    """The share of words with an ending that reveals their class."""
    signals = []
    # Counted all at once, which is several times faster than word by word.
    joined = _BEHIND.join((*lows, ""))
    for ending in _ENDINGS:
        count = joined.count(ending + _BEHIND)
        if count:
            signals.append(Signal(f"-{ending}", count / math.sqrt(len(lows)), ""))
    return signals


def _of_quantities(quantities: Sequence[Quantity]) -> list[Signal]:
    """Of what sort the quantities are."""
    found = [quantity.sort for quantity in quantities]
    signals = [Signal(sort, 1.0, "") for sort in dict.fromkeys(found)]
    if len(found) > 1:
        signals.append(Signal("several quantities", 1.0, ""))
    return signals


def _of_manner(reading: Reading) -> list[Signal]:
    """How the sentence is put: its length, whom it speaks of and to."""
    signals: list[Signal] = []
    count = len(reading.words.lows)
    signals.append(Signal("length", min(1.0, count / _FULL_LENGTH), ""))
    if count < _SHORT:
        signals.append(Signal("short", 1 - count / _SHORT, ""))
    if reading.language == FALLBACK_LANGUAGE:
        signals += _of_persons(reading)
    if reading.text.rstrip(" \"'”’").endswith("!"):
        signals.append(Signal("exclaims", 1.0, "exclaims"))
    if reading.text.lstrip()[:1] in {"(", "["} and reading.text.rstrip(" .")[-1:] in {")", "]"}:
        signals.append(Signal("aside", 1.0, "stands in brackets"))
    return signals


def _of_persons(reading: Reading) -> list[Signal]:
    """Whom an English sentence speaks of and to, and what it depends on."""
    signals: list[Signal] = []
    if reading.lows & _FIRST_PERSON:
        signals.append(Signal(OF_ONESELF, 1.0, "speaks in the first person"))
    if reading.lows & _SECOND_PERSON:
        signals.append(Signal("second person", 1.0, "speaks to the reader"))
    count = len(reading.words.lows)
    leaning = _ANAPHORS.get(reading.words.lows[0].partition("'")[0], 0.0) if count else 0.0
    if leaning:
        back = _POINTING_BACK.match(reading.text)
        signals.append(Signal("leans on before", 1.0 if back else leaning, ""))
    return signals
