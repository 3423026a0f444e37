"""A sentence tokenized for the name search."""

from typing import NamedTuple

from nutgraf.patterns import pattern

_WORD = pattern(r"[^\W_]+(?:['’\-‐‑&.][^\W_]+)*")
_POSSESSIVE = pattern(r"['’][sS]$")
# "al-Rashidi", "d'Arcy", "iPhone": the capital is inside.
_INNER_CAPITAL = pattern(r"(?:(?:al|el|ad|as|an|ar|az|ul)[-‐‑]|[dl]['’]|[ie])[^\W\d_a-zà-ÿ]")
# No word of a name is longer than this.
_LONGEST = 40


class NameWord(NamedTuple):
    """A word and its position; a possessive ending is removed and recorded in `owns`.

    `low` has straight apostrophes. `gap` is the text between it and the word before, if it is no
    more than a few characters.
    """

    start: int
    end: int
    low: str
    capital: bool
    owns: bool
    gap: str


# A NameWord of its fields: the plain words are many.
_make = NameWord._make
# More between two words than this joins nothing.
_LONGEST_GAP = 5


def words_between(text: str, start: int, end: int) -> list[NameWord]:
    """The words of `text[start:end]`, in order.

    >>> [(word.low, word.owns, word.gap) for word in words_between("Ann’s U.S. map", 0, 14)]
    [('ann', True, ''), ('u.s', False, ' '), ('map', False, '. ')]
    """
    found = []
    before = start
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        written = match[0]
        gap = text[before:first] if first - before <= _LONGEST_GAP else "…"
        before = last
        if written.isalpha() and written.islower():
            # Most words are so, and need no further analysis.
            found.append(_make((first, last, written, False, False, gap)))
            continue
        owns = False
        if written[-1] in "sS" and _POSSESSIVE.search(written):
            written, last, owns = written[:-2], last - 2, True
        capital = written[:1].isupper() or (
            not written.islower() and _INNER_CAPITAL.match(written) is not None
        )
        low = written.lower().replace("’", "'").replace("‑", "-").replace("‐", "-")
        found.append(NameWord(first, last, low, capital and last - first <= _LONGEST, owns, gap))
    return found
