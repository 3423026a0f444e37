"""Lists with their items on one line: "1.) Weigh it 2.) Write it down".

The items are sentences if the list opens the paragraph or follows an end mark, its numbers rise one
by one, and no item continues after a comma or "and". So a list inside a sentence, "to 1) stay, 2)
leave or 3) wait", stays whole.
"""

import re
from collections.abc import Iterator

from nutgraf.patterns import pattern

_ITEM = pattern(
    r"(?<!\S)(?P<open>\(?)"
    r"(?:(?P<number>\d{1,3})|(?P<roman>[ivx]{1,5}|[IVX]{1,5})|(?P<letter>[a-zA-Z]))"
    r"(?P<close>\.\)|[.)])(?=\s)"
)
# Without a second item there is no list, and most paragraphs have none.
_SECOND = pattern(r"[.)](?:(?<=(?<![^\s(])[2bBiI].)|(?<=(?<![^\s(])[2bBiI][iI].))")
_BULLET = pattern(r"(?<!\S)[•⁃▪●◦‣](?=\s?\w)")
_RUNS_ON = pattern(r"(?:[,;:–—-]|\b(?:and|or|und|oder|et|ou|y|o|e|en|of))\s*$", re.IGNORECASE)
_END = pattern(r"[.?!…][\"'”’»)\]]*\s*$")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
# How much of the text before an item is examined.
_REACH = 8


def item_starts(text: str) -> Iterator[int]:
    """Where the items of lists within a paragraph begin, but for one at its very start.

    >>> text = "1.) Weigh it 2.) Write it down"
    >>> [text[start:] for start in item_starts(text)]
    ['2.) Write it down']
    """
    if _BULLET.match(text):
        yield from (match.start() for match in _BULLET.finditer(text) if match.start())
        return
    if not _SECOND.search(text):
        return
    # By style: the ordinal expected next and the first item's place, held back until a second
    # item proves that it is a list.
    series: dict[tuple[str, str, str], tuple[int, int | None]] = {}
    for match in _ITEM.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        for kind, ordinal in _readings(match):
            style = (match["open"], match["close"], kind)
            expected, held = series.get(style, (-1, None))
            if ordinal == expected and not _RUNS_ON.search(before):
                if held is not None:
                    yield held
                yield match.start()
                series[style] = (ordinal + 1, None)
                break
            if ordinal == 1 and (not before or _END.search(before)):
                series[style] = (2, match.start() or None)


def _readings(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The numbers that an enumerator may mean: "i" is the first numeral and the ninth letter."""
    if match["number"]:
        yield "number", int(match["number"])
        return
    mark = match["roman"] or match["letter"]
    case = "upper" if mark.isupper() else "lower"
    if mark.lower() in _ROMAN:
        yield f"roman {case}", _ROMAN.index(mark.lower()) + 1
    if len(mark) == 1:
        yield f"letter {case}", ord(mark.lower()) - ord("a") + 1
