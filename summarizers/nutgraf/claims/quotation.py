"""Where quotation marks open and close.

Marks differ by country (“ ”, " ", „ “, « », » «, ” ”, ‘ ’, ' ', 「 」) and two of them are also
apostrophes, so a mark's neighbours decide what it does. A double mark left open runs to the end of
the paragraph, as it does in print when a quotation goes on in the next one.
"""

import re
from bisect import bisect_right
from typing import NamedTuple


class Quotation(NamedTuple):
    """A quoted stretch, its marks included, as offsets into the text that was searched."""

    start: int
    end: int
    closed: bool


# Two apostrophes and two backticks are a typewriter's double quotation marks.
_MARK = re.compile(r"""''|``|["“”„«»‘’‚'「」『』]""")
_CLOSERS = {
    '"': ('"',),
    "“": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    "»": ("«",),
    "”": ("”",),
    "「": ("」",),
    "『": ("』",),
    "‘": ("’",),
    "‚": ("‘", "’"),
    "'": ("'",),
    "''": ("''",),
    "``": ("''",),
}
_SINGLE = frozenset("‘‚'")
_STRAIGHT = frozenset({'"', "''"})
# These open only where an opening can be: at the start, or after a space, a bracket or a dash.
_AMBIGUOUS = frozenset({'"', "''", "»", "”", "'", "‘"})
_BEFORE_OPENING = frozenset("([{—–-/:")
# A single-quoted stretch longer than this is two apostrophes far apart.
_LONGEST_SINGLE = 1500


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of one paragraph, in order.

    >>> [text[q.start : q.end] for text in ["„Nein“, sagte er, 'so' nicht."]
    ...  for q in find_quotations(text)]
    ['„Nein“', "'so'"]
    """
    found: list[Quotation] = []
    marks = [(match.start(), match.group()) for match in _MARK.finditer(text)]
    single_ends = _single_ends(text, marks)
    opened_at, opened_by = -1, ""
    skip_to = 0
    for position, mark in marks:
        if position < skip_to:
            continue
        if opened_by:
            if mark in _CLOSERS[opened_by] and not (
                mark == opened_by and _can_only_open(text, position, mark)
            ):
                found.append(Quotation(opened_at, position + len(mark), closed=True))
                opened_by = ""
            elif mark == "“" and opened_by == "“":
                opened_at = position
        elif mark in _CLOSERS and _can_open(text, position, mark):
            if mark in _SINGLE:
                end = _first_after(single_ends[_CLOSERS[mark][-1]], position + 1)
                if 0 < end - position <= _LONGEST_SINGLE:
                    found.append(Quotation(position, end + 1, closed=True))
                    skip_to = end + 1
            else:
                opened_at, opened_by = position, mark
    if opened_by and opened_at + 1 < len(text):
        found.append(Quotation(opened_at, len(text), closed=False))
    return found


def _can_open(text: str, position: int, mark: str) -> bool:
    before = text[position - 1 : position]
    after = text[position + len(mark) : position + len(mark) + 1]
    if mark not in _AMBIGUOUS:
        return True
    free = not before or before.isspace() or before in _BEFORE_OPENING
    if mark in _STRAIGHT:
        return bool(after) and (free or not after.isspace())
    return free and bool(after) and not after.isspace()


def _can_only_open(text: str, position: int, mark: str) -> bool:
    before = text[position - 1 : position]
    after = text[position + len(mark) : position + len(mark) + 1]
    return before.isspace() and bool(after) and not after.isspace()


def _single_ends(text: str, marks: list[tuple[int, str]]) -> dict[str, list[int]]:
    """Where a single mark can close: after a letter or stop, before anything but a letter.

    The apostrophe of a plural ("the workers' pay") looks the same; it is left out when a later mark
    follows speech-ending punctuation, which is the better end.
    """
    ends: dict[str, list[int]] = {"'": [], "’": []}
    for position, mark in marks:
        if mark not in ends:
            continue
        before = text[position - 1 : position]
        after = text[position + 1 : position + 2]
        if not before or before.isspace() or after.isalnum():
            continue
        possessive = before in "sS" and after == " " and text[position + 2 : position + 3].islower()
        if not possessive:
            ends[mark].append(position)
    return ends


def _first_after(positions: list[int], position: int) -> int:
    index = bisect_right(positions, position)
    return positions[index] if index < len(positions) else -1
