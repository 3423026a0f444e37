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
    """A name of an article, in one or several forms.

    Attributes:
        name: its fullest form in the text, without markup and extra white space.
        kind: the kind of its bearer.
        role: the role that the text gives next to the name ("finance minister", "Dr").
        mentions: its positions in the body, in order, in any form, without personal titles.
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
