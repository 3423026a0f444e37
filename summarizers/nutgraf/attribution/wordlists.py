"""The word lists of this package."""

from collections.abc import Mapping
from functools import cache

from nutgraf.language import wordlists
from nutgraf.language.wordlists import FALLBACK_LANGUAGE


def sections(subject: str, language: str = FALLBACK_LANGUAGE) -> Mapping[str, tuple[str, ...]]:
    """The lines of a list by group; none where a language has no such list."""
    return wordlists.groups(subject, language, fallback=False)


@cache
def words(subject: str, group: str = "", language: str = FALLBACK_LANGUAGE) -> frozenset[str]:
    """The single words of a group, whatever their arrangement in lines."""
    return wordlists.words(subject, language, group, fallback=False)
