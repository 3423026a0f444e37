"""Reporting verbs in languages other than English, and their subjects."""

from collections.abc import Sequence
from typing import NamedTuple

from nutgraf.attribution.phrases_of_speakers import SmallWords, noun_phrase, subject_ending_at
from nutgraf.attribution.reporting_cue import Cue, Parts
from nutgraf.attribution.reporting_lists import ReportingWords
from nutgraf.attribution.speakers import Phrase
from nutgraf.attribution.tokens import Token

# Behind a verb and its subject the other half of the verb comes so soon: "räumte X am Montag ein".
FARTHEST_PARTICLE = 16


class ListedVerb(NamedTuple):
    """A reporting verb: its first word, the index after its last, and whether that is all."""

    first: int
    end: int
    particles: frozenset[str] = frozenset()


def verb_at(tokens: Sequence[Token], index: int, words: ReportingWords) -> ListedVerb | None:
    """The listed verb that begins at `index`."""
    low = tokens[index].low
    if low in words.auxiliaries and index + 1 < len(tokens):
        # "a-t-elle précisé" has its subject between.
        for gap in (1, 2):
            if index + gap < len(tokens) and tokens[index + gap].low in words.participles:
                return ListedVerb(index, index + gap + 1)
    if low in words.verbs:
        return ListedVerb(index, index + 1)
    if low in words.particles:
        return ListedVerb(index, index + 1, words.particles[low])
    return None


def past_particle(tokens: Sequence[Token], verb: ListedVerb, after: int) -> int | None:
    """The index after the particle that belongs to the verb; `after` where it needs none."""
    if not verb.particles:
        return after
    for index in range(after, min(len(tokens), verb.end + FARTHEST_PARTICLE)):
        if tokens[index].low in verb.particles:
            return index + 1
    return None


def subject_of(
    tokens: Sequence[Token], verb: ListedVerb, words: ReportingWords, known: SmallWords
) -> Phrase | None:
    """Whoever a verb has for a subject: before it, or behind it where something else opens."""
    first = verb.first
    while first > 0 and tokens[first - 1].low not in {";", ":", "–", "—"}:
        if tokens[first - 1].is_quote or tokens[first - 1].low in words.that:
            break
        first -= 1
    found = subject_ending_at(tokens, first, verb.first, known)
    if found is not None:
        return found
    # "De son côté, la mairie assure": what is before the comma opens the sentence.
    comma = next((at for at in range(verb.first - 1, first, -1) if tokens[at].low == ","), None)
    if comma is not None and comma + 1 < verb.first:
        behind = subject_ending_at(tokens, comma + 1, verb.first, known)
        openers = known.prepositions | known.opening | known.links | known.asked
        if behind is not None and tokens[first].low in openers:
            return behind
    if first and tokens[first - 1].is_quote and tokens[first].low in known.links | known.opening:
        # "X tacha la norma de “cosmética” y pide": whoever that is stands further in front.
        return None
    opens = first < verb.first and (
        tokens[first].low in known.prepositions or tokens[first].low in known.opening
    )
    calendar = any(token.low in known.calendar for token in tokens[first : verb.first])
    # "Am Dienstag sagte X": what opens the sentence is no subject, so that follows the verb.
    return noun_phrase(tokens, verb.end, known) if opens or calendar else None


def made_cue(  # the parts of a report
    way: str, at: int, source: Phrase | None, parts: Parts, *, before: bool, length: int = 1
) -> Cue:
    """A report that is built in a `way`; `length` is how many words its cue has."""
    extent = min((at, *(part.first for part in parts), *((source.first,) if source else ())))
    return Cue(Phrase(at, at + length), source, parts, extent, before, way, way, way)
