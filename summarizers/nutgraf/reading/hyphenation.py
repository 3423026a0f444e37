"""Words broken at a line end: "nego-" above "tiation"."""

import re
from functools import lru_cache

from nutgraf.cancellation import checked
from nutgraf.language.words import stop_words
from nutgraf.patterns import pattern
from nutgraf.reading.inline import Clean, without

_BREAK = pattern(r"(-)(?<=[^\W\d_]-)([ \t]*(?:\r\n|\n|\r)[ \t]*)(?=[^\W\d_A-Z])")
_LONGEST_PART = 40
# If words are broken to fill lines, this share of lines ends within one: more than end after the
# hyphen of a compound by chance.
_BROKEN_SHARE = 0.05
_BEFORE = pattern(rf"[^\W\d_]{{1,{_LONGEST_PART}}}$")
_AFTER = pattern(r"[^\W\d_]+")


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
    parts = _parts(text, match)
    if parts is None:
        return True
    one, other = parts
    known = _vocabulary(source)
    if one + other in known or one + other in stop_words("en"):
        return False
    if f"{one}-{other}" in known or not _breaks_words(source):
        return True
    return all(part in known or part in stop_words("en") for part in (one, other))


def _parts(text: str, match: re.Match[str]) -> tuple[str, str] | None:
    """The parts before and after a hyphen at a line end, in lower case."""
    left = _BEFORE.search(text, max(0, match.start() - _LONGEST_PART), match.start())
    right = _AFTER.match(text, match.end(), match.end() + _LONGEST_PART)
    return (left[0].lower(), right[0].lower()) if left and right else None


# One text at a time is read.
@lru_cache(maxsize=2)
def _breaks_words(source: str) -> bool:
    """Whether line ends break words in a text, rather than follow hyphens of compounds.

    They do if many lines end so, or if more of the joined words occur whole elsewhere in the text,
    or have no part that is a word there, than occur there with a hyphen or consist of two words.
    """
    known = _vocabulary(source)
    breaks = broken = compound = 0
    for match in checked(_BREAK.finditer(source)):
        breaks += 1
        parts = _parts(source, match)
        if parts is not None:
            words = sum(part in known or part in stop_words("en") for part in parts)
            broken += "".join(parts) in known or words == 0
            compound += "-".join(parts) in known or words == len(parts)
    lines = source.count("\n") + source.count("\r")
    return broken > compound or breaks > _BROKEN_SHARE * lines


# One text at a time is read.
@lru_cache(maxsize=2)
def _vocabulary(source: str) -> frozenset[str]:
    """The whole words of a text, in lower case, with and without hyphens in them."""
    # Neither part of a broken word is one.
    lines = _BREAK.sub("-_", source).lower().split("\n")
    return frozenset(word for line in checked(lines) for word in _WHOLE.findall(line))


_WHOLE = pattern(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+){0,3}(?![\w-])")
