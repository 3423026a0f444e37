"""What a sentence asserts by its own words, independent of its position.

The rest of a claim's score depends on the whole article. Results about the sentences of a block are
therefore cached with the block, and an edit costs only the edited block.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from nutgraf.article import Article, BlockSentences
from nutgraf.cache import Key
from nutgraf.cancellation import checked
from nutgraf.claims.claim import Voice
from nutgraf.claims.hedging import weakening
from nutgraf.claims.kind import Kind
from nutgraf.claims.kinds import kinds_of
from nutgraf.claims.sentences import Reading
from nutgraf.claims.signals import Signal, sentence_signals
from nutgraf.claims.wordlists import word_places
from nutgraf.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Assertion:
    """A sentence by itself.

    Attributes:
        voice: whose words they are assumed to be.
        is_claim: whether it asserts anything; otherwise there are no kinds, hedges or signals.
        stems: the stems of its content words.
        kinds: the kinds of claim that it makes.
        hedges, boosters, negations: the start and end of each, flattened, relative to the
            sentence's start.
        signals: the sentence's own signals for its check-worthiness.
    """

    voice: Voice
    is_claim: bool
    stems: tuple[str, ...]
    kinds: tuple[Kind, ...] = ()
    hedges: tuple[int, ...] = ()
    boosters: tuple[int, ...] = ()
    negations: tuple[int, ...] = ()
    signals: tuple[Signal, ...] = ()


_ASSERTIONS = Key[tuple[Assertion, ...]]("claims.assertions")


def assertions_in(article: Article, voices: Callable[[int], Voice]) -> list[Assertion]:
    """What each of the article's sentences asserts; `voices` maps indexes to voices."""
    found: list[Assertion] = []
    share = _Shared()
    for block in checked(article.blocks):
        wording = block.wording
        if wording is None:
            continue
        known = wording.cache.get(_ASSERTIONS, article.language)
        first = block.first
        wanted = [voices(index) for index in range(first, first + len(wording.texts))]
        if known is None or [assertion.voice for assertion in known] != wanted:
            made = tuple(_in_block(wording, article.language, wanted, share))
            known = wording.cache.put(_ASSERTIONS, made, article.language)
        found += known
    return found


class _Shared:
    """Equal things kept once: the stems and signals of ten thousand sentences are a few."""

    def __init__(self) -> None:
        self._kept: dict[tuple[type, Hashable], Any] = {}

    def __call__(self, things: Sequence[Any]) -> tuple[Any, ...]:
        kept = self._kept.setdefault
        return tuple(kept((type(thing), thing), thing) for thing in things)


def _in_block(
    wording: BlockSentences, language: str, voices: Sequence[Voice], share: _Shared
) -> list[Assertion]:
    pairs = zip(voices, wording.texts, strict=True)
    return [assertion_of(Reading(text, language), voice, share) for voice, text in checked(pairs)]


def assertion_of(
    reading: Reading, voice: Voice = Voice.WRITER, share: Callable[..., Any] = tuple
) -> Assertion:
    """What a sentence asserts in a given voice."""
    stems = share(sorted(reading.stems))
    if not reading.is_claim:
        return Assertion(voice, is_claim=False, stems=stems)
    kinds = kinds_of(reading, voice)
    listed = reading.listed.get
    hedges = weakening(reading.words, listed(("hedges", ""), ()), reading.language)
    shown = [" ".join(reading.words.lows[first:end]) for first, end in hedges]
    signals = sentence_signals(reading, kinds, list(dict.fromkeys(shown)))
    return Assertion(
        voice,
        is_claim=True,
        stems=stems,
        kinds=tuple(kinds),
        hedges=_places(reading, hedges),
        boosters=_places(reading, listed(("boosters", ""), ())),
        negations=_places(reading, listed(("negations", ""), ())),
        signals=share(signals),
    )


def _places(reading: Reading, found: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Where ranges of words start and end."""
    places = word_places(reading.text) if found else []
    return tuple(place for first, end in found for place in (places[first][0], places[end - 1][1]))
