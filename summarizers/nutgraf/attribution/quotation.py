"""Where quotation marks open and close.

Marks differ by country (“ ”, " ", „ “, « », » «, ” ”, ‘ ’, ' ', 「 」) and two of them are also
apostrophes, so a mark's neighbours decide what it does. A double mark left open runs to the end of
the paragraph, as it does in print when a quotation goes on in the next one.
"""

from collections.abc import Sequence
from typing import NamedTuple

from nutgraf.patterns import pattern


class Quotation(NamedTuple):
    """A quoted span, including its marks, as offsets into the searched text."""

    start: int
    end: int
    closed: bool


# Two apostrophes and two backticks are a typewriter's double quotation marks.
_MARK = pattern(r"""''|``|’’|‘‘|["“”„«»‘’‚'「」『』]""")
_DOUBLE = pattern(r"""''|``|’’|‘‘|["“”„«»「」『』]""")
# What may close a quotation that was opened in an earlier paragraph.
_ENDINGS = frozenset({'"', "”", "’’", "''", "»", "」", "』"})
_CLOSERS = {
    '"': ('"',),
    # Two single marks are a double one.
    "“": ("”", "’’"),
    "‘‘": ("’’", "”"),
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
_CURLY = frozenset("“”")
_STRAIGHT = frozenset({'"', "''"})
# These open only where an opening can be: at the start, or after a space, a bracket or a dash.
_AMBIGUOUS = frozenset({'"', "''", "»", "”", "'", "‘"})
_BEFORE_OPENING = frozenset("([{—–-/:")
# A longer single-quoted span is two apostrophes far apart.
_LONGEST_SINGLE = 1500
_MOST_SINGLE_MARKS = 40


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of one paragraph, in order.

    >>> [text[q.start : q.end] for text in ["„Nein“, sagte er, 'so' nicht."]
    ...  for q in find_quotations(text)]
    ['„Nein“', "'so'"]
    """
    found: list[Quotation] = []
    marks = [(match.start(), match.group()) for match in _MARK.finditer(text)]
    opened_at, opened_by = -1, ""
    inner = 0
    skip_to = 0
    for order, (position, mark) in enumerate(marks):
        if position < skip_to:
            continue
        if opened_by:
            inner, closes = _closing(text, position, mark, opened_by, inner)
            if closes:
                found.append(Quotation(opened_at, position + len(mark), closed=True))
                opened_by = ""
            elif mark == opened_by == "“":
                opened_at = position
        elif not _can_open(text, position, mark):
            continue
        elif mark in _SINGLE:
            end = _single_end(text, marks, order)
            if end is not None:
                found.append(Quotation(position, end, closed=True))
                skip_to = end
        else:
            opened_at, opened_by, inner = position, mark, 0
    if opened_by and opened_at + len(opened_by) < len(text):
        found.append(Quotation(opened_at, len(text), closed=False))
    return found


def has_marks(text: str) -> bool:
    """Whether a paragraph has any double quotation mark."""
    return _DOUBLE.search(text) is not None


def closing_mark(text: str) -> int | None:
    """Where the first mark of a paragraph ends, if it closes what was opened before; else None.

    >>> closing_mark("It must be shut.” Nobody knew why."), closing_mark("She said: “No.”")
    (17, None)
    """
    first = _DOUBLE.search(text)
    if first is None or not _ends_here(text, first.start(), first[0]):
        return None
    return first.end() if first[0] in _ENDINGS else None


def _closes(text: str, position: int, mark: str, opened_by: str) -> bool:
    if mark not in _CLOSERS[opened_by]:
        return False
    # The same mark before a word and after a space opens: the first one was never closed.
    return mark != opened_by or not _hugs_next(text, position, mark)


def _closing(text: str, position: int, mark: str, opened_by: str, depth: int) -> tuple[int, bool]:
    """The nesting depth of straight marks after a mark, and whether it closes the enclosing one."""
    if mark == opened_by == "“":
        return depth, _ends_here(text, position, mark)
    if opened_by == '"' and mark in _CURLY:
        # "It leaks,” said Lee: a printer's mark closes a typewriter's too.
        if mark == "“":
            return depth + 1, False
        return (depth - 1, False) if depth else (0, _ends_here(text, position, mark))
    if mark != '"' or opened_by not in _CURLY:
        return depth, _closes(text, position, mark, opened_by)
    # A typewriter's mark closes a printer's, unless another opened within.
    if _hugs_next(text, position, mark):
        return depth + 1, False
    return (depth - 1, False) if depth else (0, _ends_here(text, position, mark))


def _ends_here(text: str, position: int, mark: str) -> bool:
    """Whether a mark directly follows a word or full stop and precedes a space."""
    before = text[position - 1 : position]
    after = text[position + len(mark) : position + len(mark) + 1]
    return not before.isspace() and (not after or after.isspace())


def _can_open(text: str, position: int, mark: str) -> bool:
    if mark not in _CLOSERS:
        return False
    if mark not in _AMBIGUOUS:
        return True
    before = text[position - 1 : position]
    after = text[position + len(mark) : position + len(mark) + 1]
    free = not before or before.isspace() or before in _BEFORE_OPENING
    if mark in _STRAIGHT:
        return bool(after) and (free or not after.isspace())
    return free and bool(after) and not after.isspace()


def _hugs_next(text: str, position: int, mark: str) -> bool:
    before = text[position - 1 : position]
    after = text[position + len(mark) : position + len(mark) + 1]
    return before.isspace() and bool(after) and not after.isspace()


def _single_end(text: str, marks: Sequence[tuple[int, str]], order: int) -> int | None:
    """The end of the quotation that the single mark opens, further ones within it passed over."""
    opened_at, opening = marks[order]
    depth = 1
    for position, mark in marks[order + 1 : order + 1 + _MOST_SINGLE_MARKS]:
        if position - opened_at > _LONGEST_SINGLE:
            return None
        if mark in _SINGLE and _can_open(text, position, mark):
            depth += 1
        elif mark in _CLOSERS[opening] and _can_close_single(text, position):
            depth -= 1
            if not depth:
                return position + 1
    return None


def _can_close_single(text: str, position: int) -> bool:
    """Whether a single mark can close rather than elide: after a letter or stop, before neither.

    The apostrophe of a plural ("the workers' pay") has a lower-case word after it.
    """
    before = text[position - 1 : position]
    after = text[position + 1 : position + 2]
    if before.isspace() or after.isalnum():
        return False
    return not (before in "sS" and after == " " and text[position + 2 : position + 3].islower())
