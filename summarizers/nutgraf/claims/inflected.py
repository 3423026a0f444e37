"""What verb forms reveal of a sentence in languages other than English.

"Abrirá" is a future and "abrió" a past, whatever the verb: the endings that mark a tense, and the
words that occur with a participle, are lists (`forecast` and `event` in
lexicon/<language>/claims.txt).
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from nutgraf.claims.wordlists import WordSequence
from nutgraf.language import wordlists

# A verb with its ending is longer than this.
_SHORTEST = 4
# Between an auxiliary and its participle, where these are adjacent.
_NEAR = 2


class _Forms(NamedTuple):
    future: tuple[str, ...]
    no_future: frozenset[str]
    past: tuple[str, ...]
    no_acts: frozenset[str]
    auxiliaries: frozenset[str]
    participle_ends: tuple[str, ...]
    participle_starts: tuple[str, ...]
    closing_starts: tuple[str, ...]
    closes: bool


@cache
def _forms(language: str) -> _Forms:
    def own(subject: str, group: str) -> frozenset[str]:
        return wordlists.words(subject, language, group, fallback=False)

    def ends(subject: str, group: str) -> tuple[str, ...]:
        return tuple(sorted(own(subject, group)))

    said = ("verbs", "participles", "stances", "stance participles")
    no_acts = own("comparison", "change").union(
        own("event", "no acts"), *(own("reporting-verbs", group) for group in said)
    )
    return _Forms(
        ends("forecast", "endings"),
        own("forecast", "no endings"),
        ends("event", "past endings"),
        no_acts,
        own("event", "auxiliaries"),
        ends("event", "participle endings"),
        ends("event", "participle beginnings"),
        ends("event", "closing beginnings"),
        bool(own("event", "participle closes")),
    )


def future_form(words: WordSequence, language: str) -> str | None:
    """The first verb in a future tense, where its ending shows it.

    >>> from nutgraf.claims.wordlists import split_words
    >>> future_form(split_words("La empresa abrirá ocho rutas."), "es")
    'abrirá'
    """
    known = _forms(language)
    for index, low in enumerate(words.lows):
        if len(low) < _SHORTEST or not low.endswith(known.future) or low in known.no_future:
            continue
        if index and words.is_capital(index):
            continue
        return low
    return None


def past_act(words: WordSequence, language: str) -> str | None:
    """The first verb that reports an act.

    Verbs of saying, and verbs for rising or falling values, report no act.

    >>> from nutgraf.claims.wordlists import split_words
    >>> past_act(split_words("El Betis fichó a dos jugadores."), "es")
    'fichó'
    >>> past_act(split_words("Die Stadt hat die Brücke am Montag gesperrt."), "de")
    'gesperrt'
    """
    known = _forms(language)
    lows = words.lows
    for index, low in enumerate(lows):
        if (
            len(low) >= _SHORTEST
            and low.endswith(known.past)
            and low not in known.no_acts
            and not words.is_capital(index)
        ):
            return low
    return _participle(words, lows, known)


def _participle(words: WordSequence, lows: Sequence[str], known: _Forms) -> str | None:
    """The participle that goes with an auxiliary of the sentence."""
    for index, low in enumerate(lows):
        if low not in known.auxiliaries:
            continue
        reach = len(lows) if known.closes else min(len(lows), index + _NEAR + 1)
        for at in range(index + 1, reach):
            last = at + 1 == len(lows) or lows[at + 1] in known.auxiliaries
            if _is_participle(lows[at], known, last=last) and not words.is_capital(at):
                return lows[at]
    return None


def _is_participle(low: str, known: _Forms, *, last: bool) -> bool:
    if (
        len(low) < _SHORTEST
        or "'" in low
        or low in known.no_acts
        or not low.endswith(known.participle_ends)
    ):
        return False
    if not known.participle_starts:
        return True
    # "Abgeschlossen": the prefix "ge" is inside the word.
    inside = any(start in low[:_INSIDE] for start in known.participle_starts)
    return inside or (last and low.startswith(known.closing_starts))


# A prefix is no longer: "zurückge-".
_INSIDE = 8
