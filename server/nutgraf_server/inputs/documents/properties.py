"""What a document says of itself beside its text: who wrote it."""

import re

# Who wrote a document may be no more than what its program was installed for.
_NOBODY = re.compile(
    r"(?:microsoft|windows|office|unknown|default|admin\w*|python|user|author|owner|openoffice"
    r"|libreoffice|apache|google|pandoc|wps)\b",
    re.IGNORECASE,
)
# A person's name has a first and a last name at least; "lee" and "OFFICE-PC" are accounts.
_FEWEST_NAMES = 2
# Names of several authors; what is longer is none.
_LONGEST = 200


class Properties:
    """Told of the elements of the part that describes a document."""

    def __init__(self, *names: str) -> None:
        """`names` are those of the elements, without a namespace, the most telling first."""
        self._names = names
        self._said: dict[str, list[str]] = {name: [] for name in names}
        self._open: str | None = None

    @property
    def author(self) -> str:
        """The author, if a person is named; else ""."""
        said = next((found for name in self._names if (found := self._said[name])), [])
        return person("".join(said))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        del attributes
        local = re.split("[ :]", name)[-1]
        self._open = local if local in self._said else None

    def end(self, name: str) -> None:
        """An element ends."""
        del name
        self._open = None

    def text(self, text: str) -> None:
        """Some text."""
        if self._open:
            self._said[self._open].append(text)


def person(author: str) -> str:
    """The name of a person or of several; "" for an account or a program.

    >>> person(" Ann  Lee "), person("Microsoft Office User"), person("lee")
    ('Ann Lee', '', '')
    """
    words = author.split() if len(author) <= _LONGEST else []
    named = sum(word[0].isupper() or not word[0].isascii() for word in words) >= _FEWEST_NAMES
    return " ".join(words) if named and not _NOBODY.match(words[0]) else ""
