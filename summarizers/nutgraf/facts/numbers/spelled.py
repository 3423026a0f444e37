"""Numbers in words: "twenty-five", "two hundred and four", "half a million", "dozens"."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from nutgraf.facts.numbers.digits import rounding
from nutgraf.facts.numbers.lexicon import Lexicon
from nutgraf.patterns import pattern

_HUNDRED = 2
_TEN = 10
_TENS = range(20, 100)
_HALF = Decimal("0.5")
_WORD = pattern(r"[^\W\d_]+", re.UNICODE)


class Spelled(NamedTuple):
    """What words are worth: None where they do not say ("dozens"), and how many of them it takes.

    Attributes:
        value: how much.
        step: what it is rounded to.
        scale: the power of ten of the last scale.
        words: how many of the words belong to the number.
        is_fraction: "a third", "two thirds", "half": a share where the whole follows.
    """

    value: Decimal | None
    step: Decimal
    scale: int
    words: int
    is_fraction: bool = False


def words_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words of a run stand."""
    return [match.span() for match in _WORD.finditer(text, start, end)]


def value_of(words: Sequence[str], lexicon: Lexicon) -> Spelled | None:
    """What the first of some words are worth; None where they are no number.

    >>> from nutgraf.facts.numbers.lexicon import lexicon_of
    >>> english = lexicon_of("en")
    >>> [value_of(words.split(), english)[::3] for words in ("twenty five", "half a million and")]
    [(Decimal('25'), 2), (Decimal('500000.0'), 3)]
    >>> value_of("two hundred and four".split(), english).value
    Decimal('204')
    """
    first = words[0]
    leads = (first in lexicon.articles) + 1
    if words[leads - 1 : leads] and words[leads - 1] in lexicon.uncertain_before:
        following = _cardinal(words[leads:], lexicon) if len(words) > leads else None
        if following is None or not (following.scale or words[leads] in lexicon.dozens):
            return None
        return following._replace(value=None, step=Decimal(0), words=following.words + leads)
    if first in lexicon.uncertain:
        count = 1
        while words[count : count + 1] and words[count] in lexicon.of:
            if words[count + 1 : count + 2] and words[count + 1] in lexicon.uncertain:
                count += 2
            else:
                break
        if count == 1 and first in lexicon.group("uncertain with of"):
            return (
                None
                if words[1:2] == [] or words[1] not in lexicon.of
                else Spelled(None, Decimal(0), 0, 1)
            )
        return Spelled(None, Decimal(0), 0, count)
    if first in lexicon.scales or first in lexicon.dozens:
        # How many thousands is not said, or stands before in figures.
        return None
    return _half_of(words, lexicon) or _fraction(words, lexicon) or _cardinal(words, lexicon)


def _half_of(words: Sequence[str], lexicon: Lexicon) -> Spelled | None:
    """Half a million, half a dozen."""
    if lexicon.fractions.get(words[0]) != 2:  # noqa: PLR2004  # halves
        return None
    index = 1 + (words[1:2] != [] and words[1] in lexicon.articles)
    whole = words[index] if index < len(words) else ""
    if whole in lexicon.scales and lexicon.scales[whole] > 1:
        value = _HALF * 10 ** lexicon.scales[whole]
        return Spelled(value, value, lexicon.scales[whole], index + 1)
    if whole in lexicon.dozens:
        return Spelled(_HALF * lexicon.dozens[whole], Decimal(0), 0, index + 1)
    return Spelled(_HALF, Decimal(0), 0, 1, is_fraction=True)


def _fraction(words: Sequence[str], lexicon: Lexicon) -> Spelled | None:
    """A third, two thirds."""
    if len(words) == 1 or words[1] not in lexicon.fractions:
        return None
    over = 1 if words[0] in lexicon.articles else lexicon.words.get(words[0], 0)
    under = lexicon.fractions[words[1]]
    if not 0 < over < under:
        return None
    return Spelled(Decimal(over) / under, Decimal(0), 0, 2, is_fraction=True)


class _Sum:
    """A cardinal number while its words are read: what is complete, and what a scale may follow."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.current: Decimal | None = None
        self.last_scale = 0

    @property
    def value(self) -> Decimal:
        """What has been read."""
        return self.total + (self.current or 0)

    def add(self, value: int) -> bool:
        """Add one of the words up to ninety; False where it does not go on: "two three"."""
        current = self.current
        if current is None or current % 100 == 0 or (current % 100 in _TENS and value < _TEN):
            if current is not None and current % 100 and current % _TEN:
                return False
            self.current = (current or 0) + Decimal(value)
            return True
        return False

    def scale(self, power: int) -> bool:
        """Multiply by hundred, thousand ...; False where it does not go on: "million million"."""
        current = Decimal(1) if self.current is None else self.current
        if power == _HUNDRED:
            self.current = current * 100
            return current < 100  # noqa: PLR2004  # "ninety hundred", not "two hundred hundred"
        if self.total and power >= self.last_scale:
            return False
        self.total += current * Decimal(10) ** power
        self.current, self.last_scale = None, power
        return True


def _cardinal(words: Sequence[str], lexicon: Lexicon) -> Spelled | None:
    """Two hundred and four thousand; one and a half million; a dozen."""
    found, taken, index = _Sum(), 0, 0
    if words[0] in lexicon.articles:
        if len(words) == 1 or words[1] not in {*lexicon.scales, *lexicon.dozens}:
            return None
        index = 1
    while index < len(words):
        word = words[index]
        if word in lexicon.dozens:
            value = (found.current or 1) * Decimal(lexicon.dozens[word])
            return Spelled(found.total + value, Decimal(0), 0, index + 1)
        if word in lexicon.joints:
            half = _and_a_half(words[index:], lexicon)
            if half and found.current is not None:
                found.current += _HALF
                index = taken = index + half
                continue
            # "Two hundred and four", but not "two and four".
            following = words[index + 1 : index + 2]
            if words[index - 1] not in lexicon.scales or lexicon.words.keys().isdisjoint(following):
                break
        elif word in lexicon.words or word in lexicon.scales:
            known = lexicon.words.get(word)
            if not (found.scale(lexicon.scales[word]) if known is None else found.add(known)):
                return None
            taken = index + 1
        else:
            break
        index += 1
    return _spelled(found, lexicon.scales.get(words[taken - 1], 0), taken) if taken else None


def _spelled(found: _Sum, scale: int, words: int) -> Spelled:
    value = found.value
    whole = value == int(value)
    step = rounding(str(int(value))) if whole else Decimal(10) ** found.last_scale / 10
    return Spelled(value, step, scale, words)


def _and_a_half(words: Sequence[str], lexicon: Lexicon) -> int:
    """How many words "and a half" takes at the front of `words`; 0 where it is not there."""
    for size in (3, 2):
        if (
            len(words) >= size
            and lexicon.fractions.get(words[size - 1]) == 2  # noqa: PLR2004  # halves
            and (size == 2 or words[1] in lexicon.articles)  # noqa: PLR2004
        ):
            return size
    return 0
