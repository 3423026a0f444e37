"""Words, stop words and stems, as every method sees them."""

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial

from nutgraf.article import Article, Block, BlockSentences, Section
from nutgraf.cache import cached
from nutgraf.cancellation import checkpoint
from nutgraf.language import light_stems, wordlists, words_without_spaces
from nutgraf.language.languages import language_of
from nutgraf.language.nltk_modules import folder_of, nltk_module
from nutgraf.language.typography import with_plain_marks
from nutgraf.patterns import pattern

# Letters and digits with what a word may contain: an apostrophe, a hyphen, a decimal point, a
# thousands separator. A currency sign before and a percent sign after a number belong to it.
_WORD = pattern(r"[$€£¥]?[^\W_]+(?:['’.,\-‐‑&][^\W_]+)*%?")
# Vowel points, tones, accents set apart and joiners belong to the letter before them, which Python
# does not know: those of Latin, Cyrillic, Hebrew, Arabic, the scripts of India, Thai and Lao,
# Burmese and Khmer.
_MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    r"\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u0980-\u0983\u09bc-\u09d7"
    r"\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57"
    r"\u0b82\u0bbe-\u0bd7\u0c00-\u0c04\u0c3c-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d57"
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3"
    r"\u200c\u200d"
)
_MARK = pattern(f"[{_MARKS}]")
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
_MARKED_WORD = pattern(rf"[$€£¥]?[^\W_]{_LETTER}*(?:['’.,\-‐‑&]{_LETTER}+)*%?")

_APOSTROPHE = pattern("['’]")

# The stemmers are slow (10 µs a word) and articles repeat their words: a large newsroom vocabulary.
_REMEMBERED_STEMS = 1 << 16

# nltk's Arabic stemmer keeps a mark of the word before, so each word gets a new one.
_FORGETFUL = frozenset({"arabic"})


