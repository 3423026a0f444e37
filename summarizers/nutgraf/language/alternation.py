"""Regular expressions made of the phrases of a word list."""

import re
from collections.abc import Iterable

# Matches nowhere: what an empty list stands for.
_NEVER = "(?:(?!))"


def any_of(phrases: Iterable[str]) -> str:
    r"""The source of a group that matches any of `phrases`, the longest first.

    A blank stands for any white space, an apostrophe for a curly one too.

    >>> any_of(["by", "written by"])
    '(?:written\\sby|by)'
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    if not ordered:
        return _NEVER
    return f"(?:{'|'.join(map(_escaped, ordered))})"


def _escaped(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"\s").replace("'", "['’]")
