"""Stems for languages without a stemmer in nltk or sumy, such as Greek and Korean.

Removes what nearly every noun carries in running text (an ending, a particle or an article), so
that forms of a word match: the list `affixes` of a language, in lexicon/<code>/language.txt.
"""

import unicodedata
from collections.abc import Callable
from functools import cache

from nutgraf.language.languages import Convention, language_of
from nutgraf.language.wordlists import groups, words

# What must be left of a word, unless its language says otherwise: less would make one stem of many
# words.
_LEAST = 3


@cache
def has_affixes(language: str) -> bool:
    """Whether the language is known here."""
    return bool(groups("affixes", language, fallback=False))


def stem(word: str, language: str) -> str:
    """A word in lower case without accents, article, ending and particle.

    >>> [stem(word, "el") for word in ("γέφυρα", "γέφυρες", "γεφυρών")]
    ['γεφυρ', 'γεφυρ', 'γεφυρ']
    >>> [stem(word, "pl") for word in ("most", "mostem", "mostach", "filary", "filarów")]
    ['most', 'most', 'most', 'filar', 'filar']
    >>> [stem(word, "ko") for word in ("시의회는", "시의회에서도")], stem("שהגשר", "he")
    (['시의회', '시의회'], 'גשר')
    """
    loose = language_of(language).follows(Convention.LOOSE_MARKS)
    bare = _without_marks(word).replace("ς", "σ") if loose else word
    letters = words("affixes", language, "letters before", fallback=False)
    if letters:
        return _without_ending(_without_letters(bare, letters, _letters_left(language)), language)
    spare = len(bare) - _letters_left(language)
    for prefix in _affixes(language, "prefixes"):
        if len(prefix) <= spare and bare.startswith(prefix):
            return bare[len(prefix) :]
    return _without_ending(bare, language)


def _without_ending(bare: str, language: str) -> str:
    spare = len(bare) - _letters_left(language)
    for ending in _affixes(language, "endings"):
        if len(ending) <= spare and bare.endswith(ending):
            return bare[: -len(ending)]
    return bare


def _without_letters(bare: str, letters: frozenset[str], left: int) -> str:
    """A word without the small words of one letter that are written in one with it.

    A word that begins with such a letter itself loses it, with an article before it or without.
    """
    start = 0
    while len(bare) - start > left and bare[start] in letters:
        start += 1
    return bare[start:]


def behind_vowels(language: str) -> Callable[[str], str] | None:
    """What takes from a stem an ending that stands behind a vowel: "broen", "broer", "bro".

    None for languages without a list of such endings.
    """
    endings = _listed("vowel-endings", language)
    if not endings:
        return None

    def shorter(stemmed: str) -> str:
        for ending in endings:
            rest = stemmed[: -len(ending)]
            if stemmed.endswith(ending) and len(rest) > 1 and rest[-1] in _VOWELS:
                return rest
        return stemmed

    return shorter


_VOWELS = frozenset("aeiouyæøå")


@cache
def _letters_left(language: str) -> int:
    listed = groups("affixes", language, fallback=False).get("letters left", ())
    return int(next(iter(listed), _LEAST))


@cache
def _affixes(language: str, group: str) -> tuple[str, ...]:
    """The longest first, because a shorter one may be its end."""
    return _listed("affixes", language, group)


def _listed(subject: str, language: str, group: str = "") -> tuple[str, ...]:
    found = words(subject, language, group, fallback=False)
    return tuple(sorted(found, key=lambda affix: (-len(affix), affix)))


def _without_marks(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return "".join(character for character in apart if not unicodedata.combining(character))
