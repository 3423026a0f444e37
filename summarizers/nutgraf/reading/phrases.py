"""Known phrases of page furniture, one file a language."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

# A notice is short; a sentence of the article that happens to hold its words is not.
_LONGEST_NOTICE = 60
# What stands around a phrase without changing what it is: counts, brackets, arrows, end marks.
_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of one language by where in a line they tell it for furniture."""

    whole: frozenset[str]
    starts: tuple[str, ...]
    anywhere: tuple[str, ...]
    ends_article: frozenset[str]


_GROUPS = {
    "whole line": "whole",
    "starts": "starts",
    "anywhere": "anywhere",
    "ends the article": "ends_article",
}


@cache
def phrases(language: str) -> Phrases:
    """Those of `language` and the English ones, which stand on pages in any language."""
    found: dict[str, list[str]] = {name: [] for name in _GROUPS.values()}
    for code in dict.fromkeys((language, "en")):
        file = resources.files("nutgraf.reading").joinpath(f"phrases/{code}.txt")
        if not file.is_file():
            continue
        group = found["whole"]
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("["):
                group = found[_GROUPS[line.strip("[] ")]]
            elif line and not line.startswith("#"):
                group.append(line)
    return Phrases(
        frozenset(found["whole"]),
        tuple(found["starts"]),
        tuple(found["anywhere"]),
        frozenset(found["ends_article"]),
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
    if words > _LONGEST_NOTICE:
        return None
    core = bare(low)
    if core in known.whole or core in known.ends_article:
        return core
    for phrase in known.starts:
        if low.startswith(phrase) and not low[len(phrase) : len(phrase) + 1].isalpha():
            return phrase
    return next((phrase for phrase in known.anywhere if phrase in low), None)


def ends_article(text: str, language: str) -> bool:
    """Whether a line is the head of what follows an article: comments, other stories."""
    return bare(folded(text)) in phrases(language).ends_article
