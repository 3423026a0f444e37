"""Sets of names written as running text."""


def names(listed: str) -> frozenset[str]:
    """The names in `listed`, which blanks part.

    >>> sorted(names("src example"))
    ['example', 'src']
    """
    return frozenset(listed.split())
