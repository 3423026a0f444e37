"""Words with their properties: lower case, stem, stop word or not.

Computed once per word, then cached: however many articles are read, their vocabulary is small in
comparison.
"""

from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from nutgraf.cancellation import checkpoint
from nutgraf.language.words import stem, stop_words, words

# As many as stems are remembered: a large newsroom vocabulary, some 20 MB when it is full.
_MOST_FORMS = 1 << 16
# More languages than a corpus is likely to mix.
_MOST_LANGUAGES = 16


class WordForm(NamedTuple):
    """A word.

    Attributes:
        written: as it stands in the sentence, with straight apostrophes.
        low: the same in lower case.
        stem: see `nutgraf.language.words.stem`.
        is_common: whether it is a stop word.
        is_capital: whether it begins with a capital letter.
    """

    written: str
    low: str
    stem: str
    is_common: bool
    is_capital: bool


class _Known(dict[str, WordForm]):
    """The words of a language met so far. A look-up costs no call where a word is known."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._common = stop_words(language)

    def __missing__(self, word: str) -> WordForm:
        if len(self) >= _MOST_FORMS:
            for old in list(islice(self, _MOST_FORMS // 2)):
                self.pop(old, None)
        written = word.replace("’", "'")
        low = written.lower()
        is_common = low in self._common
        form = WordForm(written, low, stem(low, self._language), is_common, word[0].isupper())
        self[word] = form
        return form


_known = lru_cache(maxsize=_MOST_LANGUAGES)(_Known)


def forms(text: str, language: str) -> tuple[WordForm, ...]:
    """The words of a text.

    >>> [form.stem for form in forms("The talks failed.", "en") if not form.is_common]
    ['talk', 'fail']
    """
    return (_recent_forms if len(text) <= _LONGEST_RECENT else _forms)(text, language)


def _forms(text: str, language: str) -> tuple[WordForm, ...]:
    checkpoint()
    known = _known(language)
    return tuple([known[word] for word in words(text, language)])


# A sentence is rated first and then held against others: those of an article of some length, but
# none that is longer than a sentence should be.
_RECENT = 256
_LONGEST_RECENT = 1000
_recent_forms = lru_cache(maxsize=_RECENT)(_forms)


def content_stems(text: str, language: str = "en") -> list[str]:
    """The stems of the words of `text` that are not stop words, in order, repeats included.

    >>> content_stems("The talks were talked about.")
    ['talk', 'talk']
    """
    return [form.stem for form in forms(text, language) if not form.is_common]
