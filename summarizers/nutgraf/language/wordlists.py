"""The lexicon: word lists kept as readable files in `lexicon/<language>/` beside this.

A list stands in the file that says what it is for, the same one in every language:

* `language.txt`: traits of the language (`languages.py`), its small words, forms and grammar;
* `pages.txt`: titles, bylines, captions and furniture of pasted pages, and who publishes them;
* `sentences.txt`: where sentences end, how they begin, whether they can stand alone;
* `numbers-and-dates.txt`;
* `names.txt`: people, organisations, places, and what stands around their names;
* `speakers.txt`: who says what;
* `claims.txt`: a list for each kind of claim that words tell;
* `certainty.txt`: hedges, insistence, negation, what is open;
* `conversations.txt`: how people decide, promise, ask, refuse and put off, and by when;
* `agreement.txt`: opposites and what else tells whether two sentences say the same;
* `importance.txt`: what a sentence does in its article, the thesis, what is taken back, caveats.
* `kinds.txt`: what tells of which kind an article is;
* `labels.txt`: what results are labelled with in this language.

Whoever asks for a list names the list alone. In a file `[[name]]` starts a list, `[name]` a group
of it, `#` a comment; lines before the first group belong to the group "".
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from nutgraf.language.codes import FALLBACK_LANGUAGE, NAMES
from nutgraf.patterns import pattern

__all__ = [
    "EVERY_LANGUAGE",
    "FALLBACK_LANGUAGE",
    "grouped",
    "groups",
    "languages",
    "lists_in",
    "words",
]

EVERY_LANGUAGE = "mul"
"""ISO 639-2's code for what belongs to no one language: signs, codes of currencies."""

# More lists than exist, and more lookups than one run needs.
_LISTS_HELD = 512
_ANSWERS_HELD = 4096


@lru_cache(maxsize=_ANSWERS_HELD)
def groups(subject: str, language: str, *, fallback: bool = True) -> Mapping[str, tuple[str, ...]]:
    """The lines of a list by group.

    Args:
        subject: the list's name.
        language: an ISO 639-1 code; anything else has no lists.
        fallback: use the English list if the language has none; without it there is nothing.

    >>> "mr" in groups("abbreviations", "en")["title"]
    True
    >>> dict(groups("abbreviations", "../lexicon/en", fallback=False))
    {}
    """
    found = _listed(subject, language)
    if found is None and fallback:
        found = _listed(subject, FALLBACK_LANGUAGE)
    return found or _NOTHING


_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_FIRST = "language"
_LEXICON = Path(__file__).parent / "lexicon"
_LIST = pattern(r"^\[\[([a-z-]+)\]\]$", re.MULTILINE)


@cache
def languages() -> frozenset[str]:
    """The codes of the languages that have any list, `EVERY_LANGUAGE` among them."""
    # Only a code of the fixed table ever becomes part of a path.
    return frozenset(entry.name for entry in _LEXICON.iterdir()) & {*NAMES, EVERY_LANGUAGE}


@lru_cache(maxsize=_LISTS_HELD)
def _listed(subject: str, language: str) -> Mapping[str, tuple[str, ...]] | None:
    """The lines of a list by group; None where there is no such list."""
    for file in _files(language):
        text = lists_in(file, language).get(subject)
        if text is not None:
            return grouped(text)
    return None


@lru_cache(maxsize=_LISTS_HELD)
def _files(language: str) -> tuple[str, ...]:
    """The names of a language's files."""
    if language not in languages():
        return ()
    names = sorted(entry.name for entry in _LEXICON.joinpath(language).iterdir())
    files = (name.removesuffix(".txt") for name in names if name.endswith(".txt"))
    # First the file that has all lists needed for detection.
    return tuple(sorted(files, key=_FIRST.__ne__))


@lru_cache(maxsize=_LISTS_HELD)
def lists_in(file: str, language: str) -> Mapping[str, str]:
    """The lists in a file, each with its text.

    Args:
        file: its name without suffix.
        language: one that has such a file.

    >>> "hedges" in lists_in("certainty", "en")
    True
    """
    _, *found = _LIST.split(_LEXICON.joinpath(language, f"{file}.txt").read_text("utf-8"))
    return MappingProxyType(dict(zip(found[::2], found[1::2], strict=True)))


def grouped(text: str) -> Mapping[str, tuple[str, ...]]:
    """The lines of a list's text by group."""
    found: dict[str, list[str]] = {"": []}
    group = found[""]
    for raw in text.splitlines():
        line = raw.partition("#")[0].strip()
        if line.startswith("["):
            group = found.setdefault(line.strip("[] "), [])
        elif line:
            group.append(line)
    return MappingProxyType({name: tuple(lines) for name, lines in found.items()})


@lru_cache(maxsize=_ANSWERS_HELD)
def words(subject: str, language: str, group: str = "", *, fallback: bool = True) -> frozenset[str]:
    """The single words of a group, whatever their arrangement in lines."""
    lines = groups(subject, language, fallback=fallback).get(group, ())
    return frozenset(word for line in lines for word in line.split())
