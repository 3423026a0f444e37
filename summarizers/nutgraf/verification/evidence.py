"""What passages share with a sentence, and where they differ."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

from nutgraf.briefing.multi_document.content import weekday_of
from nutgraf.verification.names import missing_names, moved_names, name_phrases
from nutgraf.verification.numbers import missing_numbers
from nutgraf.verification.passages import Passages
from nutgraf.verification.reversal import reversals
from nutgraf.verification.roles import exchanged_names, swapped_names
from nutgraf.verification.tokens import Phrase, SentenceTokens, SentenceWord
from nutgraf.verification.verdict import DoubtKind

# The minimum share of the content words, by number and by weight, that evidence must have.
OF_WORDS = 0.55
_OF_WEIGHT = 0.45
# This many missing words in a row are something that the evidence does not say.
_RUN = 3
# Below this share of its words, a sentence is too freely worded to compare roles.
_CLOSE = 0.8
# Each additional passage must contribute at least this share of the words.
_EACH_PASSAGE = 0.03


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that evidence does not have, or has otherwise."""

    kind: DoubtKind
    tokens: tuple[SentenceWord, ...]
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class CoveredPart:
    """Some words of a sentence, and the passages that may have them."""

    tokens: tuple[SentenceWord, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """Passages for the parts of a sentence.

    Attributes:
        parts: one, the whole sentence, or several.
        share: the share of the content words that they have, the minimum of number and weight.
        unmatched: the content words that they lack.
    """

    parts: tuple[CoveredPart, ...]
    share: float
    unmatched: tuple[SentenceWord, ...]

    @property
    def places(self) -> tuple[int, ...]:
        """The passages in the order of the article."""
        return tuple(sorted({place for part in self.parts for place in part.places}))

    @property
    def worth(self) -> float:
        """The higher, the better: fewer passages are better than more."""
        return self.share - _EACH_PASSAGE * (len(self.places) + len(self.parts))


def telling(tokens: Sequence[SentenceWord]) -> list[SentenceWord]:
    """The content words."""
    return [token for token in tokens if not token.is_common]


def cover_of(parts: Sequence[CoveredPart], passages: Passages) -> Cover:
    """The share of the words that the passages have."""
    every: list[SentenceWord] = []
    unmatched: list[SentenceWord] = []
    for part in parts:
        others = [passages.tokens(place) for place in part.places]
        own = telling(part.tokens)
        every += own
        unmatched += [token for token in own if not any(o.has(token.word) for o in others)]
    if not every:
        return Cover(tuple(parts), 1.0, ())
    by_number = 1 - len(unmatched) / len(every)
    weight = sum(passages.weight(token.word) for token in every)
    by_weight = 1 - sum(passages.weight(token.word) for token in unmatched) / weight
    share = min(by_number, by_weight + OF_WORDS - _OF_WEIGHT)
    return Cover(tuple(parts), share, tuple(sorted(unmatched, key=lambda one: one.start)))


def lacks(
    cover: Cover, sentence: SentenceTokens, passages: Passages, names: AbstractSet[str]
) -> list[Lack]:
    """The facts of a sentence that the passages lack or contradict.

    Args:
        cover: the passages for its parts.
        sentence: the sentence.
        passages: the article's.
        names: the words of names in both texts.
    """
    found: list[Lack] = []
    for part in cover.parts:
        others = [passages.tokens(place) for place in part.places]
        phrases = list(name_phrases(part.tokens, names))
        found += [
            Lack(DoubtKind.NUMBER, (token,), instead)
            for token, instead in missing_numbers(part.tokens, sentence, others, passages.language)
        ]
        found += _names(phrases, sentence, part, passages, names)
        if passages.language == "en" and cover.share >= _CLOSE:
            swapped = _swapped(phrases, part.tokens, others, passages.language)
            found += [Lack(DoubtKind.ROLES, swapped)] if swapped else []
        found += _missing_dates(part.tokens, others)
        for other in others:
            found += [
                Lack(*one)
                for one in reversals(
                    part.tokens, other, passages.language, is_close=cover.share >= _CLOSE
                )
            ]
    named = {token for lack in found for token in lack.tokens if lack.kind is not DoubtKind.ROLES}
    gone = runs(telling(sentence.tokens), frozenset(cover.unmatched) - named)
    return [*found, *(Lack(DoubtKind.WORDS, run) for run in gone if len(run) >= _RUN)]


def _swapped(
    phrases: Sequence[Phrase],
    own: Sequence[SentenceWord],
    others: Sequence[SentenceTokens],
    language: str,
) -> tuple[SentenceWord, ...] | None:
    """Two names in each other's place, by the one passage or by any of several."""
    if len(others) == 1 and (found := swapped_names(phrases, own, others[0].tokens, language)):
        return found
    each = (exchanged_names(phrases, own, other.tokens, language) for other in others)
    return next(filter(None, each), None)


def _names(
    phrases: Sequence[Phrase],
    sentence: SentenceTokens,
    part: CoveredPart,
    passages: Passages,
    names: AbstractSet[str],
) -> Iterator[Lack]:
    known = set()
    for gone, instead in missing_names(phrases, sentence, part.places, passages, names):
        known.add(gone[0])
        yield Lack(DoubtKind.NAME, gone, instead)
    if len(part.places) == 1:
        passage = passages.tokens(part.places[0])
        opening = [
            (token,)
            for token in part.tokens
            if token.is_opening and not (token.is_common or passages.has(token.word))
        ]
        asked = [*phrases, *(one for one in opening if one not in phrases)]
        for phrase, other in moved_names(asked, sentence, passage, names):
            if known.isdisjoint(phrase):
                yield Lack(DoubtKind.NAME, phrase, other)


def runs(
    own: Sequence[SentenceWord], unmatched: AbstractSet[SentenceWord]
) -> Iterator[tuple[SentenceWord, ...]]:
    """The words that no passage has, adjacent ones together.

    Args:
        own: the content words.
        unmatched: those that no passage has.
    """
    for is_gone, group in groupby(own, key=unmatched.__contains__):
        if is_gone:
            yield tuple(group)


def _missing_dates(
    tokens: Sequence[SentenceWord], others: Sequence[SentenceTokens]
) -> Iterator[Lack]:
    """Months and weekdays that no passage names."""
    words = frozenset[str]().union(*(other.words for other in others))
    every = [(token, other) for other in others for token in other.tokens]
    weekdays = {weekday_of(token.low) for token, _ in every}
    named = next(
        (token.span.of(other.text) for token, other in every if weekday_of(token.low) is not None),
        None,
    )
    for token in tokens:
        if token.word.startswith("month ") and token.word not in words:
            yield Lack(DoubtKind.DATE, (token,))
        day = weekday_of(token.low)
        if day is not None and day not in weekdays:
            yield Lack(DoubtKind.DATE, (token,), named)
