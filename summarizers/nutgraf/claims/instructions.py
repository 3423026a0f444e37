"""Instructions, and how-tos, which are made of them."""

import re
from functools import cache

from nutgraf.article import Article, Role, Sentence
from nutgraf.cache import cached_with_blocks
from nutgraf.cancellation import checked
from nutgraf.language.alternation import any_of
from nutgraf.language.wordlists import groups, words
from nutgraf.language.words import stop_words
from nutgraf.patterns import pattern

_WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# This many words are searched for the verb; few openings are longer.
_OPENING = 4
_LONGEST_WORD = 16
# The share of instructions among a how-to's sentences if its title or headings announce one, and if
# they do not.
_PROMISED = 0.15
_UNPROMISED = 0.3
_FEWEST = 4
_FEWEST_STEPS = 2


@cached_with_blocks
def is_how_to(article: Article) -> bool:
    """Whether an article gives its reader step-by-step instructions.

    >>> from nutgraf.reading import read
    >>> is_how_to(read("Peel the beets. Cut them up. Boil them in water. Add salt. Serve."))
    True
    """
    sentences = article.sentences
    told = sum(is_instruction(one, article.language) for one in checked(sentences))
    if told < _FEWEST:
        return False
    share = told / len(sentences)
    return share >= _UNPROMISED or (share >= _PROMISED and _promises(article))


def is_instruction(sentence: Sentence, language: str) -> bool:
    """Whether a sentence is an instruction to its reader.

    >>> from nutgraf.article import Span
    >>> is_instruction(Sentence(Span(0, 20), "Then carefully add the oil.", 0), "en")
    True
    >>> is_instruction(Sentence(Span(0, 20), "If it is dry, add water.", 0), "en")
    True
    >>> is_instruction(Sentence(Span(0, 20), "Water is heavy.", 0), "en")
    False
    """
    if not _listed("verbs", language):
        return False
    text = sentence.text
    if _opens_with_verb(text, language) or _steps(language).match(text):
        return True
    # "If the dough is dry, add water."
    first, _, rest = text.partition(", ")
    return first.split(" ", 1)[0].lower() in _listed("clauses", language) and _opens_with_verb(
        rest, language
    )


def _opens_with_verb(text: str, language: str) -> bool:
    verbs = _listed("verbs", language)
    opening = text[: _OPENING * _LONGEST_WORD]
    found = [word.lower().replace("’", "'") for word in _WORD.findall(opening)[: _OPENING + 1]]
    before = _listed("before", language)
    objects, common = _listed("objects", language), stop_words(language)
    for place, word in enumerate(found[:_OPENING]):
        if word in verbs:
            return not set(found[place + 1 : place + 2]) & _listed("no instruction", language)
        if word not in common and objects.intersection(found[place + 1 : place + 2]):
            # "Sand the rubber": a noun never directly precedes an article.
            return True
        if word not in before:
            return False
    return False


def _promises(article: Article) -> bool:
    """Whether the title or headings say that steps follow."""
    title = article.title.text.strip() if article.title else ""
    if _titles(article.language).match(title):
        return True
    headings = (block.text for block in article.blocks if block.role is Role.HEADING)
    return sum(_steps(article.language).match(text) is not None for text in headings) >= (
        _FEWEST_STEPS
    )


@cache
def _listed(group: str, language: str) -> frozenset[str]:
    return words("instructions", language, group, fallback=False)


@cache
def _titles(language: str) -> re.Pattern[str]:
    listed = groups("instructions", language, fallback=False)
    return re.compile(rf"{any_of(listed.get('titles', ()))}\b", re.IGNORECASE)


@cache
def _steps(language: str) -> re.Pattern[str]:
    listed = groups("instructions", language, fallback=False)
    return re.compile(rf"{any_of(listed.get('steps', ()))}\s\d", re.IGNORECASE)
