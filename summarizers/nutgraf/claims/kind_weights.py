"""The kinds of claim in a sentence, by weights trained on labelled sentences.

Each kind has a weight for every word and for a few features of the sentence; if their sum is above
0, the sentence is of that kind. The weights are integers, hundredths of log odds, so that sums are
the same on every machine; docs/claims.md describes their training.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from operator import itemgetter

from nutgraf.claims.claim import Voice
from nutgraf.claims.kind import Kind
from nutgraf.claims.sentences import Reading
from nutgraf.models import learned

_MODEL = "claim-kinds"
# Of the groups of the model the one that names its columns, that of words, that of all else.
_KINDS, _WORDS, _SEEN = "kinds", "words", "seen"
BIAS = "bias"
# Counts are distinguished up to these numbers, lengths in steps of this many words.
_MOST_NAMES, _MOST_QUANTITIES, _MOST_STEPS = 4, 3, 10
_STEP = 5
_YEAR_LENGTH = 4
_YEARS = ("19", "20")
_QUOTES = '"“'
_OPENINGS = "\"“'‘"
# More distinct words than an article has.
_WORDS_HELD = 1 << 14


@cache
def kinds_learned(language: str) -> tuple[Kind, ...]:
    """The kinds that are learned for a language, in the order of the weights."""
    return tuple(Kind(line) for line in learned(_MODEL, language).get(_KINDS, ()))


def words_of(reading: Reading) -> frozenset[str]:
    """The sentence's words; of numbers only that there is one, and whether it may be a year."""
    return frozenset(_shape(low) if low[0].isdigit() else low for low in reading.lows)


def _shape(number: str) -> str:
    is_year = len(number) == _YEAR_LENGTH and number.isdigit() and number.startswith(_YEARS)
    return "0000" if is_year else "0"


def seen_in(reading: Reading, voice: Voice, by_rule: Collection[Kind]) -> Iterator[str]:
    """The features of a sentence other than its words, by name.

    >>> "opens: the" in set(seen_in(Reading("The price rose."), Voice.WRITER, ()))
    True
    """
    words = reading.words
    yield BIAS
    yield f"voice: {voice.value}"
    if words.lows:
        yield f"opens: {words.lows[0]}"
    yield f"length: {min(_MOST_STEPS, len(words.lows) // _STEP)}"
    names = sum(map(str.isupper, map(itemgetter(0), words.written[1:])))
    yield f"names: {min(_MOST_NAMES, names)}"
    yield f"quantities: {min(_MOST_QUANTITIES, len(reading.quantities))}"
    for sort in {quantity.sort for quantity in reading.quantities}:
        yield f"quantity: {sort}"
    for subject, group in reading.listed:
        yield f"list: {subject} {group}"
    for kind in by_rule:
        yield f"rule: {kind.value}"
    text = reading.text
    if any(mark in text for mark in _QUOTES):
        yield "quotes"
    if text[:1] in _OPENINGS:
        yield "opens with a quotation mark"
    if "!" in text:
        yield "exclaims"


def learned_kinds(reading: Reading, voice: Voice, by_rule: Collection[Kind]) -> list[Kind]:
    """The kinds whose weights speak for them."""
    language = reading.language
    kinds = kinds_learned(language)
    if not kinds:
        return []
    seen = _seen(language)
    total = _LIFT + sum(_word(low, language) for low in words_of(reading))
    total += sum(seen.get(name, 0) for name in seen_in(reading, voice, by_rule))
    return [kind for place, kind in enumerate(kinds) if _field(total, place) > 0]


# The weights of all kinds are packed in one integer, one field each, so that one sum adds all of
# them. A field has room for the weights of ten thousand words.
_WIDTH = 24
_HALF = 1 << (_WIDTH - 1)
_MASK = (1 << _WIDTH) - 1
# With half a field's range added to each field, none is below 0 and borrows from the next.
_LIFT = sum(_HALF << (_WIDTH * place) for place in range(len(Kind)))


def _packed(line: str) -> int:
    """The weights of a line in one number.

    >>> [_field(_LIFT + _packed("5 -3 0"), place) for place in range(3)]
    [5, -3, 0]
    """
    return sum(int(weight) << (_WIDTH * place) for place, weight in enumerate(line.split()))


def _field(lifted: int, place: int) -> int:
    """The sum for the kind at `place`, in a total with `_LIFT` added."""
    return ((lifted >> (_WIDTH * place)) & _MASK) - _HALF


@cache
def _lines(group: str, language: str) -> Mapping[str, str]:
    """The weights of each name as in the model."""
    pairs = (line.rpartition("\t") for line in learned(_MODEL, language).get(group, ()))
    return {name: weights for name, _, weights in pairs}


# Most words of the model are not in the article: only those that are get read.
@lru_cache(_WORDS_HELD)
def _word(low: str, language: str) -> int:
    return _packed(_lines(_WORDS, language).get(low, ""))


@cache
def _seen(language: str) -> Mapping[str, int]:
    return {name: _packed(line) for name, line in _lines(_SEEN, language).items()}
