"""Lines joined to a text, without the hyphens of line ends."""

import re
from collections.abc import Iterable

# Longer ones are no words, and no line cuts them.
_LONGEST_PART = 60
_WORD = re.compile(r"[^\W\d_]+")
_LEFT_PART = re.compile(rf"[^\W\d_]{{1,{_LONGEST_PART}}}\Z")


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand whole in a text, in lower case."""
    known: set[str] = set()
    is_cut = False
    for text in lines:
        words = _WORD.findall(text)
        # Halves of a word are none.
        start, is_cut = int(is_cut), text.endswith("-")
        known.update(word.casefold() for word in words[start : len(words) - is_cut])
    return frozenset(known)


def joined(lines: Iterable[str], known: frozenset[str]) -> str:
    """The lines of a paragraph as one text.

    A word that a line's end has cut is put together; it keeps its hyphen where that is its own.
    """
    pieces: list[str] = []
    for text in lines:
        if pieces and pieces[-1].endswith("-"):
            pieces[-1] = _without_hyphen(pieces[-1], text, known)
        elif pieces:
            pieces.append(" ")
        pieces.append(text)
    return "".join(pieces)


def _without_hyphen(text: str, following: str, known: frozenset[str]) -> str:
    """A line that ends with a hyphen, as what follows it is to be put to it."""
    # Some programs repeat a word's own hyphen.
    if following.startswith("-"):
        return text[:-1]
    left = _LEFT_PART.search(text, max(0, len(text) - 1 - _LONGEST_PART), len(text) - 1)
    right = _WORD.match(following, 0, _LONGEST_PART)
    if left is None:
        # A dash at a line's end.
        return f"{text} " if text.endswith(" -") or right is None else text
    if right is None or not right[0][0].islower():
        return text
    one, other = left[0].casefold(), right[0].casefold()
    if one + other in known:
        return text[:-1]
    # As in "well-known", both of which are words of the text, and in "all-too-common".
    is_chain = following[right.end() : right.end() + 1] == "-" or text[: left.start()].endswith("-")
    is_own = is_chain or (one in known and other in known)
    return text if is_own else text[:-1]
