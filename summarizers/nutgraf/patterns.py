"""Regular expressions that are compiled at their first use.

There are hundreds of them, and one article uses only some: compiling all would take a command on
one article as long as reading it.
"""

import re
from typing import cast


class LazyPattern:
    """A proxy for a compiled pattern that compiles it at its first use."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """An attribute of the compiled pattern; compiles it if necessary."""
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
    """A pattern as from `re.compile`, but compiled at its first use.

    For module constants. An error in a pattern shows at its first use; the tests use all of them.

    >>> digits = pattern(r"[0-9]+")
    >>> digits.pattern, digits.findall("4 of 52")
    ('[0-9]+', ['4', '52'])
    """
    return cast(re.Pattern[str], LazyPattern(text, flags))
