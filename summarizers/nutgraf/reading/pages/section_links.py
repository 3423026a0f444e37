"""Links for editing a section, which wikis show behind its heading."""

import re
from functools import cache

from nutgraf.language.alternation import any_of
from nutgraf.language.wordlists import EVERY_LANGUAGE, groups

# No heading has more characters, nor a link with two labels.
_LONGEST_HEADING = 160
_LONGEST_LINK = 60


def heading_before_link(text: str) -> int | None:
    """The length of the heading in front of a link for editing its section; None without one.

    >>> heading_before_link("Early years[edit]"), heading_before_link("He said it [edit it]")
    (11, None)
    >>> heading_before_link("Leben [Bearbeiten | Quelltext bearbeiten]")
    5
    """
    if text[-1:] != "]" or len(text) > _LONGEST_HEADING:
        return None
    start = text.rfind("[", -_LONGEST_LINK)
    if start <= 0 or _link(EVERY_LANGUAGE).fullmatch(text[start:]) is None:
        return None
    return len(text[:start].rstrip()) or None


@cache
def _link(language: str) -> re.Pattern[str]:
    label = any_of(groups("section-links", language, fallback=False).get("", ()))
    return re.compile(rf"\[\s?{label}(?:\s?\|\s?{label})?\s?\]", re.IGNORECASE)
