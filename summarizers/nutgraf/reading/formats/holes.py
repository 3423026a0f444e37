"""Gaps: what the printed text shows but the source lacks; such sentences are set aside.

The number of a figure, the authors of a cited work, a name that a macro stands for: readers of the
printed text see them, and without them a sentence says something else.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from nutgraf.article import Role, Span
from nutgraf.language import wordlists
from nutgraf.reading.inline import Clean, stripped, tidy, without
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.sentences import split

HOLE = "\ufffc"
"""Stands for something printed that is unknown."""

# A reference within brackets is no part of the sentence, nor are brackets that a mark left empty.
_ASIDE = re.compile(
    rf"\s?[(\[][^()\[\]{HOLE}]{{0,80}}{HOLE}[^()\[\]]{{0,80}}[)\]]|\s?[(\[][\s,;]*[)\]]"
)
_ENDED = (".", "!", "?", ":", HOLE)
_LAST_WORD = re.compile(r"[^\W\d_]{1,20}\Z")
# "(see", "[e.g.": with the mark gone, nothing is left that the brackets could be about.
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,8}\Z")
_LOOKED_AT = 24


def punched(clean: Clean, pattern: re.Pattern[str]) -> Clean:
    """The words with a hole for each match of a pattern."""
    text: list[str] = []
    places: list[int] = []
    widths = dict(clean.widths)
    here = 0
    for match in pattern.finditer(clean.text):
        start, end = match.span()
        text += clean.text[here:start], HOLE
        places += clean.places[here : start + 1]
        widths[places[-1]] = clean.end(end - 1) - places[-1]
        here = end
    if not here:
        return clean
    return Clean("".join((*text, clean.text[here:])), [*places, *clean.places[here:]], widths)


def tidied(clean: Clean) -> Clean:
    """The words without brackets that contain only a gap or nothing."""
    if "(" not in clean.text and "[" not in clean.text:
        return clean
    asides = [match.span() for match in _ASIDE.finditer(clean.text)]
    return stripped(tidy(without(clean, asides))) if asides else clean


def needs_mark(before: str, language: str) -> bool:
    """Whether a sentence has a hole where a mark is left out: it begins with it, or needs a noun.

    >>> needs_mark("as shown in ", "en"), needs_mark("It rained", "en"), needs_mark("", "en")
    (True, False, True)
    """
    tail = before[-_LOOKED_AT:].rstrip()
    if not tail or tail.endswith(_ENDED) or _IN_BRACKETS.search(tail):
        return True
    word = _LAST_WORD.search(tail)
    return word is not None and word[0].lower() in _prepositions(language)


def _prepositions(language: str) -> frozenset[str]:
    return wordlists.words("grammar", language, "prepositions")


def blocks(
    span: Span, clean: Clean, role: Role, why: str, language: str
) -> Iterator[LabelledBlock]:
    """A paragraph, with each run of sentences that have a gap as a separate block."""
    if HOLE not in clean.text:
        if not clean.text:
            return
        yield LabelledBlock(span, role, clean, 0, (why,))
        return
    # What is printed there is usually a number, and ends sentences as one does.
    sentences = split(clean.text.replace(HOLE, "0"), language)
    runs = [
        (has_hole, [bounds for _, bounds in run])
        for has_hole, run in groupby(
            ((HOLE in clean.text[start:end], (start, end)) for start, end in sentences),
            key=lambda pair: pair[0],
        )
    ]
    for index, (has_hole, run) in enumerate(runs):
        part = clean.cut(run[0][0], run[-1][1])
        start = span.start if index == 0 else part.places[0]
        end = span.end if index == len(runs) - 1 else part.end(-1)
        if has_hole:
            reason = "shows text that is not in the source"
            yield LabelledBlock(Span(start, end), Role.METADATA, part, 0, (reason,))
        else:
            yield LabelledBlock(Span(start, end), role, part, 0, (why,))
