"""Post-nominal letters: "MSP", "DBE", "PhD"."""

from functools import cache

from nutgraf.language import wordlists
from nutgraf.patterns import pattern

_BEHIND = pattern(r",? (?P<letters>[A-Z][A-Za-z.]{1,4})\b")


@cache
def honours() -> frozenset[str]:
    """These letters, in lower case."""
    return wordlists.words("post-nominals", "en", fallback=False)


def past_honours(source: str, end: int) -> int:
    """The end of the letters after a name that ends at `end`; `end` without any.

    >>> past_honours("Ann Lee DBE FRS, a poet", 7), past_honours("Ann Lee, May", 7)
    (15, 7)
    """
    while (match := _BEHIND.match(source, end)) and match["letters"].lower() in honours():
        end = match.end()
    return end
