"""Words that a line end has broken: "nego-" above "tiation"."""

import re
from functools import lru_cache

from nutgraf.cancellation import checked
from nutgraf.language.words import stop_words
from nutgraf.reading.inline import Clean, without

_BREAK = re.compile(r"(-)(?<=[^\W\d_]-)([ \t]*(?:\r\n|\n|\r)[ \t]*)(?=[^\W\d_A-Z])")
_LONGEST_PART = 40
_BEFORE = re.compile(rf"[^\W\d_]{{1,{_LONGEST_PART}}}$")
_AFTER = re.compile(r"[^\W\d_]+")


def is_broken(text: str) -> bool:
    """Whether a line end may have broken a word, seen through marks such as those of bold type."""
    return (
        _has_line_end(text)
        and "-" in text
        and _BREAK.search(text.replace("*", "").replace("_", "")) is not None
    )


def _has_line_end(text: str) -> bool:
    return "\n" in text or "\r" in text


def mended(clean: Clean, source: str) -> Clean:
    r"""The words put together again: without the hyphen, or with it where it is the word's own.

    "Well-known" keeps it: both its parts are words of the text or common ones, and "wellknown" is
    none.

    >>> text = "The nego-\ntiation of a well-\nknown lake."
    >>> mended(Clean(text, range(len(text))), text).text
    'The negotiation of a well-known lake.'
    """
    if "-" not in clean.text or not _has_line_end(clean.text):
        return clean
    drops = []
    for match in _BREAK.finditer(clean.text):
        start = match.start(2) if _is_compound(clean.text, match, source) else match.start(1)
        drops.append((start, match.end(2)))
    return without(clean, drops) if drops else clean


def _is_compound(text: str, match: re.Match[str], source: str) -> bool:
    left = _BEFORE.search(text, max(0, match.start() - _LONGEST_PART), match.start())
    right = _AFTER.match(text, match.end(), match.end() + _LONGEST_PART)
    if left is None or right is None:
        return True
    one, other = left[0].lower(), right[0].lower()
    known = _vocabulary(source)
    if one + other in known:
        return False
    return all(part in known or part in stop_words("en") for part in (one, other))


# One text at a time is read.
@lru_cache(maxsize=2)
def _vocabulary(source: str) -> frozenset[str]:
    """The words that stand whole in a text, in lower case."""
    lines = _BREAK.sub("-", source).lower().split("\n")
    return frozenset(word for line in checked(lines) for word in _WHOLE.findall(line))


_WHOLE = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
