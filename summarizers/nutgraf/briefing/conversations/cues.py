"""The phrases with which people decide, promise, ask and refuse, as patterns.

They are in the list `talk`, lexicon/<language>/conversations.txt, which documents its notation.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from nutgraf.language import wordlists
from nutgraf.language.alternation import any_of

_WORD = re.compile(r"[@#]?\w+(?:['.,:/-]\w+)*%?")
# Agrees in a chat of any language.
_THUMB = re.compile(r":(?:\+1|thumbsup|ok_hand|white_check_mark):|[👍👌✅]")
_GAP = r"(?:\S{1,40} ){0,5}"
_NOTHING = re.compile(r"(?!)")
_SUBJECT = "talk"
# Longer sentences are not searched: nobody says more in one sentence.
_LONGEST = 1200


def plain(text: str) -> str:
    """A sentence as phrases are looked for in it: words in lower case, a blank between two.

    >>> plain("All right, then we make it 71.90!")
    'all right then we make it 71.90'
    """
    text = _THUMB.sub(" okay ", text[:_LONGEST])
    return " ".join(_WORD.findall(text.lower().replace("’", "'")))


def cue(group: str, language: str) -> re.Pattern[str]:
    """What matches a phrase of a group in a plain sentence; nothing where there is no list.

    >>> cue("takes back", "en").search("then no i take that back") is not None
    True
    """
    return _cues(language).get(group, _NOTHING)


@cache
def _cues(language: str) -> Mapping[str, re.Pattern[str]]:
    """A pattern for each group of phrases."""
    return {
        group: re.compile(
            rf"(?<![\w'])(?:{'|'.join(map(_source, _longest_first(lines)))})(?![\w'])"
        )
        for group, lines in wordlists.groups(_SUBJECT, language, fallback=False).items()
        if lines
    }


def _longest_first(lines: Iterable[str]) -> list[str]:
    return sorted(lines, key=lambda line: (-len(line), line))


def _source(line: str) -> str:
    """The pattern of a line of the list."""
    start = "^" if line.startswith("^") else ""
    made: list[str] = []
    words = line.removeprefix("^").split()
    for index, word in enumerate(words):
        if word == "…":
            made.append(_GAP)
        elif word == "$":
            made.append("$")
        else:
            followed = index + 1 < len(words) and words[index + 1] != "$"
            made.append(_choice(word) + (" " if followed else ""))
    return start + "".join(made)


def _choice(word: str) -> str:
    """One or the other of `a/b`; `stem*` is any word that starts so, `*ing` any that ends so."""
    parts = [
        re.escape(part).replace(r"\*", r"[\w'-]{0,24}")
        if "*" in part
        else any_of([part.replace("_", " ")])
        for part in word.split("/")
    ]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


@cache
def words_of(group: str, language: str) -> frozenset[str]:
    """The single words of a group."""
    return wordlists.words(_SUBJECT, language, group, fallback=False)


def is_told(language: str) -> bool:
    """Whether a language has the list at all."""
    return bool(wordlists.groups(_SUBJECT, language, fallback=False))


@cache
def fillers(language: str) -> re.Pattern[str]:
    """Words said while thinking, with the comma behind them; several only between commas."""
    listed = wordlists.groups(_SUBJECT, language, fallback=False).get("fillers", ())
    single = any_of(word for word in listed if " " not in word)
    several = any_of(phrase for phrase in listed if " " in phrase)
    return re.compile(
        rf"(?<=,\s){several},\s|(?<![\w'’-]){single}(?![\w'’-])(?:,?\s)?", re.IGNORECASE
    )
