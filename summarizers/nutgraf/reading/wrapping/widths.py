"""The width of a text: in columns, or as printed in a proportional font."""

from collections.abc import Callable

from nutgraf.patterns import pattern

Measure = Callable[[str], float]

# Chinese, Japanese and Korean characters and their marks take two columns.
_WIDE = pattern(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]"
)
# Of these no blank sets words apart, so that a line may end behind any.
_WITHOUT_BLANKS = r"\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
_UNSPACED = pattern(rf"[{_WITHOUT_BLANKS}]")
# Marks that may not begin a line: they go with the character before them.
_FIRST_UNIT = pattern(rf"[{_WITHOUT_BLANKS}]|[^\s{_WITHOUT_BLANKS}]+")

# How wide letters are in the common printing faces, in the mean of English text: narrow ones, those
# somewhat narrower or wider, and wide ones. Anything else is as wide as the mean.
_PRINTED = {
    **dict.fromkeys("ijl'’‘|.,;:!", 0.6),
    **dict.fromkeys("ftrI()[]-/ ", 0.7),
    **dict.fromkeys("csz", 0.95),
    **dict.fromkeys("bdghknopquvxy0123456789", 1.13),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 1.5),
    **dict.fromkeys("mwMW—", 1.75),
}


def columns(text: str) -> float:
    """How many columns a text takes.

    >>> columns("a mill"), columns("旧桥")
    (6, 4)
    """
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def printed(text: str) -> float:
    """How wide a text is in print, in letters of middling width.

    >>> printed("illicit") < columns("illicit") < printed("MAMMON")
    True
    """
    return sum(_PRINTED.get(character, 1.0) for character in text)


def is_unspaced(character: str) -> bool:
    """Whether a character is of a script without spaces between words, or one of its marks."""
    return not character.isascii() and _UNSPACED.match(character) is not None


def first_unit(text: str) -> str:
    """What of a text cannot be parted by a line end: a word, or a character.

    >>> first_unit("old mill"), first_unit("旧桥")
    ('old', '旧')
    """
    word = text.partition(" ")[0]
    if word.isascii() and word.isprintable():
        return word
    match = _FIRST_UNIT.match(text)
    return match[0] if match else ""
