"""How much a claim is worth checking: signals, each with a weight and a reason.

A signal is something to be seen in the sentence or in its place in the article. Its strength lies
between 0 and 1. The score is the logistic function of the bias and the sum of strength times
weight. The weights are one table, so that they can be learned as well as written.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from math import exp
from types import MappingProxyType
from typing import NamedTuple

from nutgraf.claims.claim import Kind, Voice
from nutgraf.claims.sentences import Reading

# Scores are rounded so that they are the same on every system.
DIGITS = 4
# From this many words on, a sentence has room for a claim with its circumstances.
_FULL_LENGTH = 25
# Below this many there is hardly room for one.
_SHORT = 9
# So many sentences, fewer and fewer points, open an article.
_OPENING = 5
_FIRST_PERSON = frozenset(
    {"i", "i'm", "i've", "i'd", "i'll", "my", "me", "we", "we're", "we've", "our"}
)
_SECOND_PERSON = frozenset({"you", "your", "you're", "you'll"})
_ANAPHORS = frozenset(
    {"it", "he", "she", "they", "this", "that", "these", "those", "such", "and", "but"}
)
# This many capitalised words after the first are as good as more.
_PROPER_ENOUGH = 3

_OF_ONESELF = "first person"

BIAS = -1.6
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "quantity": 0.9,
        "causal": 0.5,
        "comparison": 0.5,
        "forecast": 0.2,
        "event": 0.3,
        "rule": 0.5,
        "attributed": 0.2,
        "opinion": -0.8,
        "hedged": -0.1,
        "names": 0.4,
        "length": 0.9,
        "short": -0.8,
        _OF_ONESELF: -0.7,
        "second person": -0.5,
        "leans on before": -0.3,
        "quotation": -0.7,
        "exclaims": -0.5,
        "title": 1.2,
        "central": 1.3,
        "opening": 0.8,
        "aside": -1.0,
    }
)


class Signal(NamedTuple):
    """Something that speaks for or against a claim; `reason` is empty where it is plain."""

    name: str
    strength: float
    reason: str


def score_of(
    signals: Iterable[Signal], weights: Mapping[str, float] = WEIGHTS, bias: float = BIAS
) -> float:
    """The check-worthiness that the signals add up to, between 0 and 1.

    >>> score_of([]) < score_of([Signal("quantity", 1.0, "")])
    True
    """
    total = bias + sum(weights[signal.name] * signal.strength for signal in signals)
    return round(1 / (1 + exp(-total)), DIGITS)


def reasons_of(
    signals: Iterable[Signal], weights: Mapping[str, float] = WEIGHTS
) -> tuple[str, ...]:
    """The reasons of the signals, the weightiest first."""
    told = [signal for signal in signals if signal.reason]
    told.sort(key=lambda signal: -abs(weights[signal.name] * signal.strength))
    return tuple(signal.reason for signal in told)


def sentence_signals(
    reading: Reading, kinds: Mapping[Kind, str], hedges: Sequence[str]
) -> list[Signal]:
    """What the sentence alone has to say for itself."""
    signals = [
        # What a court or a body says ought to be done is news, not comment.
        Signal(kind.value, 0.5 if kind is Kind.OPINION and Kind.RULE in kinds else 1.0, reason)
        for kind, reason in kinds.items()
    ]
    if hedges:
        quoted = ", ".join(f"'{hedge}'" for hedge in hedges)
        signals.append(Signal("hedged", 1.0, f"weakened by {quoted}"))
    names = sum(written[0].isupper() for written in reading.words.written[1:])
    if names:
        signals.append(Signal("names", min(1.0, names / _PROPER_ENOUGH), "names who or where"))
    count = len(reading.words.lows)
    signals.append(Signal("length", min(1.0, count / _FULL_LENGTH), ""))
    if count < _SHORT:
        signals.append(Signal("short", 1 - count / _SHORT, ""))
    if reading.lows & _FIRST_PERSON:
        signals.append(Signal(_OF_ONESELF, 1.0, "speaks in the first person"))
    if reading.lows & _SECOND_PERSON:
        signals.append(Signal("second person", 1.0, "speaks to the reader"))
    if not _ANAPHORS.isdisjoint(reading.words.lows[:1]):
        signals.append(Signal("leans on before", 1.0, ""))
    if reading.text.rstrip(" \"'”’").endswith("!"):
        signals.append(Signal("exclaims", 1.0, "exclaims"))
    if reading.text.lstrip()[:1] in {"(", "["} and reading.text.rstrip(" .")[-1:] in {")", "]"}:
        signals.append(Signal("aside", 1.0, "stands in brackets"))
    return signals


class Setting(NamedTuple):
    """What the article as a whole is about.

    Attributes:
        densities: how much each sentence talks of what the others talk of, for its length.
        densest: the highest of them.
        title: the stems of the title.
    """

    densities: list[float]
    densest: float
    title: frozenset[str]


def setting_of(sentences: Sequence[Collection[str]], title: Collection[str]) -> Setting:
    """The setting that the stems of an article's sentences and of its title make."""
    sentences_with = Counter(chain.from_iterable(sentences))
    count = sentences_with.__getitem__
    densities = [
        (sum(map(count, stems)) - len(stems)) / (len(stems) + _DAMPING) for stems in sentences
    ]
    return Setting(densities, max(densities, default=0.0) or 1.0, frozenset(title))


# Added to the number of stems, so that two frequent words do not make a central sentence.
_DAMPING = 6


class Place(NamedTuple):
    """Where a sentence stands: its number, and how many claims stand before it."""

    sentence: int
    before: int


def article_signals(
    own: Sequence[Signal], stems: Collection[str], voice: Voice, setting: Setting, place: Place
) -> list[Signal]:
    """What the sentence's place in the article adds to its `own` signals."""
    added: list[Signal] = []
    central = setting.densities[place.sentence] / setting.densest
    if central > 0:
        told = "is about what the article is about" if central > _TOLD_CENTRAL else ""
        added.append(Signal("central", central, told))
    shared = len(setting.title.intersection(stems))
    if shared:
        strength = min(1.0, shared / max(2, min(4, len(setting.title))))
        added.append(Signal("title", strength, "shares words with the title"))
    if place.before < _OPENING and not (voice is Voice.WRITER and _is_of_oneself(own)):
        agreed = min(1.0, central / _AGREED_CENTRAL)
        added.append(Signal("opening", agreed * (1 - place.before / _OPENING), "opens the article"))
    if voice is Voice.QUOTED:
        added.append(Signal("quotation", 1.0, ""))
    return added


def _is_of_oneself(signals: Iterable[Signal]) -> bool:
    return any(signal.name == _OF_ONESELF for signal in signals)


_TOLD_CENTRAL = 0.6
# From this share of the most central sentence's density on, an opening sentence has its full bonus.
_AGREED_CENTRAL = 0.4
