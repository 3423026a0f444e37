"""The edits in a passage, word by word, and the kind of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from nutgraf.article import Span
from nutgraf.cancellation import checkpoint
from nutgraf.language.words import stem
from nutgraf.versions.passages import PassageWord, plain_text
from nutgraf.versions.vocabulary import (
    FoundNumber,
    Vocabulary,
    are_opposites,
    dates_in,
    joining_words,
    numbers_in,
    reserving_words,
    small_words,
    turning_words,
)


class ChangeKind(StrEnum):
    """What was changed, the gravest first; SMALL is spelling, punctuation and words like "the"."""

    FIGURE = "figure"
    TURNED = "turned round"
    NAME = "name"
    DATE = "date"
    QUOTATION = "quotation"
    CERTAINTY = "how sure"
    WORDING = "wording"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the old version and what the new has in their place; one of both may be empty.

    The spans are places in the texts of the two passages.
    """

    kind: ChangeKind
    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts with what is known of it.

    `wholes` are its numbers with their units, `values` those in order, then its words with digits
    that are neither numbers nor of a
    date; `days` are the words of its dates.
    """

    text: str
    words: tuple[PassageWord, ...]
    numbers: Sequence[tuple[int, int]]
    wholes: Sequence[Span]
    dates: Sequence[tuple[int, int]]
    quotations: Sequence[tuple[int, int]]
    values: Sequence[object]
    days: Sequence[str]


# To compare word by word takes as long as both lengths multiplied: thousands are told whole.
_LARGEST = 1_000_000
_QUOTATION = re.compile(r"[“\"«„][^“”\"«»„]{1,4000}[”\"»“]")
# So many letters make a word in which one may be wrong, and so many one in which two may.
_FEWEST_LETTERS = 4
_MANY_LETTERS = 8


def edits(
    old: tuple[str, Sequence[PassageWord]],
    new: tuple[str, Sequence[PassageWord]],
    known: Vocabulary,
    *,
    is_recut: bool = False,
) -> list[Edit]:
    """How one text became another.

    Args:
        old: the text and its words.
        new: likewise.
        known: the vocabulary of both versions.
        is_recut: whether sentences were split or joined: what joins them is small then.
    """
    checkpoint()
    one, other = (_side(text, tuple(words), known.language) for text, words in (old, new))
    blocks = list(_blocks([word.key for word in one.words], [word.key for word in other.words]))
    if not blocks:
        return _marks(one, other)
    found = []
    for begin, end, start, stop in blocks:
        words = one.words[begin:end], other.words[start:stop]
        kind = _kind(one, other, *words, known, is_recut=is_recut)
        found.append(Edit(kind, _span(one, begin, end), _span(other, start, stop)))
    return list(_with_whole_figures(found, one, other))


def _with_whole_figures(found: Sequence[Edit], one: _Side, other: _Side) -> Iterator[Edit]:
    """The edits, those of figures with the whole of them: "$48.6 million", "4 percent"."""
    for place, edit in enumerate(found):
        if edit.kind is not ChangeKind.FIGURE:
            yield edit
            continue
        before = found[place - 1] if place else None
        after = found[place + 1] if place + 1 < len(found) else None
        old, new = _whole(edit.old, one), _whole(edit.new, other)
        is_free = (
            before is None or (before.old.end <= old.start and before.new.end <= new.start)
        ) and (after is None or (old.end <= after.old.start and new.end <= after.new.start))
        yield Edit(edit.kind, old, new) if is_free else edit


def _whole(span: Span, side: _Side) -> Span:
    """A stretch and the numbers that it has a part of."""
    parts = [each for each in side.wholes if each.start < span.end and span.start < each.end]
    if not parts:
        return span
    return Span(min(span.start, parts[0].start), max(span.end, parts[-1].end))


def _side(text: str, words: tuple[PassageWord, ...], language: str) -> _Side:
    dates = dates_in(text, language)
    numbers = [each for each in numbers_in(text, language) if not _overlaps(each, dates)]
    places = [(each.start, each.end) for each in numbers]
    others = [
        word.key
        for word in words
        if any(map(str.isdigit, word.key)) and not _is_in(word, places) and not _is_in(word, dates)
    ]
    return _Side(
        text,
        words,
        [*places, *((word.start, word.end) for word in words if word.key in others)],
        [each.whole for each in numbers],
        dates,
        [match.span() for match in _QUOTATION.finditer(text)],
        [*(each.value for each in numbers), *others],
        sorted(word.key for word in words if _is_in(word, dates)),
    )


def _overlaps(number: FoundNumber, places: Sequence[tuple[int, int]]) -> bool:
    return any(first < number.end and number.start < last for first, last in places)


def _is_in(word: PassageWord, places: Sequence[tuple[int, int]]) -> bool:
    return any(first < word.end and word.start < last for first, last in places)


def _blocks(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that differ."""
    if len(one) * len(other) > _LARGEST:
        yield _middle(one, other)
        return
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for kind, begin, end, start, stop in matcher.get_opcodes():
        if kind != "equal":
            yield begin, end, start, stop


