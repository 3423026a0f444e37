"""Splits a text into sentences.

A gap is white space after an end mark. Rules decide whether a sentence ends there; for full stops
that no rule covers, Punkt decides. There are also boundaries without such a gap: list items on one
line, joined lines, interrupted speech, and sentences glued together by a paste.
"""

from collections.abc import Iterator

from nutgraf.cancellation import checked, checkpoint
from nutgraf.patterns import pattern
from nutgraf.reading.sentences.emoji import emoji_ends
from nutgraf.reading.sentences.enumerations import item_starts
from nutgraf.reading.sentences.gaps import gap_of, gaps, is_casual, note_number_end
from nutgraf.reading.sentences.glued import glued_ends
from nutgraf.reading.sentences.interruptions import interruptions
from nutgraf.reading.sentences.rules import ends, plain_end
from nutgraf.reading.sentences.run_on_lines import line_ends
from nutgraf.reading.sentences.sentence_words import SentenceWords, sentence_words
from nutgraf.reading.sentences.without_spaces import has_own_marks, parted

_BLANK = pattern(r"\s*")


def split(text: str, language: str = "en") -> list[tuple[int, int]]:
    """The sentences of one paragraph as (start, end) pairs, white space left out.

    Every non-blank character is in exactly one of them.

    >>> text = "Acme Inc. The firm fell 2.5 percent. “Why?” he asked."
    >>> [text[start:end] for start, end in split(text)]
    ['Acme Inc.', 'The firm fell 2.5 percent.', '“Why?” he asked.']
    """
    found = list(_by_gaps(text, language))
    if not has_own_marks(text, language):
        return found
    return [pair for start, end in checked(found) for pair in parted(text, start, end, language)]


# Their sentences end in marks of their own with nothing behind, which gaps know nothing of.
_WITHOUT_GAPS = frozenset({"zh", "ja"})


def _by_gaps(text: str, language: str) -> Iterator[tuple[int, int]]:
    start = _past_blanks(text, 0)
    for stop in [len(text)] if language in _WITHOUT_GAPS else _ends(text, language):
        tight = start + len(text[start:stop].rstrip())
        if start < tight:
            yield start, tight
            start = _past_blanks(text, stop)


def _ends(text: str, language: str) -> Iterator[int]:
    """Where sentences end, in order; the last one at the end of the text."""
    words = sentence_words(language)
    shown = sorted(_unmarked_ends(text, words))
    casual = is_casual(text, language)
    start = 0
    counted = 0
    quoted = False
    upcoming = 0
    for match in gaps(text):
        while upcoming < len(shown) and shown[upcoming] < match.end():
            yield shown[upcoming]
            start = _past_blanks(text, shown[upcoming])
            upcoming += 1
        if match.start() < start:
            continue
        plain = plain_end(text, match, start, words)
        if plain is not None:
            yield plain
            start = match.end()
            continue
        checkpoint()
        quoted ^= text.count('"', counted, match.start()) % 2 == 1
        counted = match.start()
        gap = gap_of(text, match, start, casual=casual, quoted=quoted)
        number = note_number_end(text, gap, words.sure)
        if number is not None:
            yield number[0]
            start = number[1]
        elif ends(gap, language):
            yield gap.stop
            start = gap.go
    yield from shown[upcoming:]
    yield len(text)


def _unmarked_ends(text: str, words: SentenceWords) -> Iterator[int]:
    """The ends that no gap shows."""
    yield from item_starts(text)
    yield from glued_ends(text, words)
    yield from line_ends(text, words)
    yield from interruptions(text, words)
    yield from emoji_ends(text, words)


def _past_blanks(text: str, place: int) -> int:
    match = _BLANK.match(text, place)
    return match.end() if match else place
