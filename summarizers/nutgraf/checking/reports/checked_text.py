"""A checked text and its findings, for the renderers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from nutgraf.article import Article, Span
from nutgraf.checking.finding import Finding
from nutgraf.lines import Lines


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text by its name, and its findings."""

    name: str
    article: Article
    findings: Sequence[Finding]

    @property
    def path(self) -> str:
        """The name with the slashes of addresses."""
        return PurePath(self.name).as_posix()


def region(lines: Lines, span: Span) -> tuple[int, int, int, int]:
    """First line and column, last line and the column behind it, all counted from 1."""
    first, column = lines.place(span.start)
    last, behind = lines.place(span.end)
    return first + 1, column + 1, last + 1, behind + 1
