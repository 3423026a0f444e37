"""Context-dependent sentences: openings that refer back, fragments, lead-ins."""

from bisect import bisect_right
from functools import cache, lru_cache

from nutgraf.article import Article, Sentence
from nutgraf.cancellation import checkpoint
from nutgraf.frozen import dataclass
from nutgraf.language.openings import opening_of
from nutgraf.language.typography import is_finished
from nutgraf.language.wordlists import groups
from nutgraf.language.words import count_words
from nutgraf.methods.default.article_features import sentence_features
from nutgraf.selection.redundancy import stems_of

# Fewer words than this hardly make a statement: "Three hours.", "Why now?"
_SLIGHT = 5


# The degree of dependence by the opening: a bare pronoun leaves its reader guessing, a connective
# only signals that something came before, and some words do even that only now and then.
BADLY = 1.0
_SLIGHTLY = 0.5
# Below this, a sentence only gives way to its equals.
FAINTLY = 0.1
_DEGREES = {
    "pronouns": BADLY,
    "possessives": BADLY,
    "connectives": _SLIGHTLY,
    "answers": BADLY,
    "faint": FAINTLY,
}


@cache
def possessives(language: str) -> frozenset[str]:
    """The openings that have a noun behind them and lack only whose it is: "her successor"."""
    return frozenset(groups("openings", language, fallback=False).get("possessives", ()))


@dataclass(frozen=True, slots=True)
class DependentOpening:
    """The opening words that make a sentence context-dependent; `degree` is between 0 and 1."""

    words: str
    degree: float


def dependent_opening(text: str, language: str = "en") -> DependentOpening | None:
    """The opening that makes a sentence depend on the one before it, or None.

    >>> dependent_opening("But the minister stayed.")
    DependentOpening(words='but', degree=0.5)
    >>> dependent_opening("The minister stayed.") is None
    True
    """
    found = opening_of(text, language)
    degree = _DEGREES.get(found.group) if found else None
    return DependentOpening(found.words, degree) if found and degree else None


# A slight sentence that is not context-dependent is still a little better than one that is.
_SLIGHTNESS = 0.9
# With fewer different words that carry meaning it says little: "The shock has kind of sunk in."
_FEWEST_STEMS = 4
_THINNESS = 0.5


def is_slight(text: str) -> bool:
    """Whether a sentence is too short, or too unfinished, to say anything by itself.

    >>> is_slight("Three hours."), is_slight("It had three parts:")
    (True, True)
    >>> is_slight("Shares in the firm fell again.")
    False
    """
    return count_words(text) < _SLIGHT or not is_finished(text)


# Above this probability of dependence, a sentence is useless without the one before it (for a
# pronoun opening, a lower one applies); any other gives way to its equals according to the
# probability.
_LEANS = 0.9
_UNSURE = 0.5
_HINT = 0.1


def leaning(article: Article, sentence: Sentence) -> float:
    """How badly a sentence needs the one before it: 0 not at all, 1 it is nothing by itself."""
    checkpoint()
    text, language = sentence.text, article.language
    find = _remembered if len(text) <= _LONGEST else _leaning
    if not sentence.index:
        return find(text, language, None, is_first=True)
    return find(text, language, _dependence(article, sentence), is_first=False)


def _leaning(text: str, language: str, likely: float | None, *, is_first: bool) -> float:
    """How badly a sentence leans; `likely` is what `_dependence` says of it."""
    degree = 0.0 if is_first else _of_opening(text, language, likely)
    if is_slight(text):
        degree = max(degree, _SLIGHTNESS)
    thin = len(stems_of(text, language)) < _FEWEST_STEMS
    return max(degree, _THINNESS) if thin else degree


# The gist, the points and the best of each section ask for the same sentences: those of a long
# article, but none that is longer than a sentence should be.
_REMEMBERED = 1 << 14
_LONGEST = 1000
_remembered = lru_cache(maxsize=_REMEMBERED)(_leaning)


def stands_alone(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence needs no other, and is whole; however little it says."""
    if not sentence.index:
        return not is_slight(sentence.text)
    likely = _dependence(article, sentence)
    if likely is None:
        leans = dependent_opening(sentence.text, article.language) is not None
    else:
        leans = likely >= _UNSURE
    return not leans and not is_slight(sentence.text)


def _of_opening(text: str, language: str, likely: float | None) -> float:
    """How badly a sentence leans by its opening; `likely` is where a model has been learned."""
    opening = dependent_opening(text, language)
    if likely is None:
        return opening.degree if opening else 0.0
    badly = opening is not None and opening.degree >= BADLY
    return BADLY if likely >= (_UNSURE if badly else _LEANS) else _HINT * likely


def _dependence(article: Article, sentence: Sentence) -> float | None:
    """The trained probability that a sentence depends on the one before it."""
    block = article.blocks[bisect_right(article.starts, sentence.span.start) - 1]
    if block.wording is None or not 0 <= sentence.index - block.first < block.size:
        return None
    found = sentence_features(block.wording, article.language)
    return found[sentence.index - block.first].dependence
