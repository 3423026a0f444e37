"""The word lists: one folder a language, one readable file a subject.

A file holds words and phrases. `#` starts a comment, `[name]` starts a section; lines before the
first section belong to the section "". In a section of single words a line may hold several.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

FALLBACK_LANGUAGE = "en"


@cache
def sections(subject: str, language: str = FALLBACK_LANGUAGE) -> Mapping[str, tuple[str, ...]]:
    """The lines of `<language>/<subject>.txt`, by section; English where a language has no such file.

    >>> "because" in sections("causal")["markers"]
    True
    """
    folder = resources.files("nutgraf.claims").joinpath("words")
    file = folder.joinpath(language, f"{subject}.txt")
    if not file.is_file():
        file = folder.joinpath(FALLBACK_LANGUAGE, f"{subject}.txt")
    found: dict[str, list[str]] = {}
    lines = found.setdefault("", [])
    for raw in file.read_text(encoding="utf-8").splitlines():
        line = raw.partition("#")[0].strip()
        if line.startswith("[") and line.endswith("]"):
            lines = found.setdefault(line[1:-1], [])
        elif line:
            lines.append(line)
    return MappingProxyType({name: tuple(lines) for name, lines in found.items()})


@cache
def words(subject: str, section: str = "", language: str = FALLBACK_LANGUAGE) -> frozenset[str]:
    """The single words of a section, whatever their arrangement in lines."""
    lines = sections(subject, language).get(section, ())
    return frozenset(word for line in lines for word in line.split())


@cache
def pattern(
    subject: str, section: str = "", language: str = FALLBACK_LANGUAGE
) -> re.Pattern[str]:
    """A pattern that finds any phrase of a section as whole words, in either case."""
    return phrase_pattern(sections(subject, language).get(section, ()))


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for whole phrases, the longest first, any white space between their words.

    A phrase may end in `*`, which stands for the rest of a word.

    >>> phrase_pattern(["due to", "caus*"]).findall("Caused by, and due  to, rain")
    ['Caused', 'due  to']
    """
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    alternatives = [
        r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
        .replace("'", "['’]")
        for phrase in longest_first
    ]
    if not alternatives:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(alternatives)})(?![\w-])", re.IGNORECASE)
