"""Lists: articles whose title promises so many things, each under a heading of its own."""

import re
from collections import Counter
from functools import cache

from nutgraf.article import Article, Section
from nutgraf.headings import sections_by_level
from nutgraf.language.alternation import any_of
from nutgraf.language.wordlists import groups
from nutgraf.patterns import pattern

# Fewer things are no list, more are an index.
_FEWEST = 3
_MOST = 30
# Under "The best ..." without a number stand so many.
_FEWEST_UNCOUNTED = 5
# An introduction or a conclusion may have a heading besides.
_BESIDES = 1
# A year is no count of things, nor is a number that is part of another.
_COUNT = pattern(r"(?<![\d.,$€£/])\b(\d{1,2})\b(?![\d.,%/]\d|%|-)")


def is_list(article: Article) -> bool:
    r"""Whether a title promises things, and as many headings follow.

    >>> from nutgraf.reading import read
    >>> text = "# 3 boats\n\n## Ada\n\nIt floats.\n\n## Ida\n\nIt sinks.\n\n## Una\n\nIt leaks."
    >>> is_list(read(text, "markdown"))
    True
    """
    return bool(items(article))


def items(article: Article) -> tuple[Section, ...]:
    """The sections of a list, one a thing; none of what is no list."""
    title = article.title.text if article.title else ""
    levels = sections_by_level(article)
    if not levels:
        return ()
    level = Counter({level: len(own) for level, own in levels.items()}).most_common(1)[0][0]
    found = tuple(levels[level])
    if not _FEWEST <= len(found) <= _MOST:
        return ()
    counts = {int(number) for number in _COUNT.findall(title)}
    if any(abs(count - len(found)) <= _BESIDES for count in counts if count >= _FEWEST):
        return found
    promised = _titles(article.language).match(title) is not None
    return found if promised and len(found) >= _FEWEST_UNCOUNTED else ()


@cache
def _titles(language: str) -> re.Pattern[str]:
    listed = groups("listicles", language, fallback=False)
    return re.compile(rf"{any_of(listed.get('titles', ()))}\b", re.IGNORECASE)
