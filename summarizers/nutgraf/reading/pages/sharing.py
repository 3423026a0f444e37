"""Lines that offer to share a page, or give its age in hours or days.

The words are in lexicon/mul/pages.txt.
"""

from functools import cache

from nutgraf.language.wordlists import EVERY_LANGUAGE, groups, words
from nutgraf.patterns import pattern

_LONGEST = 12
_LONGEST_AGE = 6
_WORD = pattern(r"[^\W\d_][\w-]*")
_DIGIT = pattern(r"\d")


@cache
def _listed(group: str) -> frozenset[str]:
    return words("sharing", EVERY_LANGUAGE, group)


def is_for_sharing(text: str) -> bool:
    """Whether a line is mostly names of places to share it, or of ways to.

    >>> is_for_sharing("Facebook Twitter Email"), is_for_sharing("X Share via")
    (True, True)
    >>> is_for_sharing("How to share a bill with Facebook friends"), is_for_sharing("Link to us")
    (False, False)
    """
    found = _WORD.findall(text.lower())
    if not 0 < len(found) <= _LONGEST:
        return False
    shared = sum(word in _listed("services") or word in _listed("actions") for word in found)
    return 2 * shared >= len(found)


def tells_age(text: str) -> bool:
    """Whether a line says how long ago something was.

    >>> tells_age("1 hour ago"), tells_age("vor 3 Stunden"), tells_age("A long time ago")
    (True, True, False)
    """
    if len(text.split(maxsplit=_LONGEST_AGE)) > _LONGEST_AGE or not _DIGIT.search(text):
        return False
    low = f" {' '.join(text.lower().split())} "
    return any(f" {phrase} " in low for phrase in groups("sharing", EVERY_LANGUAGE)["ago"])
