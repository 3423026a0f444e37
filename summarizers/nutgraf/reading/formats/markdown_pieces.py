"""Markdown cut into pieces that can be parsed separately, with the same result as all at once.

After a blank line, a line that begins at the margin and is not a list item continues nothing before
it: quotes, lists, tables and paragraphs have ended. Only fenced code blocks and some HTML continue
over blank lines; the parser decides whether one does.

The pieces share only the link reference labels, which can be defined anywhere.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from nutgraf.reading.change import change
from nutgraf.reading.formats.markdown_parser import blocks_of

_END = r"(?:\r\n|\n|\r(?!\n))"
_ITEM = r"(?:[-+*]|\d{1,9}[.)])(?:[ \t\r\n]|\Z)"
_BORDER = re.compile(rf"{_END}[ \t]*{_END}(?![ \t\r\n\ufeff]|{_ITEM}|\Z)")
# How many characters behind a border make it one: those of a list item's number and mark.
_LOOKED_AT = 12
# How every block begins that can run on over a blank line.
_RUNS_ON = re.compile(r"(?:^\ufeff?|[\r\n]) {0,3}(?:`{3}|~{3}|<)")


def pieces(source: str, start: int) -> Iterator[int]:
    r"""Where the pieces of a Markdown text begin, of which the first one begins at `start`.

    >>> list(pieces("# Rain\n\nIt rained.\n\n- And\n\n- so on.\n\nIt stopped.", 0))
    [0, 8, 37]
    """
    yield start
    passed, patience = 0, 1
    for border in _BORDER.finditer(source, start):
        passed += 1
        if passed < patience:
            continue
        if _is_closed(source, start, border.end()):
            start = border.end()
            yield start
            passed, patience = 0, 1
        else:
            # Twice as far each time, so that a long block is not parsed again and again.
            patience *= 2


def pieces_again(
    source: str, earlier_source: str, earlier: Sequence[int]
) -> tuple[list[int], int, int]:
    """Where the pieces begin after an edit.

    Args:
        source: the text; its first piece begins where it did.
        earlier_source: the text before the edit.
        earlier: where its pieces began.

    Returns:
        The beginnings, and how many of the first and of the last pieces are as they were.
    """
    alike = change(earlier_source, source)
    shift = len(source) - len(earlier_source)
    # A piece is as it was where the one behind it still begins where it did.
    before = max(0, bisect_left(earlier, alike.before - _LOOKED_AT) - 1)
    unchanged = bisect_left(earlier, len(earlier_source) - alike.behind)
    found = list(earlier[:before])
    known = {place + shift for place in earlier[max(unchanged, before + 1) :]}
    for place in pieces(source, earlier[before]):
        if place in known:
            rest = earlier[bisect_left(earlier, place - shift) :]
            return [*found, *(at + shift for at in rest)], before, len(rest)
        found.append(place)
    return found, before, 0


def labels_in(text: str) -> frozenset[str]:
    """The labels that a piece defines for references."""
    return blocks_of(text)[1] if "]:" in text else frozenset()


def _is_closed(source: str, start: int, end: int) -> bool:
    """Whether no block of the piece runs on behind it."""
    if not any(source.find(mark, start, end) >= 0 for mark in ("```", "~~~", "<")):
        return True
    piece = source[start:end]
    if not _RUNS_ON.search(piece):
        return True
    last = blocks_of(piece + "x")[0][-2:]
    return [(token.level, token.content) for token in last] == [(1, "x"), (0, "")]
