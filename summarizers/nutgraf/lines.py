"""Lines of a text as editors and protocols count them."""

from bisect import bisect_right

from nutgraf.frozen import dataclass
from nutgraf.patterns import pattern

# Only these three end a line. str.splitlines also breaks at U+2028, NEL, VT, FF and others, which
# no editor does: with it, every place behind such a character would be a line off.
_LINE_END = pattern(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Lines:
    r"""Where each line of a text starts.

    >>> Lines.of("one\r\ntwo").place(6)
    (1, 1)
    """

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Lines":
        """Index `text`: one start for the first line and one after every line end."""
        return cls((0, *(match.end() for match in _LINE_END.finditer(text))))

    def line(self, offset: int) -> int:
        """The zero-based line that holds the character at `offset`."""
        return bisect_right(self.starts, offset) - 1

    def place(self, offset: int) -> tuple[int, int]:
        """The zero-based line and column, in code points, of the character at `offset`."""
        line = self.line(offset)
        return line, offset - self.starts[line]


def line_start(source: str, offset: int) -> int:
    """Where the line begins that holds `offset`."""
    feed = source.rfind("\n", 0, offset) + 1
    # Only within the line: texts without carriage returns would be searched from end to end.
    return max(feed, source.rfind("\r", feed, offset) + 1)


def line_end(source: str, offset: int) -> int:
    """Where the line ends that holds `offset`, without its line end."""
    feed = source.find("\n", offset)
    end = len(source) if feed < 0 else feed
    carriage = source.find("\r", offset, end)
    return end if carriage < 0 else carriage


def end_of_line(source: str) -> str:
    """The line end that a text uses first."""
    found = _LINE_END.search(source)
    return found[0] if found else "\n"
