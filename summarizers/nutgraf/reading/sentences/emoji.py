"""Emoji in place of an end mark: "We are live 🎉 It took a year"."""

from collections.abc import Iterator

from nutgraf.patterns import pattern
from nutgraf.reading.sentences.sentence_words import SentenceWords

# Pictures, dingbats and flags; what joins or colours them.
_PICTURE = r"[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_EMOJI = pattern(
    rf"{_PICTURE}[\ufe0f\u200d\u2600-\u27bf\U0001f000-\U0001faff]{{0,12}}"
    rf"(?=\s{{1,4}}(?P<next>[^\W\d_][\w’']{{0,24}}))"
)
_ANY = pattern(_PICTURE)
# A word precedes it: at the start of a line, or after an end mark, it may be a bullet.
_WORD_BEFORE = pattern(r"\w[)\"”’]{0,2}\s{0,2}$")
_REACH = 8


def emoji_ends(text: str, words: SentenceWords) -> Iterator[int]:
    """The ends after emoji between a word and a sentence starter.

    >>> from nutgraf.reading.sentences.sentence_words import sentence_words
    >>> text = "Kestrel is here 🎉 It took a year. We had 🍕 Pizza Night."
    >>> [text[end:] for end in emoji_ends(text, sentence_words("en"))]
    [' It took a year. We had 🍕 Pizza Night.']
    """
    if text.isascii() or not _ANY.search(text):
        return
    for match in _EMOJI.finditer(text):
        word = match["next"]
        if not word[0].isupper() or word.lower() not in words.starters:
            continue
        if _WORD_BEFORE.search(text[max(0, match.start() - _REACH) : match.start()]):
            yield match.end()
