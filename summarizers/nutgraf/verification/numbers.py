"""Numbers of a sentence that a passage lacks."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from nutgraf.facts.numbers import Number, NumberKind
from nutgraf.language.wordlists import words
from nutgraf.verification.tokens import SentenceTokens, SentenceWord

_WORDS_BEFORE = 2
# The maximum error of such a number.
_ROUGH = Decimal("0.05")
_HALF = Decimal("0.5")


def missing_numbers(
    tokens: Sequence[SentenceWord],
    sentence: SentenceTokens,
    passages: Iterable[SentenceTokens],
    language: str,
) -> Iterator[tuple[SentenceWord, str | None]]:
    """The numbers that no passage gives, each with one given for the same unit instead.

    Args:
        tokens: the tokens of the sentence to check.
        sentence: the whole sentence.
        passages: the evidence.
        language: of both.
    """
    every = list(passages)
    for token in tokens:
        if not token.is_number:
            continue
        number = _at(token, sentence.numbers)
        given = [(its, passage) for passage in every for its in passage.numbers]
        same = any(token.word in passage.words for passage in every)
        if number is None:
            if not same:
                yield token, None
            continue
        if any(_agrees(number, its, sentence, language) for its, _ in given):
            continue
        other = next(
            (its.span.of(passage.text) for its, passage in given if _same_unit(number, its)), None
        )
        # A number that was not found as one, such as a year or a score, is compared as a word.
        stands = any(
            token.word == its.word and _at(its, passage.numbers) is None
            for passage in every
            for its in passage.tokens
        )
        if not stands:
            yield token, other


def _at(token: SentenceWord, numbers: Iterable[Number]) -> Number | None:
    return next((n for n in numbers if n.span.start <= token.start < n.span.end), None)


def _same_unit(one: Number, other: Number) -> bool:
    kinds = {one.kind, other.kind}
    if len(kinds) > 1:
        return False
    if one.currency and other.currency and one.currency != other.currency:
        return False
    return not (one.unit and other.unit and one.unit != other.unit)


def _agrees(one: Number, other: Number, sentence: SentenceTokens, language: str) -> bool:
    if not _same_unit(one, other):
        return False
    if one.value is None:
        ends = {one.low, one.high} - {None}
        # "Dozens" are as many as the other text's.
        return not ends or ends == {other.low, other.high} - {None}
    if other.value is None:
        return one.value in {other.low, other.high}
    off = abs(one.value - other.value)
    if not off:
        return True
    if other.step < one.step and off <= one.step * _HALF and one.scale:
        return True
    before = [each.low for each in sentence.tokens if each.end <= one.span.start][-_WORDS_BEFORE:]
    roughly = words("roughly", language, fallback=False)
    rough = not roughly.isdisjoint(before) and one.kind is not NumberKind.SHARE
    is_round = str(one.value.normalize()).rstrip("0") != str(other.value.normalize()).rstrip("0")
    return rough and is_round and off <= abs(other.value) * _ROUGH
