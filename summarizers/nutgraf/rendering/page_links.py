"""The links between the lines of a briefing and the sentences of its article, both ways."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nutgraf.article import Article, Span
from nutgraf.cancellation import checked
from nutgraf.rendering.labels import label
from nutgraf.rendering.view import PartKind

# Where a line speaks of more places, the rest is only in the lists of other formats.
MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class LinkedSentence:
    """A sentence that a line speaks of: its address, and the number of its paragraph."""

    id: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class LinkedLine:
    """A line of the briefing.

    `lead` is what comes before its words and is set off, `note` what comes after; `places` are the
    sentences that it speaks of; `pieces` are its words cut at its numbers, which are the pieces
    with odd indexes.
    """

    id: str
    label: str
    name: str
    text: str
    places: tuple[LinkedSentence, ...]
    lead: str = ""
    note: str = ""
    pieces: tuple[str, ...] = ()


class Links:
    """The lines of a briefing made so far, and which of them speak of a sentence."""

    def __init__(self, article: Article, prefix: str) -> None:
        self._article = article
        self._prefix = prefix
        self._starts = [sentence.span.start for sentence in article.sentences]
        # The first sentence of each paragraph; what has no sentence is none.
        self._firsts = [block.first for block in checked(article.blocks) if block.sentences]
        self._lines: dict[int, list[tuple[PartKind, LinkedLine]]] = defaultdict(list)
        self._made: dict[PartKind, int] = defaultdict(int)

    def line(
        self,
        kind: PartKind,
        text: str,
        spans: Sequence[Span],
        lead: str = "",
        note: str = "",
        numbers: Iterable[str] = (),
    ) -> LinkedLine:
        """A line of the briefing about what stands at `spans`, numbered among those of its kind.

        `numbers` are set off where they stand in the text, each behind the one before.
        """
        self._made[kind] += 1
        number = self._made[kind]
        found = self.sentences(spans)[:MOST_PLACES]
        line = LinkedLine(
            id=f"{self._prefix}{kind.name.lower()}-{number}",
            label=f"{kind.letter}{number}",
            name=f"{label(self._article, kind.value)} {number}",
            text=text,
            places=tuple(self._place(index) for index in found),
            lead=lead,
            note=note,
            pieces=tuple(cut(text, numbers)),
        )
        for index in found:
            self.add(index, kind, line)
        return line

    def add(self, index: int, kind: PartKind, line: LinkedLine) -> None:
        """Let a sentence know of a line that speaks of it."""
        self._lines[index].append((kind, line))

    def id_of(self, index: int) -> str:
        """The address of a sentence."""
        return f"{self._prefix}s-{index}"

    def paragraph(self, index: int) -> int:
        """The number of the paragraph that a sentence stands in, from 1."""
        return bisect_right(self._firsts, index)

    def about(self, index: int) -> Sequence[tuple[PartKind, LinkedLine]]:
        """The lines that speak of a sentence, each with its kind."""
        return self._lines.get(index, ())

    def _place(self, index: int) -> LinkedSentence:
        return LinkedSentence(self.id_of(index), self.paragraph(index))

    def sentences(self, spans: Iterable[Span]) -> list[int]:
        """The sentences in which the spans begin, each once; spans that begin in none are left."""
        found: dict[int, None] = {}
        for span in spans:
            index = bisect_right(self._starts, span.start) - 1
            if index >= 0 and span.start < self._article.sentences[index].span.end:
                found[index] = None
        return list(found)


def cut(text: str, numbers: Iterable[str]) -> Iterator[str]:
    """A text cut at numbers in it, which come second, fourth and so on.

    >>> list(cut("It rose 3 percent to 33.", ["3 percent", "33"]))
    ['It rose ', '3 percent', ' to ', '33', '.']
    """
    past = 0
    for number in numbers:
        start = text.find(number, past)
        if start >= 0:
            yield text[past:start]
            past = start + len(number)
            yield number
    yield text[past:]
