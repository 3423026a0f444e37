"""The closed word classes of a language."""

from functools import cache
from typing import NamedTuple

from nutgraf.language.wordlists import words


class Grammar(NamedTuple):
    """The closed word classes of a language; the names are those of the groups of its list."""

    determiners: frozenset[str]
    pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    copulas: frozenset[str]
    prepositions: frozenset[str]
    subordinators: frozenset[str]
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    times: frozenset[str]
    weekdays: frozenset[str]
    nouns: frozenset[str]
    particles: frozenset[str]
    participants: frozenset[str]
    evidence: frozenset[str]
    finite: frozenset[str]


@cache
def grammar(language: str) -> Grammar:
    """The closed word classes of `language`, an ISO 639-1 code; none where it has no such list.

    >>> "whom" in grammar("en").relatives
    True
    """
    return Grammar(
        *(words("grammar", language, group, fallback=False) for group in Grammar._fields)
    )
