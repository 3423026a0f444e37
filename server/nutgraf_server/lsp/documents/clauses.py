"""The parts of a sentence that its punctuation sets apart, for selecting.

No grammar: what stands between two marks that part clauses, and what stands between two that belong
together. Time and space grow with the sentence's length only.
"""

import re
from collections.abc import Iterator

from nutgraf.article import Span

_OPENING = "([{“„«‹「『（【《"
_CLOSING = ")]}”»›」』）】》"
# A comma or colon inside a number or a time parts nothing, nor does a hyphen inside a word. A stop
# belongs to an abbreviation unless a mark or nothing at all follows.
_PARTING = re.compile(
    rf"""(?<!\d)[,:]|[,:](?!\d)|[;，、；：،؛—…"{re.escape(_OPENING + _CLOSING)}]
    |(?<=\s)[–-](?=\s)|(?<!-)-{{2,3}}(?!-)
    |(?<![.!?。！？])[.!?。！？]++(?=["{re.escape(_CLOSING)}]|\s*$)""",
    re.VERBOSE,
)
_MARK = re.compile(f'[{re.escape(_OPENING + _CLOSING)}"]')
# What closes what; “ opens in most languages, and closes after „.
_PARTNERS = {
    "(": ")", "[": "]", "{": "}", "“": "”", "„": "“”", "«": "»", "»": "«", "”": "”", "‹": "›",
    "›": "‹", "「": "」", "『": "』", "（": "）", "【": "】", "《": "》", '"': '"',
}  # fmt: skip
# Nobody nests deeper; what pretends to is not looked through for partners from end to end.
_DEEPEST = 8


def clause_at(text: str, place: int) -> Span | None:
    """The clause of the sentence `text` that holds `place`, its punctuation left out.

    Behind a mark is before what follows it. None where there is no word.

    >>> sentence = "It rose by 1,200, she said (twice), and fell."
    >>> places = map(sentence.index, ("200", "twice", "fell"))
    >>> [clause_at(sentence, place).of(sentence) for place in places]
    ['It rose by 1,200', 'twice', 'and fell']
    """
    start = 0
    for mark in _PARTING.finditer(text):
        if place <= mark.start():
            return _stripped(text, start, mark.start())
        start = mark.end()
        if place < start:
            return None
    return _stripped(text, start, len(text))


def enclosures(text: str) -> Iterator[Span]:
    """What brackets and quotation marks enclose, with them, the inner before the outer.

    >>> sentence = "“It rose (a lot),” she said."
    >>> [span.of(sentence) for span in enclosures(sentence)]
    ['(a lot)', '“It rose (a lot),”']
    """
    opened: list[tuple[str, int]] = []
    for found in _MARK.finditer(text):
        mark = found[0]
        depth = next((i for i, (by, _) in enumerate(opened[::-1]) if mark in _PARTNERS[by]), None)
        if depth is not None:
            start = opened[-1 - depth][1]
            del opened[-1 - depth :]
            yield Span(start, found.end())
        elif mark in _PARTNERS:
            opened.append((mark, found.start()))
            del opened[:-_DEEPEST]


def _stripped(text: str, start: int, end: int) -> Span | None:
    clause = text[start:end]
    left = start + len(clause) - len(clause.lstrip())
    right = left + len(clause.strip())
    return Span(left, right) if left < right else None
