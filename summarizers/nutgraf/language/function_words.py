"""Function words, which sentences need and menus lack."""

import re
from collections.abc import Sequence
from functools import cache

from nutgraf.language import wordlists, words_without_spaces
from nutgraf.language.alternation import any_of
from nutgraf.language.words import count_words, stop_words


@cache
def function_words(language: str) -> frozenset[str]:
    """Those of `language`; its stop words, or English ones, where it has no list of its own."""
    own = wordlists.words("function-words", language, fallback=False)
    return own or stop_words(language) or wordlists.words("function-words", "en")


def function_share(text: str, tokens: Sequence[str], language: str) -> float:
    """The share of function words among the words of `text`.

    Args:
        text: the text.
        tokens: its words that are set apart, in lower case.
        language: its language.

    >>> function_share("The old bridge", ["the", "old", "bridge"], "en") > 0.3
    True
    >>> function_share("旧桥在周二被关闭了。", [], "zh") > 0.3
    True
    """
    if words_without_spaces.has_any(text):
        return len(_anywhere(language).findall(text)) / max(1, count_words(text))
    common = function_words(language)
    return sum(map(common.__contains__, tokens)) / len(tokens) if tokens else 0.0


@cache
def _anywhere(language: str) -> re.Pattern[str]:
    """Where no blank sets words apart, function words are looked for in the run of letters."""
    return re.compile(any_of(function_words(language)))
