"""Names of files and of members of archives, as they are shown."""

STANDARD_INPUT = "-"
"""What names standard input on a command line."""


def shown_name(name: str) -> str:
    r"""A name as text that can be printed and encoded: what cannot becomes �.

    >>> shown_name("caf\udce9.txt"), shown_name("a\x1b[31m.txt"), shown_name("-")
    ('caf�.txt', 'a�[31m.txt', 'standard input')
    """
    return "standard input" if name == STANDARD_INPUT else printable(name)


def printable(name: str) -> str:
    """`name` with � for each character that cannot be shown."""
    # Most names are plain, and a corpus has millions of them: the engine is not loaded for these.
    if name.isascii() and name.isprintable():
        return name
    from nutgraf.rendering.visible import REPLACEMENT, visible_line

    return visible_line(name).replace("\t", REPLACEMENT)
