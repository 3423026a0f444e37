"""The name."""

from enum import StrEnum

from nutgraf.article import Span
from nutgraf.frozen import dataclass


class NameKind(StrEnum):
    """What bears a name; OTHER where the text does not show it."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something that an article calls by name, in one or several forms.

    Attributes:
        name: its fullest form in the text, white space and markup removed.
        kind: what bears it.
        role: what the text says beside the name that its bearer is ("finance minister", "Dr").
        mentions: where it stands in the body, in order, in whatever form; titles are not part.
        aliases: its other forms, as written, in the order of the text.
        listed: whether a reader would list it: not the ninth country of a row.
    """

    name: str
    kind: NameKind
    role: Span | None
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...]
    listed: bool = True

    @property
    def first(self) -> Span:
        """Where it is mentioned first."""
        return self.mentions[0]
