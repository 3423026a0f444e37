"""Known phrases of page furniture, one file a language."""

import re
from dataclasses import dataclass
from functools import cache

from nutgraf.wordlists import FALLBACK_LANGUAGE, groups

# A notice is short; a sentence of the article that happens to begin with or hold its words is not.
_LONGEST_START = 24
_LONGEST_HOLDING = 30
# What stands around a phrase without changing what it is: counts, brackets, arrows, end marks.
_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of one language by where in a line they tell it for furniture."""

    whole: frozenset[str]
    starts: tuple[str, ...]
    anywhere: tuple[str, ...]
    ends_article: frozenset[str]


@cache
def phrases(language: str) -> Phrases:
    """Those of `language` and the English ones, which stand on pages in any language."""
    lists = [
        groups("nutgraf.reading", "furniture", code, fallback=False)
        for code in dict.fromkeys((language, FALLBACK_LANGUAGE))
    ]

    def lines(group: str) -> tuple[str, ...]:
        return tuple(line for found in lists for line in found.get(group, ()))

    return Phrases(
        frozenset(lines("whole line")),
        lines("starts"),
        lines("anywhere"),
        frozenset(lines("ends the article")),
    )


def folded(text: str) -> str:
    """`text` as the lists have it: lower case, straight apostrophes, single blanks."""
    return " ".join(text.lower().replace("’", "'").split())


def bare(folded_text: str) -> str:
    """Without the counts, brackets, arrows and end marks around it.

    >>> bare("» 22 comments (3):")
    'comments'
    """
    return _AROUND.sub("", folded_text)


def notice(text: str, language: str) -> str | None:
    """The known phrase that makes a line page furniture, if there is one."""
    known = phrases(language)
    low = folded(text)
    words = low.count(" ") + 1
    if words > _LONGEST_HOLDING:
        return None
    core = bare(low)
    if core in known.whole or core in known.ends_article:
        return core
    if words <= _LONGEST_START:
        for phrase in known.starts:
            if low.startswith(phrase) and not low[len(phrase) : len(phrase) + 1].isalpha():
                return phrase
    return next((phrase for phrase in known.anywhere if phrase in low), None)


def ends_article(text: str, language: str) -> bool:
    """Whether a line is the head of what follows an article: comments, other stories."""
    return bare(folded(text)) in phrases(language).ends_article