def words(text: str, language: str = "en") -> list[str]:
    """The words of `text` as written, digits and signs of measure included.

    Where a script sets no words apart, those that a dictionary of `language` finds, or pairs of
    characters; see `words_without_spaces`.

    >>> words("Up 12% to $650, COVID-19 grounded the F-35s of the U.S.")
    ['Up', '12%', 'to', '$650', 'COVID-19', 'grounded', 'the', 'F-35s', 'of', 'the', 'U.S']
    """
    marked = not text.isascii() and _MARK.search(text) is not None
    found: list[str] = (_MARKED_WORD if marked else _WORD).findall(text)
    if _elisions(language):
        found = [word for whole in found for word in _unelided(whole, language)]
    if not words_without_spaces.has_any(text):
        return found
    return [word for run in found for word in words_without_spaces.split(run, language)]


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the words of a text; in scripts without spaces, each character is one.

    >>> [(start, end) for start, end in word_spans("Up 12%. 旧桥")]
    [(0, 2), (3, 6), (8, 9), (9, 10)]
    """
    marked = not text.isascii() and _MARK.search(text) is not None
    unspaced = words_without_spaces.has_any(text)
    for match in (_MARKED_WORD if marked else _WORD).finditer(text):
        if unspaced:
            yield from words_without_spaces.single(match[0], match.start())
        else:
            yield match.span()


@cache
def _elisions(language: str) -> frozenset[str]:
    """Elided forms before an apostrophe, which are words of their own."""
    return wordlists.words("elisions", language, fallback=False)


def _unelided(word: str, language: str) -> Iterator[str]:
    """The words of "l'eau", or the word itself."""
    start = 0
    for mark in _APOSTROPHE.finditer(word):
        head = word[start : mark.start()]
        if head.lower() not in _elisions(language):
            break
        yield head
        start = mark.end()
    yield word[start:]


def count_words(text: str) -> int:
    """The number of words as a person would count: runs of characters between white space.

    In scripts without spaces between words, estimated from the number of characters.

    >>> count_words("It rose 12 percent – to $650."), count_words("市议会周二关闭了旧桥。")
    (6, 6)
    """
    text = with_plain_marks(text)
    if text.isascii():
        return 1 if text.isalnum() else len(text.translate(_WITHOUT_MARKS).split())
    apart, rest = words_without_spaces.count(text)
    return apart + len(_COUNTED.findall(rest))


# A run of which nothing is left without its marks is no word.
_WITHOUT_MARKS = {
    code: None for code in range(128) if not chr(code).isalnum() and not chr(code).isspace()
}
# The same for any text: a letter or digit, and the rest of its run.
_COUNTED = pattern(r"[^\W_]\S*")


def words_in(part: Article | Section | Block) -> int:
    """How many words the sentences of a part of an article have; counted once a block.

    >>> from nutgraf.reading import read
    >>> article = read("It rose. It fell again.")
    >>> words_in(article), words_in(article.blocks[0])
    (5, 5)
    """
    below = part.subsections if isinstance(part, Section) else ()
    blocks = (part,) if isinstance(part, Block) else part.blocks
    own = sum(_words_in(block.wording) for block in blocks if block.wording)
    return own + sum(map(words_in, below))


@cached
def _words_in(wording: BlockSentences) -> int:
    # One after the other, sentences of plain letters have as many words as each by itself.
    joined = with_plain_marks(" ".join(wording.texts))
    return count_words(joined) if joined.isascii() else sum(map(count_words, wording.texts))


@lru_cache(maxsize=_REMEMBERED_STEMS)
def stem(word: str, language: str = "en") -> str:
    """The stem of a word, by Snowball (Porter 2001) where there is one for the language.

    Else by one of sumy's or of `light_stems`; in any other language the word in lower case.

    Words with a digit in them stay whole.

    >>> stem("Negotiations"), stem("F-35s")
    ('negoti', 'f-35s')
    """
    checkpoint()
    low = unicodedata.normalize("NFC", word.lower()).replace("’", "'")
    if any(character.isdigit() for character in low):
        return low
    stemmed = str(_stemmer(language)(low))
    shorter = _shorter(language)
    return shorter(stemmed) if shorter else stemmed


@cache
def _shorter(language: str) -> Callable[[str], str] | None:
    return light_stems.behind_vowels(language)


@cache
def _stemmer(language: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  # neither library has types
    if light_stems.has_affixes(language):
        return partial(light_stems.stem, language=language)
    library, _, name = language_of(language).stemmer.partition(" ")
    if library == "snowball":
        snowball = nltk_module("stem.snowball")
        if name in _FORGETFUL:
            return lambda word: snowball.SnowballStemmer(name).stem(word)
        return snowball.SnowballStemmer(name).stem
    if library == "sumy":
        from importlib import import_module

        return import_module(f"sumy.nlp.stemmers.{name}").stem_word
    return str


@cache
def stop_words(language: str = "en") -> frozenset[str]:
    """The stop words, in lower case; none for an unknown language.

    >>> "which" in stop_words("en"), "welke" in stop_words("nl"), stop_words("tlh")
    (True, True, frozenset())
    """
    own = frozenset[str]().union(
        *(
            wordlists.words("stop-words", language, group, fallback=False)
            for group in ("commonest", "others")
        )
    )
    library, _, name = language_of(language).stop_words.partition(" ")
    if library != "sumy":
        return own
    file = folder_of("sumy") / "data" / "stopwords" / f"{name}.txt"
    text = file.read_text("utf-8")
    return own | {line.strip().lower() for line in text.splitlines() if line.strip()}


# Silent reading of English non-fiction by adults (Brysbaert 2019, "How many words do we read per
# minute?", Journal of Memory and Language 109).
WORDS_PER_MINUTE = 238


def reading_minutes(words: int) -> int:
    """Minutes to read `words` words, rounded up; 0 for none.

    >>> reading_minutes(0), reading_minutes(1), reading_minutes(500)
    (0, 1, 3)
    """
    return -(-words // WORDS_PER_MINUTE)


# From two hours on, reading times are given in hours.
_MINUTES_IN_HOURS = 120
_HOUR = 60


def time_told(minutes: int) -> str:
    """A reading time for people.

    >>> time_told(4), time_told(120), time_told(830)
    ('4 min', '2 h', '13 h 50 min')
    """
    hours, rest = divmod(minutes, _HOUR)
    if minutes < _MINUTES_IN_HOURS:
        return f"{minutes} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"
