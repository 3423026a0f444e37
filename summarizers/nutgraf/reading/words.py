"""Words, stop words and stems, as every method sees them."""

import re
from functools import cache, lru_cache
from importlib import resources

# Letters and digits with what may stand inside a word: an apostrophe, a hyphen, a decimal point, a
# thousands separator. A currency sign in front and a percent sign behind belong to their number.
_WORD = re.compile(r"[$€£¥]?[^\W_]+(?:['’.,\-‐‑&][^\W_]+)*%?")

# The stemmers are slow (10 µs a word) and articles repeat their words: a large newsroom vocabulary.
_REMEMBERED_STEMS = 1 << 16

# ISO 639-1 codes of the languages with a Snowball stemmer or one of sumy's own.
_SNOWBALL = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish",
}  # fmt: skip
_SUMY = {"cs": "czech", "el": "greek", "pl": "polish", "sk": "czech", "uk": "ukrainian"}
_STOP_WORD_FILES = {
    "ar": "arabic", "cs": "czech", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fr": "french", "he": "hebrew", "it": "italian", "ja": "japanese", "ko": "korean",
    "pl": "polish", "pt": "portuguese", "sk": "slovak", "sv": "swedish", "th": "thai",
    "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip


def words(text: str) -> list[str]:
    """The words of `text` as written, digits and signs of measure included.

    >>> words("Up 12% to $650, COVID-19 grounded the F-35s of the U.S.")
    ['Up', '12%', 'to', '$650', 'COVID-19', 'grounded', 'the', 'F-35s', 'of', 'the', 'U.S']
    """
    return _WORD.findall(text)


def count_words(text: str) -> int:
    """How many words a person would count: runs of characters between white space.

    >>> count_words("It rose 12 percent – to $650.")
    6
    """
    return sum(any(character.isalnum() for character in run) for run in text.split())


@lru_cache(maxsize=_REMEMBERED_STEMS)
def stem(word: str, language: str = "en") -> str:
    """The stem of a word, by Snowball (Porter 2001) where there is one for the language.

    Words with a digit in them stay whole.

    >>> stem("Negotiations"), stem("F-35s")
    ('negoti', 'f-35s')
    """
    low = word.lower().replace("’", "'")
    if any(character.isdigit() for character in low):
        return low
    return str(_stemmer(language)(low))


@cache
def _stemmer(language: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  # neither library has types
    if language in _SNOWBALL:
        from nltk.stem.snowball import SnowballStemmer

        return SnowballStemmer(_SNOWBALL[language]).stem
    if language in _SUMY:
        from importlib import import_module

        return import_module(f"sumy.nlp.stemmers.{_SUMY[language]}").stem_word
    return str


@cache
def stop_words(language: str = "en") -> frozenset[str]:
    """The words too common to tell a text by, in lower case; none for an unknown language."""
    name = _STOP_WORD_FILES.get(language)
    if name is None:
        return frozenset()
    text = resources.files("sumy").joinpath(f"data/stopwords/{name}.txt").read_text("utf-8")
    return frozenset(line.strip().lower() for line in text.splitlines() if line.strip())


def content_stems(text: str, language: str = "en") -> list[str]:
    """The stems of the words of `text` that are not stop words, in order, repeats included.

    >>> content_stems("The talks were talked about.")
    ['talk', 'talk']
    """
    common = stop_words(language)
    return [
        stem(word, language) for word in words(text) if word.lower().replace("’", "'") not in common
    ]


# Silent reading of English non-fiction by adults (Brysbaert 2019, "How many words do we read per
# minute?", Journal of Memory and Language 109).
WORDS_PER_MINUTE = 238


def reading_minutes(words: int) -> int:
    """Minutes to read `words` words, rounded up; 0 for none.

    >>> reading_minutes(0), reading_minutes(1), reading_minutes(500)
    (0, 1, 3)
    """
    return -(-words // WORDS_PER_MINUTE)
