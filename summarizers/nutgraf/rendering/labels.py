"""The labels of results, in the language of the article or another one.

English words are the keys; their translations are in lexicon/<language>/labels.txt. A language
without such a list has English labels, and so has a word that its list lacks.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from nutgraf.article import Article
from nutgraf.language import wordlists
from nutgraf.language.codes import FALLBACK_LANGUAGE, known_code

AUTO = "auto"
"""Labels in the article's own language."""

_SUBJECT = "labels"
_CHOSEN: ContextVar[str] = ContextVar("labels", default=AUTO)
# The placeholder of a value in a label.
_HOLE = "{}"


@contextmanager
def labelled(code: str) -> Iterator[None]:
    """Within it, labels are in the language of `code`; `AUTO` for each article's own."""
    before = _CHOSEN.set(code)
    try:
        yield
    finally:
        _CHOSEN.reset(before)


def choose(code: str) -> None:
    """From here on, up to the end of the `labelled` around it, labels are in that language."""
    _CHOSEN.set(code)


@cache
def label_languages() -> tuple[str, ...]:
    """The codes of the languages that have labels, English first."""
    own = (code for code in sorted(wordlists.languages()) if _catalogue(code))
    return (FALLBACK_LANGUAGE, *own)


def labels_code(asked: str) -> str | None:
    """The label language for `asked`, or `AUTO`; None if there are no labels in it.

    >>> labels_code("de-CH"), labels_code("auto"), labels_code("xx")
    ('de', 'auto', None)
    """
    if asked.strip().lower() == AUTO:
        return AUTO
    code = known_code(asked)
    return code if code in label_languages() else None


def language_of_labels(article: Article | str) -> str:
    """The language of the labels of an article, or of a text in a language."""
    own = article if isinstance(article, str) else article.language
    chosen = _CHOSEN.get()
    code = own if chosen == AUTO else chosen
    return code if _catalogue(code) else FALLBACK_LANGUAGE


def label(article: Article | str, text: str, *values: object) -> str:
    """A label with its values.

    >>> label("de", "{} words", 12), label("en", "{} words", 12), label("pl", "Gist")
    ('12 Wörter', '12 words', 'Gist')
    """
    told = _catalogue(language_of_labels(article)).get(text, text)
    for value in values:
        told = told.replace(_HOLE, str(value), 1)
    return told


def counted_label(article: Article | str, count: int, one: str, several: str) -> str:
    """A label that counts: `one` for one, else `several`.

    >>> counted_label("fr", 1, "1 word", "{} words")
    '1 mot'
    """
    return label(article, one) if count == 1 else label(article, several, count)


def reason_label(article: Article | str, reason: str) -> str:
    """A reason, whose first words are a label and whose rest is the article's.

    >>> reason_label("fr", "gives a cause: 'car'"), reason_label("de", "a share of 6 Prozent")
    ("nomme une cause: 'car'", 'ein Anteil: 6 Prozent')
    """
    catalogue = _catalogue(language_of_labels(article))
    if reason in catalogue:
        return catalogue[reason]
    for opening in _openings(language_of_labels(article)):
        if reason.startswith(opening):
            return f"{catalogue[opening]}{reason[len(opening) :]}"
    return reason


@cache
def _openings(code: str) -> tuple[str, ...]:
    """The labels that reasons begin with, the longest first."""
    listed = wordlists.groups(_SUBJECT, code, fallback=False).get("openings of reasons", ())
    return tuple(sorted((_parted(line)[0] for line in listed), key=len, reverse=True))


@cache
def _catalogue(code: str) -> Mapping[str, str]:
    listed = wordlists.groups(_SUBJECT, code, fallback=False)
    return dict(_parted(line) for lines in listed.values() for line in lines)


def _parted(line: str) -> tuple[str, str]:
    english, _, own = line.partition(" = ")
    return english.strip(), own.strip()
