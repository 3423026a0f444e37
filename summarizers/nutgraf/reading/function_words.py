"""The small words that hold sentences together and that menus do without."""

from functools import cache

from nutgraf import wordlists
from nutgraf.reading.words import stop_words


@cache
def function_words(language: str) -> frozenset[str]:
    """Those of `language`; its stop words, or English ones, where it has no list of its own."""
    own = wordlists.words("nutgraf.reading", "function-words", language, fallback=False)
    return own or stop_words(language) or wordlists.words("nutgraf.reading", "function-words", "en")
