"""Features of a sentence's position in its article for its check-worthiness."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from nutgraf.cancellation import checked
from nutgraf.claims.claim import Voice
from nutgraf.claims.signals import OF_ONESELF, Signal

# This many sentences, with decreasing score, open an article.
_OPENING = 5
# Added to the number of stems, so that two frequent words do not make a central sentence.
_DAMPING = 6
_TOLD_CENTRAL = 0.6
# From this share of the most central sentence's density on, an opening sentence has its full bonus.
_AGREED_CENTRAL = 0.4


class ArticleContext(NamedTuple):
    """What the article as a whole is about.

    Attributes:
        densities: how much each sentence shares with the others, for its length.
        densest: the highest density.
        title: the stems of the title.
    """

    densities: list[float]
    densest: float
    title: frozenset[str]


def context_of(sentences: Sequence[Collection[str]], title: Collection[str]) -> ArticleContext:
    """The setting that the stems of an article's sentences and of its title make."""
    sentences_with = Counter(chain.from_iterable(checked(sentences)))
    count = sentences_with.__getitem__
    densities = [
        (sum(map(count, stems)) - len(stems)) / (len(stems) + _DAMPING)
        for stems in checked(sentences)
    ]
    return ArticleContext(densities, max(densities, default=0.0) or 1.0, frozenset(title))


class SentencePosition(NamedTuple):
    """The position of a sentence: its index, and the number of claims before it."""

    sentence: int
    before: int


def article_signals(
    own: Sequence[Signal],
    stems: Collection[str],
    voice: Voice,
    setting: ArticleContext,
    place: SentencePosition,
) -> list[Signal]:
    """The signals that the sentence's position in the article adds to its `own`."""
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
    if voice is Voice.REPORTED:
        added.append(Signal("reported", 1.0, ""))
    return added


def _is_of_oneself(signals: Iterable[Signal]) -> bool:
    return any(signal.name == OF_ONESELF for signal in signals)
