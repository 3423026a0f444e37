"""The entity that a speaker's words refer to."""

from enum import StrEnum

from nutgraf.article import Span
from nutgraf.facts.names import NameKind
from nutgraf.frozen import dataclass


class SourceKind(StrEnum):
    """The kind of a cited source."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Entity:
    """One speaker, however the text refers to them.

    Attributes:
        label: the full name, or the words of the first mention.
        kind: NAMED for a person, organisation or place with a name, and for an organisation that
            has no name but a description with one ("the Norwegian government").
        span: where the name appears in full, or the first mention.
        name: the first mention of the name; None if there is no name.
        bears: the kind of the name's bearer; None if there is no name.
        role: a person's description in the text: "finance minister", "baker from Hull".
    """

    label: str
    kind: SourceKind
    span: Span
    name: Span | None = None
    bears: NameKind | None = None
    role: Span | None = None