def _middle(one: Sequence[str], other: Sequence[str]) -> tuple[int, int, int, int]:
    """All between what two lists begin and what they end with alike."""
    shorter = min(len(one), len(other))
    first = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    last = next(
        (at for at in range(shorter - first) if one[-1 - at] != other[-1 - at]), shorter - first
    )
    return first, len(one) - last, first, len(other) - last


def _span(side: _Side, begin: int, end: int) -> Span:
    """From the first to the last of some words; behind the word before where there are none."""
    if begin < end:
        return Span(side.words[begin].start, side.words[end - 1].end)
    place = side.words[begin - 1].end if begin else 0
    return Span(place, place)


def _kind(  # one a kind
    one: _Side,
    other: _Side,
    gone: Sequence[PassageWord],
    came: Sequence[PassageWord],
    known: Vocabulary,
    *,
    is_recut: bool,
) -> ChangeKind:
    language = known.language
    keys = [word.key for word in gone], [word.key for word in came]

    def either(first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]]) -> bool:
        return any(_is_in(word, first) for word in gone) or any(
            _is_in(word, second) for word in came
        )

    if one.values != other.values and either(one.numbers, other.numbers):
        return ChangeKind.FIGURE
    if one.days != other.days and either(one.dates, other.dates):
        return ChangeKind.DATE
    if _has_one_only(keys, turning_words(language)) or are_opposites(*keys, language):
        return ChangeKind.TURNED
    if _names(one, gone, known) != _names(other, came, known):
        return ChangeKind.NAME
    if _has_one_only(keys, reserving_words(language)):
        return ChangeKind.CERTAINTY
    passing = joining_words(language) if is_recut else small_words(language)
    if passing.issuperset([*keys[0], *keys[1]]):
        return ChangeKind.SMALL
    if _are_spellings(gone, came, language):
        return _of_spelling(one, other, gone, came, known)
    return ChangeKind.QUOTATION if either(one.quotations, other.quotations) else ChangeKind.WORDING


def _has_one_only(keys: tuple[Sequence[str], Sequence[str]], listed: frozenset[str]) -> bool:
    """Whether just one of two stretches has a word of a list."""
    return listed.isdisjoint(keys[0]) != listed.isdisjoint(keys[1])


def _names(side: _Side, words: Sequence[PassageWord], known: Vocabulary) -> list[str]:
    return [word.key for word in words if known.is_name(side.text, word)]


def _of_spelling(
    one: _Side,
    other: _Side,
    gone: Sequence[PassageWord],
    came: Sequence[PassageWord],
    known: Vocabulary,
) -> ChangeKind:
    """Small, but for a word that only stands with a capital, at the head of a sentence: a name."""
    first, second = gone[0], came[0]
    is_name = (
        not known.has_capital_nouns
        and first.key != second.key
        and one.text[first.start].isupper()
        and other.text[second.start].isupper()
        and known.lower.isdisjoint((first.key, second.key))
    )
    return ChangeKind.NAME if is_name else ChangeKind.SMALL


def _are_spellings(gone: Sequence[PassageWord], came: Sequence[PassageWord], language: str) -> bool:
    """Whether each word is another spelling or form of the one in its place."""
    if not gone or not came:
        return False
    if "".join(word.key for word in gone) == "".join(word.key for word in came):
        return True
    return len(gone) == len(came) and all(
        stem(old.key, language) == stem(new.key, language) or _is_misspelled(old.key, new.key)
        for old, new in zip(gone, came, strict=True)
    )


def _is_misspelled(one: str, other: str) -> bool:
    """Whether two words differ by a letter, or by two where they are long.

    >>> _is_misspelled("recieved", "received"), _is_misspelled("now", "not")
    (True, False)
    """
    shorter, longer = sorted((len(one), len(other)))
    if shorter < _FEWEST_LETTERS or longer - shorter > 1 or not (one + other).isalpha():
        return False
    if longer == shorter:
        differing = [at for at in range(shorter) if one[at] != other[at]]
        if len(differing) == 1:
            return True
        if len(differing) == 2:  # noqa: PLR2004  # two letters that changed places
            first, second = differing
            swapped = one[first] == other[second] and one[second] == other[first]
            return swapped or shorter >= _MANY_LETTERS
        return False
    first, last, _, end = _middle(one, other) if len(one) < len(other) else _middle(other, one)
    return last == first and end - first == 1


def _marks(one: _Side, other: _Side) -> list[Edit]:
    """Where the words are the same: what differs in marks and capitals."""
    if plain_text(one.text) == plain_text(other.text):
        return []
    pieces = [list(_PIECE.finditer(side.text)) for side in (one, other)]
    keys = [[plain_text(piece[0]) for piece in own] for own in pieces]
    return [
        Edit(
            ChangeKind.SMALL,
            _piece_span(pieces[0], begin, end),
            _piece_span(pieces[1], start, stop),
        )
        for begin, end, start, stop in _blocks(*keys)
    ]


_PIECE = re.compile(r"\S+")


def _piece_span(pieces: Sequence[re.Match[str]], begin: int, end: int) -> Span:
    if begin < end:
        return Span(pieces[begin].start(), pieces[end - 1].end())
    place = pieces[begin - 1].end() if begin else 0
    return Span(place, place)
