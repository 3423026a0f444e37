"""Sentences glued together by a paste, without a space: "a ceasefire.The Kremlin"."""

from collections.abc import Iterator

from nutgraf.patterns import pattern
from nutgraf.reading.sentences.sentence_words import SentenceWords

_LOWER = "a-zß-öø-ÿ"
_CAPITAL = pattern(
    rf"[.?!](?:(?<=[{_LOWER}]{{3}}[.?!])|(?<=[{_LOWER}]\.)\.++)[”’»)]?"
    rf"(?=[“‘«(]?(?P<word>[A-Z][{_LOWER}’']{{1,20}}|I)(?P<then>[\s,.]))"
)
_AFTER_NUMBER = pattern(rf"[.?!](?<=\d\d[.?!])(?=(?P<word>[A-Z][{_LOWER}]{{1,20}})\s)")
_QUOTE = pattern(rf"\"(?<=[{_LOWER}]{{2}}[.?!]\")(?=[A-Z][{_LOWER}’']{{0,20}}\s)")
_QUESTION = pattern(rf"[?!](?<=[{_LOWER}]{{2}}[?!])(?=[{_LOWER}]{{2,20}}\s)")
# What all of these but a quotation mark have.
_GLUED = pattern(rf"[.?!](?:(?<=[{_LOWER}\d.].)[”’»)]?[“‘«(]?[A-Z]|(?<=[{_LOWER}][?!])[{_LOWER}])")
_TOKEN = pattern(r"\S{1,40}$")
_ADDRESS = pattern(r"[/@=&]")
# "Example.Com" is one word.
_DOMAINS = frozenset(
    ("com", "net", "org", "edu", "gov", "int", "info", "biz", "uk", "eu", "us", "io")
)


def glued_ends(text: str, words: SentenceWords) -> Iterator[int]:
    """Where one sentence ends and the next begins without a blank.

    >>> from nutgraf.reading.sentences.sentence_words import sentence_words
    >>> text = "It was a truce.The talks go on at example.Com today."
    >>> [text[end:] for end in glued_ends(text, sentence_words("en"))]
    ['The talks go on at example.Com today.']
    """
    if '"' in text:
        yield from _glued_at_quotes(text)
    if not _GLUED.search(text):
        return
    for match in _CAPITAL.finditer(text):
        word = match["word"].lower()
        if match["then"] == "." and word not in words.title:
            continue
        if word not in _DOMAINS and not _in_address(text, match.start()):
            yield match.end()
    for match in _AFTER_NUMBER.finditer(text):
        if match["word"].lower() in words.sure:
            yield match.end()
    for match in _QUESTION.finditer(text):
        if not _in_address(text, match.start()):
            yield match.end()


def _glued_at_quotes(text: str) -> Iterator[int]:
    """Before a straight quotation mark that opens, after one that closes."""
    quoted = False
    counted = 0
    for match in _QUOTE.finditer(text):
        quoted ^= text.count('"', counted, match.start()) % 2 == 1
        counted = match.start()
        yield match.end() if quoted else match.start()


def _in_address(text: str, place: int) -> bool:
    token = _TOKEN.search(text[max(0, place - 40) : place])
    return token is not None and _ADDRESS.search(token[0]) is not None
