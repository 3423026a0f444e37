"""Detects the language of a text.

The script distinguishes most languages, function words the rest. No model is loaded: one that knows
a hundred languages (py3langid) needs a second before its first answer, and would only add the names
of languages for which there is neither a stemmer nor a list.
"""

import unicodedata
from collections import Counter
from functools import cache

from nutgraf.language.codes import FALLBACK_LANGUAGE, NAMES, UNDETERMINED, known_code
from nutgraf.language.languages import Language, recognised
from nutgraf.language.typography import with_plain_marks
from nutgraf.language.wordlists import words
from nutgraf.patterns import pattern

_LATIN = "latin"
_HAN, _KANA = "han", "kana"
_SCRIPTS = {
    _LATIN: pattern(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]"),
    "greek": pattern(r"[\u0370-\u03ff\u1f00-\u1fff]"),
    "cyrillic": pattern(r"[\u0400-\u04ff]"),
    "hebrew": pattern(r"[\u05d0-\u05ea]"),
    "arabic": pattern(r"[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]"),
    "devanagari": pattern(r"[\u0904-\u0939\u0958-\u0961\u0971-\u097f]"),
    "thai": pattern(r"[\u0e01-\u0e4e]"),
    "hangul": pattern(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"),
    _KANA: pattern(r"[\u3041-\u30ff\uff66-\uff9f]"),
    _HAN: pattern(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"),
}
# The other scripts begin at the first of these; between the other two there are marks only.
_FIRST_GREEK, _FIRST_MARK, _FIRST_KANA = "\u0370", "\u2000", "\u3041"
# An ideograph or a syllable carries as much as this many letters, so that a Chinese article full of
# Latin names and addresses is still Chinese.
_LETTERS_WORTH = {_HAN: 3, _KANA: 2, "hangul": 2}
# Japanese is about half kana; Chinese quotes a Japanese name now and then.
_FEWEST_KANA = 0.1

# Markup is in no language; nor are addresses.
_TAG = pattern(r"<[^<>]{1,300}>")
_ADDRESS = pattern(r"\b(?:https?://|www\.)\S{1,300}")
_WORD = pattern(r"[^\W\d_]+")
_MARKS_APART = {code: " " for code in range(128) if not chr(code).isalpha()}

# The sample: all of a short text; for a long one, windows spread evenly over it, because its start
# may be a menu and its end a cookie notice in another language.
_SAMPLE = 8000
_WINDOWS = 8

# With fewer function words of a language than this, detection is uncertain.
_FEWEST_HITS = 2
# In running text a third to a half of the words are among a language's commonest; in a language
# that is not known here a few are by chance.
_FEWEST_SHARE = 0.12
# This many words show whether a text is in a known language at all: then more of them must be its
# function words, except in English, where tables, code and headlines have fewer.
_LONG_ENOUGH = 20
_FEWEST_OF_LONG = 0.16
_FEWEST_ENGLISH = 0.05
_DIGITS_OF_A_TABLE = 0.5


def detect(text: str) -> str:
    """The ISO 639-1 code of the language of `text`; English if there is no evidence.

    A text that is long enough and in none of the known languages is in `UNDETERMINED`.

    Examines at most a few thousand characters, whatever the length.

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
    if script == _LATIN:
        return _by_words(sample) if _SCRIPTS[_LATIN].search(sample) else _without_script(sample)
    if script == _HAN:
        script = _han_or_kana(sample)
    return _by_letters(sample, _written_in(script))


def code_of(language: str | None, text: str) -> str:
    """The code for `language`.

    If it is None or unknown, the code of the language of `text`.

    >>> code_of("pt_BR", ""), code_of("nb", ""), code_of(None, "Das ist nicht der Weg zur Brücke.")
    ('pt', 'no', 'de')
    """
    return (known_code(language) if language else None) or detect(text)


def unknown_language(asked: str | None, read_as: str | None = None) -> str | None:
    """The message for an unknown language; None if it is known.

    Args:
        asked: the language given, if any.
        read_as: the code of the language in which the article was read; None if several texts are
            still to be read.

    >>> unknown_language("xx", "de")
    'unknown language “xx”: read as German (de)'
    >>> unknown_language("pt_BR", "pt") is None
    True
    """
    if not asked or known_code(asked):
        return None
    shown = "".join(sign if sign.isprintable() else "�" for sign in asked[:_MOST_SHOWN])
    cut = "…" if len(asked) > _MOST_SHOWN else ""
    unknown = f"unknown language “{shown}{cut}”"
    if read_as is None:
        return f"{unknown}: the language of each text is detected"
    return f"{unknown}: read as {NAMES.get(read_as, read_as)} ({read_as})"


def _without_script(sample: str) -> str:
    """The language of a text whose letters are of no known script."""
    letters = sum(map(str.isalpha, sample))
    return UNDETERMINED if letters >= _LONG_ENOUGH else FALLBACK_LANGUAGE


# An invalid code is shown with at most this many characters.
_MOST_SHOWN = 24


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    size = _SAMPLE // _WINDOWS
    last = len(text) - size
    starts = [last * window // (_WINDOWS - 1) for window in range(_WINDOWS)]
    return " ".join(text[start : start + size] for start in starts)


def _script(sample: str) -> str:
    """The script that says most of the sample."""
    if all(one < _FIRST_GREEK or _FIRST_MARK <= one < _FIRST_KANA for one in set(sample)):
        return _LATIN
    said = {
        script: len(letter.findall(sample)) * _LETTERS_WORTH.get(script, 1)
        for script, letter in _SCRIPTS.items()
    }
    # Kana and ideographs are written together.
    said[_HAN] += said.pop(_KANA)
    return max(said, key=said.__getitem__)


def _han_or_kana(sample: str) -> str:
    """The one of the two scripts that determines the language."""
    kana = len(_SCRIPTS[_KANA].findall(sample))
    han = len(_SCRIPTS[_HAN].findall(sample))
    return _KANA if kana >= _FEWEST_KANA * (kana + han) else _HAN


@cache
def _written_in(script: str) -> tuple[Language, ...]:
    """The languages recognised by a script; on a tie the earlier wins."""
    return tuple(one for one in recognised() if one.script == script)


def _by_letters(sample: str, languages: tuple[Language, ...]) -> str:
    """The language of whose own letters there are most."""
    if len(languages) == 1:
        return languages[0].code
    own = {one.code: sum(map(sample.count, one.own_letters)) for one in languages}
    best = max(own, key=own.__getitem__)
    # A text of some length without any of them is in another language of the script.
    known = own[best] or len(sample.split()) < _LONG_ENOUGH or not languages[0].own_letters
    return best if known else UNDETERMINED


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """The languages among whose commonest words a word is."""
    found: dict[str, list[str]] = {}
    for language in _written_in(_LATIN):
        for word in words("stop-words", language.code, "commonest", fallback=False):
            found.setdefault(word, []).append(language.code)
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def _language_of_letter() -> dict[str, str]:
    return {letter: one.code for one in _written_in(_LATIN) for letter in one.own_letters}


def _words(sample: str) -> list[str]:
    sample = with_plain_marks(sample)
    if sample.isascii():
        # Three times as quick.
        return sample.translate(_MARKS_APART).split()
    return _WORD.findall(sample)


def _by_words(sample: str) -> str:
    known = _languages_of()
    hits = {language.code: 0 for language in _written_in(_LATIN)}
    found = _words(sample)
    # Many words are of the same few languages.
    for languages, times in Counter(filter(None, map(known.get, found))).items():
        for language in languages:
            hits[language] += times
    letters = _language_of_letter()
    if not sample.isascii() and not letters.keys().isdisjoint(sample):
        for word in found:
            for language in {letters[letter] for letter in word if letter in letters}:
                hits[language] += 1
    best = max(hits, key=hits.__getitem__)
    is_long = len(found) >= _LONG_ENOUGH
    least = _FEWEST_OF_LONG if is_long and best != FALLBACK_LANGUAGE else _FEWEST_SHARE
    if hits[best] >= max(_FEWEST_HITS, least * len(found)):
        return best
    has_english = hits[FALLBACK_LANGUAGE] >= _FEWEST_ENGLISH * len(found)
    # Results and tables are names and numbers, in whatever language.
    is_table = sum(map(str.isdigit, sample)) > _DIGITS_OF_A_TABLE * len(found)
    return UNDETERMINED if is_long and not (has_english or is_table) else FALLBACK_LANGUAGE
