"""The ways to find a sentence of a summary in an article."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from nutgraf.attribution.pronouns import PRONOUNS
from nutgraf.verification.evidence import Cover, CoveredPart, cover_of, telling
from nutgraf.verification.passages import Passages
from nutgraf.verification.tokens import SentenceTokens, SentenceWord

# Where a sentence of a summary may go over to what another sentence of the article says.
_JOINT = re.compile(
    r"[;:–—]\s|,\s|\s(?=(?:and|but|while|whereas|after|before|because|who|which|when|where|as)\s)"
)
# A part with fewer content words is not checked by itself.
_FEWEST_OF_PART = 3
# This many of the nearest passages are tried in pairs.
_TRIED_BY_TWOS = 5
_FEWEST_ADDED = 2
_MOST_JOINTS = 8


def covers_of(sentence: SentenceTokens, passages: Passages) -> Iterator[Cover]:
    """One passage for all of it, two for it together, or one for each of its parts."""
    tokens = sentence.tokens
    near = passages.nearest(token.word for token in telling(tokens))
    singles = [cover_of([CoveredPart(tokens, (place,))], passages) for place in near]
    yield from singles
    if any(not one.unmatched for one in singles):
        return
    yield from _by_parts(sentence, passages)
    for places in combinations(sorted(near[:_TRIED_BY_TWOS]), 2):
        if _goes_on(sentence, places, passages) or not _has_loose_fact(tokens, places, passages):
            yield cover_of([CoveredPart(tokens, places)], passages)


def _by_parts(sentence: SentenceTokens, passages: Passages) -> Iterator[Cover]:
    """The ways to cut a sentence, each part with the passage that has most of it."""
    known: dict[tuple[int, ...], CoveredPart | None] = {}
    for parts in _parts(sentence):
        found = []
        for tokens in parts:
            key = tuple(token.start for token in tokens)
            if key not in known:
                near = passages.nearest(token.word for token in telling(tokens))
                every = [cover_of([CoveredPart(tokens, (place,))], passages) for place in near]
                best = max(every, key=lambda one: one.share, default=None)
                known[key] = best.parts[0] if best is not None else None
            found.append(known[key])
        usable = [part for part in found if part is not None]
        # Of one passage it would be the whole, cut for nothing.
        if len({part.places for part in usable}) == len(parts):
            yield cover_of(usable, passages)


def _parts(sentence: SentenceTokens) -> Iterator[tuple[tuple[SentenceWord, ...], ...]]:
    """The ways to cut a sentence in two at its joints, or to take one piece out."""
    tokens = sentence.tokens
    joints = sorted({match.end() for match in _JOINT.finditer(sentence.text)})[:_MOST_JOINTS]
    cuts = sorted({sum(token.start < joint for token in tokens) for joint in joints})
    ways = [(tokens[:cut], tokens[cut:]) for cut in cuts]
    ways += [
        ((*tokens[:first], *tokens[last:]), tokens[first:last])
        for first, last in combinations(cuts, 2)
    ]
    return (way for way in ways if all(len(telling(part)) >= _FEWEST_OF_PART for part in way))


def _goes_on(sentence: SentenceTokens, places: tuple[int, int], passages: Passages) -> bool:
    """Whether the second passage refers to what the first one names: "She said that it ..."."""
    first, second = places
    if second != first + 1:
        return False
    tokens = passages.tokens(second).tokens
    if not any(token.low in PRONOUNS for token in tokens):
        return False
    # Another name there may be what one from before is put for.
    return all(token.word in sentence.words for token in tokens if token.is_capital)


def _has_loose_fact(
    tokens: Sequence[SentenceWord], places: Sequence[int], passages: Passages
) -> bool:
    """Whether a passage only supplies a name or number to what another one says.

    Each must add other words, and one next to each name and number of its own.
    """
    every = [passages.tokens(place).words for place in places]
    known = [token for token in telling(tokens) if any(token.word in words for words in every)]
    for words, other in (every, every[::-1]):
        added = [token for token in known if token.word in words - other]
        if sum(not _is_fact(token) for token in added) < _FEWEST_ADDED:
            return True
        for token in added:
            at = known.index(token)
            beside = [
                one
                for one in (*known[max(0, at - 1) : at], *known[at + 1 : at + 2])
                if not _is_fact(one)
            ]
            if _is_fact(token) and beside and not any(one.word in words for one in beside):
                return True
    return False


def _is_fact(token: SentenceWord) -> bool:
    return token.is_number or token.is_capital
