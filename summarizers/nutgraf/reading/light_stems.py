"""Stems for languages for which no stemmer comes with nltk or sumy: Greek, Hebrew, Korean, Polish.

What nearly every noun carries in running text is taken off, an ending, a particle or an article,
so that a word meets itself again. See lists/<language>/affixes.txt.
"""

import unicodedata
from functools import cache

from nutgraf.wordlists import words

# What must be left of a word: less would make one stem of many words. A Korean letter is a
# syllable.
_LEAST = {"el": 3, "he": 3, "ko": 2, "pl": 3}
# Accents move with the ending, vowel points are left out more often than not.
_WITHOUT_MARKS = frozenset({"el", "he"})


def languages() -> frozenset[str]:
    """The codes of the languages known here."""
    return frozenset(_LEAST)


def stem(word: str, language: str) -> str:
    """A word in lower case without accents, article, ending and particle.

    >>> [stem(word, "el") for word in ("γέφυρα", "γέφυρες", "γεφυρών")]
    ['γεφυρ', 'γεφυρ', 'γεφυρ']
    >>> [stem(word, "pl") for word in ("most", "mostem", "mostach", "filary", "filarów")]
    ['most', 'most', 'most', 'filar', 'filar']
    >>> [stem(word, "ko") for word in ("시의회는", "시의회에서도")], stem("שהגשר", "he")
    (['시의회', '시의회'], 'גשר')
    """
    bare = _without_marks(word).replace("ς", "σ") if language in _WITHOUT_MARKS else word
    spare = len(bare) - _LEAST[language]
    for prefix in _affixes(language, "prefixes"):
        if len(prefix) <= spare and bare.startswith(prefix):
            return bare[len(prefix) :]
    for ending in _affixes(language, "endings"):
        if len(ending) <= spare and bare.endswith(ending):
            return bare[: -len(ending)]
    return bare


@cache
def _affixes(language: str, group: str) -> tuple[str, ...]:
    """The longest first, because a shorter one may be its end."""
    found = words("nutgraf.reading", "affixes", language, group, fallback=False)
    return tuple(sorted(found, key=lambda affix: (-len(affix), affix)))


def _without_marks(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return "".join(character for character in apart if not unicodedata.combining(character))
