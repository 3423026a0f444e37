"""Which language a text is in.

The script tells most of them apart, small words the rest. No model is loaded: one that knows a
hundred languages (py3langid) needs a second before its first answer, and all it would add is the
names of languages for which there is neither a stemmer nor a list.
"""

import re
import unicodedata
from collections import Counter
from functools import cache

from nutgraf.reading.typography import with_plain_marks
from nutgraf.wordlists import FALLBACK_LANGUAGE, words

# Told by their small words, see lists/<language>/stop-words.txt. On a tie the earlier wins.
_BY_WORDS = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl",
    "cs", "sk", "sv", "da", "no", "fi", "hu", "ro",
)  # fmt: skip

# Letters that only one of them writes; a word with one counts like one of its small words.
_OWN_LETTERS = {
    "cs": "ěřů", "de": "ß", "es": "ñ", "hu": "őű", "pl": "ąćęłńśźż", "pt": "ãõ", "ro": "ășț",
    "sk": "ĺľŕ",
}  # fmt: skip

_OWN_LETTER = re.compile(f"[{''.join(_OWN_LETTERS.values())}]")

# Other names of codes that Snowball, sumy and the lists know under one.
_ALIASES = {"nb": "no", "nn": "no", "iw": "he", "ua": "uk", "cmn": "zh", "yue": "zh", "mo": "ro"}

_LATIN = "latin"
_HAN, _KANA = "han", "kana"
_CYRILLIC = "cyrillic"
_BY_SCRIPT = {
    "arabic": "ar", "greek": "el", "hebrew": "he", "thai": "th", "hangul": "ko",
}  # fmt: skip
_SCRIPTS = {
    _LATIN: re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]"),
    "greek": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"),
    _CYRILLIC: re.compile(r"[\u0400-\u04ff]"),
    "hebrew": re.compile(r"[\u05d0-\u05ea]"),
    "arabic": re.compile(r"[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]"),
    "thai": re.compile(r"[\u0e01-\u0e4e]"),
    "hangul": re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"),
    _KANA: re.compile(r"[\u3041-\u30ff\uff66-\uff9f]"),
    _HAN: re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"),
}
_NOT_LATIN = re.compile(
    "|".join(letter.pattern for script, letter in _SCRIPTS.items() if script != _LATIN)
)
# An ideograph or a syllable says as much as so many letters, so that a Chinese article full of
# Latin names and addresses is still Chinese.
_LETTERS_WORTH = {_HAN: 3, _KANA: 2, "hangul": 2}
# Japanese is about half kana; Chinese quotes a Japanese name now and then.
_FEWEST_KANA = 0.1
_UKRAINIAN = frozenset("іїєґ")
_RUSSIAN = frozenset("ыэъё")

# Markup is in no language; nor are addresses.
_TAG = re.compile(r"<[^<>]{1,300}>")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S{1,300}")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS_APART = {code: " " for code in range(128) if not chr(code).isalpha()}

# What is looked at: all of a short text; of a long one windows spread evenly over it, because its
# head may be a menu and its tail a cookie notice in another language.
_SAMPLE = 8000
_WINDOWS = 8

# With fewer of a language's small words than this nothing is sure.
_FEWEST_HITS = 2
# In running text a third to a half of the words are among a language's commonest; in a language
# that is not known here a few are by chance.
_FEWEST_SHARE = 0.12


def detect(text: str) -> str:
    """The ISO 639-1 code of the language of `text`; English where nothing tells.

    Looks at no more than a few thousand characters, whatever the length.

    >>> detect("Der Rat hat am Donnerstag beschlossen, die Brücke nicht zu schließen.")
    'de'
    >>> detect("市议会周四决定更换铸铁水管。"), detect("")
    ('zh', 'en')
    """
    sample = _TAG.sub(" ", _sample(text))
    if "://" in sample or "www." in sample:
        sample = _ADDRESS.sub(" ", sample)
    sample = unicodedata.normalize("NFC", sample).lower()
    script = _script(sample)
    if script in _BY_SCRIPT:
        return _BY_SCRIPT[script]
    if script in (_HAN, _KANA):
        return _han_or_kana(sample)
    if script == _CYRILLIC:
        ukrainian = sum(map(sample.count, sorted(_UKRAINIAN)))
        russian = sum(map(sample.count, sorted(_RUSSIAN)))
        return "uk" if ukrainian > russian else "ru"
    return _by_words(sample)


def code_of(language: str | None, text: str) -> str:
    """The code that `language` stands for, or that of the language of `text` where it is None.

    >>> code_of("pt_BR", ""), code_of("nb", ""), code_of(None, "Das ist nicht der Weg zur Brücke.")
    ('pt', 'no', 'de')
    """
    if not language:
        return detect(text)
    code = language.replace("_", "-").split("-")[0].lower()
    return _ALIASES.get(code, code)


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    size = _SAMPLE // _WINDOWS
    last = len(text) - size
    starts = [last * window // (_WINDOWS - 1) for window in range(_WINDOWS)]
    return " ".join(text[start : start + size] for start in starts)


def _script(sample: str) -> str:
    """The script that says most of the sample."""
    if sample.isascii() or not _NOT_LATIN.search(sample):
        return _LATIN
    said = {
        script: len(letter.findall(sample)) * _LETTERS_WORTH.get(script, 1)
        for script, letter in _SCRIPTS.items()
    }
    # Kana and ideographs are written together.
    said[_HAN] += said.pop(_KANA)
    return max(said, key=said.__getitem__)


def _han_or_kana(sample: str) -> str:
    kana = len(_SCRIPTS[_KANA].findall(sample))
    han = len(_SCRIPTS[_HAN].findall(sample))
    return "ja" if kana >= _FEWEST_KANA * (kana + han) else "zh"


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """The languages among whose commonest words a word is."""
    found: dict[str, list[str]] = {}
    for language in _BY_WORDS:
        for word in words("nutgraf.reading", "stop-words", language, "commonest", fallback=False):
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def _language_of_letter() -> dict[str, str]:
    return {letter: language for language, letters in _OWN_LETTERS.items() for letter in letters}


def _words(sample: str) -> list[str]:
    sample = with_plain_marks(sample)
    if sample.isascii():
        # Three times as quick.
        return sample.translate(_MARKS_APART).split()
    return _WORD.findall(sample)


def _by_words(sample: str) -> str:
    known = _languages_of()
    hits = dict.fromkeys(_BY_WORDS, 0)
    found = _words(sample)
    # Many words are of the same few languages.
    for languages, times in Counter(filter(None, map(known.get, found))).items():
        for language in languages:
            hits[language] += times
    letters = _language_of_letter()
    if not sample.isascii() and _OWN_LETTER.search(sample):
        for word in found:
            for language in {letters[letter] for letter in word if letter in letters}:
                hits[language] += 1
    best = max(_BY_WORDS, key=hits.__getitem__)
    if hits[best] < max(_FEWEST_HITS, _FEWEST_SHARE * len(found)):
        return FALLBACK_LANGUAGE
    return best
