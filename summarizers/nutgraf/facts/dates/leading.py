"""Words directly before a date that determine its meaning: "until", "than"."""

from collections.abc import Collection

from nutgraf.language import wordlists
from nutgraf.patterns import pattern

_WORDS = pattern(r"[^\W\d_]+")
_LONGEST_ARTICLE = 3
_LOOK = 24


def is_led(lead: str, until: Collection[str]) -> bool:
    """Whether the text before a date ends with one of `until`, possibly before an article.

    >>> is_led("jusqu’au ", {"jusqu"}), is_led("tot ", {"tot"}), is_led("am ", {"bis"})
    (True, True, False)
    """
    words = _WORDS.findall(lead.lower())
    if words and words[-1] in until:
        return True
    return len(words) > 1 and len(words[-1]) <= _LONGEST_ARTICLE and words[-2] in until


def is_compared(text: str, start: int, language: str) -> bool:
    """Whether something is compared with the day at `start`: "mehr als heute".

    >>> is_compared("mehr als heute", 9, "de"), is_compared("es wird heute", 8, "de")
    (True, False)
    """
    than = wordlists.words("dates", language, "compared with", fallback=False)
    words = _WORDS.findall(text[max(0, start - _LOOK) : start].lower()) if than else []
    return bool(words) and words[-1] in than
