"""The links between the lines of a briefing of several articles and the sentences of each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.rendering.labels import label
from nutgraf.rendering.page_links import MOST_PLACES, LinkedLine, Links, cut
from nutgraf.rendering.view import Entry, PartKind

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for this package.
    from nutgraf.briefing.multi_document import JointArticle

# An article has a letter and one of so many colours; the letter tells it from those of its colour.
COLOURS = 6
# Articles have the letters: what a line is has a sign.
_SIGNS = {PartKind.GIST: "★", PartKind.AGREED: "=", PartKind.DIFFERING: "≠", PartKind.ONLY: "!"}


class JointPlace(NamedTuple):
    """A sentence that a line speaks of: its address and paragraph, and whose it is."""

    id: str
    paragraph: int
    letter: str
    colour: int
    name: str


@dataclass(frozen=True, slots=True)
class JointLine:
    """A line, the places in the articles that it speaks of, and how many say it of how many.

    `language` is that of its words.
    """

    line: LinkedLine
    places: Sequence[JointPlace]
    language: str
    share: str = ""


class JointLinks:
    """The lines of a briefing made so far, by article."""

    def __init__(self, parts: "Sequence[JointArticle]", prefix: str) -> None:
        self._parts = parts
        self._prefix = prefix
        self._links = [
            Links(part.article, f"{prefix}{self.letter(part.number).lower()}-") for part in parts
        ]
        self._made: dict[PartKind, int] = defaultdict(int)

    @staticmethod
    def sign(kind: PartKind) -> str:
        """What a line of a kind is marked with."""
        return _SIGNS.get(kind, "")

    @staticmethod
    def letter(number: int) -> str:
        """What an article is marked with: A to Z, then AA, AB and so on.

        >>> [JointLinks.letter(number) for number in (0, 25, 26, 199)]
        ['A', 'Z', 'AA', 'GR']
        """
        before, own = divmod(number, len(ascii_uppercase))
        return (ascii_uppercase[before - 1] if before else "") + ascii_uppercase[own]

    @staticmethod
    def colour(number: int) -> int:
        """Which of the colours an article has."""
        return number % COLOURS

    def of(self, number: int) -> Links:
        """The links of one article."""
        return self._links[number]

    def id_of(self, number: int) -> str:
        """The address of an article."""
        return f"{self._prefix}article-{self.letter(number).lower()}"

    def id_of_part(self, number: int) -> str:
        """The address of a part of the briefing."""
        return f"{self._prefix}part-{number + 1}"

    def line(self, kind: PartKind, entry: Entry, marked: Iterable[str], share: str) -> JointLine:
        """A line of the briefing, numbered among those of its kind.

        `marked` are words that are set off where they stand in it, each behind the one before.
        """
        self._made[kind] += 1
        number = self._made[kind]
        sign = self.sign(kind)
        line = LinkedLine(
            id=f"{self._prefix}{kind.name.lower()}-{number}",
            label=f"{sign}{number}" if sign else "",
            name=f"{label(self._parts[0].article, kind.value)} {number}",
            text=entry.text,
            places=(),
            lead="" if kind is PartKind.DIFFERING else entry.lead,
            note="; ".join(entry.facts),
            pieces=tuple(cut(entry.text, marked)),
        )
        places = [
            (article, index)
            for article in dict.fromkeys(place.article for place in entry.places)
            for index in self._links[article].sentences(
                place.span for place in entry.places if place.article == article
            )
        ][:MOST_PLACES]
        for article, index in places:
            self._links[article].add(index, kind, line)
        language = self._parts[places[0][0]].article.language if places else FALLBACK_LANGUAGE
        return JointLine(line, [self._place(*place) for place in places], language, share)

    def _place(self, article: int, index: int) -> JointPlace:
        links = self._links[article]
        return JointPlace(
            links.id_of(index),
            links.paragraph(index),
            self.letter(article),
            self.colour(article),
            self._parts[article].label,
        )
