"""Speech that breaks off: "I was going to the -- What is that?"."""

from collections.abc import Iterator

from nutgraf.patterns import pattern
from nutgraf.reading.sentences.sentence_words import SentenceWords

_DASH = pattern(r"[—–-](?:(?<=\s[—–])|(?<=\s-)-)(?=\s+(?P<next>[A-Z][\w’']{0,24}))")
_DASHES = ("—", "–", "--")
# How far back the text before the dash is examined.
_REACH = 30
_APOSTROPHE = pattern(r"['’]")


def interruptions(text: str, words: SentenceWords) -> Iterator[int]:
    """The ends after dashes between a word that ends no sentence and a sentence starter.

    "I" has a capital anywhere and starts nothing here.

    >>> from nutgraf.reading.sentences.sentence_words import sentence_words
    >>> text = "I was going to the — What is that?"
    >>> [text[:end] for end in interruptions(text, sentence_words("en"))]
    ['I was going to the —']
    """
    if not any(dash in text for dash in _DASHES):
        return
    for match in _DASH.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()].split()
        word = before[-1].lower().replace("’", "'") if before else ""
        start = _APOSTROPHE.split(match["next"])[0].lower()
        if start == "i" or start not in words.starters:
            continue
        if word in words.unfinished or word.endswith("-"):
            yield match.end()
