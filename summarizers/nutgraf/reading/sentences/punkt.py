"""Punkt's verdict on a full stop (Kiss and Strunk 2006), in nltk's implementation.

Its parameters are this project's own lists. It is never trained on the text it judges, so a text
is always split the same way. It is asked about one full stop at a time: its own search for them
runs against the clock, and a slow machine must not split differently from a fast one.
"""

from functools import cache, lru_cache
from typing import Any

from nutgraf.reading.nltk_modules import nltk_module
from nutgraf.reading.sentences.gaps import LONGEST_TOKEN
from nutgraf.reading.sentences.sentence_words import sentence_words

# A paragraph brings the same pairs again when it is edited.
_REMEMBERED = 8192


@cache
def _tokenizer(language: str) -> Any:  # noqa: ANN401  # nltk has no types
    punkt = nltk_module("tokenize.punkt")
    known = sentence_words(language)
    parameters = punkt.PunktParameters()
    parameters.abbrev_types = set(known.title | known.leaning)
    parameters.sent_starters = set(known.starters)
    return punkt.PunktSentenceTokenizer(parameters)


@lru_cache(maxsize=_REMEMBERED)
def ends_sentence(token: str, following: str, language: str) -> bool:
    """Whether a sentence ends with `token`, which ends in a full stop, when `following` follows.

    >>> ends_sentence("fell.", "Nobody", "en"), ends_sentence("J.", "Smith", "en")
    (True, False)
    """
    pair = [token[-LONGEST_TOKEN:], following[:LONGEST_TOKEN]]
    return len(list(_tokenizer(language).sentences_from_tokens(pair))) > 1
