"""Punkt's decision on a full stop (Kiss and Strunk 2006), in nltk's implementation.

Its parameters are this project's own lists. It is never trained on the text it splits, so a text is
always split the same way. It is called for one full stop at a time: its own search for full stops
has a time limit, and a slow machine must not split differently from a fast one.
"""

from functools import cache, lru_cache
from typing import Any

from nutgraf.language.nltk_modules import nltk_module
from nutgraf.reading.sentences.gaps import LONGEST_TOKEN
from nutgraf.reading.sentences.sentence_words import sentence_words

# A paragraph brings the same pairs again when it is edited.
_REMEMBERED = 8192
# A sentence does not start with one of these.
_PUNCTUATION = frozenset(";:,.!?")
# How long one letter with its full stop is.
_INITIAL = 2


@cache
def _abbreviations(language: str) -> frozenset[str]:
    known = sentence_words(language)
    return known.title | known.leaning


@cache
def _tokenizer(language: str) -> Any:  # noqa: ANN401  # nltk has no types
    punkt = nltk_module("tokenize.punkt")
    parameters = punkt.PunktParameters()
    parameters.abbrev_types = set(_abbreviations(language))
    parameters.sent_starters = set(sentence_words(language).starters)
    return punkt.PunktSentenceTokenizer(parameters)


def ends_sentence(token: str, following: str, language: str) -> bool:
    """Whether a sentence ends with `token`, which ends in a full stop, when `following` follows.

    >>> ends_sentence("fell.", "Nobody", "en"), ends_sentence("J.", "Smith", "en")
    (True, False)
    """
    token, following = token[-LONGEST_TOKEN:], following[:LONGEST_TOKEN]
    return _ends_surely(token, following, language) or _ends(token, following, language)


def _ends_surely(token: str, following: str, language: str) -> bool:
    """Whether one ends that needs no asking: nltk takes tens of microseconds for any pair.

    Untrained, Punkt ends a sentence at every full stop but that of an abbreviation, and has second
    thoughts only about initials, and about numbers before a word in lower case.
    """
    word = token[:-1].lower()
    known = _abbreviations(language)
    if word in known or word.rpartition("-")[2] in known:
        return False
    last = token[-2:-1]
    if last.isdecimal():
        return not following[0].islower() and following not in _PUNCTUATION
    return last.isalpha() and len(token) > _INITIAL


@lru_cache(maxsize=_REMEMBERED)
def _ends(token: str, following: str, language: str) -> bool:
    pair = [token, following]
    return len(list(_tokenizer(language).sentences_from_tokens(pair))) > 1
