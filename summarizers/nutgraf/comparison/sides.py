"""The methods compared by default."""

from nutgraf.methods import methods

# sumy's own classes have a method of the same picks here, and take minutes on a long article.
_REFERENCE = "sumy:"


def comparable(*, references: bool = False) -> list[str]:
    """The installed methods by name; sumy's own classes only where `references` are wanted.

    >>> "lead" in comparable(), "sumy:luhn" in comparable()
    (True, False)
    """
    return [name for name in methods() if references or not name.startswith(_REFERENCE)]
