"""Regular expressions that are compiled at their first use.

There are hundreds of them, and one article uses only some: compiling all would take a command on
one article as long as reading it.
"""

import re
from typing import cast


class LazyPattern:
    """Stands for a compiled pattern, and has its methods from the first use on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """What a compiled pattern has of this name; asked of one that is not compiled yet."""
        compiled = self.compiled()
        if not hasattr(compiled, name):
            raise AttributeError(name)
        # From now on found in the object itself, as fast as in a compiled pattern.
        vars(self).update((each, getattr(compiled, each)) for each in _METHODS)
        return getattr(compiled, name)

    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern, self._flags)


_METHODS = tuple(
    name for name in dir(re.Pattern) if not name.startswith("_") and name not in vars(LazyPattern)
)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` makes one, but only once something is asked of it.

    For constants of modules. A mistake in one shows at its first use; the tests use all of them.

    >>> digits = pattern(r"[0-9]+")
    >>> digits.pattern, digits.findall("4 of 52")
    ('[0-9]+', ['4', '52'])
    """
    return cast(re.Pattern[str], LazyPattern(text, flags))
