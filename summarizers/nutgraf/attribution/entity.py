"""The entity that a speaker's words refer to."""

from enum import StrEnum

from nutgraf.article import Span
from nutgraf.facts.names import NameKind
from nutgraf.frozen import dataclass


class SourceKind(StrEnum):
    """Who or what is cited."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Entity:
    """One and the same speaker, however the text refers to them.

    Attributes:
        label: the name in full, or the words of the first mention.
        kind: NAMED for a person, organisation or place with a name, and for a body that is not
            known by name but has one in its description ("the Norwegian government").
        span: where the name stands in full, or the first mention.
        name: where the name is mentioned first; None where there is no name.
        bears: what bears the name; None where there is no name.
        role: what the text says that a person is: "finance minister", "baker from Hull".
    """

    label: str
    kind: SourceKind
    span: Span
    name: Span | None = None
    bears: NameKind | None = None
    role: Span | None = None
