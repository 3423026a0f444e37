"""The links between the lines of a briefing and the sentences of its article, both ways."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from nutgraf.article import Article, Span
from nutgraf.rendering.places import line_of


class Kind(Enum):
    """What a line of a briefing is: a letter for its label, and the word that this stands for."""

    GIST = "gist"
    POINT = "point"
    CLAIM = "claim"
    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    QUOTE = "quote"
    SOURCE = "source"
    OPEN = "open question"

    @property
    def letter(self) -> str:
        """The first of its word: all are different."""
        return self.value[0].upper()


# Where a line speaks of more places, the rest is only in the lists of other formats.
_MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that a line speaks of: its address, and the line of the source it stands on."""

    id: str
    line: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the briefing.

    `lead` is what comes before its words and is set off, `note` what comes after; `places` are the
    sentences that it speaks of.
    """

    id: str
    label: str
    name: str
    text: str
    places: tuple[Place, ...]
    lead: str = ""
    note: str = ""


class Links:
    """The lines of a briefing made so far, and which of them speak of a sentence."""

    def __init__(self, article: Article, prefix: str) -> None:
        self._article = article
        self._prefix = prefix
        self._starts = [sentence.span.start for sentence in article.sentences]
        self._lines: dict[int, list[tuple[Kind, Line]]] = defaultdict(list)
        self._made: dict[Kind, int] = defaultdict(int)

    def line(
        self, kind: Kind, text: str, spans: Sequence[Span], lead: str = "", note: str = ""
    ) -> Line:
        """A line of the briefing about what stands at `spans`, numbered among those of its kind."""
        self._made[kind] += 1
        number = self._made[kind]
        found = list(dict.fromkeys(self._sentences(spans)))[:_MOST_PLACES]
        line = Line(
            id=f"{self._prefix}{kind.name.lower()}-{number}",
            label=f"{kind.letter}{number}",
            name=f"{kind.value} {number}",
            text=text,
            places=tuple(self._place(index) for index in found),
            lead=lead,
            note=note,
        )
        for index in found:
            self._lines[index].append((kind, line))
        return line

    def id_of(self, index: int) -> str:
        """The address of a sentence."""
        return f"{self._prefix}s-{index}"

    def about(self, index: int) -> Sequence[tuple[Kind, Line]]:
        """The lines that speak of a sentence, each with its kind."""
        return self._lines.get(index, ())

    def _place(self, index: int) -> Place:
        span = self._article.sentences[index].span
        return Place(self.id_of(index), line_of(self._article, span))

    def _sentences(self, spans: Sequence[Span]) -> Iterator[int]:
        """The sentences in which the spans begin; those that begin in none have no place."""
        for span in spans:
            index = bisect_right(self._starts, span.start) - 1
            if index >= 0 and span.start < self._article.sentences[index].span.end:
                yield index
