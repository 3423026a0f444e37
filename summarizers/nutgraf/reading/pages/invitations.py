"""Sentences at the end of a paragraph that only invite to comment, share or subscribe.

Their first words are in the list `invitations`, lexicon/<language>/pages.txt.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from nutgraf.language import words_without_spaces
from nutgraf.language.alternation import any_of
from nutgraf.language.wordlists import FALLBACK_LANGUAGE, groups
from nutgraf.reading.pages.contacts import tells_contact

# An invitation is one short sentence; how many of them may close a paragraph.
_LONGEST_INVITATION = 30
_MOST = 3
# "…" in a list stands for at most this many characters.
_GAP = ".{0,60}?"
_OPENERS = '*_“"„«¿¡ '


@cache
def _invitation(language: str) -> re.Pattern[str]:
    """Those of `language` and the English ones, which occur on pages in any language."""
    lines = [
        line
        for code in dict.fromkeys((language, FALLBACK_LANGUAGE))
        for line in groups("invitations", code, fallback=False).get("", ())
    ]
    return re.compile("|".join(map(_pattern, lines)), re.IGNORECASE)


def _pattern(line: str) -> str:
    r"""The regular expression for a line of the list.

    >>> _pattern("tell [us] … below/here")
    '(?:tell)\\s(?:(?:us)\\s)?.{0,60}?\\b(?:below|here)\\b'
    """
    return "".join(_parts(line))


def _parts(line: str) -> Iterator[str]:
    apart = words_without_spaces.has_any(line)
    blank, edge = ("", "") if apart else (r"\s", r"\b")
    parts = line.split()
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        if part == "…":
            yield _GAP if last else _GAP + edge
            continue
        choice = any_of(word.replace("_", " ") for word in part.strip("[]").split("/"))
        if part.startswith("["):
            yield rf"(?:{choice}{blank})?"
        elif last or parts[index + 1] == "…":
            yield choice + edge
        else:
            yield choice + blank


def invitation_start(sentences: Sequence[str], language: str) -> int:
    """The index of the first sentence of the closing run of invitations, or how many there are.

    >>> invitation_start(["It ended.", "Share your thoughts in the comments below!"], "en")
    1
    """
    start = len(sentences)
    while start > max(0, len(sentences) - _MOST) and _invites(sentences[start - 1], language):
        start -= 1
    return start


def _invites(sentence: str, language: str) -> bool:
    return tells_contact(sentence, language) or (
        sentence.count(" ") < _LONGEST_INVITATION
        and _invitation(language).match(sentence.lstrip(_OPENERS)) is not None
    )
